/** One CSV for each table of the forms: a row of the form a line, its columns side by side, the union over all forms. */
import type { Form, FormColumn, FormTable } from '../forms/form.js';
import type { Figure, ReportRow } from '../report.js';
import type { Entry } from './entry.js';
import { AGENCY, type Column, column, DOCUMENT, defineTable, FORM, type Origin, type Table, YEAR } from './table.js';

interface FormLine extends Origin {
  row: ReportRow;
  /** By column key. */
  figures: ReadonlyMap<string, Figure>;
}

const LEAD: readonly Column<FormLine>[] = [
  DOCUMENT,
  FORM,
  AGENCY,
  YEAR,
  column(
    'row',
    'string',
    ['行', 'row'],
    ['行的键；格式中没有的行为 local:<行名>', 'key of the row; local:<label> for a row that the form lacks'],
    ({ row }) => row.row,
    { required: true },
  ),
  column(
    'label',
    'string',
    ['行名', 'label'],
    ['官方行名；格式中没有的行为原文行名', "the official label, or the source's own for a local row"],
    ({ row }) => row.label,
  ),
  column(
    'local',
    'boolean',
    ['本地行', 'local'],
    ['格式中没有此行', 'whether the form lacks this row'],
    ({ row }) => row.local,
    { required: true },
  ),
];

/** The tables of all forms, in order of first appearance. */
export function formTables(forms: readonly Form[]): Table[] {
  const all = forms.flatMap((form) => form.tables);
  return [...grouped(all, (table) => table.key)].map(([key, tables]) => formTable(key, tables));
}

function formTable(key: string, tables: readonly FormTable[]): Table {
  const title = tables[0]?.title ?? { zh: key, en: key };
  const all = tables.flatMap((table) => table.columns);
  const columns = grouped(all, (formColumn) => formColumn.key);
  return defineTable<FormLine>({
    name: key,
    title,
    about: { zh: `“${title.zh}”表的每一行`, en: `a row for each row of the table "${title.en}"` },
    primaryKey: ['document', 'row'],
    ofReports: true,
    records: (entry) => linesOf(entry, key),
    columns: [
      ...LEAD,
      ...[...columns].flatMap(([name, versions]) => figureColumns(name, versions)),
      column(
        'flags',
        'string',
        ['标记', 'flags'],
        [
          '状态不是 read 的每个数字，以及本地列的数字（其值见 cells.csv）：<列>:<状态>，以 ; 分隔',
          'every figure whose status is not read, and every one in a column that the form lacks (its value is in cells.csv): <column>:<status>, separated by ;',
        ],
        (line) => flagsOf(line, [...columns.keys()]),
      ),
    ],
  });
}

function linesOf(entry: Entry, table: string): FormLine[] {
  if (entry.report === undefined) return [];
  const ofTable = entry.report.figures.filter((figure) => figure.table === table);
  const figures = grouped(ofTable, (figure) => figure.row);
  const rows = entry.report.rows.filter((row) => row.table === table);
  return rows.map((row) => ({
    entry,
    form: row.form,
    row,
    figures: new Map(figures.get(row.row)?.map((figure) => [figure.column, figure])),
  }));
}

function flagsOf({ figures }: FormLine, columns: readonly string[]): string {
  const flags: string[] = [];
  for (const name of columns) {
    const status = figures.get(name)?.status;
    if (status !== undefined && status !== 'read') flags.push(`${name}:${status}`);
  }
  // columns of the place's own: their figures are in cells.csv
  for (const [name, { status }] of figures) if (!columns.includes(name)) flags.push(`${name}:${status}`);
  return flags.join(';');
}

/** The value, and directly after it the unit where a form leaves that to the source. */
function figureColumns(name: string, versions: readonly FormColumn[]): Column<FormLine>[] {
  const labels = joined(versions.map((version) => version.label));
  const words = joined(versions.map((version) => version.en));
  const units = new Set(versions.map((version) => version.unit));
  const [unit] = units;
  const declared = units.has('declared');
  const value = column<FormLine>(
    name,
    // Not `integer`: a source may well hold half a case, and what it holds is kept.
    'number',
    [labels, words],
    ['数字；没有值时为空，见 flags', 'the figure; empty when it has no value, see flags'],
    ({ figures }) => figures.get(name)?.value ?? null,
    declared || units.size > 1 || unit === undefined ? {} : { unit },
  );
  if (!declared) return [value];
  const unitColumn = column<FormLine>(
    `${name}_unit`,
    'string',
    [`${labels}的单位`, `unit of ${words}`],
    ['格式规定或报告写明的单位；都没有时为空', 'the unit that form or report states; empty when neither does'],
    ({ figures }) => figures.get(name)?.unit ?? '',
  );
  return [value, unitColumn];
}

const joined = (words: readonly string[]): string => [...new Set(words)].join(' / ');

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
