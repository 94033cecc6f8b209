/** Tables among prose, cut in two, in another order, doubled, beside tables of another kind: what becomes of figures and text. */
import { FORMS } from '../../src/forms/index.js';
import { walk } from '../../src/walk/index.js';
import {
  APPLICANTS,
  APPLICANTS_LINES,
  CARRIED,
  codes,
  DISCLOSURE,
  documentOf,
  grid,
  LITIGATION_LINES,
  line,
  narrative,
  paragraph,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
  values,
} from './documents.js';

const TWO = [line(RECEIVED, 1, 0, 0, 0, 0, 0, 1), line(CARRIED, 2, 0, 0, 0, 0, 0, 2)];
const FIFTEEN = line('1', 2, 3, 4, 10, 1, 1, 1, 1, 4, 0, 0, 0, 0, 0);
const ONE = ['1', '0', '0', '0', '0', '0', '1'];
const gridDisclosure = grid(
  [['第二十条第（一）项', 4]],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', 1, 2, 3],
  ['行政规范性文件', 4, 5, 6],
);
const sixValues = ['issued=1', 'repealed=2', 'in_force=3']
  .map((text) => `disclosure/regulations/${text}`)
  .concat(['issued=4', 'repealed=5', 'in_force=6'].map((text) => `disclosure/normative_documents/${text}`));

describe('prose', () => {
  test('before, between and after the tables is kept whole, in order, in its section', () => {
    const document = textOf(
      '某镇2022年政府信息公开工作年度报告',
      '一、总体情况',
      '（一）主动公开情况',
      '全年公开信息12条。',
      SECTION.disclosure,
      '下表列出各项。',
      ...DISCLOSURE,
      '说明：截至年底。',
      '补充一行',
      SECTION.applications,
      '本年受理申请一件。',
      ...APPLICANTS_LINES,
      ...TWO,
      '表后一句话。',
      SECTION.litigation,
      '无。',
      '五、存在的主要问题及改进情况',
      '（一）问题一。',
      '（二）问题二。',
      '六、其他需要报告的事项',
      '无',
    );
    expect(narrative(reportOf(document))).toEqual([
      'preface: 某镇2022年政府信息公开工作年度报告',
      'overview: （一）主动公开情况\n全年公开信息12条。',
      'disclosure: 下表列出各项。\n说明：截至年底。\n补充一行',
      'applications: 本年受理申请一件。\n表后一句话。',
      'review_litigation: 无。',
      'problems: （一）问题一。\n（二）问题二。',
      'other_matters: 无',
    ]);
  });

  test.each(['（一）主动公开情况', '1.依申请公开情况', '(二)行政复议、行政诉讼情况'])(
    'the subheading %s opens no section',
    (heading) => {
      const document = textOf('一、总体情况', heading, '正文一。', SECTION.disclosure, ...DISCLOSURE);
      expect(narrative(reportOf(document))).toEqual([`overview: ${heading}\n正文一。`]);
    },
  );

  test('an unnumbered subheading does not take the overview away', () => {
    const document = textOf('一、总体情况', '正文一。', '主动公开情况', '正文二。', SECTION.disclosure, ...DISCLOSURE);
    expect(narrative(reportOf(document))).toEqual(['overview: 正文一。\n主动公开情况\n正文二。']);
  });

  test('of the section on applications that names applicants gives no figures', () => {
    const prose = ['其中，自然人申请3件，其他2件。', '自然人 3', '其他 2', '总计 5', '详见下表。'];
    const report = reportOf(textOf(SECTION.applications, ...prose, ...APPLICANTS_LINES, ...TWO));
    expect(row(report, 'applications', 'received')).toEqual(ONE);
    expect(values(report)).toHaveLength(14);
    expect(row(report, 'applications', 'other.other')).not.toContain('2');
  });

  test('of one word a line that names applicants is no row of the table behind it', () => {
    const report = reportOf(
      textOf(SECTION.applications, '自然人', '3', '其他', '2', '总计', '5', ...APPLICANTS_LINES, ...TWO),
    );
    expect(values(report)).toHaveLength(14);
  });

  test('alone, however many labels it names, is no report', () => {
    const prose = ['全年予以公开3件，不予公开1件，其他处理0件。', '自然人申请4件。', '行政许可决定12件。'];
    expect(walk(textOf('一、总体情况', ...prose), FORMS)).toEqual([]);
  });

  test('a table of contents opens nothing', () => {
    const headings = ['一、总体情况', ...Object.values(SECTION), '六、其他需要报告的事项'];
    for (const dots of ['', '......3', '    5']) {
      const contents = headings.map((heading) => heading + dots);
      const report = reportOf(textOf('目录', ...contents, '一、总体情况', '正文。', SECTION.disclosure, ...DISCLOSURE));
      expect(values(report)).toEqual(sixValues);
      expect(narrative(report).at(-1)).toBe('overview: 正文。');
    }
  });
});

