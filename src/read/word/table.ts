/**
 * A table of a format that has no tables, only marks in the flow of text (.doc, .rtf): each cell ends with a mark, each row with
 * one of its own that carries the row's definition.
 */
import type { Block, Cell, Row, Table } from '../../document.js';
import { isFrame, isNumber } from '../html/nesting.js';
import { gridLines } from './columns.js';
import type { Notes, Place, TablePlace } from './notes.js';

/** Where the cells of a row stand. */
export interface RowDefinition {
  /** Left edge of the first cell, then the right edge of each cell; in twentieths of a point, never falling. */
  edges: readonly number[];
  cells: readonly CellDefinition[];
}

/** How a cell is merged. */
export interface CellDefinition {
  /** Merged with its neighbours in the row: the first of them, or one that is covered. */
  across?: 'first' | 'covered' | undefined;
  /** Merged with the cells above and below: the first of them, or one that is covered. */
  down?: 'first' | 'covered' | undefined;
}

/** A cell whose end has come. */
export interface EndedCell {
  blocks: Block[];
  place: Place;
}

interface EndedRow {
  cells: EndedCell[];
  definition: RowDefinition | undefined;
}

interface Placed {
  cell: EndedCell;
  left: number;
  right: number;
  down: CellDefinition['down'];
}

/** A table on its way. */
export class MarkedTable implements TablePlace {
  counted = true;
  private readonly rows: EndedRow[] = [];
  private cells: EndedCell[] = [];

  constructor(
    readonly outer: Place | undefined,
    private readonly notes: Notes,
    /** What each table of the document has been made by. */
    private readonly makers: Map<Table, MarkedTable>,
  ) {}

  endCell(cell: EndedCell): void {
    this.cells.push(cell);
  }

  /** Ends a row. Without a definition, it stands as the row before it does, if that has as many cells. */
  endRow(definition: RowDefinition | undefined): void {
    const cells = this.cells.splice(0);
    if (cells.length === 0) return;
    const above = this.rows.at(-1)?.definition;
    const own = definition === undefined && above?.cells.length === cells.length ? above : definition;
    this.rows.push({ cells, definition: own && fitted(own, cells.length) });
  }

  /** A row that tracked changes have deleted. */
  dropRow(): void {
    this.cells = [];
    this.notes.add('deleted_row', this.outer);
  }

  /** How many rows have ended. */
  get length(): number {
    return this.rows.length;
  }

  /** How many cells of the row being written have ended. */
  get width(): number {
    return this.cells.length;
  }

  /** The table; or what stands in it, one after the other, where it is only a frame around that. */
  close(): Block[] {
    this.endRow(undefined);
    const rows = this.rows.every(({ definition }) => definition) ? this.grid() : this.loose();
    const cells = rows.reduce((sum, row) => sum + row.length, 0);
    const inner = tablesIn(rows);
    this.counted = cells > 1 && !isFrameAround(inner, rows);
    for (const table of this.counted ? inner : []) {
      // one that stands in a cell of a table that counts is no table of its own any more
      const maker = this.makers.get(table);
      if (maker) maker.counted = false;
    }
    if (!this.counted) return rows.flatMap((row) => row.flatMap(({ source }) => source?.blocks ?? []));
    const geometry = this.rows.every(({ definition }) => definition) ? 'grid' : 'rows';
    const table: Table = {
      kind: 'table',
      geometry,
      rows: rows.map((row): Row => ({ cells: row.map(({ cell }) => cell), end: 'hard' })),
    };
    this.makers.set(table, this);
    return rows.length === 0 ? [] : [table];
  }

  /**
   * A row does not say where its cells stand, or has not as many as it says: the columns are not known, and in that row not even
   * which of its empty cells are any.
   */
  private loose(): SeenCell[][] {
    return this.rows.map(({ cells, definition }, row) => {
      if (!definition && cells.length > 1) this.notes.add('row_definition', cells[0]?.place);
      return cells.map((source, cell): SeenCell => {
        settle(source, row, cell);
        const text = textOf(source);
        return { cell: { text, location: '', ...(!definition && text.trim() === '' && { filler: true }) }, source };
      });
    });
  }

  private grid(): SeenCell[][] {
    const rows = this.rows.map(({ cells, definition }) => this.across(cells, definition as RowDefinition));
    const lines = gridLines(rows.map(edgesOf));
    let last = 0;
    for (const line of lines.values()) last = Math.max(last, line);
    let above: Map<number, SeenCell> = new Map();
    return rows.map((row, rowIndex) => {
      const listed: SeenCell[] = [];
      const below: typeof above = new Map();
      let at = 0;
      for (const { cell, left, right, down } of row) {
        const column = lines.get(left) ?? 0;
        const columnSpan = (lines.get(right) ?? 0) - column;
        if (column > at) listed.push(this.gap(at, column - at, rowIndex, listed.length));
        at = column + columnSpan;
        const head = down === 'covered' ? this.head(above.get(column), columnSpan, cell, rowIndex) : undefined;
        if (head) head.cell.rowSpan = (head.cell.rowSpan ?? 1) + 1;
        else settle(cell, rowIndex, listed.length);
        const placed = head ?? {
          cell: { text: textOf(cell), location: '', column, columnSpan, rowSpan: 1 },
          source: cell,
        };
        if (!head) listed.push(placed);
        below.set(column, placed);
      }
      if (at < last) listed.push(this.gap(at, last - at, rowIndex, listed.length));
      above = below;
      return listed;
    });
  }

