/** Layouts of the statistics form of 2014 to 2018: several columns of counts, serial numbers, units, several reports. */
import { convert } from '../../src/index.js';
import type { Report } from '../../src/report.js';
import { LIMITS } from '../../src/walk/limits.js';
import { codes, type Drawn, documentOf, grid, paragraph, reportOf, row, textOf } from './documents.js';

const HEAD = ['指标', '单位', '统计数'];
const ITEMS = '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）';
const FEES = '七、依申请公开信息收取的费用';
const TRAINED = '（三）接受培训人员数';
const RECEIVED: Drawn[][] = [
  ['（一）收到申请数', '件', 4],
  ['1.当面申请数', '件', 1],
  ['2.传真申请数', '件', 0],
  ['3.网络申请数', '件', 3],
  ['4.信函申请数', '件', 0],
];

const inGrid = (...rows: Drawn[][]): Report => reportOf(documentOf(grid(...rows)));
const counts = (report: Report, key: string): string[] => row(report, 'statistics', key);
const columnsOf = (report: Report, key: string): string[] =>
  report.figures.filter((figure) => figure.row === key).map(({ column, value, unit }) => `${column}=${value} ${unit}`);

describe('columns', () => {
  const three = [
    ['指标', '单位', '区政府统计数', '区直单位统计数', '乡镇街道统计数'],
    ['三、依申请公开情况', '——', '——', '——', '——'],
    ['（一）收到申请数', '件', 4, 2, 9],
    ['1.当面申请数', '件', 1, 2, 3],
    ['2.传真申请数', '件', 0, 0, 0],
    ['3.网络申请数', '件', 3, 0, 5],
    ['4.信函申请数', '件', 0, 0, 0],
  ];

  test.each([
    ['a grid', documentOf(grid(...three))],
    ['tabs', textOf(...three.map((cells) => cells.join('\t')))],
    ['pipes', textOf('政府信息公开情况统计表', ...three.map((cells) => `${cells.join(' | ')} |`))],
    ['a cell a line', textOf('政府信息公开情况统计表', ...three.flat().map(String))],
    ['columns of spaces', textOf('政府信息公开情况统计表', ...three.map((cells) => cells.join('    ')))],
  ])('several columns of counts are kept under their own labels: %s', (_, document) => {
    const report = reportOf(document);
    expect(columnsOf(report, 'requests.received')).toEqual([
      'local:区政府统计数=4 件',
      'local:区直单位统计数=2 件',
      'local:乡镇街道统计数=9 件',
    ]);
    const sums = report.relations.filter(({ relation }) => relation === 'requests_received');
    expect(sums.map(({ scope, result }) => `${scope} ${result}`)).toEqual([
      'local:区政府统计数 held',
      'local:区直单位统计数 held',
      'local:乡镇街道统计数 failed',
    ]);
    expect(columnsOf(report, 'complaints')).toEqual([
      'local:区政府统计数=null 件',
      'local:区直单位统计数=null 件',
      'local:乡镇街道统计数=null 件',
    ]);
  });

  test('a head of two rows: 统计数 over the columns', () => {
    const report = inGrid(
      [
        ['指标', 1, 2],
        ['单位', 1, 2],
        ['统计数', 2],
      ],
      ['本期实际', '本年累计'],
      [ITEMS, '条', 10, 40],
      [FEES, '万元', '0.5', '1.5'],
    );
    expect(columnsOf(report, 'proactive.items')).toEqual(['local:本期实际=10 条', 'local:本年累计=40 条']);
    expect(columnsOf(report, 'fees')).toEqual(['local:本期实际=0.5 万元', 'local:本年累计=1.5 万元']);
  });

  test('a column without any number is none of counts: what stands in it is said', () => {
    const report = inGrid([...HEAD, '备注'], [ITEMS, '条', 10, ''], [FEES, '万元', 0, '免费']);
    expect(counts(report, 'proactive.items')).toEqual(['10']);
    expect(counts(report, 'fees')).toEqual(['0']);
    expect(codes(report)).toContain('column_unknown');
  });

  test('more than the limit are none: figures below them are unplaced, and the head is said to be unknown', () => {
    const labels = Array.from({ length: LIMITS.localColumns + 1 }, (_, index) => `第${index}镇统计数`);
    const report = inGrid(['指标', '单位', ...labels], [ITEMS, '条', ...labels.map(() => 1)]);
    expect(counts(report, 'proactive.items')).toEqual(['unplaced']);
    expect(codes(report)).toContain('column_head_unknown');
  });

  test('in a form that takes none, figures below unknown labels stay unplaced', () => {
    const rows: Drawn[][] = [
      ['第二十条第（五）项', ''],
      ['信息内容', '全年'],
      ['行政许可', 7],
    ];
    const report = inGrid(...rows);
    expect(row(report, 'disclosure', 'licensing')).toEqual(['unplaced']);
  });
});

