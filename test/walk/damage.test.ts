/** Silent errors that generated reports under damage (`npm run accuracy:generated`) brought to light, each as small as it gets. */
import {
  APPLICANTS,
  APPLICANTS_LINES,
  CARRIED,
  codes,
  DISCLOSURE,
  type Drawn,
  documentOf,
  grid,
  line,
  paragraph,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
} from './documents.js';

const HEAD_OF_COLUMNS = ['自然人    法人或其他组织    总计', '商业企业  科研机构  社会公益组织  法律服务机构  其他'];
const unplaced = Array(7).fill('unplaced');
const blank = Array(7).fill('blank');
const missing = Array(7).fill('missing');

/** A text of columns set apart by spaces. */
const columns = (...lines: string[]) => textOf(SECTION.applications, ...HEAD_OF_COLUMNS, ...lines);
const applications = (...rows: Drawn[][]) => documentOf(paragraph(SECTION.applications), grid(...APPLICANTS, ...rows));
const figures = (document: Parameters<typeof reportOf>[0], key: string) => row(reportOf(document), 'applications', key);

const STATISTICS = ['政府信息公开情况统计表', '（2017年度）', '填报单位（盖章）：青石县人民政府'];
const statistics = (...lines: string[]) => textOf(...STATISTICS, '统计指标    单位    统计数', ...lines);
const count = (document: Parameters<typeof reportOf>[0], key: string) => row(reportOf(document), 'statistics', key);

describe('a row that ends before the table does', () => {
  test('does not say which of its cells is gone', () => {
    const document = applications([[RECEIVED, 3], 1, 2, 3, 4, 5, 15, '']);
    for (const block of document.blocks)
      if (block.kind === 'table') Object.assign(block.rows.at(-1)?.cells.at(-1) ?? {}, { filler: true });
    expect(figures(document, 'received')).toEqual(unplaced);
  });
});

describe('labels that go on below their figures', () => {
  const WRAPPED = [
    `${RECEIVED}    1    0    0    0    0    0    1`,
    '（六）其  1.申请人    0    7    0    9    0    7    23',
    '他处理    无正当理',
    '          由逾期不',
    '          补正、行',
    '          政机关不',
    '          再处理其',
    '          政府信息',
    '          公开申请',
    '          2.申请人    3    0    0    0    3    0    6',
    '          逾期未按',
    '          收费通知',
    '          要求缴纳',
    '          费用、行',
    '          政机关不',
    '          再处理其',
    '          政府信息',
    '          公开申请',
    '          3.其他      1    0    0    0    0    0    1',
  ];

  test('are found beside the label of their group, however many lines they have', () => {
    const document = columns(...WRAPPED);
    expect(figures(document, 'other.correction_overdue')).toEqual(['0', '7', '0', '9', '0', '7', '23']);
    expect(figures(document, 'other.fee_unpaid')).toEqual(['3', '0', '0', '0', '3', '0', '6']);
  });

  test('of a row that is doubled with another figure, and whose label stands in two groups, neither group is believed', () => {
    const review = ['四、行政复议数量\t件\t1', '（一）维持具体行政行为数\t件\t1', '（二）被依法纠错数\t件\t0'];
    const litigation = ['五、行政诉讼数量\t件\t0', '（二）被依法纠错数\t件\t0', '（二）被依法纠错数\t件\t99'];
    const document = statistics(...review, ...litigation);
    expect(count(document, 'review.corrected')).toEqual(['unplaced']);
    expect(count(document, 'litigation.corrected')).toEqual(['unplaced']);
    expect(count(document, 'review.upheld')).toEqual(['1']);
  });

  test('the rest of a label that is a label of its own by chance is not that row, where no head shows that a table goes on', () => {
    const document = textOf(
      ...STATISTICS,
      '3.同意部分公开答复数\t件\t0',
      '4.不',
      '同意公开答复数\t件\t912',
      '其中：涉及国家秘密\t件\t289',
    );
    expect(count(document, 'replies.granted')).toEqual(['unplaced']);
    expect(count(document, 'replies.granted_in_part')).toEqual(['0 repaired']);
  });

  test('the figures of the next row are not those of a label that ends before its number', () => {
    const cut = WRAPPED.map((text, index) => (index === 1 ? text.replace('申请人', '申X人') : text));
    expect(figures(columns(...cut), 'other.correction_overdue')).toEqual(missing);
  });

  test('digits beside the rest of a label are the rest of the figures above it', () => {
    const document = columns(
      '（六）其他处  1.申请人无正当理由逾期不    96    7958    0    1106    0    9    9066',
      '理            补正、行政机关不再处理其          33           72             10',
      '              政府信息公开申请',
    );
    expect(figures(document, 'other.correction_overdue')).toEqual(unplaced);
  });

  test('a bracket that a label leaves open goes on below: so do its digits', () => {
    const document = statistics(
      '（四）攻府信息么开专项经费（不包括用于政  万元   2156',
      '府公报编辑管理及攻府网站建设维护等方面的         59.6',
      '经费）                                           2',
    );
    expect(count(document, 'institutions.budget')).toEqual(['unplaced']);
  });

  test('the rest of a label beside the character of a group is none of its number', () => {
    const document = columns(
      `${RECEIVED}    三    1    0    0    0    0    0    1`,
      `${CARRIED}    、    2    0    0    0    0    0    2`,
    );
    expect(figures(document, 'carried_over_in')).toEqual(['2', '0', '0', '0', '0', '0', '2']);
  });

  test.each<[string, Drawn[], Drawn[]]>([
    ['its number alone', ['1.申请'], ['人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请']],
    ['damaged besides', ['1.申请'], ['人无正当理由逾期不补正、行政机关不再处理具政府信息公开申请']],
  ])('in a grid, the rest in a row of empty cells is no row of its own: %s', (_, [first = ''], [rest = '']) => {
    const document = applications(
      [['（六）其他处理', 1, 2], [String(first), 2], 14, 0, 0, 0, 0, 3, 17],
      [[String(rest), 2], '', '', '', '', '', '', ''],
    );
    expect(figures(document, 'other.correction_overdue')).toEqual(['14', '0', '0', '0', '0', '3', '17']);
  });

  test('nor where each row is a table of its own', () => {
    const document = documentOf(
      paragraph(SECTION.applications),
      grid(...APPLICANTS, [['4.保护第三方合法权益', 3], 0, 0, 0, 0, 0, 0, 0]),
      grid([['5.属于', 3], 6, 0, 1, 0, 0, 6, 13]),
      grid([['三类内部事务信息', 3], '', '', '', '', '', '', '']),
    );
    expect(figures(document, 'denied.internal_affairs')).toEqual(['6', '0', '1', '0', '0', '6', '13']);
  });

  test('two labels of a row, each with its rest below', () => {
    const document = applications(
      [['三', 1], ['（一）', 2], 0, 0, 0, 0, 0, 4, 4],
      [['、本年度办理结果', 1], ['予以公开', 2], '', '', '', '', '', '', ''],
    );
    expect(figures(document, 'granted')).toEqual(['0', '0', '0', '0', '0', '4', '4']);
  });

  test('a row of empty cells below a row of the place’s own stays one', () => {
    const document = applications(
      [['（二）其他', 3], 1, 0, 0, 0, 0, 0, 1],
      [['（一）予以公开', 3], '', '', '', '', '', '', ''],
    );
    expect(figures(document, 'granted')).toEqual(blank);
  });
});

