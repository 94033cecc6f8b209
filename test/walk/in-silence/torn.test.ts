/** Rows on several lines, of which generated damage left a part believed: marked now, or read right. */
import { APPLICANTS, documentOf, grid, paragraph, RECEIVED, reportOf, row, SECTION, textOf } from '../documents.js';
import { counts, SPACED, STATISTICS, statuses, TITLE, UNPLACED } from './shown.js';

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

test('a head whose words have spaces in them was read as two columns, and a torn figure as two figures', () => {
  const cells = ['统计指 标', '单位', '统 计数', '1.当面申请数', '件', '80\n4', '2.传真申请数', '件', '3'];
  const report = reportOf(textOf(TITLE, ...cells.map((cell) => `\n${cell}`)));
  expect(counts(report, 'requests.in_person')).not.toContain('4');
  expect(counts(report, 'requests.by_fax')).toEqual(['3']);
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
      ...STATISTICS,
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
      ...STATISTICS,
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

test('the decimals of a figure, beside the rest of its label, were a part of that', () => {
  const report = reportOf(
    textOf(
      ...STATISTICS,
      '2.兼职人员数                             人      18',
      '（四）政府信息公开专项经费（不包括用于政  万元   4492',
      '府公报编辑管理及政府网站建设维护等方面的         .13',
      '经费）',
    ),
  );
  expect(counts(report, 'institutions.budget')).not.toEqual(['4492']);
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

test('the marks of a row that lost cells to the line below were believed', () => {
  const lines = [
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）>>>申请人情况>>>>>>',
    '>>>>商业企业>科研机构>社会公益组织>法律服务机构>其他>',
    '>（六）其他处理>>56>11>->->/>1>68',
    '>（七）总计>>125',
    '7>5528>135>4440',
    '27>859>26>23>1700598',
    '四、结转下年度继续办理>>>/>无>无>4>无>99',
    '5>999',
  ];
  const report = reportOf(textOf(...lines.map((text) => text.replaceAll('>', '\t'))));
  expect(statuses(report, 'carried_over_out')).not.toContain('not_applicable');
});

test('the number of a label, cut from it, was taken for the first figure', () => {
  const report = reportOf(
    textOf(
      ...SPACED,
      '   （五         1                         9         82692     0             0             6     732002',
      '   ）不予处理   .信访举报投诉类申请',
    ),
  );
  expect(statuses(report, 'not_processed.petition_or_complaint')).toEqual(UNPLACED);
});
