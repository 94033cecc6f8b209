/** Figures that generated damage made wrong in silence, one test each: marked now, or read right. */
import type { Report } from '../../src/report.js';
import { APPLICANTS, type Drawn, documentOf, grid, paragraph, reportOf, row, SECTION, textOf } from './documents.js';

const HEAD = ['指标', '单位', '统计数'];
const TITLE = '政府信息公开情况统计表';
const counts = (report: Report, key: string): string[] => row(report, 'statistics', key);
const inGrid = (...rows: Drawn[][]): Report => reportOf(documentOf(grid(HEAD, ...rows)));

test('a label with a bracket that is left of its number went on the label above, which has a unit of its own', () => {
  const lines = [
    '指标    单位    统计数',
    '2.延期办结数      件',
    '（申请答复数      件      788',
    '1.属于已主动公开范围数      件      195',
  ];
  const report = reportOf(textOf(TITLE, ...lines));
  expect(counts(report, 'requests.closed_extended')).toEqual(['missing']);
  expect(report.figures.filter(({ value }) => value === 788).map(({ row: key }) => key)).not.toContain(
    'requests.closed_extended',
  );
});

test('a row doubled under another number left the row of that label believed', () => {
  const report = inGrid(['2.政务微博公开政府信息数', '条', 380], ['3.政务微博公开政府信息数', '条', 20]);
  expect(counts(report, 'channels.weibo')).toEqual(['unplaced']);
});

test('where a label comes twice, the figure of the second was taken though the first may have had an empty cell', () => {
  const cells = [
    '四、行政复议数量',
    '件',
    '997',
    '（一）被依法纠错数',
    '件',
    '',
    '（一）被依法纠错数',
    '件',
    '22',
    '（三）其他情形数',
    '件',
    '0',
  ];
  const report = reportOf(textOf(TITLE, ...HEAD.map((cell) => `\t${cell}`), ...cells.map((cell) => `\t${cell}`)));
  expect(counts(report, 'review.corrected')).toEqual(['unplaced']);
});

test('so is that of a label that is cut, and twice', () => {
  const cut = '（一）召开政府信息公开工作会议或专题会';
  const report = reportOf(textOf(TITLE, '指标 | 单位 | 统计数 |', `${cut} | 次 |`, `${cut} | 次 | 4 |`));
  expect(counts(report, 'meetings.meetings')).toEqual(['unplaced']);
});

test('a number below a row of several cases was passed over where the sum of another case held', () => {
  const report = reportOf(
    textOf(
      '四、政府信息公开行政复议、行政诉讼情况',
      ['行政复议', '', '', '', '', '行政诉讼'].join('\t'),
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '未经复议直接起诉', '', '', '', '', '复议后起诉'].join(
        '\t',
      ),
      ['', '', '', '', '', ...Array(2).fill(['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']).flat()].join(
        '\t',
      ),
      ['0', '0', '0', '3', '3', '0', '', '0', '1009', '', '997', '3', '0', '', '1'].join('\t'),
      '015',
    ),
  );
  const last = report.figures.find(({ row: key, column }) => key === 'litigation_after_review' && column === 'total');
  expect(last).toMatchObject({ value: null, status: 'unreadable' });
});

test('the rest of a label, in a table of its own below its row, was taken for a row with a blank figure', () => {
  const rows: Drawn[][] = [
    ['其中：主要负责同志参加', '次', ''],
    ['政府网站在线访谈次数', '', ''],
    ['3.政策解读稿件发布数', '篇', 7],
  ];
  const report = reportOf(
    documentOf(grid(HEAD, ['1.参加或举办新闻发布会总次数', '次', 4]), ...rows.map((cells) => grid(cells))),
  );
  expect(counts(report, 'response.policy_interpretations')).toEqual(['7']);
  expect(counts(report, 'response.online_interviews')).not.toEqual(['blank']);
});

