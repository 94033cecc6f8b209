/** Ties out a report: places what only the arithmetic can place, then evaluates every relation of its forms. */
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import type { Figure, Mention, Report } from '../report.js';
import type { Paragraph, WalkedReport } from '../walk/index.js';
import { causesOf } from './causes.js';
import { placeLoose } from './placing.js';
import { compareProse, mentionsIn } from './prose.js';
import { evaluate, instancesOf, placesOf } from './relations.js';
import { settleTorn } from './torn.js';

/** The report with its relations, and a finding for each that failed. */
export function check({ report, loose, torn, prose }: WalkedReport, forms: readonly Form[]): Report {
  const instances = instancesOf(report, forms);
  const figures = [...report.figures];
  const at = placesOf(figures);
  const { placed, findings: placing } = placeLoose(figures, at, loose, instances);
  const { findings: mending } = settleTorn(figures, at, torn, instances);
  const isPlaced = (found: Finding): boolean =>
    found.code === 'row_unplaced' &&
    placed.some((row) => row.location === found.location && row.rowLabel === found.params.row);
  const findings = [...report.findings.filter((found) => !isPlaced(found)), ...placing, ...mending];
  const named = (key: string): Figure | undefined => figures[at.get(key) ?? -1];
  const valueAt = (key: string): number | null => named(key)?.value ?? null;
  const evaluated = instances.map((instance) => ({ instance, result: evaluate(instance, valueAt) }));
  const relations = evaluated.map(({ result }) => result);
  for (const { result, words, left, right, scope, figures: keys } of relations) {
    if (result !== 'failed') continue;
    const location = keys.map((key) => named(key)?.location ?? '').find((place) => place !== '') ?? '';
    findings.push(
      finding('relation_failed', location, {
        label: labelOf(scope, report, forms),
        words: words.zh,
        words_en: words.en,
        scope,
        left: left ?? '',
        right: right ?? '',
      }),
    );
  }
  const mentions = mentionsOf(prose, report, forms);
  findings.push(...causesOf(evaluated, figures), ...compareProse(mentions, figures));
  const { form, fields, tables, rows, narrative } = report;
  return { form, fields, tables, rows, figures, relations, narrative, mentions, findings };
}

/** The counts that the prose names, by the form that the report follows. */
function mentionsOf(prose: readonly Paragraph[], { form, fields }: Report, forms: readonly Form[]): Mention[] {
  const owner = forms.find(({ name }) => name === form);
  if (owner === undefined) return [];
  return mentionsIn(prose, owner, fields.year === undefined ? null : Number(fields.year.value));
}

/** The label of the row or the column that a relation was evaluated for. */
function labelOf(scope: string, report: Report, forms: readonly Form[]): string {
  const columns = forms.flatMap((form) => form.tables.flatMap((table) => table.columns));
  const row = report.rows.find((candidate) => candidate.row === scope);
  return row?.label ?? columns.find((column) => column.key === scope)?.label ?? scope;
}
