/** What may lie behind failed relations: suggestions, and only where the arithmetic and a known misreading agree. */
import fc from 'fast-check';
import { causesOf } from '../../src/check/causes.js';
import { MISREADINGS } from '../../src/check/misreadings.js';
import { evaluate, figureKey, instancesOf } from '../../src/check/relations.js';
import { type Finding, message } from '../../src/findings.js';
import { FORMS } from '../../src/forms/index.js';
import type { Figure } from '../../src/report.js';
import { reportArbitrary } from '../generate/report.js';
import { LITIGATION_LINES, line, reportOf, SECTION, textOf } from '../walk/documents.js';
import { reportBy } from '../write/conversion.js';

/** The suggestions for a report of the 2021 form in which every figure is 0 but those given. */
function causes(given: Record<string, Partial<Figure> | number>): Finding[] {
  const { tables, form, figures: all } = reportBy('foi-2021');
  const figures = all.map((figure) => {
    const more = given[figureKey(figure)] ?? 0;
    return { ...figure, ...(typeof more === 'number' ? { value: more } : more) };
  });
  const values = new Map(figures.map((figure) => [figureKey(figure), figure.value]));
  const relations = instancesOf({ tables, form }, FORMS).map((instance) => {
    return { instance, result: evaluate(instance, (key) => values.get(key) ?? null) };
  });
  return causesOf(relations, figures);
}

const said = (found: readonly Finding[]): string[] =>
  found.map(({ params: { figure, value, due, why_en, count } }) => `${figure} ${value} → ${due}: ${why_en}, ${count}`);

const REVIEW = 'review_litigation/administrative_review';

/** Received and granted by natural persons, 136 each: four figures, each in two relations at least. */
const BALANCED = {
  'applications/received/natural_person': 136,
  'applications/received/total': 136,
  'applications/granted/natural_person': 136,
  'applications/granted/total': 136,
  'applications/total_processed/natural_person': 136,
  'applications/total_processed/total': 136,
};

test('no suggestion where every relation holds', () => {
  expect(causes(BALANCED)).toEqual([]);
});

test.each([
  [130, 'a digit taken for one that looks like it'],
  [163, 'two digits swapped'],
  [316, 'two digits swapped'],
  [1136, 'a digit doubled'],
  [36, 'a digit dropped'],
  [1361, 'a line of the table taken for a 1'],
])('136 that became %d is found by the row and the column that cross in it: %s', (value, why) => {
  const found = causes({ ...BALANCED, 'applications/granted/natural_person': value });
  expect(said(found)).toEqual([`applications/granted/natural_person ${value} → 136: ${why}, 2`]);
});

test('the value of a neighbour is recognised, 0 excepted', () => {
  const misread = { ...BALANCED, 'applications/granted/natural_person': 95, 'applications/granted/business': 41 };
  const columns = { 'applications/total_processed/natural_person': 95, 'applications/total_processed/business': 41 };
  const received = { 'applications/received/natural_person': 95, 'applications/received/business': 41 };
  const whole = { ...misread, ...columns, ...received };
  expect(causes(whole)).toEqual([]);
  expect(said(causes({ ...whole, 'applications/granted/business': 95 }))).toEqual([
    'applications/granted/business 95 → 41: the value of the cell beside it, 2',
  ]);
  expect(causes({ ...whole, 'applications/granted/business': 0 })).toEqual([]);
});

test('no suggestion where another relation of the figure would fail, or no misreading explains the difference', () => {
  // the row of received fails, its columns hold; so every figure of it is bound by another relation
  expect(
    causes({ ...BALANCED, 'applications/received/total': 130, 'applications/total_processed/total': 130 }),
  ).toEqual([]);
  expect(causes({ ...BALANCED, 'applications/granted/natural_person': 977 })).toEqual([]);
});

test('true sums that the source has wrong stay as they are: 10 1 0 0 | 0', () => {
  const figures = { [`${REVIEW}/upheld`]: 10, [`${REVIEW}/corrected`]: 1 };
  expect(causes(figures)).toEqual([]);
});