test('the blanks of a row that lost cells to the line below were believed', () => {
  const report = reportOf(
    textOf(
      SECTION.applications,
      ['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'].join('\t'),
      ['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''].join('\t'),
      ['三、本年度办理结果', '（一）予以公开', '', '', '', '', '8', '', '2'].join('\t'),
      ['92908', '292916'].join('\t'),
    ),
  );
  const granted = report.figures.filter(({ row: key }) => key === 'granted');
  expect(granted.map(({ status }) => status)).toEqual([
    ...['unplaced', 'unplaced', 'unplaced', 'unplaced', 'unreadable', 'unplaced', 'unreadable'],
  ]);
  expect(granted[0]?.raw).toBe('8 | 2 | 92908 | 292916');
});

test('a row doubled behind pieces of a label written downwards went to the row above, and its copy was believed', () => {
  const report = reportOf(
    textOf(
      SECTION.applications,
      '                                          申请人情况',
      '                                          法人或其他组织',
      '                                自然人    商业企业  科研机构  社会公益组织  法律服务机构  其他  总计',
      '   （四）无法  1.本机关不掌握相关政府   1         0         0         0             0             0     1',
      '               信息',
      '本             2.没有现成信息需要另行制',
      '   （四）无法',
      '年             作',
      '                                                  4                                                 4',
      '   提供',
      '度             2.没有现成信息需要另行制',
      '办             作',
      '                                        25        1         9         27            13            3     0',
      '理             3.补正后申请内容仍不明确  7         0         0         0             0             0     7',
    ),
  );
  const statuses = report.figures
    .filter(({ row: key }) => key === 'unavailable.requires_creation')
    .map(({ status }) => status);
  expect(statuses).toEqual(Array(7).fill('unplaced'));
});

test('the label of a group, cut by a line, was taken for a row that begins alike, and its mark for that figure', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '统计                                     单位    统计数',
      '指标',
      '一、主动                                 ——      ——',
      '公开情况',
      '三、依申请公开                           ——      ——',
      '情况',
      '（一）收到申请数                         件      7',
      '                                                 765331.84',
      '七、依申请公开信息收取的费用             万元',
    ),
  );
  expect(counts(report, 'fees')).not.toEqual(['not_applicable']);
});

test('the figures of a damaged label went over a heading to the row above, which had none', () => {
  const report = reportOf(
    textOf(
      SECTION.disclosure,
      '第二十条第（五）项',
      '信息内容                    本年处理决定数量',
      '行政许可',
      '第二十条第（六）项',
      '信息内容                    本年处理决定数量',
      '行政处                      17',
      '行政强制                    18',
    ),
  );
  expect(row(report, 'disclosure', 'licensing')).not.toEqual(['17']);
  expect(row(report, 'disclosure', 'compulsory_measures')).toEqual(['18']);
});

test('a number and the label of a group, both cut in a cell, left the figures unlabelled and the rest a row of blanks', () => {
  const report = reportOf(
    documentOf(
      paragraph(SECTION.applications),
      grid(
        ...APPLICANTS,
        ['', '（四', '1', '', 0, 0, 0, 0, '无', ''],
        ['', '）无法提供', '.本机关不掌握相关政府信息', '', '', '', '', '', '', ''],
      ),
    ),
  );
  expect(row(report, 'applications', 'unavailable.not_held').slice(1, 5)).toEqual(['0', '0', '0', '0']);
});

test('a damaged row in a table of its own was told as prose, and the next row of that label taken for it', () => {
  const rows: Drawn[][] = [
    ['（二）被依法纠错数', '件', 750],
    ['（三）其地情形数', '件', 4],
    ['五、行攻诉讼数量', '件', 222],
    ['（三）其他情形数', '件', 5],
  ];
  const report = reportOf(documentOf(grid(HEAD, ['四、行政复议数量', '件', 754]), ...rows.map((cells) => grid(cells))));
  expect(counts(report, 'review.other')).toEqual(['4']);
  expect(counts(report, 'litigation.total')).toEqual(['222']);
  expect(counts(report, 'litigation.other')).toEqual(['5']);
});
