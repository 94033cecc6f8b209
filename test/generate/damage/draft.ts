/** A report between being drawn up and being rendered, where damage is done to it, with what is due of each figure. */
import { type FormColumn, flattenRows } from '../../../src/forms/form.js';
import type { Figure } from '../../../src/report.js';
import { formNamed, type Grid, type GridCell } from '../grid.js';
import { outlineOf, type Part } from '../outline.js';
import type { GeneratedReport } from '../report.js';

/** What is right for one figure of the damaged document. */
export interface Due {
  value: number | null;
  status: Extract<Figure['status'], 'read' | 'blank' | 'not_applicable' | 'missing'>;
  /** The document still says which value it is; otherwise a flag is as right as the value. */
  determined: boolean;
  /** Whose cell stands in its column once the row is filled up at its end (`Flavour.pads`); null for an empty one. */
  padded?: string | null;
}

export interface Draft {
  parts: Part[];
  due: Map<string, Due>;
  /** The form's column of each figure. */
  columns: ReadonlyMap<string, FormColumn>;
}

/** A number below `sides`, the next of those that a trial drew. */
export type Die = (sides: number) => number;

/** Changes a draft in place. */
export interface Damage {
  /** What was done, for the table of results. */
  title: string;
  apply(draft: Draft, die: Die): void;
}

export function draftOf(report: GeneratedReport): Draft {
  const parts = outlineOf(report).map((part) =>
    part.kind === 'table' ? { ...part, grid: copyOf(part.grid) } : { ...part },
  );
  const due = new Map([...report.expected].map(([figure, expected]) => [figure, { ...expected, determined: true }]));
  const form = formNamed(report.form);
  const rows = form.tables.flatMap((table) => flattenRows(form, table));
  const columns = new Map(
    rows.flatMap((row) => row.columns.map((column) => [`${row.table}/${row.key}/${column.key}`, column] as const)),
  );
  return { parts, due, columns };
}

/** Says what a figure now is; of a figure that the form does not ask for, nothing is due. */
export function nowIs({ due }: Draft, figure: string, value: number | null, status: Due['status'] = 'read'): void {
  const was = due.get(figure);
  if (was !== undefined) due.set(figure, { ...was, value, status });
}

const copyOf = (grid: Grid): Grid => ({ ...grid, rows: grid.rows.map((row) => row.map((cell) => ({ ...cell }))) });

/** The same numbers for the same list, over and over. */
export function dieOf(numbers: readonly number[]): Die {
  let next = 0;
  return (sides) => (numbers[next++ % numbers.length] ?? 0) % sides;
}

export const pick = <T>(die: Die, all: readonly T[]): T | undefined => all[die(Math.max(1, all.length))];

/** Some of a list: each with a chance of one in `of`, but one at least. */
export function some<T>(die: Die, all: readonly T[], of: number): T[] {
  const chosen = all.filter(() => die(of) === 0);
  const one = pick(die, all);
  return chosen.length > 0 || one === undefined ? chosen : [one];
}

export const gridsIn = ({ parts }: Draft): Grid[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.grid] : []));

export const isFigure = (cell: GridCell): cell is GridCell & { figure: string } => cell.figure !== undefined;

/** Cells of figures. */
export const figureCells = (draft: Draft): (GridCell & { figure: string })[] =>
  gridsIn(draft).flatMap(({ rows }) => rows.flat().filter(isFigure));

/** A unit, a serial number, a mark and a numeral are none. */
const LABEL = /\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}/u;

export const isLabel = (cell: GridCell): boolean => !isFigure(cell) && LABEL.test(cell.text);

/** Cells of labels, those of the heads included. */
export const labelCells = (draft: Draft): GridCell[] =>
  gridsIn(draft).flatMap(({ rows }) => rows.flat().filter(isLabel));

/** Cells of labels that stand beside figures: of a row, or of a group that begins there. */
export const rowLabels = (draft: Draft): GridCell[] =>
  gridsIn(draft).flatMap(({ rows }) => rows.flatMap((row) => (row.some(isFigure) ? row.filter(isLabel) : [])));

/** The index of each row with figures under labels of columns; a table whose rows stand side by side has one only. */
export const figureRows = ({ rows }: Grid): number[] => rows.flatMap((row, at) => (row.some(isFigure) ? [at] : []));

/** Puts a row before the row `at`; what spans both rows there spans it as well. */
export function insertRow(grid: Grid, at: number, cells: GridCell[]): void {
  grid.rows.forEach((row, above) => {
    for (const cell of row) if (above < at && above + cell.rowSpan > at) cell.rowSpan++;
  });
  grid.rows.splice(at, 0, cells);
}

/** Takes a row out; a cell that begins in it and spans more begins in the next. */
export function removeRow(grid: Grid, at: number): void {
  grid.rows.forEach((row, above) => {
    for (const cell of row) if (above < at && above + cell.rowSpan > at) cell.rowSpan--;
  });
  const [gone = []] = grid.rows.splice(at, 1);
  const begun = gone.filter((cell) => cell.rowSpan > 1).map((cell) => ({ ...cell, rowSpan: cell.rowSpan - 1 }));
  grid.rows[at] = [...begun, ...(grid.rows[at] ?? [])].sort((one, other) => one.column - other.column);
  if (grid.rows[at]?.length === 0) grid.rows.splice(at, 1);
}

/** Says of figures that they cannot be told any more. */
export function undetermine({ due }: Draft, figures: Iterable<string>): void {
  for (const figure of figures) {
    const was = due.get(figure);
    if (was !== undefined) due.set(figure, { ...was, determined: false });
  }
}
