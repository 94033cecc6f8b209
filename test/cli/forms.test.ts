/** `gouji forms list | show | check`, and `--form`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formText } from '../../src/cli/form-text.js';
import { type Form, flattenRows } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';
import { at, filesOf, lay } from '../batch/folder.js';
import { gouji } from './gouji.js';

/** A form that nothing built in resembles. */
const QUARTERLY: Form = {
  name: 'quarterly',
  title: { zh: '季度统计表', en: 'Quarterly statistics' },
  source: '（示例）',
  years: { from: 2020 },
  sections: [{ key: 'reading', label: '一、查阅场所情况', table: 'reading' }],
  tables: [
    {
      key: 'reading',
      title: { zh: '查阅场所', en: 'Reading places' },
      layout: 'down',
      head: ['查阅指标名称'],
      columns: [
        { key: 'current', label: '本期实际', en: 'current', unit: '个' },
        { key: 'to_date', label: '本年累计', en: 'to date', unit: '个', aliases: ['累计'] },
      ],
      blocks: [
        {
          columns: ['current', 'to_date'],
          rows: [
            { key: 'places', label: '设置查阅点总数', en: 'Places' },
            { key: 'visitors', label: '接待查阅人次总数', en: 'Visitors' },
          ],
        },
      ],
    },
  ],
  relations: [],
};
const REPORT = [
  '云岫县2023年政府信息公开工作报告',
  '一、查阅场所情况',
  '查阅指标名称\t本期实际\t本年累计',
  '设置查阅点总数\t3\t5',
  '接待查阅人次总数\t120\t-',
].join('\n');

const json = (form: Form): string => JSON.stringify(form, null, 2);

test('list names every form with its years, tables and figures, those of --form too', async () => {
  lay({ 'q.json': json(QUARTERLY) });
  const { code, stdout } = await gouji('forms', 'list', '--form', at('q.json'));
  expect(code).toBe(0);
  for (const { name, title } of FORMS)
    expect(stdout).toMatch(new RegExp(`^${name} .* ${title.en.replace(/[()]/g, '.')}$`, 'm'));
  expect(stdout).toMatch(/^foi-2021 +2021– +3 tables, 200 figures {2}Annual/m);
  expect(stdout).toMatch(/^quarterly +2020– +1 tables, 4 figures {2}Quarterly statistics$/m);
});

describe('show', () => {
  test.each(FORMS.map((form) => [form.name, form] as const))('%s with every key and label', async (name, form) => {
    const { stdout } = await gouji('forms', 'show', name, '--lang', 'zh');
    for (const table of form.tables) {
      expect(stdout).toContain(`${table.key} · ${table.title.zh}`);
      for (const column of table.columns) expect(stdout).toMatch(new RegExp(`^ +${column.key} +.*${column.unit}`, 'm'));
    }
    for (const { name: relation, equation } of form.relations)
      expect(stdout).toMatch(new RegExp(`^ +${relation} +.*${equation.slice(0, 5)}`, 'm'));
  });

  test.each(FORMS.map((form) => [form.name, form] as const))(
    '%s with the key of every row that has figures, groups included',
    async (name, form) => {
      const { stdout } = await gouji('forms', 'show', name, '--lang', 'zh');
      const shown = stdout.split('\n').map((line) => line.trim().split(/ {2,}/)[0]);
      const keys = form.tables.flatMap((table) => flattenRows(form, table).map(({ key }) => key));
      expect(keys.filter((key) => !shown.includes(key))).toEqual([]);
    },
  );

  test('a group of an own form that has figures and no key of its own stands under the key of its row', () => {
    const [table] = QUARTERLY.tables;
    const [block] = table?.blocks ?? [];
    if (table === undefined || block === undefined) throw new Error('no table');
    const rows = [
      {
        label: '一、收到',
        en: 'received',
        figures: 'row_01',
        rows: [{ key: 'row_02', label: '当面', en: 'in person' }],
      },
    ];
    const own = { ...QUARTERLY, relations: [], tables: [{ ...table, blocks: [{ ...block, rows }] }] };
    const text = formText(own, 'zh', (_, said) => said);
    expect(text).toMatch(/^ {2}row_01 {2}一、收到\n {2}row_02 {4}当面$/m);
  });

  test('rows nested, with full keys and aliases', async () => {
    const { stdout } = await gouji('forms', 'show', 'foi-2021', '--lang', 'zh');
    expect(stdout).toMatch(/^ {2}denied\. +（三）不予公开\n {2}denied\.state_secret +1\.属于国家秘密$/m);
    expect(stdout).toMatch(/规范性文件 \(又作 规范性文件\)/);
  });

  test.each(FORMS.map(({ name }) => name))('%s --json is a form file that differs by its name alone', async (name) => {
    const { stdout } = await gouji('forms', 'show', name, '--json');
    lay({ 'mine.json': stdout.replace(`"name": "${name}"`, '"name": "mine"'), 'same.json': stdout });
    expect(await gouji('forms', 'check', at('mine.json'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('right; mine'),
    });
    const same = await gouji('forms', 'check', at('same.json'));
    expect([same.code, same.stdout]).toEqual([1, expect.stringMatching(/same\.json:3:11: .*\(name_taken\)/)]);
  });

  test('the text of a file of the user as it is', async () => {
    lay({ 'q.json': `${json(QUARTERLY)}\n\n` });
    expect((await gouji('forms', 'show', 'quarterly', '--json', '--form', at('q.json'))).stdout).toBe(
      `${json(QUARTERLY)}\n\n`,
    );
    const unknown = await gouji('forms', 'show', 'quarterly');
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('there is no form quarterly; there are foi-2021'),
    ]);
  });
});

