/** From rows as read to a report: which form each block follows, what is missing, what came twice, all in the form's order. */
import { type Finding, finding } from '../findings.js';
import { type FlatRow, type Form, type FormColumn, type FormTable, flattenRows } from '../forms/form.js';
import type { Figure, ReportRow, TableForm } from '../report.js';
import { emptyFigure, unplacedLike } from './figures.js';
import { isLocalColumn } from './local-columns.js';
import type { RawBlock } from './raw.js';
import type { LooseRow, ReadRow, ReadTable } from './read-table.js';
import type { TornRow } from './torn.js';

export interface Assembled {
  form: string;
  tables: TableForm[];
  rows: ReportRow[];
  figures: Figure[];
  loose: LooseRow[];
  torn: TornRow[];
  findings: Finding[];
}

export function assemble(tables: readonly ReadTable[], forms: readonly Form[], year: number | null): Assembled {
  const blockForms = formsOfBlocks(tables);
  const voted = [...blockForms.values()].some((form) => form !== null);
  const main = mainForm(blockForms, voted ? forms : havingMost(tables, forms), year);
  const result: Assembled = { form: main.name, tables: [], rows: [], figures: [], loose: [], torn: [], findings: [] };
  for (const formTable of main.tables) {
    const parts = tables.filter((table) => table.key === formTable.key);
    if (parts.length === 0) addMissingTable(result, main, formTable);
    else new TableAssembly(result, forms, main, blockForms).add(formTable, parts);
  }
  const own = main.tables.map((table) => table.key);
  for (const key of new Set(tables.map((table) => table.key).filter((name) => !own.includes(name)))) {
    addOtherTable(
      result,
      forms,
      tables.filter((table) => table.key === key),
      year,
    );
  }
  return result;
}