describe('serial numbers', () => {
  const rows = [
    ['序号', ...HEAD],
    ['1', '（一）收到申请数', '件', '14'],
    ['2', '1.当面申请数', '件', '1'],
    ['3', '我区自设指标数量', '件', '13'],
    ['4', '3.网络申请数', '件', '0'],
  ];
  const wanted = [['14'], ['1'], ['0']];

  test.each([
    ['a grid', documentOf(grid(...rows))],
    ['tabs', textOf(...rows.map((cells) => cells.join('\t')))],
    ['pipes', textOf('政府信息公开情况统计表', ...rows.map((cells) => `${cells.join(' | ')} |`))],
    ['columns of spaces', textOf('政府信息公开情况统计表', ...rows.map((cells) => cells.join('    ')))],
    ['single spaces', textOf('政府信息公开情况统计表', ...rows.map((cells) => cells.join(' ')))],
    ['a cell a line', textOf('政府信息公开情况统计表', ...rows.flat())],
  ])('are no figures: %s', (_, document) => {
    const report = reportOf(document);
    expect(['received', 'in_person', 'online'].map((key) => counts(report, `requests.${key}`))).toEqual(wanted);
    const local = report.figures.find((figure) => figure.row.startsWith('local:'));
    expect([local?.row, local?.value, local?.unit]).toEqual(['local:我区自设指标数量', 13, '件']);
  });

  test('a cell a line, a figure missing: the number of the next row is not taken for it', () => {
    const blank = rows.map((cells) => cells.filter((text) => text !== '1' || cells[0] === '1'));
    const report = reportOf(textOf('政府信息公开情况统计表', ...blank.flat()));
    expect(counts(report, 'requests.in_person')).toEqual(['unplaced']);
    expect(counts(report, 'requests.online')).toEqual(['0']);
  });
});

describe('units', () => {
  test('are the form’s, row by row', () => {
    const report = inGrid(HEAD, [ITEMS, '条', 10], [FEES, '万元', '1.2'], [TRAINED, '人次', 5]);
    expect(columnsOf(report, 'proactive.items')).toEqual(['count=10 条']);
    expect(columnsOf(report, 'fees')).toEqual(['count=1.2 万元']);
    expect(columnsOf(report, 'meetings.trained')).toEqual(['count=5 人次']);
  });

  test.each([
    ['in the column of units', [FEES, '元', 3200]],
    ['in the label', ['七、依申请公开信息收取的费用（元）', '', 3200]],
  ] as [string, Drawn[]][])('of money are converted: %s', (_, fees) => {
    const report = inGrid(HEAD, fees, [TRAINED, '人次', 5]);
    expect(columnsOf(report, 'fees')).toEqual(['count=0.32 万元']);
    expect(codes(report)).toContain('unit_converted');
  });

  test('another than the form’s is kept, and said', () => {
    const report = inGrid(HEAD, [ITEMS, '件', 10], [TRAINED, '人', 5]);
    expect(columnsOf(report, 'proactive.items')).toEqual(['count=10 条']);
    expect(columnsOf(report, 'meetings.trained')).toEqual(['count=5 人']);
    expect(report.findings.filter(({ code }) => code === 'unit_differs')).toHaveLength(1);
  });

  test('that measure something else, or thousands, make no value', () => {
    const report = inGrid(HEAD, [ITEMS, '万条', 10], [TRAINED, '万元', 5], [FEES, '件', 1]);
    for (const key of ['proactive.items', 'meetings.trained', 'fees'])
      expect(counts(report, key)).toEqual(['unreadable']);
  });
});

test('decimals torn off by a narrow column: the rest of the number is not taken for the whole', () => {
  const report = reportOf(
    textOf('政府信息公开情况统计表', HEAD.join('  '), `${FEES}  万元  5299`, `${' '.repeat(60)}.72`),
  );
  expect(counts(report, 'fees')).toEqual(['unplaced']);
});

describe('rows of the same label', () => {
  const CORRECTED = '（二）被依法纠错数';

  test('are told apart by the row of their group', () => {
    const report = inGrid(
      HEAD,
      ['四、行政复议数量', '件', 3],
      ['（一）维持具体行政行为数', '件', 1],
      [CORRECTED, '件', 2],
      ['五、行政诉讼数量', '件', 4],
      [CORRECTED, '件', 4],
    );
    expect(counts(report, 'review.corrected')).toEqual(['2']);
    expect(counts(report, 'litigation.corrected')).toEqual(['4']);
  });

  test.each([
    ['no group before them', [[ITEMS, '条', 1]]],
    [
      'a group that cannot be read',
      [
        ['四、行政复议数量', '件', 3],
        [CORRECTED, '件', 2],
        ['五、口口口口口量', '件', 4],
      ],
    ],
  ] as [string, Drawn[][]][])('are none of the form’s with %s', (_, rows) => {
    const report = inGrid(HEAD, ...rows, [CORRECTED, '件', 7]);
    expect(counts(report, 'litigation.corrected')).toEqual(['missing']);
    expect(report.figures.find(({ value }) => value === 7)?.row).toBe('local:被依法纠错数');
    expect(codes(report)).toContain('label_ambiguous');
  });
});

