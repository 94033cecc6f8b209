/** Reports of one authority held against each other, and authorities against their units. */
import { type Summary, summaryOf } from '../../src/check/across.js';
import { authorityOf } from '../../src/check/years.js';
import { message } from '../../src/findings.js';
import { FORMS } from '../../src/forms/index.js';
import type { Figure } from '../../src/report.js';
import { reportBy } from '../write/conversion.js';
import { across } from './across.js';

const field = (value: string) => ({ value, raw: value, location: 'L1' });

/** A report in which every figure is 1, changed at will. */
function summary(
  document: string,
  year: number,
  changed: Record<string, number | null> = {},
  { agency = '云岫县水务局', form = 'foi-2021' } = {},
): Summary {
  const figures = Object.fromEntries(
    Object.entries(changed).map(([key, value]): [string, Partial<Figure>] => [key, { value }]),
  );
  const fields = { year: field(String(year)), ...(agency !== '' && { agency: field(agency) }) };
  return summaryOf(document, reportBy(form, figures, { fields }), FORMS, ['between_years', 'across_units']);
}

const OUT = 'applications/carried_over_out/total';
const IN = 'applications/carried_over_in/total';

const betweenYears = (summaries: Summary[]) => across(summaries, FORMS, ['between_years']);

const resultOf = (summaries: Summary[], scope = 'total') =>
  betweenYears(summaries).results.find(({ relation }) => relation.scope === scope);

describe('year against year', () => {
  test('what one year carries over is what the next takes over, column by column', () => {
    const { results, findings } = betweenYears([summary('a/2022.txt', 2022), summary('a/2023.txt', 2023)]);
    expect(findings).toEqual([]);
    expect(new Set(results.map(({ document }) => document))).toEqual(new Set(['a/2023.txt']));
    expect(results.map(({ relation: { relation, scope, result } }) => `${relation} ${scope} ${result}`)).toEqual([
      ...['natural_person', 'business', 'research_institution', 'public_interest_organization'].map(
        (column) => `carried_on ${column} held`,
      ),
      ...['legal_service_agency', 'other_organization', 'total'].map((column) => `carried_on ${column} held`),
      // 1 + 1 = 1 + 1
      'in_force_on regulations held',
      'in_force_on normative_documents held',
    ]);
    expect(results[6]).toMatchObject({
      others: ['a/2022.txt'],
      relation: { equation: 'previous(carried_over_out) = carried_over_in', figures: [`previous(${OUT})`, IN] },
    });
  });

  test('a difference is a finding of the later report, which names the earlier', () => {
    const [before, after] = [summary('a/2022.txt', 2022, { [OUT]: 3 }), summary('a/2023.txt', 2023, { [IN]: 2 })];
    expect(resultOf([before, after])).toMatchObject({
      relation: { result: 'failed', left: 3, right: 2, difference: 1 },
    });
    const [{ document, found } = { document: '', found: undefined }] = betweenYears([before, after]).findings;
    expect(document).toBe('a/2023.txt');
    expect(found).toMatchObject({ code: 'years_differ', params: { other: 'a/2022.txt', scope: 'total' } });
    expect(found?.location).toMatch(/^L\d+$/);
    expect(found && message(found, 'en')).toContain('a/2022.txt (total): what last year');
  });

  test('in force + issued − repealed', () => {
    const key = (column: string) => `disclosure/normative_documents/${column}`;
    const before = summary('2022.txt', 2022, { [key('in_force')]: 20 });
    const due = { [key('issued')]: 5, [key('repealed')]: 2 };
    const next = (inForce: number) => summary('2023.txt', 2023, { ...due, [key('in_force')]: inForce });
    expect(resultOf([before, next(23)], 'normative_documents')?.relation).toMatchObject({ result: 'held', left: 25 });
    expect(resultOf([before, next(25)], 'normative_documents')?.relation.result).toBe('failed');
  });

  test('from the 2019 form to that of 2021: what both have is compared, the rest is no relation', () => {
    const { results } = betweenYears([summary('2020.txt', 2020, {}, { form: 'foi-2019' }), summary('2021.txt', 2021)]);
    expect(new Set(results.map(({ relation }) => relation.relation))).toEqual(new Set(['carried_on']));
    expect(results).toHaveLength(7);
  });

  test('a figure without a value makes it not checkable', () => {
    expect(resultOf([summary('2022.txt', 2022, { [OUT]: null }), summary('2023.txt', 2023)])?.relation).toMatchObject({
      result: 'not_checkable',
      left: null,
      right: 1,
    });
  });

  test.each([
    ['another authority', '2023.txt', 2023, { agency: '云岫县教育局' }],
    ['another folder', 'b/2023.txt', 2023, {}],
    ['a year between', '2024.txt', 2024, {}],
    ['the same year', '2022b.txt', 2022, {}],
  ])('nothing for %s', (_, document, year, more) => {
    expect(betweenYears([summary('2022.txt', 2022), summary(document, year, {}, more)])).toEqual({
      results: [],
      findings: [],
    });
  });

  test('two reports of the year before: equal ones count as one, different ones are told and not compared', () => {
    const copies = [summary('2022.doc', 2022), summary('2022.txt', 2022)];
    expect(resultOf([...copies, summary('2023.txt', 2023)])?.others).toEqual(['2022.doc']);
    const different = [summary('2022.doc', 2022), summary('2022.txt', 2022, { [OUT]: 3 }), summary('2023.txt', 2023)];
    expect(betweenYears(different)).toMatchObject({
      results: [],
      findings: [{ document: '2023.txt', found: { code: 'years_unclear', params: { year: 2022, count: 2 } } }],
    });
  });
});

