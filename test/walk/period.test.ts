/** Periods and titles as the forms word them: those of every report, and those that a form of the user's own adds. */
import type { Form } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { periodIn, periodPatterns } from '../../src/walk/period.js';
import { DISCLOSURE, reportOf, SECTION, textOf } from './documents.js';

const fieldsOf = (...lines: string[]): Record<string, string> => {
  const { fields } = reportOf(textOf(...lines, SECTION.disclosure, ...DISCLOSURE));
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field?.value ?? '']));
};

test.each([
  ['YYYY年第Q季度', '2024年第二季度', '2024-04-01', '2024-06-30'],
  ['YYYY年第Q季度', '２０２４年第２季度'.normalize('NFKC'), '2024-04-01', '2024-06-30'],
  ['YYYY年第Q季度', '二〇二四 年 第四季度', '2024-10-01', '2024-12-31'],
  ['YYYY年H半年', '2024年下半年', '2024-07-01', '2024-12-31'],
  ['YYYY年M月', '2024年2月', '2024-02-01', '2024-02-29'],
  ['YYYY年M月至M月', '2023年1月至2月', '2023-01-01', '2023-02-28'],
  ['YYYY年M月至[YYYY年]M月', '2023年11月至2024年2月', '2023-11-01', '2024-02-29'],
  ['YYYY.M.D-M.D', '2024.1.1-3.31', '2024-01-01', '2024-03-31'],
  ['YYYY年M月D日…至…M月D日', '2024年1月1日起截至3月31日', '2024-01-01', '2024-03-31'],
])('%s: %s', (wording, text, from, to) => {
  expect(periodIn(`自${text}止`, periodPatterns([wording]))).toMatchObject({ from, to });
});

test.each([
  ['YYYY年M月', '2024年13月'],
  ['YYYY年M月至M月', '2024年5月至3月'],
  ['YYYY年M月D日至M月D日', '2023年1月1日至2月29日'],
  ['YYYY年第Q季度', '2024年第五季度'],
  ['YYYY.M', '2024-3'],
])('%s: %s is none', (wording, text) => {
  expect(periodIn(text, periodPatterns([wording]))).toBeNull();
});

describe('in the title of any report', () => {
  test.each([
    ['云溪县2024年第一季度政府信息公开工作报告', '2024-01-01', '2024-03-31'],
    ['云溪县2024年上半年政府信息公开工作报告', '2024-01-01', '2024-06-30'],
    ['云溪县2024年1-9月政府信息公开工作报告', '2024-01-01', '2024-09-30'],
  ])('%s', (title, period_from, period_to) => {
    expect(fieldsOf(title)).toEqual({ title, agency: '云溪县', year: '2024', period_from, period_to });
  });

  test('on a line of its own below it', () => {
    expect(fieldsOf('云溪县政府信息公开工作报告', '（2024年第三季度）')).toMatchObject({
      period_from: '2024-07-01',
      period_to: '2024-09-30',
      year: '2024',
    });
  });

  test('a year alone is no period, and a quarter in the prose is none of the report’s', () => {
    const found = fieldsOf('云溪县2024年政府信息公开工作年度报告', '2024年第一季度召开会议3次，第二季度2次。');
    expect(found).toEqual({ title: expect.any(String), agency: '云溪县', year: '2024' });
  });
});

describe('in the words of a form of the user’s own', () => {
  const FORM: Form = {
    name: 'calls',
    title: { zh: '热线诉求办理季报', en: 'Calls' },
    source: '（示例）',
    years: { from: 2020 },
    fields: [
      { key: 'title', kind: 'title', label: '标题', en: 'title', about: ['(热线/12345)[诉求]办理'], ends: ['季报'] },
      { key: 'period', kind: 'period', label: '统计期限', en: 'period', phrases: ['统计时间YYYY.M.D-[YYYY.]M.D'] },
    ],
    sections: [{ key: 'calls', label: '一、诉求数量', table: 'calls' }],
    tables: [
      {
        key: 'calls',
        title: { zh: '诉求数量', en: 'Calls' },
        layout: 'down',
        head: ['来源'],
        columns: [{ key: 'count', label: '件数', en: 'count', unit: '件' }],
        blocks: [{ columns: ['count'], rows: [{ key: 'phone', label: '电话来件', en: 'by telephone' }] }],
      },
    ],
    relations: [],
  };
  const report = (title: string, figure: number, ...prose: string[]): string[] => [
    title,
    ...prose,
    '一、诉求数量',
    '来源\t件数',
    `电话来件\t${figure}`,
    '',
  ];
  const reportsIn = async (lines: string[], forms: Form[]) => {
    const { reports } = await convert(new TextEncoder().encode(lines.join('\n')), { forms: [...FORMS, ...forms] });
    return reports.map(({ fields: { title, agency, year, period_from, period_to }, figures }) =>
      [title, agency, year, period_from, period_to, ...figures].map((one) => one?.value),
    );
  };
  const one = report('云溪县热线办理季报', 7, '统计时间2024.4.1-6.30，共7件。');
  const other = report('青石县2024年第三季度12345诉求办理季报', 9);

  test('each title begins a report, what stands before it is the agency', async () => {
    expect(await reportsIn([...one, ...other], [FORM])).toEqual([
      ['云溪县热线办理季报', '云溪县', '2024', '2024-04-01', '2024-06-30', 7],
      ['青石县2024年第三季度12345诉求办理季报', '青石县', '2024', '2024-07-01', '2024-09-30', 9],
    ]);
  });

  test('without these words they are none', async () => {
    const { fields: _, ...plain } = FORM;
    expect((await reportsIn(one, [plain])).map(([title, agency]) => [title, agency])).toEqual([[undefined, undefined]]);
  });
});
