/** Counts in the prose: what is taken for which figure, what is left alone, and what a difference says. */
import { compareProse, mentionsIn } from '../../src/check/prose.js';
import { figureKey } from '../../src/check/relations.js';
import { message } from '../../src/findings.js';
import type { Form } from '../../src/forms/form.js';
import type { Mention } from '../../src/report.js';
import { formNamed } from '../generate/grid.js';
import { APPLICANTS_LINES, line, RECEIVED, reportOf, SECTION, textOf } from '../walk/documents.js';
import { reportBy } from '../write/conversion.js';

const FORM = formNamed('foi-2021');
const mentions = (text: string, form: Form = FORM, year: number | null = 2022): Mention[] =>
  mentionsIn(
    text.split('\n').map((paragraph, index) => ({ text: paragraph, location: `P${index + 1}` })),
    form,
    year,
  );
/** `applications/received/total=28` */
const counts = (text: string, form: Form = FORM, year: number | null = 2022): string[] =>
  mentions(text, form, year).map(({ figures, value }) => `${figures.join(' + ')}=${value}`);

const A = 'applications';
const REVIEW = 'review_litigation/administrative_review/total';
const LITIGATION = 'review_litigation/litigation_direct/total + review_litigation/litigation_after_review/total';

describe('what is taken', () => {
  test.each([
    ['2022年，我局共收到政府信息公开申请28件。', [`${A}/received/total=28`]],
    ['全年新收依申请公开申请共计２８件', [`${A}/received/total=28`]],
    ['本年度收到公民、法人和其他组织提出的政府信息公开申请1,204件。', [`${A}/received/total=1204`]],
    ['受理 12 件 政府信息公开 申请，', [`${A}/received/total=12`]],
    ['受理依申请公开三十五件。', [`${A}/received/total=35`]],
    ['我鎮共收到政府信息公開申請一百零五件', [`${A}/received/total=105`]],
    ['本年度未收到政府信息公开申请。', [`${A}/received/total=0`]],
    ['2022年，未收到依申请公开事项.', [`${A}/received/total=0`]],
    ['本年度我镇没有接到群众主动要求公开政府信息的申请。', [`${A}/received/total=0`]],
    ['我镇未收到申请人提出的依申请公开申请，', [`${A}/received/total=0`]],
    ['全年未发生因政务公开申请行政复议、提起行政诉讼的情况。', [`${REVIEW}=0`, `${LITIGATION}=0`]],
    ['共受理政府信息公开申请2件，都在法定期限内予以答复。', [`${A}/received/total=2`]],
    ['我镇没有收到任何形式的信息公开申请，', [`${A}/received/total=0`]],
    [
      '收到政府信息公开申请28件，上年结转4件，办结30件，结转下年度继续办理2件。',
      [
        `${A}/received/total=28`,
        `${A}/carried_over_in/total=4`,
        `${A}/carried_over_out/total=2`,
        `${A}/total_processed/total=30`,
      ],
    ],
    [
      '答复政府信息公开申请9件，其中予以公开5件，部分公开1件，不予公开1件，无法提供2件。',
      [
        `${A}/total_processed/total=9`,
        `${A}/granted/total=5`,
        `${A}/granted_in_part/total=1`,
        `denied=1`,
        `unavailable=2`,
      ],
    ],
    ['因政府信息公开引起的行政复议3件、行政诉讼1件。', [`${REVIEW}=3`, `${LITIGATION}=1`]],
    ['未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', [`${REVIEW}=0`, `${LITIGATION}=0`]],
    [
      '制发行政规范性文件5件，废止规范性文件1件，现行有效规范性文件25件',
      [
        'disclosure/normative_documents/issued=5',
        'disclosure/normative_documents/repealed=1',
        'disclosure/normative_documents/in_force=25',
      ],
    ],
    ['制定规章2件，现行有效规章十二件。', ['disclosure/regulations/issued=2', 'disclosure/regulations/in_force=12']],
  ])('%s', (text, expected) => {
    const short = counts(text as string).map((one) =>
      one.replace(/^applications\/(denied|unavailable)\.[^=]*=/, '$1='),
    );
    expect(short.sort()).toEqual([...(expected as string[])].sort());
  });

  test('a sum of all rows below a group', () => {
    const [denied] = mentions('答复政府信息公开申请9件，其中不予公开1件。').filter(({ value }) => value === 1);
    expect(denied?.figures).toHaveLength(8);
    expect(denied?.figures[0]).toBe('applications/denied.state_secret/total');
  });

  test('a sentence that a text breaks over lines, at the line where the phrase begins; a heading ends', () => {
    const text = '云岫县教育局认真贯彻落实政府信息公开条例，全年共收到政府信\n息公开申请28件，均按时答复。';
    expect(mentions(text)).toMatchObject([{ value: 28, location: 'P1', text: '全年共收到政府信息公开申请28件' }]);
    expect(counts('（二）收到政府信息公开申请\n28件。')).toEqual([]);
  });

  test('by the 2019 form, produced and published', () => {
    const text = '新制作规范性文件5件，新公开规范性文件4件。';
    expect(counts(text, formNamed('foi-2019'), 2020)).toEqual([
      'disclosure/normative_documents/produced=5',
      'disclosure/normative_documents/published=4',
    ]);
  });
});