test('2.同意公开答复数 and 4.不同意公开答复数: a 不 that was lost makes no other row', () => {
  const report = inGrid(HEAD, ['2.同意公开答复数', '件', 5], ['4.同意公开答复数', '件', 9]);
  expect(counts(report, 'replies.granted')).toEqual(['5']);
  expect(counts(report, 'replies.denied')).toEqual(['missing']);
});

test('a table of other indicators, with units too, is none of the form', async () => {
  const text = '2017年经济指标\n指标\t单位\t统计数\n地区生产总值\t亿元\t120\n粮食产量\t吨\t3\n';
  expect((await convert(new TextEncoder().encode(text))).outcome).toBe('no_report');
});

describe('several reports and several forms', () => {
  const table = (count: number): Drawn[][] => [
    HEAD,
    ...RECEIVED.map(([label = '', unit = '']) => [label, unit, count]),
  ];
  const reportsOf = async (...lines: string[]) => {
    const { reports } = await convert(new TextEncoder().encode(lines.join('\n')));
    return reports.map(({ fields, figures }) => [
      fields.agency?.value,
      fields.year?.value,
      figures.find((figure) => figure.row === 'requests.received')?.value,
    ]);
  };
  const tabs = (rows: Drawn[][]): string[] => rows.map((cells) => cells.join('\t'));

  test.each([
    ['by their titles', (name: string) => [`${name}2017年政府信息公开情况统计表`]],
    [
      'by the lines below one title',
      (name: string) => ['政府信息公开情况统计表', '（2017年度）', `填报单位（盖章）：${name}`],
    ],
    ['by the lines above them alone', (name: string) => [`填报单位：${name}`, '统计年度：2017']],
  ])('a yearbook: tables that begin anew, %s', async (_, above) => {
    const lines = [
      ...above('青石镇'),
      ...tabs(table(4)),
      ...above('白沙乡'),
      ...tabs(table(7)),
      ...above('东湾街道'),
      ...tabs(table(9)),
    ];
    expect(await reportsOf(...lines)).toEqual([
      ['青石镇', '2017', 4],
      ['白沙乡', '2017', 7],
      ['东湾街道', '2017', 9],
    ]);
  });

  test('a table that goes on below its title printed again is the same report', async () => {
    const [head = '', first = '', ...rest] = tabs(table(4));
    const above = ['政府信息公开情况统计表', '填报单位：青石镇', '（2017年度）'];
    expect(await reportsOf(...above, head, first, ...above, head, ...rest)).toEqual([['青石镇', '2017', 4]]);
  });

  test('the table as an annex belongs to the report before it, whose title says whose it is', async () => {
    const before = ['青石镇人民政府2018年政府信息公开工作年度报告', '一、概述', '全年工作平稳。'];
    const annex = ['附件：政府信息公开情况统计表', '填报单位：青石镇党政办公室', ...tabs(table(4))];
    expect(await reportsOf(...before, ...annex)).toEqual([['青石镇人民政府', '2018', 4]]);
  });

  test('tables of two forms in one report: both are kept', () => {
    const blocks = [
      paragraph('青石镇人民政府2019年政府信息公开工作年度报告'),
      grid(
        ['第二十条第（五）项', '', ''],
        ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
        ['行政许可', 3, 1, 7],
      ),
      paragraph('政府信息公开情况统计表'),
      grid(...table(4)),
    ];
    const report = reportOf(documentOf(...blocks));
    expect(report.form).toBe('foi-2019');
    expect(row(report, 'disclosure', 'licensing')).toEqual(['3', '1', '7']);
    expect(counts(report, 'requests.received')).toEqual(['4']);
    expect(codes(report)).toContain('form_besides');
  });
});

test('a group of the table that stands first behind a page number is a row, no chapter', () => {
  const report = reportOf(
    documentOf(
      grid(HEAD, ['一、主动公开情况', '——', '——'], [ITEMS, '条', 12]),
      paragraph('2'),
      grid(['三、依申请公开情况', '——', '——'], ...RECEIVED),
    ),
  );
  expect(counts(report, 'requests.received')).toEqual(['4']);
  expect(counts(report, 'proactive.items')).toEqual(['12']);
});
