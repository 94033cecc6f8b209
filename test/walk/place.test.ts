/** Which figure belongs to which column: rows that are shifted, short, merged, and heads in another order. */
import {
  APPLICANTS,
  APPLICANTS_LINES,
  CARRIED,
  codes,
  type Drawn,
  documentOf,
  grid,
  LITIGATION_LINES,
  line,
  paragraph,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
} from './documents.js';

const SEVEN = ['1', '2', '3', '4', '5', '6', '21'];
const unplaced = Array(7).fill('unplaced');

/** The rows 本年新收 and 上年结转 of a grid with these rows below the official head, or below another. */
function applications(rows: Drawn[][], head = APPLICANTS): { received: string[]; carried: string[]; found: string[] } {
  const report = reportOf(documentOf(paragraph(SECTION.applications), grid(...head, ...rows)));
  const of = (key: string): string[] => row(report, 'applications', key);
  return { received: of('received'), carried: of('carried_over_in'), found: codes(report) };
}

describe('in a grid', () => {
  test('every figure under its column', () => {
    const { received, carried, found } = applications([
      [[RECEIVED, 3], ...SEVEN],
      [[CARRIED, 3], 0, '', '-', 0, 0, 0, 0],
    ]);
    expect(received).toEqual(SEVEN);
    expect(carried).toEqual(['0', 'blank', 'not_applicable', '0', '0', '0', '0']);
    expect(found).toEqual([]);
  });

  test('seven cells that stand beside their columns are taken in order, and said to be', () => {
    const { received, found } = applications([[[RECEIVED, 2], ...SEVEN]]);
    expect(received).toEqual(SEVEN.map((value) => `${value} repaired`));
    expect(found).toContain('row_shifted');
  });

  test('a row shifted by one with its first figure blank is not read one column off', () => {
    const { received } = applications([[[RECEIVED, 2], '', 2, 3, 4, 5, 6, 20]]);
    expect([
      unplaced,
      ['blank', '2', '3', '4', '5', '6', '20'].map((cell) => (cell === 'blank' ? cell : `${cell} repaired`)),
    ]).toContainEqual(received);
  });

  test.each<[string, Drawn[]]>([
    ['six figures', [[RECEIVED, 3], 1, 2, 3, 4, 5, 15]],
    ['six figures, shifted', [[RECEIVED, 2], 1, 2, 3, 4, 5, 15]],
    ['eight figures', [[RECEIVED, 3], ...SEVEN, 9]],
    ['eight cells, the first empty', [[RECEIVED, 3], '', ...SEVEN]],
    ['a figure over two columns', [[RECEIVED, 3], 1, ['2', 2], 4, 5, 6, 18]],
    ['a figure over six columns', [[RECEIVED, 3], ['18', 6], 18]],
    ['a figure over two rows', [[RECEIVED, 3], ['1', 1, 2], 2, 3, 4, 5, 6, 21]],
    ['a remark behind', [[RECEIVED, 3], ...SEVEN, '含网上申请']],
  ])('%s: none is guessed', (_, cells) => {
    const { received, found } = applications([cells]);
    expect(received).toEqual(unplaced);
    expect(found).toContain('row_unplaced');
  });

  test('below a figure that covers two rows, no figure moves into its place', () => {
    const { carried } = applications([
      [[RECEIVED, 3], ['1', 1, 2], 2, 3, 4, 5, 6, 21],
      [[CARRIED, 3], 2, 3, 4, 5, 6, 21],
    ]);
    expect([unplaced, ['missing', '2', '3', '4', '5', '6', '21']]).toContainEqual(carried);
  });

  const upper = (...cells: Drawn[]): Drawn[] => [...cells];
  const lower = APPLICANTS[2] as Drawn[];
  const top = (columns: number): Drawn[] => [
    ['', 3, 3],
    ['申请人情况', columns],
  ];

  test.each<[string, Drawn[][], Drawn[], string[]]>([
    [
      'total first',
      [top(7), upper(['总计', 1, 2], ['法人或其他组织', 5], ['自然人', 1, 2]), lower],
      [21, 2, 3, 4, 5, 6, 1],
      SEVEN,
    ],
    [
      'research before business',
      [
        top(7),
        upper(['自然人', 1, 2], ['法人或其他组织', 5], ['总计', 1, 2]),
        ['科研机构', '商业企业', ...lower.slice(2)],
      ],
      [1, 3, 2, 4, 5, 6, 21],
      SEVEN,
    ],
    [
      'a remark column',
      [[...top(7), ['备注', 1, 3]], upper(['自然人', 1, 2], ['法人或其他组织', 5], ['总计', 1, 2]), lower],
      [...SEVEN, ''],
      SEVEN,
    ],
    [
      'no line of organisations',
      [top(7), upper(['自然人', 1, 2], ['法人或其他组织', 5], ['总计', 1, 2])],
      SEVEN,
      unplaced,
    ],
    [
      'two totals',
      [top(8), upper(['合计', 1, 2], ['自然人', 1, 2], ['法人或其他组织', 5], ['总计', 1, 2]), lower],
      [21, ...SEVEN],
      unplaced,
    ],
    [
      'a subtotal of organisations',
      [top(8), upper(['自然人', 1, 2], ['法人或其他组织', 6], ['总计', 1, 2]), ['小计', ...lower]],
      [1, 20, 2, 3, 4, 5, 6, 21],
      SEVEN,
    ],
  ])('head with %s', (_, head, figures, expected) => {
    expect(applications([[[RECEIVED, 3], ...figures]], head).received).toEqual(expected);
  });

  test('the figures of a column that the form does not have are told, not dropped', () => {
    const head = [top(8), upper(['自然人', 1, 2], ['法人或其他组织', 6], ['总计', 1, 2]), ['小计', ...lower]];
    const { found } = applications([[[RECEIVED, 3], 1, 20, 2, 3, 4, 5, 6, 21]], head);
    expect(found.length).toBeGreaterThan(0);
  });

  test('damaged column labels are believed together, and named', () => {
    const head: Drawn[][] = [
      top(7),
      [
        ['自然入', 1, 2],
        ['法入或其他组织', 5],
        ['总汁', 1, 2],
      ],
      ['商业企止', '科研机沟', '社会公益组识', '法律服务机枸', '其它'],
    ];
    const { received, found } = applications([[[RECEIVED, 3], ...SEVEN]], head);
    expect(received).toEqual(SEVEN);
    expect(found).toEqual(['column_head_damaged']);
  });

  test('the label of a group over three rows is no row, though the form of 2019 has one of that name', () => {
    const report = reportOf(
      documentOf(
        paragraph(SECTION.applications),
        grid(
          ...APPLICANTS,
          [['（六）其他处理', 1, 3], ['', 2], ...SEVEN],
          [['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', 2], 0, 0, 0, 0, 0, 0, 0],
          [['3.其他', 2], 0, 0, 0, 0, 0, 0, 0],
        ),
      ),
    );
    expect(row(report, 'applications', 'other')).not.toEqual(SEVEN);
  });

  test('a group label that lost its span does not put the total in the middle', () => {
    const head = [top(7), upper(['自然人', 1, 2], '法人或其他组织', ['总计', 1, 2]), lower];
    const { received } = applications([[[RECEIVED, 3], ...SEVEN]], head);
    expect([SEVEN, unplaced]).toContainEqual(received);
  });

  test('a column of serial numbers in front does not become a figure', () => {
    const head: Drawn[][] = [[['序号', 1, 3], ...(APPLICANTS[0] as Drawn[])], ...APPLICANTS.slice(1)];
    const { received, found } = applications(
      [
        ['1', [RECEIVED, 3], ...SEVEN],
        ['2', [CARRIED, 3], 0, 0, 0, 0, 0, 0, 0],
      ],
      head,
    );
    expect([SEVEN, unplaced, Array(7).fill('missing')]).toContainEqual(received);
    expect(found).not.toContain('local_row');
  });
});

