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
