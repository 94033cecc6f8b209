/**
 * Numbers directly below a row of a text that may be torn from its figures; the relations tell (check/torn.ts):
 * ```
 * 一、本年新收政府信息公开申请数量⇥2⇥0⇥0⇥0⇥0⇥0⇥1
 * 2
 * ^ the rest of 12, or the number of a page
 * ```
 */
import { isFigureLike } from './figure.js';
import type { FigurePlace } from './figures.js';
import type { RawBlock, RawRow } from './raw.js';
import { isFilled, type StreamCell } from './stream.js';

/** A row of which some digits may be torn. */
export interface TornRow {
  table: string;
  location: string;
  rowLabel: string;
  /** `table/row/column` of its figures. */
  figures: string[];
  /** Texts of the numbers below; none where the number of cells alone says which is which. */
  pieces: string[];
  /** Any figure may be torn, not the last alone. */
  any: boolean;
  /** A cell a line, and several numbers in one of them: where a cell ends is not sure. */
  apart: boolean;
}

/** Notes that the numbers may belong to the row, if they are fewer than its own. */
export function takeTorn(row: RawRow | undefined, cells: readonly StreamCell[]): void {
  const filled = cells.filter(isFilled);
  if (row === undefined || filled.length === 0 || !filled.every(isLineOfText)) return;
  if (filled.length > row.figures.filter(isFilled).length) return;
  row.torn = [...(row.torn ?? []), ...filled];
}

/**
 * ```
 * （三）不予  1.属于国家秘密    0    8875  2    0    7    0    8875
 * 度  么开                           27                        36      the last digits, beside what is left of a label
 * ```
 * A row that could not be named, below one with more figures.
 */
export function takeRest(above: RawRow | undefined, row: RawRow): void {
  if (above !== undefined && isFewerDivided(row, above)) takeTorn(above, row.figures);
}

/** Whether spaces set the figures of a row apart, and they are fewer than those of the row above. */
export const isFewerDivided = ({ figures }: RawRow, above: RawRow): boolean =>
  figures.some((cell) => cell.divided) && figures.filter(isFilled).length < above.figures.filter(isFilled).length;

/**
 * A line of numbers below the one row of a table laid across is none, if there are fewer: see `takeTorn`. Where spaces set the
 * figures apart, they then stand on two lines and cannot be placed.
 */
export function joinRest(block: RawBlock): void {
  const [first, ...others] = block.rows.filter(({ figures }) => figures.some(isFilled));
  for (const row of others) {
    if (row.figures.length >= (first?.figures.length ?? 0) || row.labels.length > 0) continue;
    if (row.figures.some((cell) => cell.divided)) first?.figures.push(...row.figures);
    else takeTorn(first, row.figures);
    if (first?.torn !== undefined || first?.figures.includes(row.figures[0] as StreamCell))
      block.rows = block.rows.filter((other) => other !== row);
  }
}

/**
 * ```
 * ⇥1                  the upper line of 19, and the tabs behind it are gone
 * 9⇥7⇥⇥26⇥⇥94         as many cells as columns, if each counts
 * ```
 * Whether the cells of a row of a text stand on several lines, one cell alone on one of them, several on another.
 */
export function isOnUnequalLines({ figures }: RawRow): boolean {
  const counts = new Map<string, number>();
  for (const { explicit, location } of figures)
    if (explicit && location.startsWith('L')) counts.set(location, (counts.get(location) ?? 0) + 1);
  const all = [...counts.values()];
  return all.includes(1) && all.some((count) => count > 1);
}

/** In formats with cells, what stands below a table is no part of a cell. */
const isLineOfText = ({ text, gap, location }: StreamCell): boolean =>
  gap === 0 && location.startsWith('L') && isFigureLike(text);

/**
 * Cells that spaces or lines set apart: with an empty cell lost and a number in two, a row still has as many as it should.
 * ```
 * 1.属于国家秘密   0   99   0   0   1   0   100      990 in two pieces, and an empty cell lost
 * ```
 */
const isCounted = ({ figures, hard, grid }: RawRow, count: number): boolean =>
  !grid && figures.length >= count && (!hard || figures.some((cell) => cell.divided));

export function tornRow(row: RawRow, places: readonly FigurePlace[]): TornRow | undefined {
  const [first] = places;
  const { figures, torn } = row;
  const apart = areApart(row);
  if (first === undefined || (torn === undefined && !apart && !isCounted(row, places.length))) return undefined;
  return {
    table: first.table,
    location: figures[0]?.location ?? '',
    rowLabel: first.rowLabel,
    figures: places.map(({ table, row, column }) => `${table}/${row}/${column.key}`),
    pieces: (torn ?? []).map(({ text }) => text.trim()),
    any: figures.some((cell) => cell.divided) || (torn ?? []).some((cell) => cell.divided || cell.explicit),
    apart,
  };
}

/**
 * ```
 * 行政规范性文件 / 88 / 6 / 2 1      88, 6 and what is unreadable; or 886, whose column is too narrow, 2 and 1
 * ```
 */
const areApart = ({ figures }: RawRow): boolean =>
  figures.length > 1 &&
  figures.every((cell) => !cell.explicit && !cell.divided) &&
  figures.some(({ text }) => holdsSeveral(text.trim()));

/** `12 3`: digits, and digits apart from them. */
export const holdsSeveral = (text: string): boolean => /^[\d０-９]+(?:\s+[\d０-９]+)+$/u.test(text);
