/** Rows that stand twice, and of which generated damage left one believed: marked now. */
import { APPLICANTS, type Drawn, documentOf, grid, paragraph, reportOf, row, SECTION, textOf } from '../documents.js';
import { counts, HEAD, inGrid, SPACED, STATISTICS, statuses, TITLE, UNPLACED } from './shown.js';

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

test('a row doubled behind pieces of a label written downwards went to the row above, and its copy was believed', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
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
  expect(statuses(report, 'unavailable.requires_creation')).toEqual(UNPLACED);
});

test('of a row named twice the second figures were believed, though the first stood below something else', () => {
  const report = reportOf(
    textOf(
      ...['（本列数据的勾稽关系为：第一项加第二项之', '和，等于第三项加第四项之和）'],
      ...['法人或其他组织', '总计', '商业企业 科研机构', '社会公益'],
      ...['815608 530 1000027 962 427382 3114909', '三、结转下年度继续办理', '380（含转', '办2件）', '0 0 7 0 0 387'],
      '一、结转下年度继续办理 1 10 2 1 6 2 10',
    ),
  );
  expect(statuses(report, 'carried_over_out')).toEqual(UNPLACED);
});

test('a row doubled with letters lost left the row beside it believed', () => {
  const report = reportOf(
    documentOf(
      paragraph(SECTION.disclosure),
      grid(
        ['第二十条第（六）项', ''],
        ['信息内容', '本年处理决定数量'],
        ['行罚', 1],
        ['行政处罚', 29],
        ['行政强制', 3],
      ),
    ),
  );
  expect(row(report, 'disclosure', 'penalties')).toEqual(['unplaced']);
});

test('a row doubled with a letter lost, in a table of its own, left the other believed', () => {
  const head = ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'];
  const rows: Drawn[][] = [
    ['行政处罚', 0, -40, 3],
    ['行政强', 536, 7, 1],
    ['行政强制', 2, 29, 1],
  ];
  const report = reportOf(
    documentOf(
      paragraph(SECTION.disclosure),
      ...[[['第二十条第（六）项', 4]] as Drawn[][], [head], ...rows.map((cells) => [cells])].map((one) => grid(...one)),
    ),
  );
  expect(statuses(report, 'compulsory_measures')).toEqual(Array(3).fill('unplaced'));
});

test('a row whose label is cut after few letters went to the row above, and its copy was believed', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '   8.属于行政查询事项           0         0         0         0             9             0     9',
      '   （四）无法  1.本机           0         0         0         0             338           0     338',
      '   提供        关不掌握相关政府信息',
      '               1.本机关不掌握相 2         8         28        28            11            4     23',
      '               关政府信息',
    ),
  );
  expect(statuses(report, 'unavailable.not_held')).toEqual(UNPLACED);
});

test('a label of several rows, behind the rest of another one, left the row of that label believed', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标 | 单位 | 统计数 |',
      '四、行政复议数量 | 件 | 0 |',
      '（一）维持具 | 件 | 0 |',
      '体行政行为数 |',
      '（二）被依法纠错数 | 件 | 0 |',
      '五、行政诉讼数量 | 件 | 3 |',
      '（ 一）维持具体行政行 | 件 | 0 |',
      '为或者驳 回原告诉讼请求数 |',
      '（二）被依法纠　错数 | 件 | 3 |',
    ),
  );
  expect(counts(report, 'review.corrected')).not.toEqual(['3']);
});

test.each([
  ['cut', ['其中：主要负责同志参加新闻发布会         次'], '其中：主要负责同志参加新闻发布会次数     次      12'],
  [
    'wrapped',
    ['3.政策解读稿件发                         篇', '况'],
    '3.政策解读稿件发布数                     篇      12',
  ],
  [
    'with a bracket',
    ['（一）召开政府信息公开工作会议或专题会议', '数', '次', '（举办各类培训班数                       次'],
    '（二）举办各类培训班数                   次      12',
  ],
])('the figure of a label that comes twice, %s the first time, without a figure, was believed', (_, first, second) => {
  const report = reportOf(
    textOf(...STATISTICS, '1.当面申请数                             件      4', ...first, second),
  );
  expect(report.figures.filter(({ value }) => value === 12)).toEqual([]);
});

test('so was that of one that stands beside pieces of another label', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '理             3.危及“三安全一稳定”   0         965       1017      0             0             0     1982',
      '结             4.保护第三方合法权益',
      '果             4.保护第三方合法权益     28        10        0         22            3             7     17',
    ),
  );
  expect(statuses(report, 'denied.third_party_rights')).toEqual(UNPLACED);
});

test('a damaged label beside that of a damaged group left its double believed', () => {
  const report = reportOf(
    documentOf(
      paragraph(SECTION.applications),
      grid(
        ...APPLICANTS,
        ['三、', '（三）不予', '1.属于秘密', '', '', '', 830, 370, '', 1200],
        ['', '', '1.属于国家秘密', 12, 29, 26, 8, 9, 2, 29],
      ),
    ),
  );
  expect(statuses(report, 'denied.state_secret')).toEqual(UNPLACED);
});

test('a label that is cut named a row of another group that begins alike, and the next row of the label its namesake', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标 | 单位 | 统计数 |',
      '四、行政复议数量 | 件 | 1010 |',
      '（三）其 | 件 | 1010 |',
      '他情形数 |',
      '五、行政诉讼数量 | 件 | - |',
      '（一）维持具体行政行 | 件 | - |',
      '为或者驳回原告诉讼请求数 |',
      '（二）被依法 | 件 | 无 |',
      '纠错数 |',
      '（三）其他情形数 | 件 | 无 |',
    ),
  );
  expect(counts(report, 'review.other')).not.toEqual(['not_applicable']);
});

test('the figure of a label that comes twice, under another number the first time, was believed', () => {
  const cells = ['5.按时办结数', '件', '1.按时办结数', '件', '20', '2.延期办结数', '件', '4'];
  const report = reportOf(textOf(TITLE, ...HEAD, ...cells.flatMap((cell) => [cell, ''])));
  expect(counts(report, 'requests.closed_on_time')).not.toEqual(['20']);
});

test('a row of a group that is missing was taken for its namesake in the group above, which was blank', () => {
  const report = reportOf(
    textOf(
      '统计指标                                 单位    统计数',
      '四、行政复议数量                         件',
      '（三）其他情形数                         件',
      '（一）维持具体行政行为或者驳回原告诉讼请  件',
      '（二）被依法纠错数                       件      418961',
      '（三）其他情形数                         件      216534',
    ),
  );
  expect(counts(report, 'review.other')).not.toEqual(['216534']);
});

test('a row of which the double, cut in its label, was told as prose was believed', () => {
  const lines = [
    '行政许可>8>>',
    '第二十条第（六）项>>>',
    '信息',
    '内容>本年处理决定数量>>',
    '行政处罚>无>>',
    '行政强',
    '制>无>>',
    '行政强制>23>>',
  ];
  const report = reportOf(
    textOf(
      SECTION.disclosure,
      '第二十条第（五）项>>>'.replaceAll('>', '\t'),
      '信息内容\t本年处理决定数量',
      ...lines.map((text) => text.replaceAll('>', '\t')),
    ),
  );
  expect(row(report, 'disclosure', 'compulsory_measures')).not.toEqual(['23']);
});
