/** Pieces of labels and lone figures: what a line means that is no row by itself. */
import { normalise } from '../forms/label.js';
import { rememberedOf } from '../forms/remembered.js';
import type { Name, RowName, TableNames } from '../forms/vocabulary.js';
import type { RawRow } from './raw.js';
import type { StreamCell } from './stream.js';

/** Whether a text is part of some label of the table, as pieces of a label written downwards are: `（四）无` / `法提供`. */
export const isPieceOfLabel = rememberedOf((names: TableNames, text: string): boolean => {
  const pieces = text.trim().split(/\s+/u);
  if (pieces.length > 1) return pieces.every((piece) => isPieceOfLabel(names, piece));
  const { full } = normalise(text);
  if (full === '') return true;
  return names.rowLabels.some((name) => name.variants.some((variant) => variant.full.includes(full)));
});

/** Shortest beginning of a label that tells, its number included. */
const BEGINNING = 3;

/** Whether a text is how the label of one of the names begins, or the whole of it, its number included. */
export function beginsLabel(names: readonly Name[], text: string): boolean {
  const { full } = normalise(text);
  return full.length >= BEGINNING && names.some((name) => name.variants.some((one) => one.full.startsWith(full)));
}

/** Lines that are no piece of a label, before a row whose cells are cells: the table ended, they are prose. */
export const hasProse = (row: RawRow | null, names: TableNames | null): boolean =>
  row !== null && names !== null && row.labels.some(({ explicit, text }) => !explicit && !isPieceOfLabel(names, text));

/** `件`, `06(`: a rest of a cell; no label has fewer than two Chinese characters. */
export const namesNothing = (text: string): boolean => !/\p{Script=Han}.*\p{Script=Han}/su.test(text);

/** Several texts, none of them a piece of any label of the table: a row of something else. */
export function isForeignRow(row: RawRow | null, names: TableNames | null): boolean {
  if (row === null || names === null || row.labels.length < 2) return false;
  return row.labels.every((label) => !isPieceOfLabel(names, label.text));
}

/** Lines only: no piece of the label stands on the line of the first figure. */
export function standsAlone({ labels, figures }: RawRow): boolean {
  const [first] = figures;
  return first !== undefined && !first.explicit && labels.every((label) => label.location !== first.location);
}

/**
 * ```
 * 规章 |
 * 1 |
 * 3        no cell as the others are: the number of a page, or the rest of 13
 * ^
 * ```
 */
export const isBareAmongCells = ({ labels, figures }: RawRow, cell: StreamCell): boolean =>
  !cell.explicit && [...labels, ...figures].some(({ explicit }) => explicit);

/**
 * Takes texts for the figures of the row before them, unreadable ones, if they are as many as it has columns:
 * ```
 * 行政处罚 / 约四十 / 行政强制 / 0
 *            ^
 * ```
 */
export function isUnreadableFigures(
  name: RowName | undefined,
  raw: RawRow | undefined,
  cells: StreamCell[],
  names: TableNames,
): boolean {
  if (name === undefined || raw === undefined || raw.figures.length > 0 || cells.length === 0) return false;
  if (!name.flat.some((flat) => flat.columns.length === cells.length)) return false;
  if (cells.some((cell) => isPieceOfLabel(names, cell.text))) return false;
  raw.figures.push(...cells);
  return true;
}

/**
 * ```
 * 本             2.没有现成信息需要另行制
 * ^              ^ behind a piece of the label that is written downwards beside it
 * ```
 * The texts that spaces set apart within one of a line.
 */
export const textsApart = (text: string): string[] => text.trim().split(/\s{2,}/u);

/** Pieces of one label, joined as they would be read. */
export function joinTexts(cells: readonly StreamCell[]): string {
  let joined = '';
  for (const { text } of cells) joined += withoutBreaks(text.trim());
  return joined;
}

const withoutBreaks = (text: string): string => (text.includes('\n') ? text.replace(/\s*\n\s*/g, '') : text);
