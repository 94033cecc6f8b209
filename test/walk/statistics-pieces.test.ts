/** The statistics form of 2014 to 2018 in pieces, with broken heads and with labels that are hardly different. */
import type { Report } from '../../src/report.js';
import { codes, type Drawn, documentOf, grid, paragraph, reportOf, row, textOf } from './documents.js';

const HEAD = ['指标', '单位', '统计数'];
const ITEMS = '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）';
const TRAINED = '（三）接受培训人员数';

const inGrid = (...rows: Drawn[][]): Report => reportOf(documentOf(grid(...rows)));
const counts = (report: Report, key: string): string[] => row(report, 'statistics', key);
const columnsOf = (report: Report, key: string): string[] =>
  report.figures.filter((figure) => figure.row === key).map(({ column, value, unit }) => `${column}=${value} ${unit}`);

describe('a table in pieces without a head', () => {
  test('a group goes on where a page ends within it', () => {
    const report = reportOf(
      documentOf(
        grid(HEAD, ['四、行政复议数量', '件', 3], ['（一）维持具体行政行为数', '件', 1]),
        paragraph('4'),
        grid(['（二）被依法纠错数', '件', 2], ['（三）其他情形数', '件', 0]),
        grid(['五、行政诉讼数量', '件', 4]),
        grid(['（二）被依法纠错数', '件', 4]),
      ),
    );
    expect(['review.corrected', 'review.other', 'litigation.corrected'].flatMap((key) => counts(report, key))).toEqual([
      '2',
      '0',
      '4',
    ]);
  });

  test('columns of the place’s own go on', () => {
    const report = reportOf(
      documentOf(
        grid(['指标', '单位', '本期实际', '本年累计'], [ITEMS, '条', 1, 12]),
        paragraph('4'),
        grid([TRAINED, '人次', 3, 30]),
      ),
    );
    expect(columnsOf(report, 'meetings.trained')).toEqual(['local:本期实际=3 人次', 'local:本年累计=30 人次']);
  });

  const OWN = ['指标', '单位', '区政府统计数', '乡镇街道统计数', '备注'];

  test('one of them has its first number in a later part', () => {
    const report = reportOf(
      documentOf(
        grid(OWN.slice(0, 4), [ITEMS, '条', 12, '/']),
        grid(['1.当面申请数', '件', '', 7], ['2.传真申请数', '件', 3, '']),
      ),
    );
    expect(columnsOf(report, 'requests.in_person')).toEqual([
      'local:区政府统计数=null 件',
      'local:乡镇街道统计数=7 件',
    ]);
    expect(columnsOf(report, 'requests.by_fax')).toEqual(['local:区政府统计数=3 件', 'local:乡镇街道统计数=null 件']);
  });

  test('but where one holds remarks, no cell below no head is sure', () => {
    const report = reportOf(
      documentOf(
        grid(OWN, [ITEMS, '条', 12, 8, '含转载']),
        grid(['1.当面申请数', '件', '', 7, '含转办'], ['2.传真申请数', '件', 3, '', '']),
      ),
    );
    expect(columnsOf(report, 'proactive.items')).toEqual(['local:区政府统计数=12 条', 'local:乡镇街道统计数=8 条']);
    expect([...counts(report, 'requests.in_person'), ...counts(report, 'requests.by_fax')]).toEqual(
      Array(4).fill('unplaced'),
    );
  });

  test('but not from a table of something else', () => {
    const report = reportOf(
      documentOf(
        grid(HEAD, [ITEMS, '条', 12]),
        grid(['指标', '单位', '公开数'], ['公交车辆', '件', 7], ['公交线路', '件', 8]),
        grid([TRAINED, '人次', 30]),
      ),
    );
    expect(columnsOf(report, 'meetings.trained')).toEqual(['count=30 人次']);
  });
});

test('labels of columns broken into lines are put together, column by column', () => {
  const report = reportOf(
    textOf(
      '政府信息公开情况统计表',
      '统计指标                单位    区政府统    区直单位    乡镇街道',
      '                                计数        统计数      统计数',
      '1.当面申请数            件      4           2           9',
    ),
  );
  expect(columnsOf(report, 'requests.in_person')).toEqual([
    'local:区政府统计数=4 件',
    'local:区直单位统计数=2 件',
    'local:乡镇街道统计数=9 件',
  ]);
});

