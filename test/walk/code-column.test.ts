/** A column of codes behind the labels holds no figures; a line that numbers the columns holds none either. */
import type { Form } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { areColumnNumbers } from '../../src/walk/column-numbers.js';
import { FORMATS } from '../draft/samples.js';

const column = (key: string, label: string, group?: string) => ({
  key,
  label,
  en: key,
  unit: '件',
  ...(group && { group }),
});
const row = (code: string, label: string) => ({ key: `row_${code}`, label, en: label, code });
const FORM: Form = {
  name: 'coded',
  title: { zh: '代码表', en: 'coded' },
  source: '（示例）',
  years: { from: 2020 },
  sections: [{ key: 'coded', label: '一、示例情况', table: 'coded' }],
  tables: [
    {
      key: 'coded',
      title: { zh: '代码表', en: 'coded' },
      layout: 'down',
      head: ['指标名称'],
      codes: ['代码'],
      columns: [column('current', '本期实际'), column('to_date', '本年累计')],
      blocks: [{ columns: ['current', 'to_date'], rows: [row('01', '收到申请总数'), row('02', '办结申请总数')] }],
    },
  ],
  relations: [],
};

/** The figures of the rows below a head, `value status` or the raw text of what was not read. */
async function figuresOf(format: string, rows: (string | null)[][], form = FORM): Promise<string[]> {
  const bytes = (await FORMATS[format]?.(['一、示例情况'], rows)) ?? new Uint8Array();
  const { reports } = await convert(bytes, { forms: [form] });
  return reports.flatMap(({ figures }) =>
    figures.map(({ value, status }) => (status === 'read' ? String(value) : status)),
  );
}

const HEAD = ['指标名称', '代码', '本期实际', '本年累计'];

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test('the code of a row is no figure, its zero in front or not', async () => {
    expect(await figuresOf(format, [HEAD, ['收到申请总数', '01', '1', '2'], ['办结申请总数', '2', '3', '4']])).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('a code that is not the row’s is one cell too many, and nothing is placed', async () => {
    const found = await figuresOf(format, [HEAD, ['收到申请总数', '07', '1', '2'], ['办结申请总数', '02', '3', '4']]);
    expect(found).toEqual(['unplaced', 'unplaced', '3', '4']);
  });

  test('without a column of codes in the head a figure that equals the code is a figure', async () => {
    expect(
      await figuresOf(format, [
        ['指标名称', '本期实际', '本年累计'],
        ['收到申请总数', '1', '5'],
        ['办结申请总数', '2', '2'],
      ]),
    ).toEqual(['1', '5', '2', '2']);
  });

  test('the line that numbers the columns is no row', async () => {
    const rows = [HEAD, ['甲', '乙', '1', '2'], ['收到申请总数', '01', '1', '2'], ['办结申请总数', '02', '', '4']];
    expect(await figuresOf(format, rows)).toEqual(['1', '2', 'blank', '4']);
  });
});

test.each(['docx', 'html'])(
  'where the source has left a code out, the cell below the head is still none: %s',
  async (format) => {
    expect(await figuresOf(format, [HEAD, ['收到申请总数', '', '1', '2'], ['办结申请总数', '02', '', '4']])).toEqual([
      '1',
      '2',
      'blank',
      '4',
    ]);
  },
);

test.each(['docx', 'html'])(
  'columns of one label are told apart by the group above, whatever their order: %s',
  async (format) => {
    const [table] = FORM.tables;
    if (table === undefined) throw new Error('no table');
    const columns = [column('now', '件数', '本期'), column('all', '件数', '本年累计')];
    const blocks = [{ columns: ['now', 'all'], rows: table.blocks[0]?.rows ?? [] }];
    const form = { ...FORM, tables: [{ ...table, columns, blocks }] };
    const rows = [
      ['指标名称', '本年累计', '本期'],
      [null, '件数', '件数'],
      ['收到申请总数', '9', '1'],
      ['办结申请总数', '8', '2'],
    ];
    expect(await figuresOf(format, rows, form)).toEqual(['1', '9', '2', '8']);
  },
);

test.each([
  [['甲', '乙', '1', '2'], true],
  [['栏次', '1', '2', '3'], true],
  [['甲', '—', '（1）', '（2）'], true],
  [['1', '2', '3'], false],
  [['甲', '1', '3'], false],
  [['甲村', '1', '2'], false],
  [['甲', '乙'], false],
])('%j numbers columns: %s', (texts, numbers) => {
  expect(areColumnNumbers(texts.map((text) => ({ text })))).toBe(numbers);
});

test.each([
  ['a cell a line', HEAD, ['甲', '乙', '1', '2'], ''],
  ['a cell a line, serial numbers before', ['序号', ...HEAD], ['丙', '甲', '乙', '1', '2'], '1'],
])('%s: the line that numbers the columns is no row', async (_, head, numbers, serial) => {
  const rows = [
    [...(serial === '' ? [] : ['1']), '收到申请总数', '01', '31', '42'],
    [...(serial === '' ? [] : ['2']), '办结申请总数', '02', '53', '64'],
  ];
  const bytes = new TextEncoder().encode(['一、示例情况', head, numbers, rows].flat(2).join('\n'));
  const form = { ...FORM, tables: FORM.tables.map((table) => ({ ...table, serial: ['序号'] })) };
  const { reports } = await convert(bytes, { forms: [form] });
  expect(reports.flatMap(({ figures }) => figures.map(({ row, value }) => `${row} ${value}`))).toEqual([
    'row_01 31',
    'row_01 42',
    'row_02 53',
    'row_02 64',
  ]);
});

test('a report without one figure that is sure follows the form whose table it has', async () => {
  const text = ['一、示例情况', ...HEAD, '收到申请总数', '01', '其他申请', '7', '8'].join('\n');
  const { reports } = await convert(new TextEncoder().encode(text), { forms: [...FORMS, FORM] });
  expect(reports.map(({ form }) => form)).toEqual(['coded']);
});
