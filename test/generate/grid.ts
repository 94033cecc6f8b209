/** A form drawn as its official .docx draws it: tables of cells with spans, from the form's data. */

import { type FlatRow, type Form, type FormRow, type FormTable, flattenRows } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';

export interface GridCell {
  text: string;
  /** The first grid column it covers. */
  column: number;
  columnSpan: number;
  rowSpan: number;
  /** `table/row/column` of the figure in it; absent for a label. */
  figure?: string;
}

/** Rows of cells; a cell that spans several rows is listed in the first of them only. */
export interface Grid {
  key: string;
  columns: number;
  rows: GridCell[][];
}

/** The text of a figure's cell. */
export type CellText = (figure: string) => string;

export function formNamed(name: string): Form {
  const form = FORMS.find((candidate) => candidate.name === name);
  if (form === undefined) throw new RangeError(`no form is named ${name}`);
  return form;
}

/** How a place set the statistics table: with serial numbers, with columns of its own. */
export interface Setting {
  serial: boolean;
  /** Labels of the columns, in the place of the form's. */
  columns: readonly string[];
}

/** The form as a place set it; without columns of its own, the form itself. */
export function setBy(form: Form, setting: Setting | undefined): Form {
  if (setting === undefined || setting.columns.length === 0) return form;
  const columns = setting.columns.map((label) => ({ key: `local:${label}`, label, en: label, unit: 'declared' }));
  const blocks = (table: FormTable) =>
    table.blocks.map((block) => ({ ...block, columns: columns.map(({ key }) => key) }));
  return { ...form, tables: form.tables.map((table) => ({ ...table, columns, blocks: blocks(table) })) };
}

/** All figures of a form, `table/row/column`, in its order. */
export function figuresOf(form: Form): string[] {
  return form.tables.flatMap((table) => flattenRows(form, table).flatMap(rowFigures));
}

const rowFigures = (row: FlatRow): string[] => row.columns.map((column) => `${row.table}/${row.key}/${column.key}`);

export function gridsOf(form: Form, text: CellText, setting?: Setting): Grid[] {
  return form.tables.map((table) => {
    if (table.nesting === 'lines') return linesGrid(form, table, text, setting?.serial === true);
    if (table.layout === 'across') return acrossGrid(form, table, text);
    return table.blocks.length > 1 ? blocksGrid(form, table, text) : groupsGrid(form, table, text);
  });
}

interface Drawn {
  text: string;
  span?: number;
  down?: number;
  figure?: string;
}

/** Puts cells into a grid row by row, each where the cells above leave room. */
class Drawing {
  readonly rows: GridCell[][] = [];
  private readonly taken = new Set<string>();

  constructor(readonly columns: number) {}

  row(cells: Drawn[]): void {
    const at = this.rows.length;
    let column = 0;
    const row = cells.map(({ text, span = 1, down = 1, figure }): GridCell => {
      while (this.taken.has(`${at} ${column}`)) column++;
      for (let below = 0; below < down; below++)
        for (let right = 0; right < span; right++) this.taken.add(`${at + below} ${column + right}`);
      const place = { text, column, columnSpan: span, rowSpan: down };
      return figure === undefined ? place : { ...place, figure };
    });
    this.rows.push(row);
  }
}

/** Table one: a line over each block, its own head below, the last column as wide as the table needs. */
function blocksGrid(form: Form, table: FormTable, text: CellText): Grid {
  const columns = 1 + Math.max(...table.blocks.map((block) => block.columns.length));
  const drawing = new Drawing(columns);
  const rows = flattenRows(form, table);
  table.blocks.forEach((block, index) => {
    const wide = (at: number): number => (at === block.columns.length - 1 ? columns - block.columns.length : 1);
    const labels = block.columns.map((key) => table.columns.find((column) => column.key === key)?.label ?? '');
    drawing.row([{ text: block.label ?? '', span: columns }]);
    drawing.row([{ text: table.head?.[0] ?? '' }, ...labels.map((label, at) => ({ text: label, span: wide(at) }))]);
    for (const row of rows.filter((candidate) => candidate.block === index)) {
      const figures = rowFigures(row).map((figure, at) => ({ text: text(figure), span: wide(at), figure }));
      drawing.row([{ text: row.label }, ...figures]);
    }
  });
  return { key: table.key, columns, rows: drawing.rows };
}