  /** The cells of a row that are seen: merged ones are one, as wide as all of them. */
  private across(cells: readonly EndedCell[], { edges, cells: definitions }: RowDefinition): Placed[] {
    const seen: Placed[] = [];
    cells.forEach((cell, index) => {
      const { across, down } = definitions[index] ?? {};
      const head = seen.at(-1);
      const left = Math.max(edges[index] ?? 0, head?.right ?? Number.NEGATIVE_INFINITY);
      const right = edges[index + 1] ?? left;
      if ((across === 'covered' || right <= left) && head) {
        head.right = Math.max(head.right, right);
        this.cover(cell, head.cell, across === 'covered');
      } else if (right > left) {
        seen.push({ cell, left, right, down });
      } else this.cover(cell, undefined, false);
    });
    return seen;
  }

  /** A cell of no width is not seen, one that is covered neither. */
  private cover(cell: EndedCell, head: EndedCell | undefined, merged: boolean): void {
    if (merged) this.notes.add('horizontal_merge', head?.place);
    if (textOf(cell) !== '') this.notes.add('merged_text', head?.place ?? this.outer);
  }

  /** The cell above that goes on in this one: it must have the same columns. */
  private head(
    above: SeenCell | undefined,
    columnSpan: number,
    cell: EndedCell,
    rowIndex: number,
  ): SeenCell | undefined {
    if (above?.cell.columnSpan !== columnSpan || above.source === undefined) {
      if (rowIndex > 0) this.notes.add('broken_merge', cell.place);
      return undefined;
    }
    if (textOf(cell) !== '') this.notes.add('merged_text', above.source.place);
    return above;
  }

  /** Where a row begins or ends before the table does, or leaves a gap, an empty cell keeps the place: the source has none. */
  private gap(column: number, columnSpan: number, row: number, cell: number): SeenCell {
    const place = { table: this, row: row + 1, cell: cell + 1 };
    this.notes.add('grid_gap', place);
    return { cell: { text: '', location: '', column, columnSpan, rowSpan: 1, filler: true }, source: undefined };
  }
}

/** The edges of the cells of a row, from left to right: mostly a cell begins where the one before it ends. */
function edgesOf(row: readonly Placed[]): number[] {
  const edges: number[] = [];
  for (const { left, right } of row) {
    if (edges.at(-1) !== left) edges.push(left);
    edges.push(right);
  }
  return edges;
}

/** A cell that is seen, and what stands in it; of a gap, nothing. */
interface SeenCell {
  cell: Cell;
  source: EndedCell | undefined;
}

/**
 * The definition of a row as the number of its cells allows it; undefined when it cannot be told which cell is which: a row with
 * a cell less may have lost it anywhere. Some writers leave out the cells that a merge to the left covers:
 *
 *     \clmgf\cellx1000 \clmrg\cellx2000 \cellx3000   项目\cell 12\cell \row
 *                   ^ two cells, three places: the second is covered
 */
function fitted(definition: RowDefinition, count: number): RowDefinition | undefined {
  const { edges, cells } = definition;
  if (!hasWidth(definition)) return undefined;
  if (cells.length === count) return definition;
  const seen = cells.flatMap(({ across }, at) => (across === 'covered' && at > 0 ? [] : [at]));
  if (seen.length === count) {
    const rights = seen.map((_, index) => edges[seen[index + 1] ?? cells.length] ?? 0);
    return { edges: [edges[0] ?? 0, ...rights], cells: seen.map((at) => ({ down: cells[at]?.down })) };
  }
  return undefined;
}

const hasWidth = ({ edges }: RowDefinition): boolean => edges.some((edge, index) => edge > (edges[index - 1] ?? edge));

const isTable = (block: Block): block is Table => block.kind === 'table';

function tablesIn(rows: readonly SeenCell[][]): Table[] {
  const tables: Table[] = [];
  for (const row of rows) {
    for (const { source } of row) for (const block of source?.blocks ?? []) if (isTable(block)) tables.push(block);
  }
  return tables;
}

function isFrameAround(inner: readonly Table[], rows: readonly SeenCell[][]): boolean {
  if (inner.length === 0) return false;
  const own = rows.flat().filter(({ cell, source }) => isNumber(cell.text) && !source?.blocks.some(isTable)).length;
  const held = inner.flatMap(({ rows }) => rows.flatMap((row) => row.cells)).filter(({ text }) => isNumber(text));
  return isFrame(own, held.length);
}

function settle({ place }: EndedCell, row: number, cell: number): void {
  place.row = row + 1;
  place.cell = cell + 1;
}

function textOf({ blocks }: EndedCell): string {
  const [only] = blocks;
  return only && blocks.length === 1 ? textOfBlock(only) : blocks.map(textOfBlock).join('\n');
}

const textOfBlock = (block: Block): string =>
  block.kind === 'paragraph'
    ? block.text
    : block.rows.map(({ cells }) => cells.map(({ text }) => text).join('\n')).join('\n');

/** Gives paragraphs and cells of a finished document their locations; `P3`, `T1R2C3`. */
export function locate(blocks: readonly Block[]): void {
  let paragraphs = 0;
  let tables = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.location = `P${++paragraphs}`;
    else {
      tables += 1;
      block.rows.forEach(({ cells }, row) => {
        cells.forEach((cell, at) => {
          cell.location = `T${tables}R${row + 1}C${at + 1}`;
        });
      });
    }
  }
}
