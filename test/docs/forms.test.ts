/** The form files keep to their schema, docs/forms.md says what the schema says, and its recipes work. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { acrossInstances, summaryOf } from '../../src/check/across.js';
import { mentionsIn } from '../../src/check/prose.js';
import { instancesOf } from '../../src/check/relations.js';
import { sayIn } from '../../src/cli/messages.js';
import { programFor } from '../../src/cli/program.js';
import { checkForm, MISTAKES as FORM_MISTAKES, type Schema } from '../../src/forms/file/index.js';
import { columnOf, type Form, flattenRows } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { csvTables } from '../../src/write/tables.js';
import { across } from '../check/across.js';
import { reportBy } from '../write/conversion.js';
import { code, expectGenerated, fencesOf, firstColumn, markdownTable } from './page.js';

interface Described {
  title?: string;
  description?: string;
  required?: string[];
  properties?: Record<string, Described>;
}

const schema = JSON.parse(readFileSync('schema/form.schema.json', 'utf8')) as { $defs: Record<string, Described> };
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
const COMMON = 'src/forms/fields/every-report.json';
const files = readdirSync('src/forms').filter((name) => name.endsWith('.json'));
const parsed = (name: string): Form => JSON.parse(readFileSync(`src/forms/${name}`, 'utf8'));
const PAGE = 'docs/forms.md';

test('every form file is one of FORMS', () => {
  expect(files).toEqual(FORMS.map((form) => `${form.name}.json`).sort());
});

describe.each(files)('%s', (name) => {
  const form = parsed(name);

  test('keeps to the schema', () => {
    validate(form);
    expect(validate.errors).toBeNull();
  });

  test('names only columns, tables and rows that it has, each key once', () => {
    const tables = form.tables.map((table) => table.key);
    for (const { table } of form.sections) if (table !== undefined) expect(tables).toContain(table);
    for (const table of form.tables) {
      const rows = flattenRows(form, table).map((row) => row.key);
      expect(rows).toEqual([...new Set(rows)]);
      for (const key of table.blocks.flatMap((block) => block.columns)) expect(columnOf(table, key).key).toBe(key);
    }
    const report = { form: form.name, tables: tables.map((table) => ({ table, form: form.name, location: '' })) };
    expect(instancesOf(report, [form]).length).toBeGreaterThanOrEqual(form.relations.length);
    const across = [...(form.between_years ?? []), ...(form.across_units ?? [])];
    for (const kind of ['between_years', 'across_units'] as const) {
      expect(acrossInstances(form, kind).length).toBeGreaterThanOrEqual(form[kind]?.length ?? 0);
    }
    const names = form.relations.map((relation) => `${relation.table}/${relation.name}`);
    expect(across.filter((relation) => names.includes(`${relation.table}/${relation.name}`))).toEqual([]);
    expect(mentionsIn([{ text: '本年度', location: '' }], form, null)).toEqual([]);
  });
});

test('the fields of every report are written as those of a form', () => {
  const form = parsed('foi-2021.json');
  validate({ ...form, fields: JSON.parse(readFileSync(COMMON, 'utf8')) });
  expect(validate.errors).toBeNull();
});

type Mistake = [what: string, make: (form: Form) => void];
const MISTAKES: Mistake[] = [
  ['a field that nobody knows', (form) => Object.assign(form, { colour: 'red' })],
  ['a name with capitals', (form) => Object.assign(form, { name: 'FOI-2021' })],
  ['no source', (form) => Object.assign(form, { source: undefined })],
  ['a title in one language', (form) => Object.assign(form.title, { en: undefined })],
  ['a year in words', (form) => Object.assign(form.years, { from: '2021' })],
  ['a key with a dot', (form) => Object.assign(form.sections[0] ?? {}, { key: 'a.b' })],
  ['a layout that there is not', (form) => Object.assign(form.tables[0] ?? {}, { layout: 'up' })],
  ['a column without a unit', (form) => Object.assign(form.tables[0]?.columns[0] ?? {}, { unit: undefined })],
  ['a column type that there is not', (form) => Object.assign(form.tables[0]?.columns[0] ?? {}, { type: 'money' })],
  ['several blocks, one without label', (form) => Object.assign(form.tables[0]?.blocks[1] ?? {}, { label: undefined })],
  ['a row without key', (form) => Object.assign(form.tables[0]?.blocks[0]?.rows[0] ?? {}, { key: undefined })],
  ['a row without label', (form) => Object.assign(form.tables[0]?.blocks[0]?.rows[0] ?? {}, { label: undefined })],
  ['a group without rows', (form) => Object.assign(form.tables[1]?.blocks[0]?.rows[2] ?? {}, { rows: [] })],
  ['aliases as one text', (form) => Object.assign(form.sections[0] ?? {}, { aliases: '概述' })],
  ['an alias with a space around it', (form) => Object.assign(form.sections[0] ?? {}, { aliases: ['概述 '] })],
  ['a relation that is no equation', (form) => Object.assign(form.relations[0] ?? {}, { equation: 'a + b' })],
  ['a relation with a difference', (form) => Object.assign(form.relations[0] ?? {}, { equation: 'a - b = c' })],
  [
    'a mention without phrases',
    (form) => Object.assign(form.prose?.mentions[0] ?? {}, { phrases: undefined, none: undefined }),
  ],
  ['a mention of no figure', (form) => Object.assign(form.prose?.mentions[0] ?? {}, { figures: 'received' })],
  ['a relation without words', (form) => Object.assign(form.relations[0] ?? {}, { zh: '' })],
];

test.each(MISTAKES)('the schema refuses %s', (_, make) => {
  const form = parsed('foi-2021.json');
  make(form);
  expect(validate(JSON.parse(JSON.stringify(form)))).toBe(false);
});

// ---- docs/forms.md --------------------------------------------------------------------------------------------

const PARTS = [
  'form',
  'field',
  'section',
  'table',
  'column',
  'block',
  'row',
  'relation',
  'across',
  'prose',
  'words',
  'mention',
];

test('the schema describes every field', () => {
  const fields = Object.values(schema.$defs).flatMap((part) => Object.entries(part.properties ?? {}));
  expect(fields.filter(([, field]) => field.description === undefined)).toEqual([]);
});

test('every property has a title in both languages, which an editor shows', () => {
  const fields = Object.values(schema.$defs).flatMap((part) => Object.entries(part.properties ?? {}));
  expect(fields.filter(([, { title = '' }]) => !/^[^·]*\p{Script=Han}[^·]* · [A-Z]/u.test(title))).toEqual([]);
});

test('docs/forms.md lists every mistake', () => {
  const rows = Object.entries(FORM_MISTAKES).map(([name, { zh, en }]) => [code(name), `${en}<br>${zh}`]);
  expectGenerated(PAGE, 'mistakes', markdownTable(['code', 'says'], rows));
});

test('docs/forms.md names every command of forms, and no other', () => {
  const context = { lang: 'en' as const, say: sayIn('en'), version: '0' };
  const forms = programFor(context, {} as never, () => {}).commands.find((command) => command.name() === 'forms');
  const known = forms?.commands.map((command) => command.name());
  const named = firstColumn(PAGE, '## Commands').flatMap((cell) => /^gouji forms (\w+)/.exec(cell)?.[1] ?? []);
  expect([...new Set(named)]).toEqual(known);
});

test.each(PARTS)('docs/forms.md says of a %s what the schema says', (part) => {
  const { required = [], properties = {} } = schema.$defs[part] ?? {};
  const rows = Object.entries(properties).map(([name, { description = '' }]) => {
    return [code(name), required.includes(name) ? 'yes' : '', description];
  });
  expectGenerated(PAGE, part, markdownTable(['field', 'required', 'says'], rows));
});

/** The examples of the page by their mark: `json alias`, `json relation`, `json form`. */
const example = (mark: string): unknown =>
  JSON.parse(fencesOf(PAGE).find((fence) => fence.mark === mark)?.text ?? 'null');