/** Table two: three columns of labels, groups merged downwards, a head of three rows. */
function groupsGrid(form: Form, table: FormTable, text: CellText): Grid {
  const labelColumns = 3;
  const drawing = new Drawing(labelColumns + table.columns.length);
  const [note = '', over = ''] = table.head ?? [];
  const grouped = table.columns.filter((column) => column.group !== undefined);
  const first = grouped[0];
  drawing.row([
    { text: note, span: labelColumns, down: 3 },
    { text: over, span: table.columns.length },
  ]);
  drawing.row(
    table.columns.flatMap((column): Drawn[] => {
      if (column.group === undefined) return [{ text: column.label, down: 2 }];
      return column === first ? [{ text: column.group, span: grouped.length }] : [];
    }),
  );
  drawing.row(grouped.map((column) => ({ text: column.label })));
  const flat = flattenRows(form, table);
  const leaves = (row: FormRow): number => row.rows?.reduce((sum, below) => sum + leaves(below), 0) ?? 1;
  let next = 0;
  const visit = (row: FormRow, depth: number, above: { text: string; down: number }[]): void => {
    if (row.rows !== undefined) {
      const here = { text: row.label, down: leaves(row) };
      row.rows.forEach((below, index) => {
        visit(below, depth + 1, index === 0 ? [...above, here] : []);
      });
      return;
    }
    const own = flat[next++];
    const figures = own === undefined ? [] : rowFigures(own).map((figure) => ({ text: text(figure), figure }));
    drawing.row([...above, { text: row.label, span: labelColumns - depth }, ...figures]);
  };
  for (const row of table.blocks[0]?.rows ?? []) visit(row, 0, []);
  return { key: table.key, columns: drawing.columns, rows: drawing.rows };
}

/** A label a line, its unit, its figure; a mark in the place of both where a group has none. */
function linesGrid(form: Form, table: FormTable, text: CellText, serial: boolean): Grid {
  const drawing = new Drawing((serial ? 3 : 2) + table.columns.length);
  const labels = table.columns.map((column) => ({ text: column.label }));
  const draw = (cells: Drawn[], number: string): void => drawing.row(serial ? [{ text: number }, ...cells] : cells);
  draw([{ text: table.head?.[0] ?? '' }, { text: table.units?.[0] ?? '' }, ...labels], table.serial?.[0] ?? '');
  const flat = flattenRows(form, table);
  let next = 0;
  const visit = (row: FormRow): void => {
    const own = row.rows === undefined || row.figures !== undefined ? flat[next++] : undefined;
    const marks = table.columns.map(() => ({ text: GROUP_MARK }));
    const figures = own === undefined ? marks : rowFigures(own).map((figure) => ({ text: text(figure), figure }));
    const unit = own === undefined ? GROUP_MARK : (row.unit ?? '');
    draw([{ text: row.label }, { text: unit }, ...figures], String(drawing.rows.length));
    for (const below of row.rows ?? []) visit(below);
  };
  for (const row of table.blocks[0]?.rows ?? []) visit(row);
  return { key: table.key, columns: drawing.columns, rows: drawing.rows };
}

/** Stands where the row of a group has no unit and no figure. */
const GROUP_MARK = '——';

/** Table three: the rows side by side, one line of figures. */
function acrossGrid(form: Form, table: FormTable, text: CellText): Grid {
  const flat = flattenRows(form, table);
  const width = table.columns.length;
  const drawing = new Drawing(width * flat.length);
  const heads = table.columns.map((column) => column.label);
  const top = table.blocks[0]?.rows ?? [];
  drawing.row(top.map((row) => ({ text: row.label, span: width * (row.rows?.length ?? 1) })));
  drawing.row(
    top.flatMap((row): Drawn[] =>
      row.rows === undefined
        ? heads.map((label) => ({ text: label, down: 2 }))
        : row.rows.map((below) => ({ text: below.label, span: width })),
    ),
  );
  drawing.row(top.flatMap((row) => (row.rows ?? []).flatMap(() => heads.map((label) => ({ text: label })))));
  drawing.row(flat.flatMap((row) => rowFigures(row).map((figure) => ({ text: text(figure), figure }))));
  return { key: table.key, columns: drawing.columns, rows: drawing.rows };
}

/** A cell of a row, or one that a merge from above covers there: then it began in an earlier row. */
export type WholeCell = GridCell & { covered: boolean; begun: number };

/** A grid's rows with the cells that a merge from above covers, each in its place. */
export function wholeRows(grid: Grid): WholeCell[][] {
  const all = grid.rows.flatMap((row, at) =>
    row.flatMap((cell) =>
      Array.from({ length: cell.rowSpan }, (_, below) => ({ ...cell, covered: below > 0, begun: at, row: at + below })),
    ),
  );
  return grid.rows.map((_, at) => {
    const row = all.filter((cell) => cell.row === at);
    return row.sort((one, other) => one.column - other.column).map(({ row: _row, ...cell }) => cell);
  });
}