describe('what is left alone', () => {
  test.each([
    ['another year', '2021年收到政府信息公开申请28件。'],
    ['another year in the same clause', '2022年收到政府信息公开申请28件而2021年则没有。'],
    ['another year before', '2021年情况如下。共收到政府信息公开申请28件。'],
    ['last year', '去年收到政府信息公开申请28件。'],
    ['the same time last year', '上年同期收到政府信息公开申请28件。'],
    ['a comparison', '收到政府信息公开申请28件同比增长12%。'],
    ['an increase', '收到政府信息公开申请比上年增加3件。'],
    ['a sum over years', '累计收到政府信息公开申请280件。'],
    ['a part of the year', '上半年收到政府信息公开申请14件。'],
    ['a part of the year by months', '1月至6月收到政府信息公开申请14件。'],
    ['a channel', '通过政府网站收到政府信息公开申请14件。'],
    ['a part of the whole', '全年接待群众300人次，其中收到政府信息公开申请14件。'],
    ['a kind of applicant', '收到企业提出的政府信息公开申请3件。'],
    ['other authorities', '各乡镇、县直各部门共收到政府信息公开申请280件。'],
    ['the whole county', '全县共收到政府信息公开申请280件。'],
    [
      'other authorities in the sentence before',
      '全区各部门共答复政府信息公开申请145件。其中，不予公开8件，无法提供18件。',
    ],
    ['about', '收到政府信息公开申请约30件。'],
    ['more than', '收到政府信息公开申请30余件。'],
    ['more or less', '收到政府信息公开申请30件左右。'],
    ['ten thousands', '收到政府信息公开申请1.2万件。'],
    ['a share', '政府信息公开申请答复率100%。'],
    ['refused', '不予受理政府信息公开申请3件。'],
    ['other things answered', '收到政府信息公开工作意见。办理人大建议20件，答复20件。'],
    ['other things received', '收到信访件和政府信息公开申请28件。'],
    ['reviews that the authority decides', '全年受理行政复议120件，依法推进政府信息公开。'],
    ['reviews of anything', '办结行政复议案件120件。'],
    ['reviews and lawsuits together', '因政府信息公开引发行政复议和行政诉讼3件。'],
    ['reviews that were not lost', '未发生因政府信息公开引起的行政复议、行政诉讼败诉案件。'],
    ['no complaint', '未收到政府信息公开申请方面的投诉。'],
    ['no delay', '未收到政府信息公开申请逾期情况反映。'],
    ['documents in the name of somebody', '以县政府名义制发规范性文件5件。'],
    ['a plan', '计划制发规范性文件5件。'],
    ['no number', '政府信息公开申请件件有答复。'],
    ['a numeral that is none', '收到政府信息公开申请十百件。'],
  ])('%s', (_, text) => {
    expect(counts(text)).toEqual([]);
  });

  test('a year that is named where that of the report is not known', () => {
    expect(counts('2022年收到政府信息公开申请28件。', FORM, null)).toEqual([]);
    expect(counts('收到政府信息公开申请28件。', FORM, null)).toHaveLength(1);
  });

  test('each of them is left alone for its own sake: the plain sentence counts', () => {
    expect(counts('收到政府信息公开申请28件。')).toEqual([`${A}/received/total=28`]);
    expect(counts('制发规范性文件5件。')).toEqual(['disclosure/normative_documents/issued=5']);
    expect(counts('因政府信息公开引发行政复议3件。')).toEqual([`${REVIEW}=3`]);
  });
});

