/** What a text is to a table: a word of its head, labels of its columns, the label of a row or of a group. */
import { normalise } from '../forms/label.js';
import { match, matchExact } from '../forms/match.js';
import { rememberedOf } from '../forms/remembered.js';
import type { Name, TableNames } from '../forms/vocabulary.js';

/** More pieces than any head has columns. */
export const MOST_PIECES = 20;

/** Texts that open a head. In a table whose rows lie side by side, their labels do. */
export const isHeadWord = rememberedOf((table: TableNames, text: string): boolean => {
  const columns = text.trim().split(/\s{2,}/u);
  if (columns.length <= MOST_PIECES && columns.some((column) => isHeadText(table, column))) return true;
  if (table.layout === 'down')
    return allPieces(text, (piece) => matchExact(table.head, piece) !== null) || isHeadLine(table, text);
  return allPieces(text, (piece) => matchExact(table.rowLabels, piece) !== null);
});

/** `指标 单位 统计数`: words of the head and labels of columns, a space between. */
function isHeadLine(table: TableNames, text: string): boolean {
  const pieces = text.trim().split(/\s+/u);
  if (table.units.length === 0 || pieces.length < 2 || pieces.length > MOST_PIECES) return false;
  const names: Name[] = [...table.headWords, ...table.columns];
  if (!pieces.some((piece) => isHeadText(table, piece))) return false;
  // 指标 beside 单位: whatever the columns are called
  const both = table.localColumns && pieces.some((piece) => matchExact(table.units, piece) !== null);
  return both || pieces.every((piece) => matchExact(names, piece) !== null);
}

/** Whether a text is a word of the head, or the beginning of a note in it. */
export const isHeadText = (table: TableNames, text: string): boolean =>
  matchExact(table.head, text) !== null || isBeginningOfNote(table.head, text);

/** A shorter text may begin anything. */
const NOTE_LENGTH = 8;

/** A long note of the head, cut by a line end: （本列数据的勾稽关系为：第一项加第二项之和，等 */
export function isBeginningOfNote(names: readonly Name[], text: string): boolean {
  const { full } = normalise(text);
  return full.length >= NOTE_LENGTH && names.some((name) => name.variants.some((v) => v.full.startsWith(full)));
}

/** Whether a text is the label of a column, or several of them, or of the head otherwise. */
export const isColumnLabel = rememberedOf((table: TableNames, text: string): boolean => {
  const names: Name[] = [...table.columns, ...table.columnGroups, ...table.headWords];
  return match(names, text) !== null || allPieces(text, (piece) => matchExact(names, piece) !== null);
});

/** Whether a text is one name, or several set apart by spaces: `行政复议   行政诉讼`. */
function allPieces(text: string, test: (piece: string) => boolean): boolean {
  const pieces = text.trim().split(/\s+/u);
  return pieces.length > 1 && pieces.length <= MOST_PIECES && pieces.every(test) ? true : test(text);
}

/** Whether the text names a row or a group of rows. */
export const isRowLabel = rememberedOf(
  (table: TableNames, text: string): boolean => match(table.rowLabels, text) !== null,
);

/** Whether the text names a group of rows, and no row of any form. */
export function isGroupLabel(table: TableNames, text: string): boolean {
  return matchExact(table.groups, text) !== null && matchExact(table.rows, text) === null;
}

/** `结果维  结果纠  其他结  尚未审  总计`: labels of columns, each cut by the end of its line. */
export function areCutLabels(table: TableNames, text: string): boolean {
  const pieces = text.trim().split(/\s+/u);
  const begins = (piece: string): boolean =>
    piece.length > 1 && table.columns.some((name) => name.variants.some((variant) => variant.core.startsWith(piece)));
  return pieces.length > 2 && pieces.length <= MOST_PIECES && pieces.every(begins);
}