test.each([
  [
    'above the first word of the head',
    ['        区政府统    区直单位    乡镇街道', '        计数        统计数      统计数', '指标    单位'],
  ],
  ['each on a line alone', ['指标 单位', '区政府统', '计数', '区直单位', '统计数', '乡镇街道', '统计数']],
])('labels of columns broken into lines, %s', (_, head) => {
  const report = reportOf(
    textOf('政府信息公开情况统计表', ...head, '1.当面申请数    件    4    2    9', '2.传真申请数    件    1    2    3'),
  );
  expect(columnsOf(report, 'requests.in_person')).toEqual([
    'local:区政府统计数=4 件',
    'local:区直单位统计数=2 件',
    'local:乡镇街道统计数=9 件',
  ]);
  if (head.length > 3) expect(codes(report)).toContain('column_head_damaged');
});

test('lines of labels that could be cut otherwise are no labels: figures below them are unplaced', () => {
  const head = ['指标 单位', '区政府', '统计数', '区直单位', '统计数', '乡镇街道统计', '数'];
  const report = reportOf(textOf('政府信息公开情况统计表', ...head, '1.当面申请数    件    4    2    9'));
  expect(report.figures.filter(({ status }) => status === 'read')).toEqual([]);
});

describe('3.政务微博公开政府信息数 and 4.政务微信公开政府信息数, one sign apart', () => {
  const group = ['（二）通过不同渠道和方式公开政府信息的情况', '——', '——'];
  const channels = (...labels: string[]): Report =>
    inGrid(HEAD, group, ...labels.map((label, at) => [label, '条', at]));

  test('both damaged: the number in front tells', () => {
    const report = channels('2.政府网占公开政府信息数', '3.政务微口公开政府信息数', '4.政务微言公开政府信息数');
    expect(['website', 'weibo', 'wechat'].flatMap((key) => counts(report, `channels.${key}`))).toEqual(['0', '1', '2']);
    expect(codes(report)).toContain('label_similar');
  });

  test('one damaged, without a number: its place tells', () => {
    const report = channels('2.政府网站公开政府信息数', '政务微口公开政府信息数', '政务微信公开政府信息数');
    expect(counts(report, 'channels.weibo')).toEqual(['1 repaired']);
    expect(codes(report)).toContain('label_by_place');
  });

  test.each([
    [
      'without a number and a neighbour',
      ['2.政府网站公开政府信息数', '政务微口公开政府信息数', '5.其他方式公开政府信息数'],
    ],
    ['number against words', ['3.政务微信公开政府信息数', '4.政务微博公开政府信息数', '5.其他方式公开政府信息数']],
  ])('%s: it is neither, and said to resemble both', (_, labels) => {
    const report = channels(...labels);
    expect(['weibo', 'wechat'].flatMap((key) => counts(report, `channels.${key}`))).toEqual(['missing', 'missing']);
    expect(codes(report)).toContain('label_ambiguous');
  });
});

describe('serial numbers in lines, one alone on its line before a label broken into lines', () => {
  const lines = (...before: string[]): string[] => [
    '政府信息公开情况统计表',
    '序号 统计指标 单位 统计数',
    '3 其中：主动公开规范性文件数 条 7',
    '4 制发规范性文件总数 件 9',
    ...before,
  ];
  const issued = (...before: string[]): string[] =>
    counts(reportOf(textOf(...lines(...before))), 'proactive.normative_documents_issued');

  test('it is none of the figure above', () => {
    expect(issued('5', '（二）通过不同渠道和方式公开政府信息的情', '况', '—— ——')).toEqual(['9']);
  });

  test.each([
    ['not the next number', ['6', '（二）通过不同渠道和方式公开政府信息的情', '况', '—— ——']],
    ['the next row has its own', ['5', '5 （二）通过不同渠道和方式公开政府信息的情况 —— ——']],
  ])('%s: it may be a digit torn off, the figure is unplaced', (_, rest) => {
    expect(issued(...rest)).toEqual(['unplaced']);
  });
});

test('a cell a line, a row of blanks: the number of the next row, which one sum alone would allow, is no figure', () => {
  const report = reportOf(
    textOf(
      '政府信息公开情况统计表',
      ...['序号', '指标', '单位', '本期实际', '本年累计'],
      ...['22', '（一）收到申请数', '件', '949', '7'],
      ...['23', '1.当面申请数', '件', '', '', ''],
      ...['24', '2.传真申请数', '件', '', '7'],
      ...['25', '3.网络申请数', '件', '0', '0'],
      ...['26', '4.信函申请数', '件', '949', '0'],
    ),
  );
  expect(counts(report, 'requests.in_person')).toEqual(['unplaced', 'unplaced']);
});
