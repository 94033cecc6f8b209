/** A document as the one stream of cells that the walk goes through, whatever the reader knew of rows and columns. */
import type { Cell, Document, Table } from '../document.js';

/** A cell of a table, or a line that may be one. */
export interface StreamCell {
  text: string;
  location: string;
  /** False for a line or paragraph that may be prose as well. */
  explicit: boolean;
  /** A piece of a line, set apart by spaces: blank lines around it are no cells. */
  divided: boolean;
  /** See `Piece.tight`. */
  tight?: boolean;
  /** Text only: blank lines before it. They may be empty cells. */
  gap: number;
  /** Grid only. */
  column?: number;
  columnSpan?: number;
  rowSpan?: number;
  filler?: boolean;
  /** Of a label on a line: the serial number that stood before it. */
  serial?: number;
  /** Of a label: the unit that the row states beside it. */
  unit?: { text: string; location: string };
}

/** Stands for a cell where there is none: at the end of a row, of a table, of the document. */
export const NO_CELL: StreamCell = { text: '', location: '', explicit: false, divided: false, gap: 0 };

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
  if (!NUMBER.test(number.text) || !BEHIND_NUMBER.test(rest.text)) return null;
  const whole = (cell: StreamCell): StreamCell => ({ ...cell, text: number.text + cell.text, gap: number.gap });
  if (item.kind === 'row') return { ...item, cells: [whole(rest), ...item.cells.slice(1)] };
  if (held.kind === 'row')
    return { ...held, cells: [...held.cells.slice(0, -1), { ...number, text: whole(rest).text }] };
  const [first, ...others] = item.pieces;
  return { ...item, cell: whole(rest), pieces: first === undefined ? [] : [whole(first), ...others] };
}

const NUMBER = /^\s*\d{1,2}\s*$/u;
const BEHIND_NUMBER = /^\s*[.、．)）]\s*\p{Script=Han}/u;

function* itemsOf(document: Document): Generator<Item> {
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      yield* tableItems(block);
      continue;
    }
    const cell = {
      text: block.text,
      location: block.location,
      explicit: false,
      divided: false,
      gap: block.blanksBefore ?? 0,
    };
    const pieces = (block.pieces ?? []).map(({ text, tight = false }, index) => {
      const { location } = block;
      return { text, location, explicit: false, divided: true, gap: index === 0 ? cell.gap : 0, tight };
    });
    yield { kind: 'line', cell, pieces };
  }
}

function* tableItems(table: Table): Generator<Item> {
  const grid = table.geometry === 'grid';
  for (const row of table.rows) yield { kind: 'row', cells: row.cells.map(streamCell), end: row.end, grid };
  if (grid) yield { kind: 'table_end' };
}

function streamCell(cell: Cell): StreamCell {
  const { text, location, column, columnSpan, rowSpan, filler } = cell;
  const made: StreamCell = { text, location, explicit: true, divided: false, gap: 0 };
  if (column !== undefined) {
    made.column = column;
    made.columnSpan = columnSpan ?? 1;
    made.rowSpan = rowSpan ?? 1;
  }
  if (filler !== undefined) made.filler = filler;
  return made;
}
