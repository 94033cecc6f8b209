/** The way of a figure: everything that decided on it, and nothing of the figures beside it. */
import { distance } from 'fastest-levenshtein';
import { type Explanation, explain, similarKeys } from '../../src/explain/figure.js';
import { traceOf } from '../../src/explain/trace.js';
import { FORMS } from '../../src/forms/index.js';
import { convert } from '../../src/index.js';
import type { Conversion } from '../../src/report.js';
import type { Step } from '../../src/walk/states.js';
import { APPLICANTS_LINES, line, RECEIVED, SECTION } from '../walk/documents.js';

const LINES = [
  '某某县2022年政府信息公开工作年度报告',
  '一、总体情况',
  '全年收到政府信息公开申请28件。',
  SECTION.applications,
  ...APPLICANTS_LINES,
  line(RECEIVED, 27, 'O', 0, 0, 0, 0, 27),
  line('8.属于行政查洵事项', 1, 0, 0, 0, 0, 0, 2),
];

async function traced(lines: string[] = LINES): Promise<{ conversion: Conversion; steps: Step[] }> {
  const steps: Step[] = [];
  const trace = (step: Step) => steps.push(step);
  return { conversion: await convert(new TextEncoder().encode(lines.join('\n')), { document: 'a.txt', trace }), steps };
}

async function explained(key: string, lines?: string[]): Promise<Explanation | undefined> {
  const { conversion, steps } = await traced(lines);
  const [report] = conversion.reports;
  return report && explain(key, report, { source: conversion.source, steps, forms: FORMS });
}

test('from the bytes to the relations', async () => {
  const found = await explained('applications/received/total');
  expect(found?.source.encoding).toEqual({ name: 'utf-8', rule: 'strict_utf8' });
  expect(found?.figure).toMatchObject({ value: 27, status: 'read', location: 'L8', raw: '27' });
  expect([found?.row?.sourceLabel, found?.row?.match, found?.column?.label]).toEqual([RECEIVED, 'exact', '总计']);
  expect(found?.head.slice(0, 3)).toEqual(['申请人情况', '自然人', '法人或其他组织']);
  expect(found?.steps.map(({ kind }) => kind)).toEqual(['row_label', ...Array(7).fill('figure')]);
  expect(found?.relations.map(({ relation, scope }) => `${relation} ${scope}`)).toEqual([
    'applicants received',
    'balance total',
  ]);
  expect(found?.mentions).toMatchObject([{ value: 28, location: 'L3' }]);
  expect(found?.findings.map(({ code }) => code)).toContain('prose_differs');
});

test('a damaged label stands beside what it was taken for and the runner-up', async () => {
  const found = await explained('applications/denied.administrative_inquiry/total');
  expect(found?.row).toMatchObject({ match: 'similar', sourceLabel: '8.属于行政查洵事项' });
  const [taken, runnerUp] = found?.near ?? [];
  expect([taken?.row, taken?.distance]).toEqual(['denied.administrative_inquiry', 1]);
  expect(runnerUp?.distance).toBeGreaterThan(1);
  expect(found?.findings.map(({ code }) => code)).toContain('label_similar');
  expect(found?.mentions).toEqual([]);
});

test('the rules of a figure that was mended', async () => {
  const found = await explained('applications/received/business');
  expect(found?.figure).toMatchObject({ status: 'repaired', rules: ['letter_for_digit'], raw: 'O' });
});

test('a figure that is not in the document has no steps', async () => {
  const found = await explained('applications/granted/total');
  expect(found).toMatchObject({ figure: { status: 'missing' }, steps: [], stepsLeftOut: 0, near: [] });
});

test('a row of many lines is cut in the middle', async () => {
  const words = Array.from({ length: 40 }, (_, index) => `${index}\n`).join('\n');
  const found = await explained('applications/received/natural_person', [...LINES.slice(0, 7), RECEIVED, words]);
  expect(found?.steps.length ?? 0).toBeLessThanOrEqual(24);
});

test('none for a figure that there is not, and the keys that were meant', async () => {
  expect(await explained('applications/receved/total')).toBeUndefined();
  const [report] = (await traced()).conversion.reports;
  if (report === undefined) throw new Error('no report');
  const similar = (key: string) => similarKeys(key, report, distance);
  expect(similar('applications/receved/total')[0]).toBe('applications/received/total');
  expect(similar('applications/received')).toEqual([
    'applications/received/natural_person',
    'applications/received/business',
    'applications/received/research_institution',
  ]);
});

test('a trace holds every step, row, figure, relation, mention and finding', async () => {
  const { conversion, steps } = await traced();
  const events = [...traceOf(conversion, steps, FORMS)];
  const [report] = conversion.reports;
  const count = (kind: string) => events.filter(({ event }) => event === kind).length;
  expect(events[0]).toMatchObject({ event: 'source', document: 'a.txt', encoding: { name: 'utf-8' }, outcome: 'read' });
  expect([count('step'), count('row'), count('figure')]).toEqual([
    steps.length,
    report?.rows.length,
    report?.figures.length,
  ]);
  expect([count('relation'), count('mention'), count('finding')]).toEqual([
    report?.relations.length,
    1,
    (report?.findings.length ?? 0) + conversion.findings.length,
  ]);
});
