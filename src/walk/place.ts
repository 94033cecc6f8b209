/** Which cell of a row belongs to which slot: by grid column where there is one, by count and order where not. */
import type { Rule } from '../report.js';
import { type BlankEvidence, isContiguous } from './blank-evidence.js';
import type { Slot } from './candidates.js';
import type { Head } from './head.js';
import { type RawRow, rowLike } from './raw.js';
import { isFilled, type StreamCell, withText } from './stream.js';

export interface Placement {
  /**
   * - `sure`: every cell's slot is certain;
   * - `repaired`: taken in order although the cells do not stand under their labels, or the head is missing;
   * - `unplaced`: there are figures, but their slots cannot be told.
   */
  how: 'sure' | 'repaired' | 'unplaced';
  slots: Slot[];
  /** For each slot its cell; null where the row has none. Empty when unplaced. */
  cells: (StreamCell | null)[];
  /** Name of the rule, when repaired. */
  rule: Rule | undefined;
  /** Unplaced only: slots in order, for whoever can tell more (check/placing.ts), and whether blanks may be anywhere. */
  figures: StreamCell[];
  /** Texts under labels that the form does not know. */
  extras: { cell: StreamCell; head: string }[];
}

const surely = (slots: Slot[], cells: (StreamCell | null)[], figures: StreamCell[]): Placement => ({
  how: 'sure',
  slots,
  cells,
  rule: undefined,
  figures,
  extras: [],
});

/** The figures of a row whose slots cannot be told. */
export const unplaced = (slots: Slot[], figures: StreamCell[]): Placement => ({
  how: 'unplaced',
  slots,
  cells: [],
  rule: undefined,
  figures: figures.filter(isFilled),
  extras: [],
});

/**
 * @param mergedNext empty cells that the next row begins with (labels merged downwards), null when not known
 */
export function place(row: RawRow, head: Head, evidence: BlankEvidence, mergedNext: number | null): Placement {
  const { slots } = head;
  if (row.grid && head.grid !== null && row.figures.every((cell) => cell.column !== undefined)) {
    const cells = row.figures.filter((cell) => !isNoCell(cell));
    const extras = cells.filter((cell) => isUnder(cell, head.others));
    const own = cells.filter((cell) => !extras.includes(cell));
    const placement = byColumn(own, slots, head.grid, evidence);
    for (const cell of extras.filter(isFilled)) {
      placement.extras.push({ cell, head: head.others.get(cell.column ?? 0) ?? '' });
    }
    return placement;
  }
  const cells = mayBeCut(row, head)
    ? null
    : inOrder(withoutFillers(row, slots.length, evidence), slots, evidence, mergedNext);
  return cells === null ? unplaced(slots, row.figures) : surely(slots, cells, row.figures);
}

/**
 * ```
 * | 规章 | 0 | 3 |   | | | |      as wide as the widest table joined to this one
 *                    ^ behind the last column in which any row has a figure
 * ```
 */
function withoutFillers(row: RawRow, count: number, { lastColumn }: BlankEvidence): RawRow {
  if (!row.grid || row.figures.length <= count) return row;
  const figures = row.figures.filter(({ column = 0 }) => column <= lastColumn);
  return figures.length === count ? rowLike(row, { figures }) : row;
}

/**
 * ```
 * 本年 / 制发 / 件数 / … / 规章 / 5057 / 92 / 1      columns too narrow for their labels: 505792, or 5057 and 92
 * ```
 */
const mayBeCut = ({ figures }: RawRow, { cut, slots }: Head): boolean =>
  cut && slots.length > 1 && figures.some(isFilled) && figures.every(({ explicit, divided }) => !explicit && !divided);

/**
 * ```
 * | 规章 | 3 | 5 |     |      a row of three cells, in a table of four columns
 *                 ^ no cell: the one that is gone may have stood anywhere
 * ```
 */
const isNoCell = (cell: StreamCell): boolean => cell.filler === true && !isFilled(cell);

/** Each slot takes the cell that covers its grid column. */
function byColumn(
  figures: StreamCell[],
  slots: Slot[],
  grid: Map<number, Slot>,
  { usualCells }: BlankEvidence,
): Placement {
  const covered = new Map<Slot, StreamCell>();
  // a cell too many, and the other rows have none: one was doubled, and those behind it are shifted
  let astray = figures.length > slots.length && figures.length !== usualCells;
  for (const cell of figures) {
    const under = slotsUnder(cell, grid);
    if (isFilled(cell) && (under.length !== 1 || cell.rowSpan !== 1)) astray = true;
    for (const slot of under) {
      if (covered.has(slot) && isFilled(cell)) astray = true;
      if (!covered.has(slot)) covered.set(slot, cell);
    }
  }
  const spansRows = figures.some((cell) => isFilled(cell) && (cell.rowSpan ?? 1) > 1);
  // a cell is missing: which one, nobody can tell
  const short = slots.some((slot) => !covered.has(slot));
  if (!astray && !short) {
    const cells = slots.map((slot) => covered.get(slot) ?? null);
    return surely(slots, cells, figures);
  }
  // as many cells as slots, but shifted: a merged label is missing in this row, say
  if (figures.length === slots.length && !spansRows) {
    return { ...surely(slots, figures, figures), how: 'repaired', rule: 'row_shifted' };
  }
  return unplaced(slots, figures);
}

/** Whether a cell stands wholly in columns that the form does not know. */
function isUnder(cell: StreamCell, others: Map<number, string>): boolean {
  const start = cell.column ?? 0;
  for (let column = start; column < start + (cell.columnSpan ?? 1); column++) if (!others.has(column)) return false;
  return true;
}

