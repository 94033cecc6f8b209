/** The rows of a table, with every span as Word draws it. */
import { isFrame } from '../html/nesting.js';
import { LIMITS } from '../limits.js';
import type { Notes, Place, TablePlace } from '../word/notes.js';
import { type Content, isNumberCell } from './content.js';

type Merge = 'restart' | 'continue';

/** A cell (ECMA-376 part 1, 17.4.66): its properties, its content when it is closed, its place when its row is. */
export interface DocxCell {
  /** Grid columns that it covers. */
  span: number;
  vMerge?: Merge;
  hMerge?: Merge;
  deleted: boolean;
  content: readonly Content[];
  hasText: boolean;
  /** It holds something to be seen that is not read, such as a picture. */
  holdsObject: boolean;
  place: Place;
  /** The grid column that it begins at, from 0. */
  column: number;
  /** Rows that it covers; 0 when one above covers it. */
  rowSpan: number;
}

export function newCell(table: TablePlace, span = 1): DocxCell {
  const place = { table, row: 0, cell: 0 };
  return { span, deleted: false, content: [], hasText: false, holdsObject: false, place, column: 0, rowSpan: 1 };
}

export interface DocxRow {
  cells: DocxCell[];
  /** Grid columns left out before the first and after the last cell (17.4.14, 17.4.15). */
  before: number;
  after: number;
  deleted: boolean;
}

export class DocxTable implements TablePlace {
  counted = true;
  /** It is none, but the frame around text or around other tables. */
  isFrame = false;
  private cellCount = 0;
  /** The tables in its cells, and in which; not those in a table in between, unless that is a frame. */
  readonly inner = new Map<DocxTable, Place>();
  /** How many of its cells, without those that hold a table, hold a number. */
  private numbers = 0;
  row: DocxRow | undefined;
  hasText = false;
  holdsObject = false;
  /** The rows that are closed, covered cells included. */
  readonly rows: DocxCell[][] = [];
  /** By grid column, the cells that are seen in the row above, those that began further up included. */
  private above = new Map<number, DocxCell>();

  constructor(
    /** How many containers are open around the table: a row of another depth is not its own. */
    readonly depth: number,
    readonly outer: Place | undefined,
    private readonly notes: Notes,
  ) {}

  openRow(): void {
    this.row = { cells: [], before: 0, after: 0, deleted: false };
  }

  closeRow(): void {
    const row = this.row;
    this.row = undefined;
    if (!row) return;
    if (row.deleted) {
      this.notes.add('deleted_row');
      for (const cell of row.cells) speakFor(cell, this.outer);
      return;
    }
    this.place(this.withGaps(row, this.mergedAcross(row)));
  }

  /** Gives up the row being read. */
  dropRow(): void {
    for (const cell of this.row?.cells ?? []) speakFor(cell, this.outer);
    this.row = undefined;
  }

  /**
   * Tells, once all rows are closed, whether it is a table. If so those in its cells are none; a frame around text or around other
   * tables hands these on to the cell that it stands in.
   */
  settle(): void {
    for (const [table, { table: holder }] of this.inner) {
      if (holder === this) continue;
      // its row or cell is gone
      this.inner.delete(table);
      table.counted = false;
    }
    const held = [...this.inner.keys()];
    const { outer } = this;
    if (held.length > 0 || outer) this.numbers = this.countNumbers();
    const numbers = held.reduce((sum, table) => sum + table.numbers, 0);
    this.isFrame = this.cellCount < 2 || (held.length > 0 && isFrame(this.numbers, numbers));
    this.counted = !this.isFrame;
    if (this.counted) for (const table of held) table.counted = false;
    if (!(outer?.table instanceof DocxTable)) return;
    for (const table of this.counted ? [this] : held) outer.table.inner.set(table, outer);
  }

  private countNumbers(): number {
    const holders = new Set(this.inner.values());
    return this.rows.flat().filter((cell) => !holders.has(cell.place) && isNumberCell(cell)).length;
  }

  /** Deleted cells go; `w:hMerge` (17.4.22) becomes a span. */
  private mergedAcross(row: DocxRow): DocxCell[] {
    const cells: DocxCell[] = [];
    for (const cell of row.cells) {
      const head = cells.at(-1);
      if (cell.deleted) {
        this.notes.add('deleted_cell');
        speakFor(cell, this.outer);
      } else if (cell.hMerge === 'continue' && head) {
        head.span += cell.span;
        this.notes.add('horizontal_merge', head.place);
        if (cell.hasText) this.notes.add('merged_text', head.place);
        speakFor(cell, head.place);
      } else {
        cells.push(cell);
      }
    }
    return cells;
  }

  /** `gridBefore` moves a row to the right: an empty cell keeps its place, or every figure would stand a column too far left. */
  private withGaps(row: DocxRow, cells: DocxCell[]): DocxCell[] {
    const before = row.before > 0 ? [this.gap(row.before)] : [];
    const after = row.after > 0 ? [this.gap(row.after)] : [];
    for (const gap of [...before, ...after]) this.notes.add('grid_gap', gap.place);
    return [...before, ...cells, ...after];
  }

  private gap(span: number): DocxCell {
    return newCell(this, span);
  }

  private place(cells: DocxCell[]): void {
    const below: typeof this.above = new Map();
    let column = 0;
    let number = 0;
    this.rows.push(cells);
    for (const cell of cells) {
      const head = this.continued(cell, column);
      cell.column = column;
      if (head) cover(cell, head);
      else {
        number += 1;
        cell.place.row = this.rows.length;
        cell.place.cell = number;
        this.hasText ||= cell.hasText;
        this.holdsObject ||= cell.holdsObject;
      }
      below.set(column, head ?? cell);
      column += cell.span;
    }
    this.cellCount += number;
    this.above = below;
  }

  /**
   * A cell that continues a vertical merge (17.4.84) must stand under one of the same columns:
   *
   *     | 法人 | 0 |      else the rest of the row would stand under other columns than Word shows it
   *     |  ^ continue  |
   */
  private continued(cell: DocxCell, column: number): DocxCell | undefined {
    if (cell.vMerge !== 'continue') return undefined;
    const above = this.above.get(column);
    if (above?.span !== cell.span) {
      if (this.rows.length > 1) this.notes.add('broken_merge', cell.place);
      return undefined;
    }
    if (cell.hasText) this.notes.add('merged_text', above.place);
    return above;
  }
}

/** A count of grid columns as an attribute has it, within bounds. */
export function gridColumns(value: string | undefined, otherwise: number): number {
  const count = /^\d{1,9}$/.test(value ?? '') ? Number(value) : otherwise;
  return Math.min(Math.max(count, otherwise), LIMITS.tableColumns);
}

/** A cell that is not seen has no location: what is said of it is said of another, or of the document. */
export function speakFor(cell: DocxCell, other: Place | undefined): void {
  cell.place.table = { counted: false, outer: other };
}

/** What stands in a cell that one above covers is not seen. */
function cover(cell: DocxCell, head: DocxCell): void {
  head.rowSpan += 1;
  cell.rowSpan = 0;
  cell.content = [];
  cell.hasText = false;
  cell.holdsObject = false;
  speakFor(cell, head.place);
}