describe('compared', () => {
  const report = (prose: string, ...figures: (number | string)[]) =>
    reportOf(
      textOf(
        '某某县2022年政府信息公开工作年度报告',
        '一、总体情况',
        prose,
        SECTION.applications,
        ...APPLICANTS_LINES,
        line(RECEIVED, ...figures),
      ),
    );
  const differing = (prose: string, ...figures: (number | string)[]) =>
    report(prose, ...figures).findings.filter(({ code }) => code === 'prose_differs');

  test('a difference is a finding with both places', () => {
    const [found, ...more] = differing('全年收到政府信息公开申请28件。', 27, 0, 0, 0, 0, 0, 27);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', location: 'L3', params: { said: 28, value: 27, place: 'L8' } });
    if (found === undefined) return;
    expect(message(found, 'zh')).toContain(
      '“全年收到政府信息公开申请28件”（28）与表中 applications/received/total 的 27（L8）',
    );
    expect(message(found, 'en')).toContain('the prose says 28');
  });

  test.each([
    ['agreement', '全年收到政府信息公开申请27件。', [27, 0, 0, 0, 0, 0, 27]],
    ['one mention that agrees', '收到政府信息公开申请27件。本办收到政府信息公开申请3件。', [27, 0, 0, 0, 0, 0, 27]],
    ['a cell that holds no number', '全年收到政府信息公开申请28件。', [27, 0, 0, 0, 0, 0, '/']],
    ['a row that is not there', '全年收到政府信息公开申请27件，上年结转3件。', [27, 0, 0, 0, 0, 0, 27]],
  ])('no finding for %s', (_, prose, figures) => {
    expect(differing(prose, ...figures)).toEqual([]);
  });

  test('a sum of figures is compared when each of them has a value', () => {
    const { figures } = reportBy('foi-2021');
    const said = mentions('答复政府信息公开申请9件，其中不予公开7件。').filter(({ value }) => value === 7);
    expect(compareProse(said, figures)).toMatchObject([{ params: { said: 7, value: 8 } }]);
    const blank = figures.map((figure) =>
      figureKey(figure) === 'applications/denied.state_secret/total' ? { ...figure, value: null } : figure,
    );
    expect(compareProse(said, blank)).toEqual([]);
  });
});

test('prose without end costs no more than its bound', () => {
  const endless = '收到政府信息公开申请28件，'.repeat(40_000);
  expect(mentions(endless)).toHaveLength(1);
});

test('a mistake in a form file is an error', () => {
  const form = (mention: object): Form => ({ ...FORM, prose: { words: [], mentions: [mention as never] } });
  expect(() => mentions('x', form({ figures: 'applications/nothing/total', phrases: ['收到N'] }))).toThrow(RangeError);
  expect(() => mentions('x', form({ figures: 'applications/received/total', phrases: ['{nobody}N'] }))).toThrow(
    RangeError,
  );
});

describe('the statistics form', () => {
  const taken = (text: string) => counts(text, formNamed('statistics-2014'), 2017);
  const key = (row: string, value: number): string => `statistics/${row}/count=${value}`;

  test.each<[string, string[]]>([
    ['2017年，全县共收到政府信息公开申请28件。办结政府信息公开申请27件，同意公开20件，同意部分公开3件。', []],
    [
      '2017年，我局共收到政府信息公开申请28件，办结政府信息公开申请27件，同意公开答复20件，同意部分公开3件。',
      [
        key('requests.received', 28),
        key('requests.closed', 27),
        key('replies.granted', 20),
        key('replies.granted_in_part', 3),
      ],
    ],
    ['我局主动公开政府信息1204条。', [key('proactive.items', 1204)]],
    ['主动公开政府信息1204条，其中微信公开12条，网站主动公开政府信息1000条。', [key('proactive.items', 1204)]],
    ['答复政府信息公开申请5件，其中不同意公开2件。', [key('replies.total', 5), key('replies.denied', 2)]],
    ['未收到政府信息公开申请。', [key('requests.received', 0)]],
    ['因政府信息公开引起的行政复议1件。', [key('review.total', 1)]],
    ['未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', [key('review.total', 0), key('litigation.total', 0)]],
  ])('%s', (text, expected) => {
    if (expected.length > 0) expect(taken(text).sort()).toEqual([...expected].sort());
    else expect(taken(text)).not.toContain(key('requests.received', 28));
  });

  test.each([
    '2016年主动公开政府信息1204条。',
    '通过政府网站主动公开政府信息1204条。',
    '各乡镇收到政府信息公开申请12件。',
    '收到信访件12件，同意公开3件。',
    '通过网络收到政府信息公开申请3件。',
    '累计主动公开政府信息12000条。',
  ])('%s says nothing of it', (text) => {
    expect(taken(text)).toEqual([]);
  });
});
