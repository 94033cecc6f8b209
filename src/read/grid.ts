/** Where the cells of a table stand, within bounds. */
import type { Cell } from '../document.js';
import { type Finding, finding } from '../findings.js';
import { LIMITS } from './limits.js';
import { inWords, type Word } from './words.js';

/** A cell placed. */
export interface Placed {
  column: number;
  columnSpan: number;
  rowSpan: number;
}

/**
 * The grid of one row group (spans do not leave a group), by the algorithm by which browsers form tables (HTML Living Standard,
 * 4.9.12). Call `place` for each cell of a row in source order, `endRow` after it.
 *
 *     rowspan 2 ▶ | a | b |      row 1: a → column 0, b → column 1
 *                 | ▒ | c |      row 2: c → column 1, for column 0 is taken
 */
export class Grid {
  /** For each column, how many more rows the cells from above cover. */
  private readonly taken: number[] = [];
  private column = 0;
  private row = 0;

  constructor(private readonly rows: number) {}

  /** Places a cell; undefined when there is no column left within the bounds. */
  place(columnSpan: number, rowSpan: number): Placed | undefined {
    while ((this.taken[this.column] ?? 0) > 0) this.column += 1;
    const column = this.column;
    if (column >= LIMITS.tableColumns) return undefined;
    const placed = {
      column,
      columnSpan: Math.min(columnSpan, LIMITS.tableColumns - column),
      // A span of 0 reaches to the end of the group, and none reaches beyond it.
      rowSpan: Math.min(rowSpan === 0 ? Number.POSITIVE_INFINITY : rowSpan, this.rows - this.row),
    };
    this.column = column + placed.columnSpan;
    for (let at = column; at < this.column; at += 1) {
      this.taken[at] = Math.max(this.taken[at] ?? 0, placed.rowSpan);
    }
    return placed;
  }

  endRow(): void {
    for (let at = 0; at < this.taken.length; at += 1) this.taken[at] = Math.max((this.taken[at] ?? 0) - 1, 0);
    this.column = 0;
    this.row += 1;
  }
}

/** The tables of a document one after the other, held within bounds; a finding tells of each bound that is met. */
export class BoundedTables {
  private tables = 0;
  private cells = 0;
  private readonly met = new Set<Word>();

  constructor(private readonly findings: Finding[]) {}

  begin(): void {
    this.tables += 1;
  }

  /**
   * The cells of a row.
   * @param number of the row in its table, from 1
   * @param place tells where a cell stands; undefined beyond the last column
   */
  row<C>(
    row: readonly C[],
    number: number,
    place: (cell: C) => Placed | undefined,
    textOf: (cell: C, location: string) => string,
  ): Cell[] {
    const cells: Cell[] = [];
    for (const cell of row) {
      const placed = place(cell);
      if (!placed) {
        this.limit('table_columns', LIMITS.tableColumns);
        break;
      }
      this.cells += 1;
      if (this.cells > LIMITS.documentCells) {
        this.limit('table_cells', LIMITS.documentCells);
        break;
      }
      const location = `T${this.tables}R${number}C${cells.length + 1}`;
      const { column, columnSpan, rowSpan } = placed;
      cells.push({ text: textOf(cell, location), location, column, columnSpan, rowSpan });
    }
    return cells;
  }

  /** Tells once that a bound is met. */
  limit(word: Word, limit: number): void {
    if (this.met.has(word)) return;
    this.met.add(word);
    this.findings.push(finding('table_limit', `T${this.tables}R1C1`, { ...inWords('what', word), limit }));
  }
}
