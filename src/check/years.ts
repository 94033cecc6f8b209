/** Year against year: what a report takes over is what that of the same authority for the year before has left. */
import { type Finding, finding } from '../findings.js';
import { agencyName } from '../forms/agency.js';
import type { Form } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { type AcrossResult, acrossInstances, evaluateAcross, type Summary } from './across.js';

/** The reports of an authority for a year, as far as that of the year after is held against them. */
export interface YearBefore {
  /** The first of them in the order of the run. */
  first: Summary;
  count: number;
  /** Whether all have the same figures. */
  agree: boolean;
  /** Their documents, separated by commas, cut off when there are many. */
  documents: string;
}

/** Characters of `YearBefore.documents`. */
const MOST_NAMED = 300;

/** Puts the reports of one authority and year together; undefined where there is none. */
export function yearBefore(reports: Iterable<Summary>): YearBefore | undefined {
  let before: YearBefore | undefined;
  for (const report of reports) {
    if (before === undefined) {
      before = { first: report, count: 1, agree: true, documents: report.document.slice(0, MOST_NAMED) };
      continue;
    }
    before.count++;
    before.agree &&= sameFigures(report, before.first);
    if (before.documents.length < MOST_NAMED) {
      before.documents = `${before.documents}, ${report.document}`.slice(0, MOST_NAMED);
    }
  }
  return before;
}

/** What the reports of one authority have in common, for the year `years` later; null where authority or year is not known. */
export function yearKey(report: Pick<Summary, 'document' | 'agency' | 'year'>, years = 0): string | null {
  const authority = authorityOf(report);
  return authority === null || report.year === null ? null : `${authority}\n${report.year + years}`;
}

/** A report held against that of the year before, and a finding for each relation that failed. */
export function followsYear(
  report: Summary,
  { first, count, agree, documents }: YearBefore,
  forms: readonly Form[],
): { results: AcrossResult[]; findings: Finding[] } {
  const form = forms.find(({ name }) => name === report.form);
  if (form === undefined) return { results: [], findings: [] };
  if (!agree) {
    const unclear = finding('years_unclear', '', { year: first.year ?? '', count, documents });
    return { results: [], findings: [unclear] };
  }
  const results = resultsOf(report, first, form);
  return { results, findings: results.flatMap((result) => result.finding ?? []) };
}

function resultsOf(report: Summary, previous: Summary, form: Form): AcrossResult[] {
  return acrossInstances(form, 'between_years').flatMap((instance) => {
    const relation = evaluateAcross(instance, { own: report, previous });
    if (relation === undefined) return [];
    const result: AcrossResult = { report, relation, others: [previous.document] };
    if (relation.result !== 'failed') return [result];
    const own = [...instance.left, ...instance.right].find(({ whose }) => whose === 'own');
    const location = report.figures.get(own?.key ?? '')?.location ?? '';
    const { words, scope, left, right } = relation;
    const params = {
      words: words.zh,
      words_en: words.en,
      scope,
      left: left ?? '',
      right: right ?? '',
      other: previous.document,
    };
    return [{ ...result, finding: finding('years_differ', location, params) }];
  });
}

/**
 * Reports of one authority over the years have the same name for it, and stand in the same folder but for the year:
 * ```
 * 2022年度/云岫县/水务局.docx      2023年度/云岫县/水务局.doc
 * ^ #年度/云岫县
 * ```
 * A report that names no authority is known by its whole path, if that holds the year: `li-2022.txt`, `li-2023.txt`.
 */
export function authorityOf({ document, agency }: Pick<Summary, 'document' | 'agency'>): string | null {
  const path = withoutYears(document);
  const name = normalise(agencyName(agency)).core;
  if (name !== '') return `${name}\n${path.slice(0, path.lastIndexOf('/') + 1)}`;
  const stem = path.replace(/\.[^./]*$/, '');
  return stem.includes('#') && stem !== document.replace(/\.[^./]*$/, '') ? `\n${stem}` : null;
}

const withoutYears = (path: string): string =>
  path.normalize('NFKC').replace(/(?<!\d)20\d{2}(?!\d)|二[〇○零][一二三][〇○零一二三四五六七八九]/gu, '#');

const sameFigures = (one: Summary, other: Summary): boolean =>
  one.figures.size === other.figures.size &&
  [...one.figures].every(([key, { value }]) => other.figures.get(key)?.value === value);
