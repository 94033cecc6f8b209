/** The rows of a table on their way to mammoth, with every span as Word draws it. */
import { LIMITS } from '../limits.js';
import type { Notes, Place, TablePlace } from '../word/notes.js';

type Merge = 'restart' | 'continue';

/** A cell (ECMA-376 part 1, 17.4.66): its properties, and its slimmed content when it is closed. */
export interface SlimCell {
  span: number;
  vMerge?: Merge;
  hMerge?: Merge;
  deleted: boolean;
  xml: string;
  hasText: boolean;
  place: Place;
}

export interface SlimRow {
  cells: SlimCell[];
  /** Grid columns left out before the first and after the last cell (17.4.14, 17.4.15). */
  before: number;
  after: number;
  deleted: boolean;
}

export class SlimTable implements TablePlace {
  counted = true;
  cellCount = 0;
  /** A table with more than one cell stands in one of the cells, so that this one is layout. */
  holdsTable = false;
  row: SlimRow | undefined;
  private xml = '';
  private rowCount = 0;
  /** The cells that the row before this one ends with: grid column, columns covered, and where a merge began. */
  private above = new Map<number, { span: number; place: Place }>();

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
      return;
    }
    this.rowCount += 1;
    this.xml += `<w:tr>${this.place(this.withGaps(row, this.mergedAcross(row)))}</w:tr>`;
  }

  /** The slimmed table; nothing when no row is left. */
  toXml(): string {
    return this.xml === '' ? '' : `<w:tbl>${this.xml}</w:tbl>`;
  }

  /** Deleted cells go; `w:hMerge` (17.4.22), which mammoth does not know, becomes a span. */
  private mergedAcross(row: SlimRow): SlimCell[] {
    const cells: SlimCell[] = [];
    for (const cell of row.cells) {
      const head = cells.at(-1);
      if (cell.deleted) {
        this.notes.add('deleted_cell');
      } else if (cell.hMerge === 'continue' && head) {
        head.span += cell.span;
        this.notes.add('horizontal_merge', head.place);
        if (cell.hasText) this.notes.add('merged_text', head.place);
      } else {
        cells.push(cell);
      }
    }
    return cells;
  }

  /** `gridBefore` moves a row to the right: an empty cell keeps its place, or every figure would stand a column too far left. */
  private withGaps(row: SlimRow, cells: SlimCell[]): SlimCell[] {
    const before = row.before > 0 ? [this.gap(row.before)] : [];
    const after = row.after > 0 ? [this.gap(row.after)] : [];
    for (const gap of [...before, ...after]) this.notes.add('grid_gap', gap.place);
    return [...before, ...cells, ...after];
  }

  private gap(span: number): SlimCell {
    return { span, deleted: false, xml: '', hasText: false, place: { table: this, row: 0, cell: 0 } };
  }

  private place(cells: readonly SlimCell[]): string {
    const below: typeof this.above = new Map();
    let column = 0;
    let number = 0;
    let xml = '';
    for (const cell of cells) {
      const head = this.continued(cell, column);
      if (!head) number += 1;
      cell.place.row = this.rowCount;
      cell.place.cell = number;
      below.set(column, { span: cell.span, place: head ?? cell.place });
      column += cell.span;
      xml += cellXml(cell, head !== undefined);
    }
    this.cellCount += number;
    this.above = below;
    return xml;
  }

  /**
   * A cell that continues a vertical merge (17.4.84) must stand under one of the same columns:
   *
   *     | 法人 | 0 |      mammoth looks at the first column alone, drops the cell below,
   *     |  ^ continue  |  and the rest of that row moves to the left.
   */
  private continued(cell: SlimCell, column: number): Place | undefined {
    if (cell.vMerge !== 'continue') return undefined;
    const above = this.above.get(column);
    if (above?.span !== cell.span) {
      if (this.rowCount > 1) this.notes.add('broken_merge', cell.place);
      return undefined;
    }
    if (cell.hasText) this.notes.add('merged_text', above.place);
    return above.place;
  }
}

/** A count of grid columns as an attribute has it, within bounds. */
export function gridColumns(value: string | undefined, otherwise: number): number {
  const count = /^\d{1,9}$/.test(value ?? '') ? Number(value) : otherwise;
  return Math.min(Math.max(count, otherwise), LIMITS.tableColumns);
}

function cellXml(cell: SlimCell, continues: boolean): string {
  const span = cell.span > 1 ? `<w:gridSpan w:val="${cell.span}"/>` : '';
  const merge = continues ? '<w:vMerge/>' : '';
  const properties = span + merge === '' ? '' : `<w:tcPr>${span}${merge}</w:tcPr>`;
  return `<w:tc>${properties}${continues ? '' : cell.xml}</w:tc>`;
}
