/** The rows of a table as a tree: by labels merged downwards, by numbering, by 其中 and by indentation. */
import { normalise } from '../forms/label.js';
import { type HeadColumn, type Layout, oneLine } from './columns.js';
import type { Cell, Matrix } from './matrix.js';
import { type Note, note } from './notes.js';

export interface RowNode {
  label: string;
  location: string;
  code: string;
  unit: string;
  /** Texts under the columns of figures, by column of the matrix; null where the row has none. */
  cells: Map<number, Cell | null>;
  /** A group alone has no figures of its own. */
  figures: boolean;
  rows: RowNode[];
}

export interface Tree {
  rows: RowNode[];
  /** `lines`: every label has a line of its own. */
  nesting: 'columns' | 'lines';
  notes: Note[];
}

export function treeOf(matrix: Matrix, { columns, rows }: Layout): Tree {
  const labels = columns.filter(({ role }) => role === 'label');
  const notes: Note[] = [];
  const lines = rows.flatMap((row) => {
    const line = lineOf(matrix, row, columns);
    if (line === null) notes.push(note('row_unlabelled', { location: locationOf(matrix, row) }));
    return line ?? [];
  });
  if (labels.length > 1) return { rows: byColumns(lines, notes), nesting: 'columns', notes };
  return { rows: byLines(lines, notes), nesting: 'lines', notes };
}

/** A row with the cells of its labels, from the outside in. */
interface Line extends Omit<RowNode, 'rows'> {
  path: Cell[];
  indent: number;
}

function lineOf(matrix: Matrix, row: number, columns: readonly HeadColumn[]): Line | null {
  const labels = columns.filter(({ role }) => role === 'label');
  const path = [...new Set(labels.map(({ index }) => labelAt(matrix, row, index)))].filter((cell) => cell !== null);
  const last = path.at(-1);
  if (last === undefined || !labels.some(({ index }) => matrix.at(row, index)?.row === row)) return null;
  const textUnder = (role: string): string => {
    const column = columns.find((one) => one.role === role);
    return column === undefined ? '' : oneLine(matrix.at(row, column.index)?.text ?? '');
  };
  const cells = new Map(
    columns.filter(({ role }) => role === 'figures').map(({ index }) => [index, matrix.at(row, index)]),
  );
  const dashes = [...cells.values()].every((cell) => /^[-—―–]{2,}$/u.test(cell?.text.trim() ?? ''));
  const spans = [...cells.values()].every((cell) => cell === last);
  return {
    path,
    label: oneLine(last.text),
    location: last.location,
    code: textUnder('codes'),
    unit: textUnder('units'),
    cells,
    figures: !dashes && !spans && normalise(last.text).core !== '',
    indent: /^[\s\u3000]*/u.exec(last.text)?.[0].length ?? 0,
  };
}

/** The label of a row or, where that is empty, the one above it that covers the row: a copy may have lost the span. */
function labelAt(matrix: Matrix, row: number, column: number): Cell | null {
  const own = matrix.at(row, column);
  if (own !== null && own.text.trim() !== '') return own;
  // only an outer label covers the rows below: there is one of the row's own further in
  const inner = Array.from({ length: matrix.width - column - 1 }, (_, index) => matrix.at(row, column + 1 + index));
  if (matrix.spans || !inner.some((cell) => cell !== null && /\p{Script=Han}/u.test(cell.text))) return null;
  for (let above = row - 1; above >= 0; above--) {
    const cell = matrix.at(above, column);
    if (cell !== null && cell.text.trim() !== '') return cell;
  }
  return null;
}

const locationOf = (matrix: Matrix, row: number): string =>
  Array.from({ length: matrix.width }, (_, column) => matrix.at(row, column)?.location).find(Boolean) ?? '';

const nodeOf = ({ path: _path, indent: _indent, ...line }: Line): RowNode => ({ ...line, rows: [] });

/** Rows of one group follow each other: their outer labels are the same cell. */
function byColumns(lines: readonly Line[], notes: Note[]): RowNode[] {
  const top: RowNode[] = [];
  let open: { cell: Cell; node: RowNode }[] = [];
  for (const line of lines) {
    const groups = line.path.slice(0, -1);
    const shared = groups.findIndex((cell, depth) => open[depth]?.cell !== cell);
    open = open.slice(0, shared < 0 ? groups.length : shared);
    for (const cell of groups.slice(open.length)) {
      const node: RowNode = { ...nodeOf(line), label: oneLine(cell.text), location: cell.location, figures: false };
      (open.at(-1)?.node.rows ?? top).push(node);
      open.push({ cell, node });
    }
    (open.at(-1)?.node.rows ?? top).push(checked(nodeOf(line), notes));
  }
  return top;
}

/** A row without figures that has no rows below it would be lost: it is a row. */
const checked = (node: RowNode, notes: Note[]): RowNode => {
  if (!node.figures) notes.push(note('group', { label: node.label, location: node.location }));
  return node;
};

/** Ways to number, in the order in which forms nest them; a table may begin with any. */
const NUMBERINGS: readonly RegExp[] = [
  /^第?[一二三四五六七八九十]{1,3}\s*[、.．,，部章]/u,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/u,
  /^\d{1,2}\s*[.．、](?!\d)/u,
  /^[(（]\d{1,2}[)）]|^\d{1,2}[)）]/u,
  /^[\u2460-\u2473]/u,
  /^\d{1,2}[.．]\d{1,2}/u,
];
const OF_WHICH = /^其\s*中/u;

function byLines(lines: readonly Line[], notes: Note[]): RowNode[] {
  const top: RowNode[] = [];
  const levels = new Levels();
  /** The open rows, one a level. */
  let open: { node: RowNode; level: number }[] = [];
  for (const line of lines) {
    const node = checked(nodeOf(line), notes);
    const level = levels.of(line);
    if (OF_WHICH.test(line.label)) notes.push(note('of_which', { label: line.label, location: line.location }));
    open = open.filter((one) => one.level < level);
    (open.at(-1)?.node.rows ?? top).push(node);
    open.push({ node, level });
  }
  return top;
}

/** How deep a row stands, from 0: the ways to number are taken in the order in which the table uses them. */
class Levels {
  private readonly known: number[] = [];
  private level = 0;
  private numbered = 0;
  private indent = 0;
  private indents: { indent: number; level: number }[] = [];

  of({ label, indent }: Line): number {
    const numbering = NUMBERINGS.findIndex((pattern) => pattern.test(label));
    if (numbering >= 0) this.level = this.numbered = this.levelOf(numbering);
    else if (OF_WHICH.test(label)) this.level = this.numbered + 1;
    else if (indent !== this.indent || this.indents.length > 0) this.level = this.byIndent(indent);
    this.remember(indent);
    return this.level;
  }

  /** Behind 其中 a row without a number goes on below the same row; a number of a known way closes what is deeper. */
  private levelOf(numbering: number): number {
    const at = this.known.indexOf(numbering);
    if (at >= 0) {
      this.known.length = at + 1;
      return at;
    }
    this.known.push(numbering);
    return this.known.length - 1;
  }

  private byIndent(indent: number): number {
    const same = this.indents.find((one) => one.indent === indent);
    if (same !== undefined) return same.level;
    return indent > this.indent ? this.level + 1 : this.level;
  }

  private remember(indent: number): void {
    this.indent = indent;
    this.indents = [...this.indents.filter((one) => one.indent < indent), { indent, level: this.level }];
  }
}
