/**
 * A form drafted from a blank or filled sample: its tables, their heads, rows with nesting, codes and units. Every guess is
 * a note. What the sample says in its cells is kept beside it, so that the draft can be tried on the sample at once.
 */
import type { Document } from '../document.js';
import type { Form, FormColumn, FormRow, FormTable } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { isUnit } from '../walk/stub.js';
import { type HeadColumn, hasDecimals, type Layout, layoutOf, oneLine, textsOf, unitIn } from './columns.js';
import { RowKeys, RowLabels } from './keys.js';
import { LIMITS } from './limits.js';
import { type Matrix, matricesOf } from './matrix.js';
import { type Note, note } from './notes.js';
import { type RowNode, treeOf } from './rows.js';
import * as say from './title.js';

export { type Note, noteText } from './notes.js';

/** What a cell of the sample says, under the keys of the draft. */
export interface SampleCell {
  table: string;
  row: string;
  column: string;
  text: string;
}

export interface Draft {
  form: Form;
  notes: Note[];
  cells: SampleCell[];
}

/** Years of a form about which the sample says nothing: those since reports are published. */
const FIRST_YEAR = 2008;

/** Null where the document holds no table with a head and rows. */
export function draftForm(document: Document, name: string): Draft | null {
  const drafting = new Drafting(name);
  for (const matrix of matricesOf(document)) drafting.add(matrix);
  return drafting.tables.length === 0 ? null : drafting.finish(linesOfDocument(document));
}

const linesOfDocument = ({ blocks }: Document): say.Line[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? say.linesOf([block])
      : block.rows.flatMap((row) => row.cells.map(({ text, location }) => ({ text: oneLine(text), location }))),
  );

/** A table being drafted, with the heading that was found before it. */
interface DraftTable {
  table: FormTable;
  heading: say.Line | null;
  signature: string;
}

class Drafting {
  readonly tables: DraftTable[] = [];
  private readonly notes: Note[] = [];
  private readonly cells: SampleCell[] = [];
  /** Cells of rows that have a type of their own. */
  private readonly typed = new Set<SampleCell>();

  constructor(private readonly name: string) {}

  add(matrix: Matrix): void {
    const layout = layoutOf(matrix);
    const { rows, columns } = LIMITS;
    if (matrix.cut) this.notes.push(note('table_cut', { location: matrix.location, rows, columns }));
    if (layout === null) {
      if (textsOf(matrix, 0).length > 1) this.notes.push(note('table_left_out', { location: matrix.location }));
      return;
    }
    const signature = layout.columns.map(({ label, groups }) => [...groups, label].join('›')).join('|');
    const before = this.tables.at(-1);
    if (before?.signature === signature && say.headingOf(say.linesOf(matrix.before)) === null) {
      this.notes.push(note('table_continued', { location: matrix.location }));
      this.fill(before.table, matrix, layout, before.table.blocks[0]?.rows ?? []);
      return;
    }
    this.tables.push({ ...this.tableOf(matrix, layout), signature });
  }

  private tableOf(matrix: Matrix, layout: Layout): Omit<DraftTable, 'signature'> {
    const number = this.tables.length + 1;
    const key = this.name.replaceAll('-', '_') + (number === 1 ? '' : `_${number}`);
    const lines = [
      ...say.linesOf(matrix.before),
      ...layout.titles.map(({ text, location }) => ({ text: oneLine(text), location })),
    ];
    const heading = say.headingOf(lines);
    const title = heading === null ? key : say.withoutYear(heading.text);
    const columns = this.columnsOf(key, layout, say.unitIn(lines));
    const words = (role: HeadColumn['role']): string[] =>
      distinct(
        layout.columns.filter((one) => one.role === role && normalise(one.label).core !== '').map(({ label }) => label),
      );
    const [serial, codes, units] = [words('serial'), words('codes'), words('units')];
    const head = [...words('label'), ...words('remarks')];
    const table: FormTable = {
      key,
      title: { zh: title, en: title },
      layout: 'down',
      ...(head.length > 0 && { head }),
      ...(serial.length > 0 && { serial }),
      ...(codes.length > 0 && { codes }),
      ...(units.length > 0 && { units }),
      columns,
      blocks: [{ columns: columns.map((column) => column.key), rows: [] }],
    };
    for (const role of ['serial', 'codes', 'units', 'remarks'] as const) {
      for (const label of words(role)) this.notes.push(note(role, { label }));
    }
    for (const { role, index, label } of layout.columns) {
      if (role === 'nameless') this.notes.push(note('column_left_out', { number: index + 1, label }));
    }
    const tree = this.fill(table, matrix, layout, table.blocks[0]?.rows ?? []);
    if (tree === 'lines') table.nesting = 'lines';
    return { table, heading };
  }

  private columnsOf(table: string, layout: Layout, tableUnit: string): FormColumn[] {
    const rowUnits = layout.columns.some(({ role }) => role === 'units');
    return figureColumns(layout).map(({ label, groups }, index) => {
      const group = groups.at(-1);
      const stated = unitIn(label) || groups.map(unitIn).findLast(Boolean) || tableUnit;
      const unit = isUnit(stated) && !rowUnits ? stated : 'declared';
      if (unit === 'declared' && !rowUnits) this.notes.push(note('unit', { table, label }));
      if (group !== undefined && groups.length > 1) this.notes.push(note('merged_head', { label, group }));
      return {
        key: `column_${index + 1}`,
        label,
        en: label,
        unit,
        ...(hasDecimals(unit) && { type: 'amount' as const }),
        ...(group !== undefined && { group, group_en: group }),
      };
    });
  }