/** For each block the form that most of its rows agree with; null where several agree equally. */
function formsOfBlocks(tables: readonly ReadTable[]): Map<RawBlock, string | null> {
  const votes = new Map<RawBlock, Map<string, number>>();
  for (const row of tables.flatMap((table) => table.rows)) {
    const counts = votes.get(row.block) ?? new Map<string, number>();
    votes.set(row.block, counts);
    if (isBare(row)) continue;
    for (const form of row.forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const decided = new Map<RawBlock, string | null>();
  for (const [block, counts] of votes) {
    const most = Math.max(0, ...counts.values());
    const best = [...counts].filter(([, count]) => count === most && count > 0).map(([form]) => form);
    decided.set(block, best.length === 1 ? (best[0] ?? null) : null);
  }
  return decided;
}

/** Where no block votes for one form, for want of figures say: the forms that have the most of the tables met. */
function havingMost(tables: readonly ReadTable[], forms: readonly Form[]): readonly Form[] {
  const keys = new Set(tables.map(({ key }) => key));
  const count = (form: Form): number => form.tables.filter(({ key }) => keys.has(key)).length;
  const most = Math.max(...forms.map(count));
  return forms.filter((form) => count(form) === most);
}

/** The form of most blocks; among equals the one whose years hold the report's, else the first known. */
function mainForm(blocks: Map<RawBlock, string | null>, forms: readonly Form[], year: number | null): Form {
  const count = (form: Form): number => [...blocks.values()].filter((name) => name === form.name).length;
  const most = Math.max(...forms.map(count));
  const best = forms.filter((form) => count(form) === most);
  const ofYear = best.find(
    ({ years }) => year !== null && year >= years.from && year <= (years.to ?? Number.POSITIVE_INFINITY),
  );
  const chosen = ofYear ?? best[0];
  if (chosen === undefined) throw new RangeError('no forms given');
  return chosen;
}

/** A table that the main form lacks: a report may have the table of another form as an annex. */
function addOtherTable(result: Assembled, forms: readonly Form[], parts: ReadTable[], year: number | null): void {
  const key = parts[0]?.key ?? '';
  const blockForms = formsOfBlocks(parts);
  const having = forms.filter((form) => form.tables.some((table) => table.key === key));
  const form = mainForm(blockForms, having, year);
  const table = form.tables.find((candidate) => candidate.key === key);
  if (table === undefined) return;
  const location = parts[0]?.location ?? '';
  result.findings.push(
    finding('form_besides', location, { table: table.title.zh, form: form.name, main: result.form }),
  );
  new TableAssembly(result, forms, form, blockForms).add(table, parts);
}

function addMissingTable(result: Assembled, main: Form, table: FormTable): void {
  result.findings.push(finding('table_missing', '', { table: table.title.zh }));
  result.tables.push({ table: table.key, form: main.name, location: '' });
  for (const flat of flattenRows(main, table)) addMissingRow(result, flat, flat.columns);
}

function addMissingRow(result: Assembled, flat: FlatRow, columns: readonly FormColumn[]): void {
  const { table, key, form, label } = flat;
  result.rows.push({ table, row: key, form, label, sourceLabel: '', match: 'none', local: false, location: '' });
  for (const column of columns) {
    result.figures.push(emptyFigure({ table, row: key, column, headUnit: '', rowLabel: label }, 'missing'));
  }
}

class TableAssembly {
  constructor(
    private readonly result: Assembled,
    private readonly forms: readonly Form[],
    private readonly main: Form,
    private readonly blockForms: Map<RawBlock, string | null>,
  ) {}

  add(formTable: FormTable, parts: ReadTable[]): void {
    const { findings } = this.result;
    findings.push(...parts.flatMap((part) => part.findings));
    const rows = withoutRepeats(
      parts.flatMap((part) => part.rows),
      findings,
    );
    const formOfBlock = this.formsByLabel(formTable.key, rows);
    const expected = this.expectedRows(formTable, formOfBlock);
    const used = [...new Set([...formOfBlock.values()])];
    const location = parts[0]?.location ?? '';
    this.result.tables.push({ table: formTable.key, form: used.join('+') || this.main.name, location });
    for (const form of used.filter((name) => name !== this.main.name)) {
      findings.push(finding('form_mixed', location, { table: formTable.title.zh, form, main: this.main.name }));
    }
    this.addInOrder(expected, rows);
  }

  /** Which form each block of the form (by the line above its head) follows in this document. */
  private formsByLabel(table: string, rows: readonly ReadRow[]): Map<string, string> {
    const decided = new Map<string, string>();
    for (const row of rows) {
      const form = this.blockForms.get(row.block) ?? this.main.name;
      const flat = byKey(this.rowsOf(form, table)).get(row.key);
      if (flat !== undefined && !decided.has(blockLabel(this.forms, flat)))
        decided.set(blockLabel(this.forms, flat), form);
    }
    return decided;
  }

  private rowsOf(form: string, table: string): readonly FlatRow[] {
    const owner = this.forms.find((candidate) => candidate.name === form);
    const own = owner?.tables.find((candidate) => candidate.key === table);
    return owner === undefined || own === undefined ? [] : flattenRows(owner, own);
  }

  /** Block by block, the rows of the form that the block follows; blocks not met are those of the main form. */
  private expectedRows(table: FormTable, formOfBlock: Map<string, string>): readonly FlatRow[] {
    const labels = new Set([...table.blocks.map((block) => block.label ?? ''), ...formOfBlock.keys()]);
    return [...labels].flatMap((label) =>
      this.rowsOf(formOfBlock.get(label) ?? this.main.name, table.key).filter(
        (flat) => blockLabel(this.forms, flat) === label,
      ),
    );
  }

  private addInOrder(expected: readonly FlatRow[], rows: readonly ReadRow[]): void {
    const found = new Map(rows.map((row) => [row.key, row]));
    let used: string[] | undefined;
    const wanted = new Set(expected.map((flat) => flat.key));
    const missing: FlatRow[] = [];
    this.addExtras(rows, wanted, null);
    for (const flat of expected) {
      const row = found.get(flat.key);
      if (row === undefined) {
        missing.push(flat);
        used ??= [...new Set(rows.flatMap((row) => row.figures.map((figure) => figure.column)))];
        addMissingRow(this.result, flat, columnsInUse(flat, used));
      } else {
        this.addRow(row, flat);
        this.addExtras(rows, wanted, row);
      }
    }
    for (const form of new Set(missing.map((flat) => flat.form))) {
      const labels = missing.filter((flat) => flat.form === form).map((flat) => flat.label);
      this.result.findings.push(finding('row_missing', '', { count: labels.length, rows: labels.join('、'), form }));
    }
  }

  /** Rows that the form does not expect, directly behind the row they follow in the source. */
  private addExtras(rows: readonly ReadRow[], wanted: Set<string>, after: ReadRow | null): void {
    let index = after === null ? 0 : rows.indexOf(after) + 1;
    for (; index < rows.length; index++) {
      const row = rows[index];
      if (row === undefined || wanted.has(row.key)) return;
      this.addRow(row, null);
    }
  }

  private addRow(row: ReadRow, flat: FlatRow | null): void {
    const form = flat?.form ?? row.forms[0] ?? this.main.name;
    const { key, label, sourceLabel, match, local, location, figures } = row;
    const table = figures[0]?.table ?? flat?.table ?? '';
    this.result.rows.push({ table, row: key, form, label: flat?.label ?? label, sourceLabel, match, local, location });
    this.result.figures.push(...inFormOrder(figures, flat?.columns ?? []));
    if (row.loose !== undefined) this.result.loose.push(row.loose);
    if (row.torn !== undefined) this.result.torn.push(row.torn);
  }
}

/** In the order of the form's columns, in which most rows stand; others behind them. */
function inFormOrder(figures: readonly Figure[], columns: readonly FormColumn[]): readonly Figure[] {
  if (figures.every(({ column }, at) => columns[at]?.key === column)) return figures;
  const order = columns.map((column) => column.key);
  const place = ({ column }: Figure): number => (order.includes(column) ? order.indexOf(column) : order.length);
  return figures.toSorted((a, b) => place(a) - place(b));
}

/** The columns of a row that is missing: where the document has none of the form's, its own. */
function columnsInUse({ columns }: FlatRow, used: readonly string[]): FormColumn[] {
  const local = used.filter(isLocalColumn);
  const [first] = columns;
  const own = columns.filter(({ key }) => local.length === 0 || used.includes(key));
  return [...own, ...(first === undefined ? [] : local.map((key) => ({ ...first, key })))];
}

function blockLabel(forms: readonly Form[], flat: FlatRow): string {
  const known = blockLabels.get(flat);
  if (known !== undefined) return known;
  const table = forms.find((form) => form.name === flat.form)?.tables.find((candidate) => candidate.key === flat.table);
  const label = table?.blocks[flat.block]?.label ?? '';
  blockLabels.set(flat, label);
  return label;
}

const blockLabels = new WeakMap<FlatRow, string>();

/** The rows of a form by their keys; of two with the same the first. */
function byKey(rows: readonly FlatRow[]): ReadonlyMap<string, FlatRow> {
  const known = rowsByKey.get(rows) ?? new Map(rows.toReversed().map((row) => [row.key, row]));
  rowsByKey.set(rows, known);
  return known;
}

const rowsByKey = new WeakMap<readonly FlatRow[], ReadonlyMap<string, FlatRow>>();

/** A row that comes twice with the same figures is taken once; with different ones, neither can be believed. */
function withoutRepeats(rows: readonly ReadRow[], findings: Finding[]): ReadRow[] {
  const kept: ReadRow[] = [];
  const places = new Map<string, number>();
  for (const row of rows) {
    const before = places.get(row.key) ?? kept.length;
    const first = kept[before];
    places.set(row.key, before);
    if (first === undefined) kept.push(row);
    // a label without figures (in prose, or before a page break) is no second row; two rows of one table are
    else if (isBare(first) && !areNeighbours(first, row, rows)) kept[before] = row;
    else if (isBare(row)) continue;
    else if (sameFigures(first, row)) findings.push(finding('row_repeated', row.location, { row: row.label }));
    else {
      findings.push(finding('row_conflict', row.location, { row: row.label }));
      kept[before] = conflict(first, row);
    }
  }
  return kept;
}

/**
 * ```
 * 行政强制
 * 行政强制   6      the cell of the first row may have been empty, and the copy lost it
 * ^
 * ```
 */
const areNeighbours = (first: ReadRow, second: ReadRow, rows: readonly ReadRow[]): boolean =>
  first.block === second.block && rows.indexOf(second) === rows.indexOf(first) + 1;

const isBare = (row: ReadRow): boolean => row.figures.every((figure) => figure.status === 'missing');

const sameFigures = (a: ReadRow, b: ReadRow): boolean =>
  a.figures.length === b.figures.length &&
  a.figures.every(
    (figure, index) => figure.value === b.figures[index]?.value && figure.status === b.figures[index]?.status,
  );

/** The first row with every figure that differs taken back; both texts are kept. */
function conflict(first: ReadRow, second: ReadRow): ReadRow {
  const figures = first.figures.map((figure): Figure => {
    const other = second.figures.find((candidate) => candidate.column === figure.column);
    if (other !== undefined && other.value === figure.value && other.status === figure.status) return figure;
    const raw = `${figure.raw} | ${other?.raw ?? ''}`;
    return unplacedLike(figure, raw);
  });
  return { ...first, figures, loose: undefined, torn: undefined };
}