describe('tables', () => {
  const tables = {
    disclosure: DISCLOSURE,
    applications: [...APPLICANTS_LINES, ...TWO],
    litigation: [...LITIGATION_LINES, FIFTEEN],
  };

  test('in another order are the same tables', () => {
    const one = textOf(
      ...Object.entries(tables).flatMap(([key, lines]) => [SECTION[key as keyof typeof SECTION], ...lines]),
    );
    const other = textOf(
      ...Object.entries(tables)
        .reverse()
        .flatMap(([key, lines]) => [SECTION[key as keyof typeof SECTION], ...lines]),
    );
    expect(values(reportOf(other))).toEqual(values(reportOf(one)));
    expect(values(reportOf(one))).toHaveLength(6 + 14 + 15);
  });

  test.each([
    [
      'prose between them',
      ['首段文字。', ...tables.disclosure, '中间文字。', ...tables.applications, '又一段。', ...tables.litigation],
    ],
    ['nothing between them', Object.values(tables).flat()],
  ])('without their headings and %s are found by their heads', (_, lines) => {
    expect(values(reportOf(textOf(...lines)))).toHaveLength(6 + 14 + 15);
  });

  test('all in one table of a page, headings and prose in its rows', () => {
    const wide = (text: string): [string, number][] => [[text, 10]];
    const page = grid(
      wide('某镇2022年政府信息公开工作年度报告'),
      wide('一、总体情况'),
      wide('本年工作正常开展。'),
      wide(SECTION.disclosure),
      wide('第二十条第（一）项'),
      [
        ['信息内容', 3],
        ['本年制发件数', 2],
        ['本年废止件数', 2],
        ['现行有效件数', 3],
      ],
      [
        ['规章', 3],
        ['1', 2],
        ['2', 2],
        ['3', 3],
      ],
      wide(SECTION.applications),
      ...APPLICANTS,
      [[RECEIVED, 3], ...ONE],
      wide('五、存在的主要问题及改进情况'),
      wide('问题一段话。'),
    );
    const report = reportOf(documentOf(page));
    expect(row(report, 'disclosure', 'regulations')).toEqual(['1', '2', '3']);
    expect(row(report, 'applications', 'received')).toEqual(ONE);
    expect(report.fields.agency?.value).toBe('某镇');
    expect(narrative(report)).toContain('problems: 问题一段话。');
  });

  test('a section heading and a block heading in one row', () => {
    const table = grid(
      [
        [SECTION.disclosure, 2],
        ['第二十条第（一）项', 2],
      ],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', 1, 2, 3],
    );
    expect(row(reportOf(documentOf(table)), 'disclosure', 'regulations')).toEqual(['1', '2', '3']);
  });

  test.each([
    ['with its head again', APPLICANTS],
    ['without its head', []],
  ])('cut in two by a page, the second part %s', (_, head) => {
    const first = grid(...APPLICANTS, [[RECEIVED, 3], ...ONE]);
    const second = grid(...head, [[CARRIED, 3], 2, 0, 0, 0, 0, 0, 2], [['（一）予以公开', 3], 3, 0, 0, 0, 0, 0, 3]);
    const report = reportOf(documentOf(paragraph(SECTION.applications), first, paragraph('续表。'), second));
    expect(row(report, 'applications', 'carried_over_in')).toEqual(['2', '0', '0', '0', '0', '0', '2']);
    expect(row(report, 'applications', 'granted')).toEqual(['3', '0', '0', '0', '0', '0', '3']);
    expect(narrative(report)).toEqual(['applications: 续表。']);
  });

  test.each([
    ['（七）总计', 'total_processed'],
    ['3.其他', 'other.other'],
  ])('cut in two before %s, which is the label of a column as well', (label, key) => {
    const first = grid(...APPLICANTS, [[RECEIVED, 3], ...ONE]);
    const second = grid([[label, 3], ...ONE]);
    const parts = [paragraph(SECTION.applications), first];
    expect(row(reportOf(documentOf(...parts, second)), 'applications', key)).toEqual(ONE);
    // behind other text it may be a table of anything
    const apart = reportOf(documentOf(...parts, paragraph('附表如下：'), second));
    expect(row(apart, 'applications', key)).toEqual(Array(7).fill('missing'));
  });

  test('a label whose figures stand in the next table', () => {
    const first = grid(
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', 1, 2, 3],
      [['行政规范性文件', 4]],
    );
    const report = reportOf(documentOf(paragraph(SECTION.disclosure), first, grid(['4', '5', '6'])));
    const figures = row(report, 'disclosure', 'normative_documents');
    expect([
      ['4 repaired', '5 repaired', '6 repaired'],
      Array(3).fill('unplaced'),
      Array(3).fill('missing'),
    ]).toContainEqual(figures);
  });
});