describe('in rows without columns', () => {
  const received = (head: string[], ...figures: (string | number)[]): string[] =>
    row(reportOf(textOf(SECTION.applications, ...head, line(RECEIVED, ...figures))), 'applications', 'received');
  const [top = '', upper = '', lower = ''] = APPLICANTS_LINES;

  test('seven figures in the order of the head', () => {
    expect(received(APPLICANTS_LINES, ...SEVEN)).toEqual(SEVEN);
  });

  test.each([
    ['six', [1, 2, 3, 4, 5, 15]],
    ['eight', [...SEVEN, 9]],
    ['two', [3, 3]],
  ])('%s figures are not placed by guess', (_, figures) => {
    expect(received(APPLICANTS_LINES, ...figures)).toEqual(unplaced);
  });

  test('a total first in the head is no natural person', () => {
    const head = [top, '总计 | 法人或其他组织 | 自然人 |', lower];
    expect([SEVEN, unplaced]).toContainEqual(received(head, 21, 2, 3, 4, 5, 6, 1));
  });

  test('research before business in the head is no business', () => {
    const head = [top, upper, lower.replace('商业企业 | 科研机构', '科研机构 | 商业企业')];
    expect([SEVEN, unplaced]).toContainEqual(received(head, 1, 3, 2, 4, 5, 6, 21));
  });

  test('a column of its own in front of the head does not shift the row', () => {
    const report = reportOf(
      textOf(
        SECTION.disclosure,
        '第二十条第（一）项 |',
        '信息内容 | 上年件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '规章 | 9 | 1 | 2 | |',
        '行政规范性文件 | 9 | 1 | 2 | 3 |',
      ),
    );
    expect([['1', '2', 'blank'], Array(3).fill('unplaced')]).toContainEqual(row(report, 'disclosure', 'regulations'));
    expect([['1', '2', '3'], Array(3).fill('unplaced')]).toContainEqual(
      row(report, 'disclosure', 'normative_documents'),
    );
  });

  test('the columns of table one in another order, each label whole', () => {
    const head = ['第二十条第（一）项 |', '信息内容 | 现行有效件数 | 本年废止件数 | 本年制发件数 |'];
    const report = reportOf(textOf(SECTION.disclosure, ...head, '规章 | 30 | 2 | 1 |'));
    expect(row(report, 'disclosure', 'regulations')).toEqual(['1', '2', '30']);
  });
});

