/** What a table as a whole shows about its empty cells: whether the copy kept them, and how. */
import type { RawRow } from './raw.js';
import { isFilled, type StreamCell } from './stream.js';

export interface BlankEvidence {
  /** An empty cell stands between figures somewhere: the copy keeps blanks in their place. */
  keepsBlanks: boolean;
  /** Cells before the first figure, by the number of cells behind the label, where all whole rows agree. */
  offsets: Map<number, number>;
  /** The figures of every whole row are the last cells of the row. */
  alignedRight: boolean;
  /** The number of cells that most rows have behind their label. */
  usualCells: number;
  /** Some row has its figures on one line, set apart by spaces: then every row has. */
  divided: boolean;
  /** Grid only: the last column with a figure. */
  lastColumn: number;
  /** Lines: see `spacingOf`. */
  spacing: number | null;
  /** The same where some rows only show their empty cells as blank lines. */
  hinted: number | null;
}

export function evidenceOf(
  rows: readonly RawRow[],
  width: number,
  { spacing, hinted }: Pick<BlankEvidence, 'spacing' | 'hinted'>,
): BlankEvidence {
  const inner = rows.some((row) => {
    const own = row.figures.filter((cell) => cell.filler !== true || isFilled(cell));
    return own.some(isFilled) && !isContiguous(own);
  });
  const offsets = offsetsOf(rows, width);
  return {
    keepsBlanks: inner,
    usualCells: usual(rows.map((row) => row.figures.length)),
    divided: rows.some((row) => row.figures.filter((cell) => cell.divided).length > 1),
    offsets,
    alignedRight: offsets.size > 0 && [...offsets].every(([length, offset]) => length - offset === width),
    lastColumn: lastColumnOf(rows),
    spacing,
    hinted,
  };
}

function lastColumnOf(rows: readonly RawRow[]): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { figures } of rows) {
    for (const cell of figures) if (isFilled(cell)) last = Math.max(last, cell.column ?? Number.NaN);
  }
  return last;
}

/** Gaps between lines of figures that must be seen before a blank line is believed to be a cell, and that are looked at. */
const FEWEST_TELLING = 3;
const MOST_TELLING = 10_000;

/** So many of the gaps must have no blank line, else it is not told whether a blank line is a cell. */
const LEAST_SHARE = 0.25;

/**
 * How many blank lines stand between two cells that follow each other directly, over a whole document: the fewest between
 * any two figures of a row. 0: each blank line is an empty cell. 1: cells are set apart by a blank line.
 */
export function spacingOf(rows: readonly RawRow[]): number | null {
  let gaps = 0;
  let none = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const { figures } of rows) {
    for (let at = 1; at < figures.length && gaps < MOST_TELLING; at++) {
      const cell = figures[at];
      if (cell === undefined || cell.explicit || cell.divided) continue;
      gaps++;
      if (cell.gap === 0) none++;
      fewest = Math.min(fewest, cell.gap);
    }
  }
  // a figure torn in two shows no gap either
  if (none > 0 && none < gaps * LEAST_SHARE) return null;
  return gaps >= FEWEST_TELLING && fewest <= 1 ? fewest : null;
}

function usual(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function offsetsOf(rows: readonly RawRow[], width: number): Map<number, number> {
  const offsets = new Map<number, number>();
  for (const { figures } of rows) {
    if (figures.filter(isFilled).length !== width || !isContiguous(figures)) continue;
    const offset = figures.findIndex(isFilled);
    const known = offsets.get(figures.length);
    offsets.set(figures.length, known === undefined || known === offset ? offset : Number.NaN);
  }
  return offsets;
}

/** No empty cell stands between filled ones. */
export function isContiguous(figures: StreamCell[]): boolean {
  const flags = figures.map(isFilled);
  return !flags.slice(flags.indexOf(true), flags.lastIndexOf(true)).includes(false);
}