describe('check', () => {
  test('names each mistake with file, line and column, and ends with 1', async () => {
    lay({ 'q.json': json(QUARTERLY).replace('"layout"', '"layuot"').replace('"en": "Places"', '"en": 5') });
    const { code, stdout } = await gouji('forms', 'check', at('q.json'));
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      `${at('q.json')}:25:7: there is no property layuot; did you mean layout? (property_unknown)`,
      expect.stringMatching(/q\.json:\d+:\d+: must be a text, and is a number \(type_wrong\)$/),
      `${at('q.json')}: mistakes: 2`,
      '',
    ]);
    expect((await gouji('forms', 'check', at('q.json'), '--lang', 'zh')).stdout).toContain(
      '没有属性“layuot”，是否为“layout”？（property_unknown）',
    );
  });

  test('says what is right, file by file', async () => {
    lay({ 'q.json': json(QUARTERLY), 'empty.json': '' });
    const { code, stdout } = await gouji('forms', 'check', at('q.json'), at('empty.json'));
    expect(code).toBe(1);
    expect(stdout).toContain(`${at('q.json')}: right; quarterly, 1 tables, 4 figures\n`);
    expect(stdout).toContain('empty.json:1:1: the file is empty (empty)\n');
  });

  test('a file in another encoding, or none, is named', async () => {
    writeFileSync(at('gbk.json'), Uint8Array.of(0x22, 0xb1, 0xed, 0x22));
    expect((await gouji('forms', 'check', at('gbk.json'))).stdout).toContain(
      'gbk.json:1:1: the file is not UTF-8; save it as that (not_utf8)',
    );
    const none = await gouji('forms', 'check', at('nowhere.json'));
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no such file or folder')]);
  });
});

