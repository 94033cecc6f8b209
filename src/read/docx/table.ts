/** The rows of a table on their way to mammoth, with every span as Word draws it. */
import { isFrame, isNumber } from '../html/nesting.js';
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
  /** It holds something to be seen that is not read, such as a picture. */
  holdsObject: boolean;
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
  /** The tables in its cells, and in which; not those in a table in between, unless that is a frame. */
  readonly inner = new Map<SlimTable, Place>();
  /** How many of its cells, without those that hold a table, hold a number. */
  private numbers = 0;
  row: SlimRow | undefined;
  hasText = false;
  holdsObject = false;
  private readonly rows: { cell: SlimCell; continues: boolean }[][] = [];
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
    this.numbers = this.countNumbers();
    const held = [...this.inner.keys()];
    const numbers = held.reduce((sum, table) => sum + table.numbers, 0);
    this.counted = this.cellCount > 1 && !(held.length > 0 && isFrame(this.numbers, numbers));
    if (this.counted) for (const table of held) table.counted = false;
    const { outer } = this;
    if (!(outer?.table instanceof SlimTable)) return;
    for (const table of this.counted ? [this] : held) outer.table.inner.set(table, outer);
  }

  private countNumbers(): number {
    const holders = new Set(this.inner.values());
    const cells = this.rows.flat().filter(({ cell, continues }) => !continues && !holders.has(cell.place));
    return cells.filter(({ cell }) => isNumber(textOfXml(cell.xml))).length;
  }

  /** The slimmed table, or what stands in it if it is a frame; nothing when no row is left. */
  toXml(): string {
    if (!this.counted) return this.rows.flatMap((row) => row.map((cell) => contentXml(cell))).join('');
    const holders = new Set(this.inner.values());
    const rows = this.rows.map((row) => {
      const cells = row.map((cell) => cellXml(cell, holders.has(cell.cell.place)));
      return `<w:tr>${cells.join('')}</w:tr>`;
    });
    return rows.length === 0 ? '' : `<w:tbl>${rows.join('')}</w:tbl>`;
  }

  /** Deleted cells go; `w:hMerge` (17.4.22), which mammoth does not know, becomes a span. */
  private mergedAcross(row: SlimRow): SlimCell[] {
    const cells: SlimCell[] = [];
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
  private withGaps(row: SlimRow, cells: SlimCell[]): SlimCell[] {
    const before = row.before > 0 ? [this.gap(row.before)] : [];
    const after = row.after > 0 ? [this.gap(row.after)] : [];
    for (const gap of [...before, ...after]) this.notes.add('grid_gap', gap.place);
    return [...before, ...cells, ...after];
  }

  private gap(span: number): SlimCell {
    return {
      span,
      deleted: false,
      xml: '',
      hasText: false,
      holdsObject: false,
      place: { table: this, row: 0, cell: 0 },
    };
  }

  private place(cells: readonly SlimCell[]): void {
    const below: typeof this.above = new Map();
    let column = 0;
    let number = 0;
    const row: { cell: SlimCell; continues: boolean }[] = [];
    this.rows.push(row);
    for (const cell of cells) {
      const head = this.continued(cell, column);
      if (head) {
        speakFor(cell, head);
      } else {
        number += 1;
        cell.place.row = this.rows.length;
        cell.place.cell = number;
        this.hasText ||= cell.hasText;
        this.holdsObject ||= cell.holdsObject;
      }
      below.set(column, { span: cell.span, place: head ?? cell.place });
      column += cell.span;
      row.push({ cell, continues: head !== undefined });
    }
    this.cellCount += number;
    this.above = below;
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
      if (this.rows.length > 1) this.notes.add('broken_merge', cell.place);
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

/** A cell that is not seen has no location: what is said of it is said of another, or of the document. */
export function speakFor(cell: SlimCell, other: Place | undefined): void {
  cell.place.table = { counted: false, outer: other };
}

/** U+FFFC, an object: what a picture says is not known, but the cell is not empty (html/reader.ts has the same for web pages). */
const OBJECT = '<w:p><w:r><w:t>\ufffc</w:t></w:r></w:p>';

const contentXml = ({ cell, continues }: { cell: SlimCell; continues: boolean }): string => (continues ? '' : cell.xml);

function cellXml(placed: { cell: SlimCell; continues: boolean }, holdsTable: boolean): string {
  const { cell, continues } = placed;
  const span = cell.span > 1 ? `<w:gridSpan w:val="${cell.span}"/>` : '';
  const merge = continues ? '<w:vMerge/>' : '';
  const properties = span + merge === '' ? '' : `<w:tcPr>${span}${merge}</w:tcPr>`;
  const object = cell.holdsObject && !cell.hasText && !continues ? OBJECT : '';
  const content = contentXml(placed);
  return `<w:tc>${properties}${holdsTable ? withoutTables(content) : content}${object}</w:tc>`;
}

/** The paragraphs of slimmed XML, in which text has no `<` of its own. */
const withoutTables = (xml: string): string => xml.replace(/<\/?w:(?:tbl|tr|tc|tcPr|gridSpan|vMerge)\b[^>]*>/g, '');

/** The text of slimmed XML; none of one that is too long for a number. */
function textOfXml(xml: string): string {
  return xml.length > NUMBER_XML ? '' : xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '');
}

/** Characters. */
const NUMBER_XML = 4_096;