const report = (label: string): Uint8Array =>
  new TextEncoder().encode(
    [
      '云岫县水务局2023年政府信息公开工作年度报告',
      '二、主动公开政府信息情况',
      ...['第二十条第（一）项', '信息内容\t本年制发件数\t本年废止件数\t现行有效件数'],
      ...['规章\t0\t0\t0', `${label}\t1\t2\t3`],
    ].join('\n'),
  );

test('an alias added as docs/forms.md says is recognised', async () => {
  const { label, aliases } = example('alias') as { label: string; aliases: string[] };
  const added = aliases.at(-1) ?? '';
  const form = parsed('foi-2021.json');
  const row = form.tables[0]?.blocks[0]?.rows.find((candidate) => candidate.label === label);
  Object.assign(row ?? {}, { aliases: aliases.slice(0, -1) });
  const rowOf = async (forms: Form[]) =>
    (await convert(report(added), { forms })).reports[0]?.rows.find((found) => found.row === row?.key);
  expect((await rowOf([form]))?.match).toBe('none');
  Object.assign(row ?? {}, { aliases });
  expect(await rowOf([structuredClone(form)])).toMatchObject({ match: 'alias', sourceLabel: added });
});

test('a relation added as docs/forms.md says is checked', async () => {
  const added = example('relation') as Form['relations'][number];
  const form = parsed('foi-2021.json');
  const others = form.relations.filter(({ name }) => name !== added.name);
  expect([...others, added]).toHaveLength(form.relations.length);
  const bytes = readFileSync('samples/merged-cells-2023.docx');
  const resultsOf = async (relations: Form['relations']) => {
    const { reports } = await convert(bytes, { forms: [{ ...form, relations }] });
    return reports[0]?.relations.filter(({ relation }) => relation === added.name).map(({ result }) => result);
  };
  expect(await resultsOf(others)).toEqual([]);
  expect(await resultsOf([...others, added])).toEqual(Array(7).fill('held'));
});