function slotsUnder(cell: StreamCell, grid: Map<number, Slot>): Slot[] {
  const slots = new Set<Slot>();
  const start = cell.column ?? 0;
  for (let column = start; column < start + (cell.columnSpan ?? 1); column++) {
    const slot = grid.get(column);
    if (slot !== undefined) slots.add(slot);
  }
  return [...slots];
}

/** The row's cells, one for each of `count` slots; null when the count does not tell. */
function inOrder(
  row: RawRow,
  slots: Slot[],
  evidence: BlankEvidence,
  mergedNext: number | null,
): (StreamCell | null)[] | null {
  const { figures } = row;
  const count = slots.length;
  const filled = figures.filter(isFilled);
  if (filled.length > count || isTorn(figures, count, evidence)) return null;
  if (filled.length === count && hasLooseSign(filled, slots)) return null;
  if (filled.length === 0) return blanks(figures, count);
  if (filled.length === count)
    return isContiguous(figures) && !hasBlanksBesides(row, evidence, mergedNext) ? filled : null;
  const inPlace = figures.length >= count && blanksStandInPlace(row, evidence);
  return (inPlace ? aligned(figures, count, evidence) : null) ?? byBlankLines(row, count, evidence, mergedNext);
}

/**
 * ```
 * 行政事业性收费   - 5      a mark that there is none and 5, or minus five
 *                  ^
 * ```
 * Only where a column takes negative numbers.
 */
function hasLooseSign(cells: StreamCell[], slots: Slot[]): boolean {
  return cells.some((cell, index) => {
    const next = cells[index + 1];
    if (cell.tight !== true || next === undefined || !/^\d/u.test(next.text)) return false;
    return slots[index]?.column.type === 'change' || slots[index + 1]?.column.type === 'change';
  });
}

/** Figures set apart by spaces stand on one line; what follows on the next is torn off from one of them. */
function isTorn(figures: StreamCell[], count: number, evidence: BlankEvidence): boolean {
  const onOneLine = figures.some((cell) => cell.divided) || (evidence.divided && count > 1);
  return onOneLine && new Set(figures.map((cell) => cell.location)).size > 1;
}

/** As many cells as slots, where the whole rows of the table have theirs; null where that leaves a figure out. */
function aligned(figures: StreamCell[], count: number, { offsets, alignedRight }: BlankEvidence): StreamCell[] | null {
  const last = alignedRight ? figures.length - count : Number.NaN;
  const offset = figures.length === count ? 0 : (offsets.get(figures.length) ?? last);
  const cells = figures.slice(offset, offset + count);
  return cells.filter(isFilled).length === figures.filter(isFilled).length ? cells : null;
}

/** A row without any text in it: every figure is blank, however many cells the copy shows. */
function blanks(figures: StreamCell[], count: number): (StreamCell | null)[] {
  const [first] = figures;
  return Array.from({ length: count }, (_, index) => figures[index] ?? first ?? null);
}

/**
 * ```
 * 二、上年结转 | 3 | 3 |||||||      an export that lost the blanks and filled the row up at its end
 *                      ^
 * ```
 * looks like a row whose last cells are blank. Only where some row of the table has a blank between figures, or every
 * cell is opened by a tab of its own, the blanks stand where they belong.
 */
function blanksStandInPlace(row: RawRow, evidence: BlankEvidence): boolean {
  return evidence.keepsBlanks || !row.figures.some((cell) => cell.filler === true && !isFilled(cell));
}

/**
 * ```
 * 规章 / · / 8 / 58 / 0 / 行政规范性文件      three figures for three columns, and an empty cell: one is torn
 *        ^
 * ```
 * Whether a row that has all its figures shows empty cells besides.
 */
function hasBlanksBesides(
  { figures, gapAfter }: RawRow,
  { spacing, hinted }: BlankEvidence,
  mergedNext: number | null,
): boolean {
  if (hinted === null || figures.some((cell) => cell.explicit || cell.divided)) return false;
  if (figures.some((cell) => cell.gap > hinted)) return true;
  return spacing !== null && mergedNext !== null && (spacing === 0 ? gapAfter : (gapAfter - 1) / 2) > mergedNext;
}

/**
 * A cell a line, an empty line for an empty cell. The blank lines before, between and behind the figures must make up the
 * row exactly, the empty cells of the next row's merged labels included:
 * ```
 * 1.属于国家秘密 / 3 / · / · / · / · / · / 3 / · / · / 2.其他法律行政法规禁止公开
 *                                              ^ two merged labels
 * ```
 */
function byBlankLines(
  row: RawRow,
  count: number,
  { spacing }: BlankEvidence,
  mergedNext: number | null,
): (StreamCell | null)[] | null {
  if (spacing === null || row.figures.some((cell) => cell.explicit || cell.divided)) return null;
  const blanksIn = (gap: number): number => (spacing === 0 ? gap : (gap - 1) / 2);
  const cells: (StreamCell | null)[] = [];
  for (const cell of row.figures) {
    const blanksHere = blanksIn(cell.gap);
    if (!Number.isInteger(blanksHere) || blanksHere < 0 || blanksHere > count) return null;
    for (let blank = 0; blank < blanksHere; blank++) cells.push(withText(cell, ''));
    cells.push(cell);
  }
  const behind = blanksIn(row.gapAfter);
  if (mergedNext === null ? cells.length !== count || behind > 0 : cells.length + behind !== count + mergedNext)
    return null;
  const last = cells.at(-1);
  while (cells.length < count && last) cells.push(withText(last, ''));
  return cells;
}