test('a row alone: each of its figures that would do is named, up to three', () => {
  expect(said(causes({ [`${REVIEW}/upheld`]: 8, [`${REVIEW}/total`]: 3 }))).toEqual([
    `${REVIEW}/upheld 8 → 3: a digit taken for one that looks like it, 1`,
    `${REVIEW}/total 3 → 8: a digit taken for one that looks like it, 1`,
  ]);
  const many = {
    [`${REVIEW}/upheld`]: 8,
    [`${REVIEW}/corrected`]: 8,
    [`${REVIEW}/other`]: 8,
    [`${REVIEW}/pending`]: 8,
  };
  expect(causes({ ...many, [`${REVIEW}/total`]: 27 })).toEqual([]);
});

test('figures without a value and relations that cannot be checked take no part', () => {
  const blank = { value: null, status: 'blank' as const };
  const given = { [`${REVIEW}/upheld`]: 8, [`${REVIEW}/total`]: 3, [`${REVIEW}/pending`]: blank };
  expect(causes(given)).toEqual([]);
});

describe('whether reading or source is at fault is said only where the layout tells', () => {
  const faultOf = (figure: Partial<Figure>): string => {
    const [found] = causes({ ...BALANCED, 'applications/granted/natural_person': { value: 130, ...figure } });
    return found === undefined ? '' : message(found, 'en');
  };
  test.each([
    [{ location: 'T2R8C3' }, 'its cell is certain and plainly written, so the source itself is at fault'],
    [{ status: 'repaired' as const, location: 'T2R8C3' }, 'the reading may be at fault'],
    [{ status: 'placed' as const }, 'the reading may be at fault'],
  ])('%j', (figure, fault) => {
    expect(faultOf(figure)).toContain(fault);
  });
  test('a line of a text tells nothing', () => {
    expect(faultOf({})).not.toContain('fault');
    expect(faultOf({})).toContain('nothing was changed');
  });
});

test('the figure keeps its value, and the finding stands at its cell', () => {
  const report = reportOf(textOf(SECTION.litigation, ...LITIGATION_LINES, line('3', 0, 0, 0, 8, ...Array(10).fill(0))));
  const found = report.findings.filter(({ code }) => code === 'misreading_possible');
  expect(found.map(({ location }) => location)).toEqual(['L5', 'L5']);
  const { value } = report.figures.find((figure) => figureKey(figure) === `${REVIEW}/total`) ?? {};
  expect(value).toBe(8);
});

test('in a true report with one figure misread, that figure is suggested with its true value, if any is', () => {
  const misread = (due: string, dice: number): string | undefined => {
    const shown = Array.from({ length: 1000 }, (_, step) => String((step + dice) % 1000));
    return shown.find((text) => text !== due && MISREADINGS.some(({ of }) => of(due, text)));
  };
  fc.assert(
    fc.property(reportArbitrary(['full']), fc.nat(24), fc.nat(6), fc.nat(999), ({ form, cells }, row, column, dice) => {
      const figures = reportBy(form).figures.map((figure) => {
        return { ...figure, value: Number(cells.get(figureKey(figure)) ?? 0) };
      });
      const table = figures.filter((figure) => figure.table === 'applications');
      const chosen = table[(row * 7 + column) % table.length];
      const due = chosen?.value ?? 0;
      const wrong = misread(String(due), dice);
      if (chosen === undefined || wrong === undefined) return;
      chosen.value = Number(wrong);
      const values = new Map(figures.map((figure) => [figureKey(figure), figure.value]));
      const relations = instancesOf(reportBy(form), FORMS).map((instance) => {
        return { instance, result: evaluate(instance, (key) => values.get(key) ?? null) };
      });
      const key = figureKey(chosen);
      expect(causesOf(relations, figures).map(({ params }) => [params.figure, params.due])).toEqual([[key, due]]);
    }),
  );
});