test('a relation between years added as docs/forms.md says is evaluated', () => {
  const added = example('across') as Form['relations'][number];
  const form = { ...parsed('foi-2021.json'), between_years: [added] };
  const { results } = across(
    [2022, 2023].map((year) => {
      const figures = { [`${added.table}/carried_over_out/total`]: { value: year } };
      const fields = { year: { value: String(year), raw: '', location: '' } };
      return summaryOf(`${year}.txt`, reportBy('foi-2021', figures, { fields }), [form], ['between_years']);
    }),
    [form],
    ['between_years'],
  );
  expect(results.map(({ relation }) => relation.scope)).toHaveLength(7);
  expect(results.at(-1)?.relation).toMatchObject({ relation: added.name, left: 2022, right: 1, result: 'failed' });
});

test('a phrase added as docs/forms.md says is compared with the table', async () => {
  const added = example('mention') as NonNullable<Form['prose']>['mentions'][number];
  const form = parsed('foi-2021.json');
  const bytes = new TextEncoder().encode(
    new TextDecoder().decode(report('行政规范性文件')).replace('\n', '\n一、总体情况\n全年印发红头文件9件。\n'),
  );
  const differing = async (mentions: (typeof added)[]) => {
    const { reports } = await convert(bytes, {
      forms: [{ ...form, prose: { words: form.prose?.words ?? [], mentions } }],
    });
    return reports[0]?.findings.filter(({ code }) => code === 'prose_differs').map(({ params }) => params.said);
  };
  expect(await differing([])).toEqual([]);
  expect(await differing([added])).toEqual([9]);
});

test('a field added as docs/forms.md says is read, and has a column of its own', async () => {
  const added = example('field') as NonNullable<Form['fields']>[number];
  const forms = [...FORMS, { ...(example('form') as Form), fields: [added] }];
  const text = new TextDecoder().decode(report('行政规范性文件')).replace('\n', '\n填表人：甲乙\n');
  const { reports } = await convert(new TextEncoder().encode(text), { forms });
  expect(reports[0]?.fields[added.key]).toEqual({ value: '甲乙', raw: '填表人：甲乙', location: 'L2' });
  const columns = csvTables(forms)[0]?.fields.map(({ name }) => name);
  expect(columns?.slice(columns.indexOf('published'))).toContain(added.key);
  expect(csvTables()[0]?.fields.map(({ name }) => name)).not.toContain(added.key);
});

test('titles and periods worded as docs/forms.md says are read', async () => {
  const fields = example('title') as NonNullable<Form['fields']>;
  const form = { ...(example('form') as Form), fields };
  expect(checkForm(JSON.stringify(form), schema as unknown as Schema, FORMS).mistakes).toEqual([]);
  const title = '云岫县2016年第2期热线诉求办理季报';
  const text = `${title}\n统计项目\t单位\t数量\n一、受理信访事项数\t件\t412\n`;
  const { reports } = await convert(new TextEncoder().encode(text), { forms: [...FORMS, form] });
  expect(reports[0]?.fields).toMatchObject({
    title: { value: title },
    agency: { value: '云岫县' },
    period_from: { value: '2016-04-01' },
    period_to: { value: '2016-06-30' },
  });
});

test('a form written as docs/forms.md says is read, and has a CSV of its own', async () => {
  const form = example('form') as Form;
  validate(form);
  expect(validate.errors).toBeNull();
  const text =
    '云岫县水务局2016年信访事项办理情况统计表\n序号\t统计项目\t单位\t数量\n1\t一、受理信访事项数\t件\t412\n' +
    '2\t其中：网上受理事项数\t件\t1O0\n3\t二、信访工作专项经费\t元\t251000\n';
  const { reports } = await convert(new TextEncoder().encode(text), { forms: [...FORMS, form] });
  expect(reports[0]?.form).toBe(form.name);
  expect(reports[0]?.fields).toMatchObject({ agency: { value: '云岫县水务局' }, year: { value: '2016' } });
  const figures = reports[0]?.figures.map(({ row, value, status }) => [row, value, status]);
  expect(figures).toEqual([
    ['petitions.received', 412, 'read'],
    ['petitions.online', 100, 'repaired'],
    ['expenses', 25.1, 'repaired'],
  ]);
  expect(csvTables([...FORMS, form]).map((table) => table.name)).toContain('petitions');
});