  /** Adds the rows of a matrix to a table, and says how they are nested. */
  private fill(table: FormTable, matrix: Matrix, layout: Layout, rows: FormRow[]): 'columns' | 'lines' {
    const tree = treeOf(matrix, layout);
    this.notes.push(...tree.notes);
    const keys = new RowKeys(rows);
    const before = rows.length;
    const indexes = figureColumns(layout).map(({ index }) => index);
    const labels = new RowLabels(tree.nesting);
    const emit = (nodes: readonly RowNode[], siblings: FormRow[], path: readonly number[]): void => {
      nodes.forEach((node, index) => {
        const { label, location } = node;
        const hasFigures = node.figures || node.rows.length === 0;
        if (normalise(label).core === '' || (hasFigures && !labels.take(label, siblings, path.length === 0))) {
          this.notes.push(note('row_left_out', { label, location }));
          return;
        }
        // a continued table goes on counting
        const at = [...path, (path.length === 0 ? before : 0) + index + 1];
        const key = hasFigures ? keys.take(node.code, at) : '';
        const row = rowOf(node, key, hasFigures);
        siblings.push(row);
        if (hasFigures) this.keep(table, key, row, node, indexes);
        emit(node.rows, row.rows ?? [], at);
      });
    };
    emit(tree.rows, rows, []);
    return tree.nesting;
  }

  private keep(table: FormTable, row: string, { type }: FormRow, { cells }: RowNode, indexes: readonly number[]): void {
    table.columns.forEach(({ key }, index) => {
      const text = cells.get(indexes[index] ?? -1)?.text.trim() ?? '';
      const cell = { table: table.key, row, column: key, text };
      this.cells.push(cell);
      if (type !== undefined) this.typed.add(cell);
    });
  }

  finish(lines: readonly say.Line[]): Draft {
    const title = say.titleOf(lines);
    const text = title === null ? this.name : say.withoutYear(title.text);
    const year = say.yearIn(lines);
    const source = say.documentNumberIn(lines);
    const notes = [
      title === null ? note('no_title') : note('title', { text, location: title.location }),
      ...(title === null || say.isKnownTitle(title) ? [] : [note('title_unknown', { text, end: say.endOf(text) })]),
      ...(source === null ? [note('source')] : []),
      ...(year === null ? [note('years', { year: FIRST_YEAR })] : []),
      ...this.notes,
      note('keys'),
      note('english'),
    ];
    const form: Form = {
      name: this.name,
      title: { zh: text, en: text },
      source: source ?? '（待填）',
      years: { from: year ?? FIRST_YEAR },
      sections: this.sections(text),
      tables: this.tables.map(({ table }) => this.withAmounts(table, notes)),
      relations: [],
    };
    return { form, notes, cells: this.cells };
  }

  private sections(title: string): Form['sections'] {
    const taken = new Set<string>();
    return this.tables.flatMap(({ table, heading }) => {
      const label = heading === null ? title : say.withoutYear(heading.text);
      if (taken.has(normalise(label).core)) return [];
      taken.add(normalise(label).core);
      const numbered = /^[一二三四五六七八九十]{1,3}\s*[、.．]/u.test(label);
      return [{ key: table.key, label, table: table.key, ...(!numbered && { opens_report: true }) }];
    });
  }

  /** A column in which the sample has decimals is of amounts. */
  private withAmounts(table: FormTable, notes: Note[]): FormTable {
    const columns = table.columns.map((column): FormColumn => {
      const own = this.cells.filter(
        (cell) => cell.table === table.key && cell.column === column.key && !this.typed.has(cell),
      );
      if (column.type !== undefined || !own.some(({ text }) => /^[-+]?\d[\d,]*\.\d+/u.test(text))) return column;
      notes.push(note('amount', { label: column.label }));
      return { ...column, type: 'amount' };
    });
    // where a reader looks for it: the tree of the rows was known last
    const { key, title, layout, nesting, ...rest } = table;
    return { key, title, layout, ...(nesting && { nesting }), ...rest, columns };
  }
}

const figureColumns = ({ columns }: Layout): HeadColumn[] => columns.filter(({ role }) => role === 'figures');

/** A group without a key lends none to its rows: their keys stay as short as their numbers. */
function rowOf(node: RowNode, key: string, hasFigures: boolean): FormRow {
  const { label, code, rows } = node;
  const unit = isUnit(node.unit) ? node.unit.replace(/[()（）\s]/gu, '') : '';
  const isGroup = rows.length > 0;
  return {
    ...(hasFigures && !isGroup && { key }),
    label,
    en: label,
    ...(code !== '' && hasFigures && { code }),
    ...(unit !== '' && hasFigures && { unit, ...(hasDecimals(unit) && { type: 'amount' as const }) }),
    ...(isGroup && hasFigures && { figures: key }),
    ...(isGroup && { rows: [] }),
  };
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
