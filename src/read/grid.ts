/** Where the cells of a table stand: the algorithm by which browsers form tables (HTML Living Standard, 4.9.12). */
import { LIMITS } from './limits.js';

/** A cell placed. */
export interface Placed {
  column: number;
  columnSpan: number;
  rowSpan: number;
}

/**
 * The grid of one row group (spans do not leave a group). Call `place` for each cell of a row in source order, `endRow` after it.
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
