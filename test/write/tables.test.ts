import { readFileSync } from 'node:fs';
import { finding } from '../../src/findings.js';
import { FIELDS_OF_REPORTS, outputKeys } from '../../src/forms/fields/index.js';
import { checkForm } from '../../src/forms/file/index.js';
import { FORMS } from '../../src/forms/index.js';
import { STATUSES } from '../../src/report.js';
import type { Value } from '../../src/write/csv.js';
import { dataPackage, titlesOf } from '../../src/write/datapackage.js';
import { dataDictionary } from '../../src/write/dictionary.js';
import { entriesOf } from '../../src/write/entry.js';
import { csvTables } from '../../src/write/tables.js';
import { keysOf, STATUS_WORDS } from '../../src/write/words.js';
import { conversionOf, EVERY_STATUS, reportBy } from './conversion.js';

const schema = JSON.parse(readFileSync('schema/form.schema.json', 'utf8'));

/** The rows of a table as records. */
function rows(name: string, conversion: ReturnType<typeof conversionOf>, names = [conversion.document]) {
  const table = csvTables().find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  const records = entriesOf(conversion, names).flatMap((entry) => table.rows(entry));
  return records.map((row) =>
    Object.fromEntries(table.fields.map((field, index) => [field.name, row[index] as Value])),
  );
}

const fieldNames = (name: string) =>
  csvTables()
    .find((table) => table.name === name)
    ?.fields.map((field) => field.name);

test('the tables of the contract, with the columns of the contract', () => {
  expect(csvTables().map((table) => table.name)).toEqual([
    'reports',
    'disclosure',
    'applications',
    'review_litigation',
    'statistics',
    'cells',
    'relations',
    'narrative',
    'findings',
  ]);
  expect(fieldNames('cells')?.join()).toBe('document,form,agency,year,table,row,column,value,unit,status,raw,location');
  expect(fieldNames('relations')?.join()).toBe(
    'document,form,agency,year,table,relation,scope,equation,words_zh,words_en,left,right,difference,result,figures,other_documents',
  );
  expect(fieldNames('narrative')?.join()).toBe('document,agency,year,section,heading,text,location');
  expect(fieldNames('findings')?.join()).toBe('document,code,severity,location,message_zh,message_en');
  expect(fieldNames('reports')?.join()).toBe(
    'document,form,agency,year,title,period_from,period_to,signatory,telephone,email,address,document_number,published,format,encoding,outcome,figures,' +
      `${STATUSES.join()},relations_held,relations_failed,relations_not_checkable,` +
      'findings_error,findings_warning,findings_info',
  );
});

test('columns of a form table are the union over the forms, a unit column behind what the form leaves open', () => {
  expect(fieldNames('disclosure')?.join()).toBe(
    'document,form,agency,year,row,label,local,issued,repealed,in_force,decisions,amount,amount_unit,' +
      'produced,published,total_public,items_last_year,items_change,items,flags',
  );
});

test('status words and statuses are the same list', () => {
  expect(keysOf(STATUS_WORDS)).toEqual([...STATUSES]);
});

test('a row of a form table has its figures side by side and flags what was not read', () => {
  const [regulations, documents] = rows('disclosure', conversionOf('a.txt', [reportBy('foi-2021', EVERY_STATUS)]));
  expect(regulations).toMatchObject({
    document: 'a.txt',
    form: 'foi-2021',
    agency: '某某镇人民政府',
    year: '2022',
    row: 'regulations',
    local: false,
    issued: 0,
    repealed: 1,
    in_force: null,
    decisions: null,
    flags: 'issued:repaired;in_force:blank',
  });
  expect(documents).toMatchObject({ issued: 1, flags: '' });
});

test('reports.csv counts every status, and has a row for a document without a report', () => {
  const [read] = rows('reports', conversionOf('a.txt', [reportBy('foi-2021', EVERY_STATUS)]));
  expect(read).toMatchObject({
    outcome: 'read',
    encoding: 'gb18030',
    figures: 200,
    read: 193,
    repaired: 1,
    placed: 1,
    blank: 1,
    not_applicable: 1,
    unreadable: 1,
    unplaced: 1,
    missing: 1,
    relations_held: 0,
    relations_failed: 42,
    findings_error: 0,
  });
  const [none] = rows('reports', conversionOf('b.txt', []));
  expect(none).toMatchObject({
    document: 'b.txt',
    form: '',
    outcome: 'no_report',
    figures: null,
    read: null,
    findings_error: 1,
  });
});

