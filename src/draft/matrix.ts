/** A table of a sample as a rectangle of cells, with the lines that stand before it. */
import type { Document, Paragraph, Table } from '../document.js';
import { cellLines } from './cell-lines.js';
import { LIMITS } from './limits.js';

export interface Cell {
  text: string;
  location: string;
  row: number;
  column: number;
  columnSpan: number;
  rowSpan: number;
}

export interface Matrix {
  width: number;
  height: number;
  /** Whether the source says what a merged cell covers. Where nothing is merged, copies of merged cells may be empty. */
  spans: boolean;
  /** The cell that covers a place; null where there is none. */
  at: (row: number, column: number) => Cell | null;
  /** Lines between the table before and this one. */
  before: Paragraph[];
  location: string;
  /** Rows or columns beyond the bounds were left out. */
  cut: boolean;
}

/** The tables of a document; lines whose columns are set apart by spaces make one too, and lines that hold a cell each. */
export function matricesOf({ blocks }: Document): Matrix[] {
  const matrices: Matrix[] = [];
  let before: Paragraph[] = [];
  let lines: Paragraph[] = [];
  const closeCells = () => {
    for (let found = cellLines(before); found !== null; found = cellLines(before)) {
      matrices.push(matrixOf(found.rows.map(cellsInOrder), false, found.before));
      before = found.after;
    }
  };
  const closeLines = () => {
    if (lines.length >= LEAST_LINES) {
      closeCells();
      matrices.push(matrixOf(lines.map(cellsOfLine), false, before));
      before = [];
    } else before.push(...lines);
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      closeLines();
      closeCells();
      matrices.push(matrixOf(cellsOfTable(block), block.geometry === 'grid', before));
      before = [];
    } else if ((block.pieces?.length ?? 0) > 1 && !/[:：]/u.test(block.text)) lines.push(block);
    else {
      closeLines();
      before.push(block);
    }
  }
  closeLines();
  closeCells();
  return matrices.slice(0, LIMITS.tables);
}

/** A head and two rows. */
const LEAST_LINES = 3;

const cellsOfLine = ({ pieces = [], location }: Paragraph, row: number): Cell[] =>
  cellsInOrder(
    pieces.map(({ text }) => ({ text, location })),
    row,
  );

function cellsInOrder(cells: readonly Pick<Cell, 'text' | 'location'>[], row: number): Cell[] {
  return cells.map(({ text, location }, column) => ({ text, location, row, column, columnSpan: 1, rowSpan: 1 }));
}

function cellsOfTable({ rows }: Table): Cell[][] {
  return rows.map((line, row) =>
    line.cells.map(({ text, location, column, columnSpan = 1, rowSpan = 1 }, index) => {
      return { text, location, row, column: column ?? index, columnSpan, rowSpan };
    }),
  );
}

function matrixOf(all: Cell[][], grid: boolean, before: Paragraph[]): Matrix {
  const lines = all.slice(0, LIMITS.rows).map((cells) => cells.filter(({ column }) => column < LIMITS.columns));
  const cut =
    all.length > lines.length ||
    all.slice(0, lines.length).some((cells, row) => cells.length > (lines[row]?.length ?? 0));
  const width = grid ? widest(lines) : usual(lines.map((cells) => cells.length));
  const places = lines.map((): (Cell | null)[] => Array(width).fill(null));
  for (const cell of lines.flat()) {
    const bottom = Math.min(lines.length, cell.row + cell.rowSpan);
    const right = Math.min(width, cell.column + cell.columnSpan);
    for (let row = cell.row; row < bottom; row++) {
      for (let column = cell.column; column < right; column++) (places[row] as (Cell | null)[])[column] ??= cell;
    }
  }
  const at = (row: number, column: number): Cell | null => places[row]?.[column] ?? null;
  const spans = lines.flat().some(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1);
  return { width, height: lines.length, spans, at, before, location: lines[0]?.[0]?.location ?? '', cut };
}

const widest = (lines: readonly Cell[][]): number =>
  Math.min(LIMITS.columns, Math.max(0, ...lines.flat().map(({ column, columnSpan }) => column + columnSpan)));

/** The greatest count that a quarter of the rows have, at least that of the head: blanks at the end may be lost. */
function usual(counts: readonly number[]): number {
  const often = counts.filter((count) => counts.filter((other) => other === count).length * 4 >= counts.length);
  return Math.max(0, ...often, ...counts.slice(0, 2));
}