describe('a label cut behind its number', () => {
  test('beside the label of a group, the number is no figure either', () => {
    const document = applications(
      [['（四）无法提供', 1, 2], ['1', 2], '', '', '', '', '', 495, 495],
      [['.本机关不掌握相关政府信息', 2], '', '', '', '', '', '', ''],
    );
    expect(figures(document, 'unavailable.not_held')).toEqual([...Array(5).fill('blank'), '495', '495']);
  });

  test.each([
    ['（', '七）总计'],
    ['（七', '）总计'],
    ['四、', '结转下年度继续办理'],
  ])('the figures beside %s are the upper digits of those beside %s', (begun, rest) => {
    const document = columns(
      '（六）其他处理          4       1       5859    6       0       7       5859',
      `${begun}                4226    1132    8879    3802    4202    7839    4027`,
      `${rest}                01      197     68      97      47      56      266`,
    );
    const key = rest.endsWith('总计') ? 'total_processed' : 'carried_over_out';
    expect(figures(document, key)).toEqual(unplaced);
  });

  test('the number is no figure of the row above', () => {
    const document = textOf(
      ...STATISTICS,
      ...['统计指标', '单位', '统计数', '3.政务微博公开政府信息数', '条', '867', '4.政务微信公开政府信息数', '条'],
      ...['5', '.其他方式公开政府信息数', '条', '7'],
    );
    expect(count(document, 'channels.wechat')).toEqual(['missing']);
    expect(count(document, 'channels.other')).toEqual(['7']);
  });

  test('nor where its unit stands on the same line', () => {
    const document = statistics(
      '3.政策解读稿件发布数            篇',
      '4                               次    894',
      '.微博微信回应事件数',
      '5.其他方式回应事件数            次    1',
    );
    expect(count(document, 'response.policy_interpretations')).toEqual(['missing']);
    expect(count(document, 'response.social_media')).toEqual(['894']);
  });

  test('a bracket and a numeral begin the next label, they explain nothing', () => {
    const document = statistics(
      '4.信函申请数            件',
      '（二                    件    9',
      '）申请办结数',
      '1.按时办结数            件    9',
    );
    expect(count(document, 'requests.by_mail')).toEqual(['missing']);
    expect(count(document, 'requests.closed')).toEqual(['9']);
  });
});

