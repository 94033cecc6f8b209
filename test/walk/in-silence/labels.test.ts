/** Labels and heads that generated damage gave to other figures in silence: marked now, or read right. */
import {
  APPLICANTS,
  APPLICANTS_LINES,
  type Drawn,
  documentOf,
  grid,
  paragraph,
  reportOf,
  row,
  SECTION,
  textOf,
} from '../documents.js';
import { counts, HEAD, inGrid, SPACED, STATISTICS, statuses, TITLE } from './shown.js';

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

test('the number of a label and its unit, apart on a line, were taken for a figure of the row above', () => {
  const report = reportOf(
    textOf(
      ...STATISTICS,
      '1.政府公报公                             条',
      '开政府信息数',
      '                                                 18',
      '2                                        条',
      '.政府网站公开政府信息数',
      '                                                 0',
      '3.政务微博公开政府                       条',
      '信息数',
    ),
  );
  expect(counts(report, 'channels.website')).not.toEqual(['0']);
});

test('the last letter of a spaced label that goes on below was taken for the unit, and its figure for the row above', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标 单位 统 计 数',
      '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）',
      '次',
      '（二）通过不同渠道和方式回应解读的情况 —— ——',
      '1 . 参 加 或 举 办 新 闻 发 布 会 总 次 ',
      '数',
      '次 0',
      '其中：主要负责同志参加新闻发布会次数 次 0',
    ),
  );
  expect(counts(report, 'response.topics')).not.toEqual(['0']);
  expect(counts(report, 'response.press_conferences')).toEqual(['0']);
});

test.each([
  ['（二）部分公开（区分处理的，只', '计这一情形，不计其他情形）', 'granted_in_part'],
  ['（六）其他处理', '1.申请人无正当埋由逾期不补正、行政机关不再处埋其政府信息公开申请', 'other'],
])('the label in the second cell of %s was taken for an unreadable figure', (first, second, key) => {
  const report = reportOf(
    textOf(SECTION.applications, ...APPLICANTS_LINES, `${first} | ${second} | 0 | 0 | 0 | — | 0 | 1010 |`),
  );
  expect(statuses(report, key)).not.toContain('unreadable');
  expect(row(report, 'applications', key)).not.toContain('1010');
});

test('a label cut in its cell, each row in a table of its own, was told as prose', () => {
  const rows: Drawn[][] = [
    ['五、行政诉', '件', 9],
    ['讼数量', '', ''],
    ['（二）被依法纠错数', '件', 9],
  ];
  const report = reportOf(
    documentOf(grid(HEAD, ['（一）维持具体行政行为数', '件', 4]), ...rows.map((cells) => grid(cells))),
  );
  expect(counts(report, 'litigation.total')).toEqual(['9']);
  expect(counts(report, 'review.corrected')).not.toEqual(['9']);
});

test('figures before their labels were taken for those of the rows above where damaged groups did not tell', () => {
  const report = reportOf(
    textOf(
      ...[TITLE, '统计指标', '单位', '统计数'],
      ...['（二）通过不同渠道和方式么升攻府信息的情况', '——', '——'],
      ...[
        '2',
        '1.政府公报公开政府信息数',
        '条',
        '2.政府网站公开政府信息数',
        '条',
        '18',
        '3.政务微博公开政府信息数',
        '条',
      ],
    ),
  );
  expect(counts(report, 'channels.website')).not.toEqual(['18']);
});

test('the beginning of the next label, behind a label without figures, was taken for an unreadable figure', () => {
  const report = reportOf(
    textOf(
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |',
      '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |',
      '2.重复申请 |',
      '3.要求提 | 201 | 13 | 73 | 3 | 251 | 541 |',
    ),
  );
  expect(row(report, 'applications', 'not_processed.duplicate')).not.toContain('541');
});

test('figures beside the label of a group, below that of a row of it, were taken for the row that the group is elsewhere', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '                1.申请人无正当理由逾期不',
      '                补正、行政机关不再处理其',
      '                政府信息公开申请',
      '（六）其他处理                  0         0         39095     0             0             6     39101',
      '                3.其他          0         0         0         416           0             0     416',
    ),
  );
  expect(row(report, 'applications', 'other')).not.toContain('39101');
  expect(row(report, 'applications', 'other.correction_overdue')).toContain('39101');
});

test('the end of a column label below its beginning was taken for a label, and figures above theirs not noticed', () => {
  const report = reportOf(
    textOf(
      ...[SECTION.disclosure, '第二十条第（六）项', '信息内容                    本年处理决'],
      '                            定数量',
      '                            1',
      ...['行', '政处罚', '                            0', '行', '政强制', '第二十条第（八）项'],
    ),
  );
  expect(row(report, 'disclosure', 'penalties')).not.toEqual(['0']);
});

test('a label cut behind the bracket of its number left its figures to no row, and the rest a row of blanks', () => {
  const report = reportOf(
    documentOf(
      paragraph(SECTION.applications),
      grid(
        ...APPLICANTS,
        ['三、本年', ['（', 2], 2, 2, 9, 848, '—', 1, 862],
        ['度', ['一）予以公开', 2], '', '', '', '', '', '', ''],
      ),
    ),
  );
  expect(statuses(report, 'granted')).not.toContain('blank');
});

test('the rest of a damaged label below its figure was taken for a row with a blank one, as it is like another label', () => {
  const report = inGrid(
    ['3.同意部分公开答复数', '件', 2],
    ['其申：涉', '件', 600],
    ['及国家秘密', '', ''],
    ['涉及商业秘密', '件', 4],
  );
  expect(counts(report, 'replies.denied.state_secret')).not.toEqual(['blank']);
});