describe('a row that comes twice', () => {
  const twice = (second: string): ReturnType<typeof reportOf> =>
    reportOf(textOf(SECTION.applications, ...APPLICANTS_LINES, TWO[0] ?? '', second));

  test('the same is taken once, and said', () => {
    const report = twice(TWO[0] ?? '');
    expect(row(report, 'applications', 'received')).toEqual(ONE);
    expect(codes(report)).toEqual(['row_repeated']);
  });

  test('with another figure loses that figure, and both texts are kept', () => {
    const report = twice(line(RECEIVED, 2, 0, 0, 0, 0, 0, 1));
    expect(row(report, 'applications', 'received')).toEqual(['unplaced', ...ONE.slice(1)]);
    expect(report.figures.find((figure) => figure.row === 'received')?.raw).toBe('1 | 2');
    expect(codes(report)).toContain('row_conflict');
  });

  test('once damaged, does not become the row that is left', () => {
    const report = reportOf(
      textOf(
        SECTION.applications,
        ...APPLICANTS_LINES,
        TWO[1] ?? '',
        line('上年结转政府信息公开申清数量', 7, 0, 0, 0, 0, 0, 7),
      ),
    );
    expect(row(report, 'applications', 'received')).toEqual(Array(7).fill('missing'));
  });
});

describe('a table of another kind', () => {
  const contacts = grid(
    ['科室', '电话', '传真', '邮编'],
    ['办公室', '8765432', '8765433', '810000'],
    ['其他', '1', '2', '3'],
  );
  const channels = grid(['渠道', '数量'], ['网站', '120'], ['微信', '30'], ['总计', '150']);
  const heading = paragraph(SECTION.disclosure);

  test.each([
    ['contacts behind', [heading, gridDisclosure, paragraph('联系方式见下表'), contacts]],
    ['contacts directly behind', [heading, gridDisclosure, contacts]],
    ['contacts before', [heading, contacts, gridDisclosure]],
    ['channels before', [heading, channels, gridDisclosure]],
    ['channels behind, in the next section', [heading, gridDisclosure, paragraph(SECTION.applications), channels]],
    ['channels in the overview', [paragraph('一、总体情况'), channels, heading, gridDisclosure]],
  ])('%s: its numbers become no figures', (_, blocks) => {
    expect(values(reportOf(documentOf(...structuredClone(blocks))))).toEqual(sixValues);
  });

  test('what it says is kept', () => {
    const blocks = [heading, gridDisclosure, paragraph('联系方式见下表'), contacts];
    const text = narrative(reportOf(documentOf(...structuredClone(blocks)))).join('\n');
    for (const word of ['联系方式见下表', '办公室', '8765432', '810000']) expect(text).toContain(word);
  });

  test('in text, staff behind the table is no row of the form', () => {
    const lines = [line('人员', 3, 4, 5, 6, 7, 8, 9), line('总计', 9, 9, 9, 9, 9, 9, 9)];
    const report = reportOf(textOf(SECTION.disclosure, ...DISCLOSURE, ...lines));
    expect(values(report).filter((text) => !text.includes('local:'))).toEqual(sixValues);
  });

  test('in text, a telephone behind the table does not become part of a label', () => {
    const report = reportOf(textOf(SECTION.disclosure, ...DISCLOSURE, '联系电话 | 0976-8765432 |', '邮编 | 810000 |'));
    expect(values(report)).toEqual(sixValues);
    expect(report.rows.filter(({ row: key }) => /\d{4}/.test(key))).toEqual([]);
  });
});

describe('two reports in one document', () => {
  const reportOfTown = (town: string, ...tables: string[]): string[] => [
    `${town}2022年政府信息公开工作年度报告`,
    '一、总体情况',
    `${town}工作正常。`,
    ...tables,
    '六、其他需要报告的事项',
    '无',
  ];

  test('are not mixed in silence', () => {
    const first = reportOfTown('甲镇', SECTION.disclosure, ...DISCLOSURE);
    const second = reportOfTown('乙镇', SECTION.applications, ...APPLICANTS_LINES, ...TWO);
    const report = reportOf(textOf(...first, ...second));
    const mixed = report.fields.agency?.value === '甲镇' && row(report, 'applications', 'received').includes('1');
    expect(mixed && codes(report).length === 0).toBe(false);
  });
});
