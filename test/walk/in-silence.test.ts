/** Figures that generated damage made wrong in silence, one test each: marked now, or read right. */
import type { Report } from '../../src/report.js';
import {
  APPLICANTS,
  APPLICANTS_LINES,
  type Drawn,
  documentOf,
  grid,
  paragraph,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
} from './documents.js';

const HEAD = ['指标', '单位', '统计数'];
const TITLE = '政府信息公开情况统计表';
const counts = (report: Report, key: string): string[] => row(report, 'statistics', key);
const statuses = (report: Report, key: string): string[] =>
  report.figures.filter(({ row: own }) => own === key).map(({ status }) => status);
const UNPLACED = Array(7).fill('unplaced');
/** Table three as spaces lay it out. */
const SPACED = [
  SECTION.applications,
  '                                          申请人情况',
  '                                          法人或其他组织',
  '                                自然人    商业企业  科研机构  社会公益组织  法律服务机构  其他  总计',
];
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
      TITLE,
      '指标                                     单位    统计数',
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

test('the lower line of a row, with the rest of its label and the rest of a figure, was a row of its own', () => {
  const report = reportOf(
    documentOf(
      paragraph(SECTION.applications),
      grid(
        ...APPLICANTS,
        ['三、', ['（二）部分公开（区分处理的，只计这一情形，', 2], '', '', '', 1, '', '', 1],
        ['', ['不计其他情形）', 2], '', '', '', 5, '', '', 5],
      ),
    ),
  );
  expect(statuses(report, 'granted_in_part')).toEqual(UNPLACED);
});

test('the last digits of a row, on the line below beside a damaged piece of a label, were a row of its own', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '牟  （三）不予  1.属于国家秘密  0         8875      2         0             7             0     8875',
      '度  么开                                  27                                                    36',
      '办  2.其他法律行政法规禁止公开  0         0         0         8             0             0     8',
    ),
  );
  expect(row(report, 'applications', 'denied.state_secret')).not.toContain('8875');
});

test('so they were where the upper digits add up by chance, though digits go on below other rows', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '一、本年新收政府信息公开申请数  0         1132      0         0             0             0     1132',
      '                                          67                                                    67',
      '牟  （三）不予  1.属于国家秘密  0         0         0         0             2162          0     2162',
      '度  么开                                                                    97                  97',
      '办  2.其他法律行政法规禁止公开  0         0         0         8             0             0     8',
    ),
  );
  expect(statuses(report, 'denied.state_secret')).toEqual(UNPLACED);
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

test('a head whose words have spaces in them was read as two columns, and a torn figure as two figures', () => {
  const cells = ['统计指 标', '单位', '统 计数', '1.当面申请数', '件', '80\n4', '2.传真申请数', '件', '3'];
  const report = reportOf(textOf(TITLE, ...cells.map((cell) => `\n${cell}`)));
  expect(counts(report, 'requests.in_person')).not.toContain('4');
  expect(counts(report, 'requests.by_fax')).toEqual(['3']);
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

test('a table laid across under labels that are cut, but for the short 总计, was read a line a cell', () => {
  const cut = ['结果', '维持', '结果', '纠正', '其他', '结果', '尚未', '审结', '总计'];
  const figures = '6934 65 6937 54 3 9361 96 9361 99 5452 90'.split(' ');
  const report = reportOf(
    textOf(
      ...[SECTION.disclosure, '第二十条第（一）项', '信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ...['规章', '1', '2', '3'],
      ...[SECTION.litigation, '行政复议 行政诉讼', ...cut, '未经复议直接起诉 复议后起诉', ...cut, ...cut],
      ...['4 285', ...figures, '9 454', '5457', '53'],
    ),
  );
  expect(report.figures.filter(({ table, value }) => table === 'review_litigation' && value !== null)).toEqual([]);
});

test('66 above a label without its number, the rest of a figure, was taken for that number', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标                                     单位    统计数',
      '法律法规规定的其他情形                   件      6214',
      '                                                 66',
      '.不属于本行政机关公开数                  件      1',
    ),
  );
  expect(counts(report, 'replies.denied.other')).not.toEqual(['6214']);
});

test('a row behind two lines of figures, before an empty line, was blank', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标                                     单位    统计数',
      '3.同意部分公开答复数                     件      ０',
      '                                                 １０００',
      '                                                 ００７',
      '                                                 ８７',
      '其中：涉及国家秘密                       件',
      '',
      '定',
      '                                                 ９９．９',
    ),
  );
  expect(counts(report, 'replies.denied.state_secret')).not.toEqual(['blank']);
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

test('a torn figure told that empty lines are empty cells, where every line is followed by one', () => {
  const cells = [
    ...[SECTION.disclosure, '第二十条第（一）项', '信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ...['规章', '4', '5', '6', '行政规范性文件', '8', '第二十条第（五）项', '信息内容', '本年处理决定数量'],
    ...['行政许可', '17', '第二十条第（八）项', '信息内容', '本年收费金额（单位：万元）', '行政事业性收费', '23\n94'],
    ...[SECTION.applications, '申请人情况', '自然人', '法人或其他组织', '总计'],
    ...['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
    ...[RECEIVED, '1', '2', '3', '4', '5', '6', '21'],
  ];
  const report = reportOf(textOf(...cells.flatMap((cell) => [cell, ''])));
  expect(row(report, 'disclosure', 'regulations')).toEqual(['4', '5', '6']);
  expect(row(report, 'disclosure', 'normative_documents')).toEqual(Array(3).fill('unplaced'));
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

test('two rows torn alike confirmed each other', () => {
  const report = reportOf(
    textOf(
      TITLE,
      ['指标', '单位', '统计数'].join('\t'),
      ['（二）申请办结数', '件', '6'].join('\t'),
      '97',
      ['1.按时办结数', '件', '6'].join('\t'),
      '97',
      ['2.延期办结数', '件', '0'].join('\t'),
    ),
  );
  expect(counts(report, 'requests.closed')).toEqual(['unreadable']);
  expect(counts(report, 'requests.closed_on_time')).toEqual(['unreadable']);
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
  const head = '指标                                     单位    统计数';
  const report = reportOf(textOf(TITLE, head, '1.当面申请数                             件      4', ...first, second));
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

test('the decimals of a figure, beside the rest of its label, were a part of that', () => {
  const report = reportOf(
    textOf(
      TITLE,
      '指标                                     单位    统计数',
      '2.兼职人员数                             人      18',
      '（四）政府信息公开专项经费（不包括用于政  万元   4492',
      '府公报编辑管理及政府网站建设维护等方面的         .13',
      '经费）',
    ),
  );
  expect(counts(report, 'institutions.budget')).not.toEqual(['4492']);
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

test('a figure in two lines made up the number of columns with what stood on one line', () => {
  const report = reportOf(
    textOf(
      ...[SECTION.disclosure, '第二十条第（一）项', '信息内容 本年制发件数 本年废止件数 现行有效件数'],
      ...['规章', '4', '5', '9', '行政规范性文件', '88', '6', '2 1', '第二十条第（五）项'],
    ),
  );
  const found = row(report, 'disclosure', 'normative_documents');
  expect(found).not.toContain('88');
  expect(row(report, 'disclosure', 'regulations')).toEqual(['4', '5', '9']);
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
