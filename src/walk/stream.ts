/** A document as the one stream of cells that the walk goes through, whatever the reader knew of rows and columns. */
import type { Cell, Document, Piece, Table } from '../document.js';

/**
 * A cell of a table, or a line that may be one. Each is made with all its properties, in this order: cells of one shape have one hidden
 * class in V8, and what was compiled for it need not be compiled again.
 */
export interface StreamCell {
  text: string;
  location: string;
  /** False for a line or paragraph that may be prose as well. */
  explicit: boolean;
  /** A piece of a line, set apart by spaces: blank lines around it are no cells. */
  divided: boolean;
  /** See `Piece.tight`. */
  tight: boolean | undefined;
  /** Text only: blank lines before it. They may be empty cells. */
  gap: number;
  /** Grid only. */
  column: number | undefined;
  columnSpan: number | undefined;
  rowSpan: number | undefined;
  filler: boolean | undefined;
  /** Of a label on a line: the serial number that stood before it. */
  serial: number | undefined;
  /** Of a label: the unit that the row states beside it. */
  unit: { text: string; location: string } | undefined;
}

/** Stands for a cell where there is none: at the end of a row, of a table, of the document. */
export const NO_CELL: StreamCell = bareCell('', '', 0);

export type Item =
  | { kind: 'line'; cell: StreamCell; pieces: StreamCell[] }
  | { kind: 'row'; cells: StreamCell[]; end: 'hard' | 'soft' | 'open'; grid: boolean }
  | { kind: 'table_end' };

export function* streamOf(document: Document): Generator<Item> {
  let held: Item | undefined;
  for (const item of itemsOf(document)) {
    const joined = held === undefined ? null : joinNumber(held, item);
    if (held !== undefined && joined === null) yield held;
    held = joined ?? item;
  }
  if (held !== undefined) yield held;
}

/**
 * ```
 * 4
 * .政务微信公开政府信息数   0
 * ^ the line was cut behind the number of the label: it is no figure of the row above
 * ```
 */
function joinNumber(held: Item, item: Item): Item | null {
  if (held.kind === 'table_end' || item.kind === 'table_end' || (held.kind === 'row' && held.end === 'hard'))
    return null;
  const number = held.kind === 'line' ? held.cell : held.cells.at(-1);
  const rest = item.kind === 'line' ? item.cell : item.cells[0];
  if (number === undefined || rest === undefined || rest.gap > 0) return null;
  if (!mayNumberLabel(number.text) || !BEHIND_NUMBER.test(rest.text)) return null;
  const whole = (cell: StreamCell): StreamCell => {
    const joined = withText(cell, number.text + cell.text);
    joined.gap = number.gap;
    return joined;
  };
  if (item.kind === 'row') return { ...item, cells: [whole(rest), ...item.cells.slice(1)] };
  if (held.kind === 'row') return { ...held, cells: [...held.cells.slice(0, -1), withText(number, whole(rest).text)] };
  const [first, ...others] = item.pieces;
  return { ...item, cell: whole(rest), pieces: first === undefined ? [] : [whole(first), ...others] };
}

/** No form numbers more rows than that in a group: 66 is the rest of a figure. */
export const mayNumberLabel = (text: string): boolean => /^\s*(?:1?\d|20)\s*$/u.test(text);

const BEHIND_NUMBER = /^\s*[.、．)）]\s*\p{Script=Han}/u;

function* itemsOf(document: Document): Generator<Item> {
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      yield* tableItems(block);
      continue;
    }
    const { text, location, blanksBefore: gap = 0, pieces = [] } = block;
    yield {
      kind: 'line',
      cell: bareCell(text, location, gap),
      pieces: pieces.map((piece, index) => pieceCell(piece, location, index === 0 ? gap : 0)),
    };
  }
}

function* tableItems(table: Table): Generator<Item> {
  const grid = table.geometry === 'grid';
  for (const row of table.rows) yield { kind: 'row', cells: row.cells.map(streamCell), end: row.end, grid };
  if (grid) yield { kind: 'table_end' };
}

/** A line; whatever else a cell is, is set on it. */
function bareCell(text: string, location: string, gap: number): StreamCell {
  return {
    text,
    location,
    explicit: false,
    divided: false,
    tight: undefined,
    gap,
    column: undefined,
    columnSpan: undefined,
    rowSpan: undefined,
    filler: undefined,
    serial: undefined,
    unit: undefined,
  };
}

export const isFilled = ({ text }: StreamCell): boolean => text.trim() !== '';

/** The same cell with another text. */
export function withText(cell: StreamCell, text: string): StreamCell {
  const { location, explicit, divided, tight, gap, column, columnSpan, rowSpan, filler, serial, unit } = cell;
  return { text, location, explicit, divided, tight, gap, column, columnSpan, rowSpan, filler, serial, unit };
}

function pieceCell({ text, tight = false }: Piece, location: string, gap: number): StreamCell {
  const cell = bareCell(text, location, gap);
  cell.divided = true;
  cell.tight = tight;
  return cell;
}

function streamCell({ text, location, column, columnSpan = 1, rowSpan = 1, filler }: Cell): StreamCell {
  const cell = bareCell(text, location, 0);
  cell.explicit = true;
  if (column !== undefined) {
    cell.column = column;
    cell.columnSpan = columnSpan;
    cell.rowSpan = rowSpan;
  }
  cell.filler = filler;
  return cell;
}