describe('figures before their labels', () => {
  test('are seen where the label of a column is cut by a line', () => {
    const document = textOf(
      SECTION.disclosure,
      ...['第二十条第（六）项', '信息内容', '本年处', '理决定数量', '1', '行政处罚', '6', '行政强制'],
    );
    expect(row(reportOf(document), 'disclosure', 'penalties')).toEqual(['unplaced']);
  });

  test('a unit in the place of a label: the figure of the next label may be the rest of another', () => {
    const document = statistics(
      '2.兼职人员数                                   人      4',
      '                                                       1467',
      '                                               万元    10.0',
      '（四）政府信息公开专项经费（不包括用于政府公',
      '                                                       2',
      '报编辑管理及政府网站建设维护等方面的经费）',
      '九、政府信息公开会议和培训情况                 ——      ——',
    );
    expect(count(document, 'institutions.budget')).toEqual(['unplaced']);
  });
});

describe('numbers that are no cells', () => {
  test('a bare line among cells that end with a pipe: the number of a page', () => {
    const document = textOf(
      SECTION.disclosure,
      ...DISCLOSURE.slice(0, 2),
      '规章 |',
      '1 |',
      '2 |',
      '3',
      '行政规范性文件 |',
    );
    expect(row(reportOf(document), 'disclosure', 'regulations')).toEqual(Array(3).fill('unplaced'));
  });

  test('three figures for three columns, and an empty line where those are cells: one is torn', () => {
    const document = textOf(
      SECTION.disclosure,
      ...['第二十条第（一）项', '信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ...['规章', '4', '', '6', '行政规范性文件', '', '8', '58', '0'],
    );
    expect(row(reportOf(document), 'disclosure', 'regulations')).toEqual(['4', 'blank', '6']);
    expect(row(reportOf(document), 'disclosure', 'normative_documents')).toEqual(Array(3).fill('unplaced'));
  });
});

test('one cell alone on a line before the others of a row that lies across: the upper line of one of them', () => {
  const document = textOf(
    '四、政府信息公开行政复议、行政诉讼情况',
    ...['行政复议\t行政诉讼', '结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉'],
    `${'\t'.repeat(5)}${Array(2).fill('结果维持\t结果纠正\t其他结果\t尚未审结\t总计').join('\t')}`,
    ...['\t1', '9\t7\t\t26\t\t94\t\t944\t1038\t1\t\t\t\t1'],
  );
  expect(row(reportOf(document), 'review_litigation', 'administrative_review')).toEqual(Array(5).fill('unplaced'));
});

describe('rows of the same name', () => {
  test('a row without figures and another with some: the cell of the first may be lost', () => {
    const lines = ['第二十条第（六）项', '信息内容    本年处理决定数量', '行政处罚    1', '行政强制', '行政强制    6'];
    const report = reportOf(textOf(SECTION.disclosure, ...lines));
    expect(row(report, 'disclosure', 'compulsory_measures')).toEqual(['unplaced']);
    expect(codes(report)).toContain('row_conflict');
  });

  test('a row that could not be named, but may be one that was', () => {
    const document = textOf(
      SECTION.applications,
      ...APPLICANTS_LINES,
      line('1.信举报投诉类', 8, 0, 0, 0, 0, 0, 8),
      line('1.信访举报投诉申请', 1, 2, 0, 0, 0, 0, 3),
    );
    expect(figures(document, 'not_processed.petition_or_complaint')).toEqual(unplaced);
  });

  test('（二） behind （三） is none of the group at hand', () => {
    const document = statistics(
      '四、行政复议数量          件    2',
      '（三）其他情形数          件    0',
      '（二）被依法纠错数        件    997',
    );
    expect(count(document, 'review.corrected')).toEqual(['missing']);
  });

  test('the group is that of the last label before, though its own figure is blank', () => {
    const document = statistics(
      '四、行政复议数量          件    2',
      '（一）维持具体行政行为数  件    2',
      '（二）被依法纠错数        件',
      '（三）其他情形数          件    0',
      '五、行政诉讼数量          件',
      '（二）被依法纠错数        件    7',
    );
    expect(count(document, 'review.corrected')).toEqual(['missing']);
    expect(count(document, 'litigation.corrected')).toEqual(['7']);
  });
});

test('a figure with its unit behind it, on its line', () => {
  const document = textOf(...STATISTICS, '统计指标', '单位', '统计数', '1.当面申请数', '件', '443 件');
  expect(count(document, 'requests.in_person')).toEqual(['443']);
});
