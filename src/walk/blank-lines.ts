/** Blank lines between the cells of a table that has a cell a line: empty cells, or nothing but the way it is printed. */
import type { TableNames } from '../forms/vocabulary.js';
import type { Head } from './head.js';
import type { NamedRow } from './named.js';
import type { RawRow } from './raw.js';

/** The empty cells that a row begins with because labels merged downwards cover them; null when the row is not known. */
export function mergedCells(row: NamedRow, next: NamedRow | undefined, { nesting }: TableNames): number | null {
  // the line above the next head begins in the first column
  if (next !== undefined && next.block !== row.block) return 0;
  if (nesting === 'lines') return next === undefined ? null : 0;
  const flat = next?.name?.flat[0];
  return next === undefined || flat === undefined ? null : Math.max(0, flat.groups.length + 1 - next.shown);
}

/**
 * Whether blank lines are empty cells: figures and blank lines of a row, those of the next row's merged labels included,
 * make up the row in nearly every row of the table. In a copy that prints blank lines for other reasons they do so by chance.
 */
export function blankLinesAsCells(
  rows: readonly NamedRow[],
  heads: readonly Head[],
  spacing: number,
  names: TableNames,
): 'surely' | 'perhaps' | null {
  let agree = 0;
  let disagree = 0;
  rows.forEach((row, index) => {
    const { figures, gapAfter } = row.raw;
    const merged = mergedCells(row, rows[index + 1], names);
    const width = heads[index]?.slots.length ?? 0;
    if (merged === null || figures.some((cell) => cell.explicit || cell.divided)) return;
    const blanks = [...figures.map((cell) => cell.gap), gapAfter].map((gap) => (spacing === 0 ? gap : (gap - 1) / 2));
    const cells = blanks.reduce((sum, count) => sum + count, figures.length);
    if (cells === width + merged) agree++;
    else disagree++;
  });
  if (agree === 0) return null;
  return agree >= 3 * disagree ? 'surely' : 'perhaps';
}

/** Whether as many blank lines follow a label without figures as it has columns: they are its empty cells. */
export function showsBlanks(raw: RawRow, count: number, spacing: number | null): boolean {
  if (spacing === 0) return raw.gapAfter >= count;
  return spacing === 1 ? raw.gapAfter >= 2 * count + 1 : count > 2 && raw.gapAfter >= count;
}