describe('table four, its rows side by side', () => {
  const FIFTEEN = [1, 2, 3, 4, 10, 1, 1, 1, 1, 4, 0, 0, 0, 0, 0];
  const outcomes = (head: string[], ...figures: number[]): string =>
    reportOf(textOf(SECTION.litigation, ...head, figures.join(' | ')))
      .figures.filter((figure) => figure.table === 'review_litigation')
      .map((figure) => figure.value ?? figure.status)
      .join(' ');

  test('fifteen figures', () => {
    expect(outcomes(LITIGATION_LINES, ...FIFTEEN)).toBe('1 2 3 4 10 1 1 1 1 4 0 0 0 0 0');
  });

  test.each([
    ['fourteen', FIFTEEN.slice(1)],
    ['sixteen', [...FIFTEEN, 0]],
  ])('%s are not placed by guess', (_, figures) => {
    expect(outcomes(LITIGATION_LINES, ...figures)).toBe(Array(15).fill('unplaced').join(' '));
  });

  test.each([
    ['结果纠正 before 结果维持', '结果维持 | 结果纠正', '结果纠正 | 结果维持', '2 1 3 4 10 1 1 1 1 4 0 0 0 0 0'],
    [
      '复议后起诉 before 未经复议直接起诉',
      '未经复议直接起诉 | 复议后起诉',
      '复议后起诉 | 未经复议直接起诉',
      '1 2 3 4 10 0 0 0 0 0 1 1 1 1 4',
    ],
  ])('%s: the order of the head, or none', (_, official, swapped, expected) => {
    const head = LITIGATION_LINES.map((text) => text.replaceAll(official, swapped));
    expect([expected, Array(15).fill('unplaced').join(' ')]).toContain(outcomes(head, ...FIFTEEN));
  });
});
