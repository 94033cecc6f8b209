/** An authority against the units below it, where folders show which these are: a check that the user switches on. */
import type { Form } from '../forms/form.js';
import { type AcrossResult, acrossInstances, evaluateAcross, type Summary } from './across.js';

/**
 * The only report of a year that stands in a folder itself speaks for the folder; those below it are its units, unless
 * another one between speaks for them:
 * ```
 * 云岫县/县政府.docx
 *       /部门/水务局.docx, 教育局.docx     units of 县政府
 *       /石镇/石镇.docx                    unit of 县政府, speaks for 石镇
 *            /村/甲村.docx                 unit of 石镇
 * ```
 * A report stands at this key; null where its year is not known.
 */
export function standingKey({ document, year }: Pick<Summary, 'document' | 'year'>): string | null {
  return year === null ? null : placeOf(folderOf(document), year);
}

/** The keys at which the report may stand that a report is a unit of, the nearest first. */
export function* speakerKeys({ document, year }: Summary): Generator<string, void, void> {
  if (year === null) return;
  for (let folder: string | null = folderOf(document); folder !== null; folder = above(folder)) {
    yield placeOf(folder, year);
  }
}

/** Units added up: a figure that one of them has not is not in the sum, one without a value has none there. */
export function withUnit(total: Summary | undefined, unit: Summary): Summary {
  if (total === undefined) return { ...unit, figures: new Map(unit.figures) };
  for (const [key, sum] of total.figures) {
    const figure = unit.figures.get(key);
    if (figure === undefined) total.figures.delete(key);
    else {
      const value = figure.value === null || sum.value === null ? null : figure.value + sum.value;
      total.figures.set(key, { value, location: '' });
    }
  }
  return total;
}

/** The relations between an authority and its units. */
export function holdsForUnits(
  report: Summary,
  units: { total: Summary; documents: string[] },
  forms: readonly Form[],
): AcrossResult[] {
  const form = forms.find(({ name }) => name === report.form);
  if (form === undefined) return [];
  return acrossInstances(form, 'across_units').flatMap((instance) => {
    const relation = evaluateAcross(instance, { own: report, units: [units.total] });
    return relation === undefined ? [] : [{ report, relation, others: units.documents }];
  });
}

const placeOf = (folder: string, year: number | null): string => `${year}\n${folder}`;
/** Of a document's path; empty for the folder given. */
const folderOf = (document: string): string => document.slice(0, Math.max(0, document.lastIndexOf('/')));
const above = (folder: string): string | null => (folder === '' ? null : folderOf(folder));
