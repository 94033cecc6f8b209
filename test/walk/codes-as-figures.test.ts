/** Codes and serial numbers that stand where figures are due are not read as figures, whatever the head says. */
import type { Form } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { FORMATS, type Rows } from '../draft/samples.js';

const LABELS = ['（一）收到申请数', '1.当面申请数', '2.传真申请数', '3.网络申请数', '4.信函申请数'];
const BEFORE = ['云岫县2017年政府信息公开工作年度报告', '政府信息公开情况统计表', '（2017年度）'];

async function figuresOf(bytes: Uint8Array, forms: readonly Form[] = FORMS): Promise<string[]> {
  const { reports } = await convert(bytes, { forms });
  const figures = reports.flatMap((report) => report.figures.filter(({ status }) => status !== 'missing'));
  return figures.map(({ value, status }) => (status === 'read' ? String(value) : status));
}

const inFormat = async (format: string, rows: Rows): Promise<Uint8Array> =>
  (await FORMATS[format]?.(BEFORE, rows)) ?? new Uint8Array();

const filled = (head: string[], cells: (code: string, index: number) => string[]): Rows => [
  head,
  ...LABELS.map((label, index) => [label, '件', ...cells(String(index + 17), index)]),
];

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test.each([
    ['has an empty cell above them', ['指标名称', '计量单位', '', '统计数']],
    ['has another word above them', ['指标名称', '计量单位', '编号', '统计数']],
    ['has serial numbers in third place', ['指标名称', '计量单位', '序号', '统计数']],
    ['lacks their cell', ['指标名称', '计量单位', '统计数']],
  ])('codes in the place of blank figures are not counted where the head %s', async (_, head) => {
    const found = await figuresOf(
      await inFormat(
        format,
        filled(head, (code) => [code, '']),
      ),
    );
    // where the head tells, nothing is in doubt: they are blank
    expect(found.filter((status) => !['unplaced', 'blank'].includes(status))).toEqual([]);
    expect(found).toHaveLength(LABELS.length);
  });

  test('a row whose figure is blank does not take its code where other rows show both', async () => {
    const rows = filled(['指标名称', '计量单位', '统计数'], (code, index) => [code, index === 2 ? '' : '4']);
    expect((await figuresOf(await inFormat(format, rows)))[2]).toBe('unplaced');
  });

  test('a code that is damaged does not make figures of the others', async () => {
    const heads = ['指标名称', '计量单位', '统计数'];
    const more = [
      '（二）申请办结数',
      '1.按时办结数',
      '2.延期办结数',
      '（三）申请答复数',
      '2.同意公开答复数',
      '3.同意部分公开答复数',
    ];
    const labels = [...LABELS, ...more].map((label, index) => [label, '件', index === 3 ? 'Z0' : String(index + 17)]);
    const found = await figuresOf(await inFormat(format, [heads, ...labels]));
    expect(new Set(found)).toEqual(new Set(['unplaced']));
  });

  test('figures that do not follow each other are counts', async () => {
    const values = ['6', '1', '2', '3', '0'];
    const rows = filled(['指标名称', '计量单位', '统计数'], (_, index) => [values[index] ?? '']);
    expect((await figuresOf(await inFormat(format, rows))).slice(0, 5)).toEqual(values);
  });
});

const ONE_A_LINE = [
  '指标名称',
  '计量单位',
  '统计数',
  ...LABELS.flatMap((label, index) => [label, '件', String(index + 17)]),
];

test('a cell a line, codes in the place of figures are not counted', async () => {
  const found = await figuresOf(new TextEncoder().encode([...BEFORE, ...ONE_A_LINE].join('\n')));
  expect(new Set(found)).toEqual(new Set(['unplaced']));
});

const coded = (code: string, label: string) => ({ key: `row_${code}`, label, en: label, code });
const CODED: Form = {
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
      columns: [
        { key: 'current', label: '本期实际', en: 'current', unit: '件' },
        { key: 'to_date', label: '本年累计', en: 'to date', unit: '件' },
      ],
      blocks: [
        {
          columns: ['current', 'to_date'],
          rows: [coded('101', '收到申请总数'), coded('201', '办结申请总数'), coded('301', '答复申请总数')],
        },
      ],
    },
  ],
  relations: [],
};

test.each([
  [
    'in most rows the first figure is the code of the row',
    [
      ['101', '5'],
      ['201', '6'],
      ['301', '7'],
    ],
  ],
  [
    'most rows have a figure more than there are columns',
    [
      ['1', '5', '5'],
      ['2', '6', '6'],
      ['3', '7'],
    ],
  ],
])('nothing is placed where %s', async (_, rows) => {
  const labels = ['收到申请总数', '办结申请总数', '答复申请总数'];
  const lines = [
    '指标名称 | 本期实际 | 本年累计 |',
    ...rows.map((cells, at) => `${[labels[at], ...cells].join(' | ')} |`),
  ];
  const found = await figuresOf(new TextEncoder().encode(['一、示例情况', '', ...lines, ''].join('\n')), [CODED]);
  expect(found).toEqual(Array.from({ length: 6 }, () => 'unplaced'));
});
