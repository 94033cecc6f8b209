/** A whole conversion, event by event: what was read, every step of the machine, what came of each row and figure. */
import { message } from '../findings.js';
import type { Form } from '../forms/form.js';
import type { Conversion, Report } from '../report.js';
import type { Step } from '../walk/states.js';
import { nearestRows } from './labels.js';

/** The kinds of events, in the order in which they come. */
export const EVENTS = {
  source: 'the file: format, bytes, encoding and the rule that decided it, layouts',
  step: 'a step of the state machine: from which state, what kind of cell, which action, to which state',
  row: 'a row: the label in the source, what it was taken for and how, the labels that are nearest to it',
  figure: 'a figure: value, status, raw text, place, rules applied',
  relation: 'a relation: both sides and the result',
  mention: 'a count in the prose and the figures that it should be',
  finding: 'a finding',
} as const;

export type TraceEvent = { event: keyof typeof EVENTS; document: string; report?: number } & Record<string, unknown>;

export function* traceOf(
  conversion: Conversion,
  steps: readonly Step[],
  forms: readonly Form[],
): Generator<TraceEvent> {
  const { document, source, outcome, reports, findings } = conversion;
  yield { event: 'source', document, ...source, outcome };
  for (const step of steps) yield { event: 'step', document, ...step };
  for (const [index, report] of reports.entries()) yield* reportEvents(document, index + 1, report, forms);
  for (const found of findings) yield { event: 'finding', document, ...found, text: message(found, 'en') };
}

/** `report`: counted from 1 within the document. */
function* reportEvents(document: string, report: number, from: Report, forms: readonly Form[]): Generator<TraceEvent> {
  const base = { document, report };
  for (const row of from.rows) yield { event: 'row', ...base, ...row, near: nearestRows(row, forms) };
  for (const figure of from.figures) yield { event: 'figure', ...base, ...figure };
  for (const relation of from.relations) yield { event: 'relation', ...base, ...relation };
  for (const mention of from.mentions ?? []) yield { event: 'mention', ...base, ...mention };
  for (const found of from.findings) yield { event: 'finding', ...base, ...found, text: message(found, 'en') };
}