test('cells name the form of their row, not of the report', () => {
  const report = reportBy('foi-2021');
  const mixed = {
    ...report,
    rows: report.rows.map((row) => ({ ...row, form: row.table === 'applications' ? 'foi-2019' : row.form })),
  };
  const forms = rows('cells', conversionOf('a.txt', [mixed])).map((cell) => `${cell.table} ${cell.form}`);
  expect([...new Set(forms)]).toEqual(['disclosure foi-2021', 'applications foi-2019', 'review_litigation foi-2021']);
});

test('the second report of a document has a name of its own in every table', () => {
  const two = conversionOf(
    'a.txt',
    [reportBy('foi-2021'), reportBy('foi-2019')],
    [finding('page_furniture', 'L1', { count: 1 })],
  );
  const names = ['a.txt', 'a.txt#2'];
  expect(rows('reports', two, names).map((row) => [row.document, row.form, row.findings_info])).toEqual([
    ['a.txt', 'foi-2021', 1],
    ['a.txt#2', 'foi-2019', 1],
  ]);
  const keys = rows('cells', two, names).map((cell) => [cell.document, cell.table, cell.row, cell.column].join());
  expect(new Set(keys).size).toBe(keys.length);
});

test('primary keys hold and constraints are kept in every table', () => {
  const conversion = conversionOf('a.txt', [
    reportBy('foi-2019', EVERY_STATUS, { findings: [finding('page_furniture')] }),
  ]);
  const statistics = conversionOf('b.txt', [reportBy('statistics-2014')]);
  for (const { name, fields, primaryKey } of csvTables()) {
    const records = [...rows(name, conversion), ...rows(name, statistics)];
    expect(records.length).toBeGreaterThan(0);
    for (const { name: field, values, required, type } of fields) {
      const column = records.map((record) => record[field] ?? null);
      if (values) expect(values).toEqual(expect.arrayContaining(column));
      if (required) expect(column.filter((value) => value === null || value === '')).toEqual([]);
      if (type === 'number' || type === 'integer') {
        expect(column.filter((value) => value !== null && typeof value !== 'number')).toEqual([]);
      }
    }
    if (!primaryKey) continue;
    const keys = records.map((record) => JSON.stringify(primaryKey.map((field) => record[field])));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('the data package describes every column in both languages', () => {
  const { profile, resources } = JSON.parse(dataPackage());
  expect(profile).toBe('tabular-data-package');
  expect(resources.map((resource: { path: string }) => resource.path)).toContain('cells.csv');
  for (const { schema, title, title_en, encoding, dialect } of resources) {
    expect([title, title_en, encoding, dialect.delimiter, schema.missingValues]).toEqual([
      expect.any(String),
      expect.any(String),
      'utf-8',
      ',',
      [''],
    ]);
    for (const field of schema.fields) {
      expect(field).toMatchObject({
        name: expect.stringMatching(/^[a-z][a-z0-9_]*$/),
        type: expect.stringMatching(/^(string|integer|number|boolean|year)$/),
        title: expect.stringMatching(/./),
        title_en: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        description_en: expect.stringMatching(/./),
      });
    }
    const names = schema.fields.map((field: { name: string }) => field.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(schema.primaryKey ?? []));
  }
});

test('no two columns of a table have one title, in either language', () => {
  for (const { name, fields } of csvTables()) {
    for (const lang of ['zh', 'en'] as const) {
      const titles = fields.map(({ title }) => title[lang]);
      expect([name, titles.filter((title, at) => titles.indexOf(title) !== at)]).toEqual([name, []]);
    }
  }
});

test('with Chinese header lines the data package names the fields as they do, and keeps their keys', () => {
  const { resources } = JSON.parse(dataPackage(csvTables(), 'zh'));
  for (const [index, table] of csvTables().entries()) {
    const { fields, primaryKey } = resources[index].schema;
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(titlesOf(table, 'zh'));
    expect(fields.map(({ key }: { key: string }) => key)).toEqual(table.fields.map(({ name }) => name));
    if (primaryKey !== undefined) expect(titlesOf(table, 'zh')).toEqual(expect.arrayContaining(primaryKey));
  }
});

test('the data dictionary that is committed is the one that the tables give', () => {
  expect(readFileSync('docs/data-dictionary.md', 'utf8')).toBe(dataDictionary());
});

test('a field of a form may have no name that a column of reports.csv has', () => {
  const own = new Set(FIELDS_OF_REPORTS.flatMap(outputKeys));
  for (const name of fieldNames('reports') ?? []) {
    if (own.has(name)) continue;
    const fields = [{ key: name, kind: 'text', label: '某', en: 'x' }];
    const { mistakes } = checkForm(JSON.stringify({ ...FORMS[0], name: 'x', fields }), schema);
    expect([name, ...mistakes.map(({ code }) => code)]).toEqual([name, 'key_reserved']);
  }
});