describe('--form', () => {
  beforeEach(() =>
    lay({
      'q.json': json(QUARTERLY),
      'in/q.txt': REPORT,
      'in/y.txt': readFileSync('samples/damaged-2021.txt', 'utf8'),
    }),
  );

  test('the form of the user and the built-in ones are told apart in one run', async () => {
    expect((await gouji('convert', at('in'), '-o', at('out'), '-q', '--form', at('q.json'))).code).toBe(0);
    const files = filesOf(at('out'));
    expect(files['reading.csv']).toBe(
      '\ufeffdocument,form,agency,year,row,label,local,current,to_date,flags\r\n' +
        'q.txt,quarterly,云岫县,2023,places,设置查阅点总数,false,3,5,\r\n' +
        'q.txt,quarterly,云岫县,2023,visitors,接待查阅人次总数,false,120,,to_date:not_applicable\r\n',
    );
    expect(files['cells.csv']).toContain('q.txt,quarterly,云岫县,2023,reading,places,current,3,个,read,3,L4\r\n');
    expect(files['disclosure.csv']).toContain('y.txt,foi-2021,');
    const { resources } = JSON.parse(files['datapackage.json'] ?? '');
    expect(resources.map(({ path }: { path: string }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    );
    expect(JSON.parse(files['run.json'] ?? '')).toMatchObject({
      complete: true,
      options: { forms: ['quarterly'] },
      files: expect.arrayContaining(['reading.csv']),
    });
  });

  test('without it nothing is left of its tables in the output', async () => {
    await gouji('convert', at('in'), '-o', at('out'), '-q', '--form', at('q.json'));
    expect((await gouji('convert', at('in/y.txt'), '-o', at('out'), '-q')).code).toBe(0);
    expect(Object.keys(filesOf(at('out')))).not.toContain('reading.csv');
  });

  test('a further generation of a built-in table widens its CSV', async () => {
    const columns = [
      { key: 'issued', label: '本年制发件数', en: 'issued', unit: '件' },
      { key: 'drafted', label: '本年起草件数', en: 'drafted', unit: '件' },
    ];
    const rows = [{ key: 'regulations', label: '规章', en: 'Regulations' }];
    const table: Form['tables'][number] = {
      key: 'disclosure',
      title: QUARTERLY.title,
      layout: 'down',
      head: ['信息内容'],
      columns,
      blocks: [{ columns: ['issued', 'drafted'], rows }],
    };
    lay({
      'own.json': json({
        ...QUARTERLY,
        name: 'own',
        sections: [{ key: 'disclosure', label: '二、主动公开政府信息情况', table: 'disclosure' }],
        tables: [table],
      }),
      'in/own.txt': '二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年起草件数\n规章\t1\t2\n',
    });
    expect(
      (await gouji('convert', at('in'), '-o', at('out'), '-q', '--form', at('own.json'), '--form', at('q.json'))).code,
    ).toBe(0);
    const [names = [], ...lines] = (filesOf(at('out'))['disclosure.csv'] ?? '')
      .split('\r\n')
      .map((line) => line.split(','));
    expect(names).toEqual(expect.arrayContaining(['in_force', 'drafted', 'flags']));
    const own = lines.find(([document]) => document === 'own.txt') ?? [];
    expect(names.flatMap((name, index) => (['form', 'issued', 'drafted'].includes(name) ? [own[index]] : []))).toEqual([
      'own',
      '1',
      '2',
    ]);
  });

  test('a file of that name which gouji did not write is not touched', async () => {
    lay({ 'out/reading.csv': 'mine' });
    const { code, stderr } = await gouji('convert', at('in'), '-o', at('out'), '--form', at('q.json'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds a reading.csv that gouji did not write')]);
    expect(filesOf(at('out'))).toEqual({ 'reading.csv': 'mine' });
  });

  test('show and accuracy take it', async () => {
    expect((await gouji('show', at('in/q.txt'))).code).toBe(1);
    const shown = await gouji('show', at('in/q.txt'), '--form', at('q.json'));
    expect(shown.stdout).toMatch(/Visitors +│ +120 │ +\/ │/);
    lay({
      'known/q.txt': REPORT,
      'known/q.expected.json': JSON.stringify({
        cells: { 'reading/places/current': { value: 3 }, 'reading/visitors/to_date': { value: null } },
      }),
    });
    expect((await gouji('accuracy', at('known'), '--form', at('q.json'))).stdout).toContain('exact 2 (100.00 %)');
  });

  test('the dictionary has its tables', async () => {
    expect((await gouji('dictionary', '--form', at('q.json'))).stdout).toContain('## reading.csv');
  });

  test('a name that a form has already is refused, built in or not', async () => {
    lay({ 'b.json': json({ ...QUARTERLY, name: 'foi-2021' }) });
    for (const forms of [['b.json'], ['q.json', 'q.json']]) {
      const { code, stderr } = await gouji('show', at('in/q.txt'), ...forms.flatMap((name) => ['--form', at(name)]));
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/wrong usage: there is a form (foi-2021|quarterly) already/),
      ]);
    }
  });

  test('a file with mistakes is not used, and they are named', async () => {
    lay({ 'b.json': json(QUARTERLY).replace('"down"', '"up"') });
    const { code, stderr } = await gouji('convert', at('in'), '-o', at('out'), '--form', at('b.json'));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /b\.json:25:17: "up" is none of down, across.*\(value_unknown\)\nthe form file .* was not used\n$/,
    );
  });
});

test('forms alone or with a word that is no command is wrong usage', async () => {
  expect((await gouji('forms')).stderr).toContain('forms needs list, show, check or draft');
  expect((await gouji('forms', 'frob')).stderr).toContain('there is no command forms frob');
});