describe('an authority is known', () => {
  const same = (one: [string, string], other: [string, string]) => {
    const [a, b] = [one, other].map(([document, agency]) => authorityOf({ document, agency }));
    return a !== null && a === b;
  };
  test.each<[string, [string, string], [string, string], boolean]>([
    ['by its name in folders of years', ['2022年度/x.docx', '甲县水务局'], ['2023年度/y.txt', '甲县水务局'], true],
    ['by its name as marked', ['x.docx', '甲县水务局（盖章）'], ['y.docx', '甲縣水務局'], true],
    ['not by its name alone', ['甲县/2022.txt', '水务局'], ['乙县/2023.txt', '水务局'], false],
    ['by the path, where it has no name', ['li-2022.txt', ''], ['li-2023.docx', ''], true],
    ['by the path with Chinese years', ['二〇二二年/li.txt', ''], ['二〇二三年/li.txt', ''], true],
    ['not by a path without a year', ['li.txt', ''], ['li.txt', ''], false],
    ['not by another path', ['li-2022.txt', ''], ['wu-2023.txt', ''], false],
    ['not by digits that are no year', ['120221.txt', ''], ['120231.txt', ''], false],
  ])('%s', (_, one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });
});

describe('an authority and its units', () => {
  const TOTAL = 'applications/received/total';
  const tree = (changed: Record<string, number | null> = {}) => [
    summary('云岫县/县政府.docx', 2022, { [TOTAL]: 6, ...changed }),
    summary('云岫县/部门/教育局.docx', 2022, { [TOTAL]: 1 }),
    summary('云岫县/部门/水务局.docx', 2022, { [TOTAL]: 2 }),
    summary('云岫县/石镇/石镇.docx', 2022, { [TOTAL]: 3 }),
    summary('云岫县/石镇/村/甲村.docx', 2022, { [TOTAL]: 3 }),
    summary('云岫县/部门/水务局2021.docx', 2021, { [TOTAL]: 40 }),
  ];
  const received = (summaries: Summary[]) =>
    across(summaries, FORMS, ['across_units']).results.filter(({ relation }) => relation.scope === 'received');

  test('the sum over the units of its folder, each level by itself, year by year', () => {
    expect(received(tree())).toMatchObject([
      {
        document: '云岫县/县政府.docx',
        relation: { relation: 'units', left: 6, right: 6, result: 'held' },
        others: ['云岫县/部门/教育局.docx', '云岫县/部门/水务局.docx', '云岫县/石镇/石镇.docx'],
      },
      {
        document: '云岫县/石镇/石镇.docx',
        relation: { left: 3, right: 3 },
        others: ['云岫县/石镇/村/甲村.docx'],
      },
    ]);
  });

  test('a difference is a relation that failed, and no finding', () => {
    const [first] = received(tree({ [TOTAL]: 7 }));
    expect(first).toMatchObject({ relation: { result: 'failed', difference: -1 } });
    expect(across(tree({ [TOTAL]: 7 }), FORMS, ['across_units']).findings).toEqual([]);
  });

  test('a unit without the figure makes it not checkable', () => {
    const [first, second, ...rest] = tree();
    const blank = summary('云岫县/部门/教育局.docx', 2022, { [TOTAL]: null });
    expect(second?.document).toBe(blank.document);
    expect(received([first as Summary, blank, ...rest])[0]?.relation.result).toBe('not_checkable');
  });

  test('nobody speaks for a folder with two reports', () => {
    expect(received([...tree().slice(0, 3), summary('云岫县/人大.docx', 2022)])).toEqual([]);
  });
});

test('only the figures that some relation names are kept of a report', () => {
  const kept = summaryOf('a.txt', reportBy('foi-2021'), FORMS, ['between_years']);
  expect(kept.figures.size).toBe(20);
  expect(kept.figures.has('applications/granted/total')).toBe(false);
});
