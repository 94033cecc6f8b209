/** Year against year: what a report takes over is what that of the same authority for the year before has left. */
import { type Finding, finding } from '../findings.js';
import { agencyName } from '../forms/agency.js';
import type { Form } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { type AcrossResult, acrossInstances, evaluateAcross, type Summary } from './across.js';

/** The relations between the years, in the order of the reports; a finding for each that failed. */
export function betweenYears(
  summaries: readonly Summary[],
  forms: readonly Form[],
): { results: AcrossResult[]; findings: { document: string; found: Finding }[] } {
  const authorities = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const key = authorityOf(summary);
    if (key === null || summary.year === null) continue;
    const own = authorities.get(`${key}\n${summary.year}`);
    if (own === undefined) authorities.set(`${key}\n${summary.year}`, [summary]);
    else own.push(summary);
  }
  const results: AcrossResult[] = [];
  const findings: { document: string; found: Finding }[] = [];
  for (const summary of summaries) {
    const key = authorityOf(summary);
    if (key === null || summary.year === null) continue;
    const before = authorities.get(`${key}\n${summary.year - 1}`) ?? [];
    const [previous, ...more] = before;
    const form = forms.find(({ name }) => name === summary.form);
    if (previous === undefined || form === undefined) continue;
    if (more.some((other) => !sameFigures(other, previous))) {
      const documents = before.map(({ document }) => document).join(', ');
      findings.push({
        document: summary.document,
        found: finding('years_unclear', '', {
          year: summary.year - 1,
          count: before.length,
          documents: documents.slice(0, 300),
        }),
      });
      continue;
    }
    results.push(...resultsOf(summary, previous, form));
  }
  return { results, findings };
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
