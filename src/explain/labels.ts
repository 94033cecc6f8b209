/** How near a label came to the rows of the forms: the one it was taken for, and the runner-up. */
import type { Form } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { rank } from '../forms/match.js';
import { type Vocabulary, vocabularyOf } from '../forms/vocabulary.js';
import type { ReportRow } from '../report.js';

export interface Near {
  /** Key of the row in its table. */
  row: string;
  label: string;
  /** Characters inserted, dropped or changed, numbering, brackets and punctuation left out. */
  distance: number;
}

const MOST = 3;
const vocabularies = new WeakMap<readonly Form[], Vocabulary>();

/** The rows of the table whose labels are nearest to the one in the source, nearest first. */
export function nearestRows(
  { table, sourceLabel }: Pick<ReportRow, 'table' | 'sourceLabel'>,
  forms: readonly Form[],
): Near[] {
  const vocabulary = vocabularies.get(forms) ?? vocabularyOf(forms);
  vocabularies.set(forms, vocabulary);
  const names = vocabulary.tables.find(({ key }) => key === table)?.rows ?? [];
  const label = normalise(sourceLabel.slice(0, 200));
  if (label.core === '') return [];
  // labels of one or two characters are matched whole or not at all
  const ranked = rank(names, label).filter(({ distance }) => Number.isFinite(distance));
  return ranked.slice(0, MOST).map(({ name, distance }) => ({ row: name.key, label: name.label, distance }));
}
