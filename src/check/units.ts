/** An authority against the units below it, where folders show which these are: a check that the user switches on. */
import type { Form } from '../forms/form.js';
import { type AcrossResult, acrossInstances, evaluateAcross, type Summary } from './across.js';

/** The relations between authorities and their units, in the order of the authorities' reports. */
export function acrossUnits(summaries: readonly Summary[], forms: readonly Form[]): AcrossResult[] {
  const units = unitsOf(summaries.filter(({ year }) => year !== null));
  return summaries.flatMap((report) => {
    const below = units.get(report);
    const form = forms.find(({ name }) => name === report.form);
    if (below === undefined || form === undefined) return [];
    const others = below.map(({ document }) => document);
    return acrossInstances(form, 'across_units').flatMap((instance) => {
      const relation = evaluateAcross(instance, { own: report, units: below });
      return relation === undefined ? [] : [{ report, relation, others }];
    });
  });
}

/**
 * The only report of a year that stands in a folder itself speaks for the folder; those below it are its units, unless
 * another one between speaks for them:
 * ```
 * 云岫县/县政府.docx
 *       /部门/水务局.docx, 教育局.docx     units of 县政府
 *       /石镇/石镇.docx                    unit of 县政府, speaks for 石镇
 *            /村/甲村.docx                 unit of 石镇
 * ```
 */
function unitsOf(summaries: readonly Summary[]): Map<Summary, Summary[]> {
  const standing = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const place = placeOf(folderOf(summary.document), summary.year);
    standing.set(place, [...(standing.get(place) ?? []).slice(0, 1), summary]);
  }
  const units = new Map<Summary, Summary[]>();
  for (const summary of summaries) {
    const parent = parentOf(summary, standing);
    if (parent === undefined) continue;
    const known = units.get(parent);
    if (known === undefined) units.set(parent, [summary]);
    else known.push(summary);
  }
  return units;
}

function parentOf(summary: Summary, standing: Map<string, Summary[]>): Summary | undefined {
  for (let folder: string | null = folderOf(summary.document); folder !== null; folder = above(folder)) {
    const [speaker, ...more] = standing.get(placeOf(folder, summary.year)) ?? [];
    if (speaker !== undefined && more.length === 0 && speaker !== summary) return speaker;
  }
  return undefined;
}

const placeOf = (folder: string, year: number | null): string => `${year}\n${folder}`;
/** Of a document's path; empty for the folder given. */
const folderOf = (document: string): string => document.slice(0, Math.max(0, document.lastIndexOf('/')));
const above = (folder: string): string | null => (folder === '' ? null : folderOf(folder));
