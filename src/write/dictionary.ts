/** docs/data-dictionary.md: every file and column of the output, and every key of the forms. `gouji dictionary` prints it. */
import { type FlatRow, type Form, type FormColumn, type FormTable, flattenRows } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Field, Table } from './table.js';
import { csvTables } from './tables.js';
import { STATUS_WORDS } from './words.js';

/** The data dictionary as Markdown, from the tables and the forms. */
export function dataDictionary(forms: readonly Form[] = FORMS): string {
  return [
    '# Data dictionary · 数据字典',
    '<!-- Printed by `gouji dictionary`; a test compares. Change src/write/ or src/forms/, not this page. -->',
    'CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180, header line always. An empty field has no value; blank is not zero. ' +
      'A text that a spreadsheet would run as a formula begins with an apostrophe. The JSON files are described by ' +
      '`schema/report.schema.json`, the same tables for programs by `datapackage.json`.',
    '## Status of a figure · 数字的状态',
    markdownTable(
      ['status', '中文', 'English'],
      Object.entries(STATUS_WORDS).map(([status, words]) => [code(status), words.zh, words.en]),
    ),
    ...csvTables(forms).map(tableSection),
    ...forms.flatMap((form) => [`## ${form.name} · ${form.title.zh}`, form.source, ...form.tables.map(keysOf(form))]),
  ]
    .join('\n\n')
    .concat('\n');
}

function tableSection(table: Table): string {
  const key = table.primaryKey ? `\n\nPrimary key: ${table.primaryKey.map(code).join(', ')}` : '';
  const rows = table.fields.map((field) => [
    code(field.name),
    field.type,
    `${field.title.zh}<br>${field.title.en}`,
    field.unit ?? '',
    said(field),
  ]);
  return [
    `## ${table.name}.csv · ${table.title.zh}`,
    `${table.about.zh}。 ${table.about.en}.${key}`,
    markdownTable(['column', 'type', 'title', 'unit', 'says'], rows),
  ].join('\n\n');
}

const said = ({ about }: Field): string => `${about.zh}<br>${about.en}`;

const keysOf =
  (form: Form) =>
  (table: FormTable): string => {
    const rows = flattenRows(form, table).map((row) => [code(row.key), labelPath(row), row.en, columnList(table)(row)]);
    return `### ${form.name} ${table.key} · ${table.title.zh}\n\n${markdownTable(['row', '行名', 'label', 'columns'], rows)}`;
  };

const labelPath = ({ groups, label }: FlatRow): string => [...groups.map((group) => group.label), label].join(' › ');
const columnList =
  (table: FormTable) =>
  ({ columns }: FlatRow): string =>
    columns.map((column) => code(column.key) + ownUnit(table, column)).join(' ');

/** The unit that a row has in place of its column's. */
const ownUnit = (table: FormTable, { key, unit }: FormColumn): string =>
  table.columns.some((column) => column.key === key && column.unit !== unit) ? ` ${unit}` : '';

const code = (text: string): string => `\`${text}\``;

function markdownTable(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
