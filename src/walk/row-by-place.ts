/** Rows whose label resembles none clearly, but whose place among the rows of the form leaves one name only. */
import { type Finding, finding } from '../findings.js';
import { normalise } from '../forms/label.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';

/**
 * Names a row that stands between two known rows with exactly one row between them in every form that has both, if its
 * label has at least some likeness to that row's.
 */
export function nameByPlace(rows: readonly NamedRow[], names: TableNames): Finding[] {
  const findings: Finding[] = [];
  const met = new Set(rows.map((row) => row.name));
  rows.forEach((row, index) => {
    if (row.name !== undefined || row.sourceLabel === '' || row.parent !== '') return;
    const between = onlyRowBetween(rows[index - 1]?.name, rows[index + 1]?.name, names);
    if (between === null || met.has(between) || !hasLikeness(between, row.sourceLabel)) return;
    row.name = between;
    row.match = 'place';
    met.add(between);
    findings.push(finding('label_by_place', row.location, { label: row.sourceLabel, official: between.label }));
  });
  return findings;
}

/** Findings without the doubts that the place has settled: of a label that resembles several rows, one was chosen after all. */
export function withoutSettled(findings: readonly Finding[], placed: readonly Finding[]): Finding[] {
  const isSame = (one: Finding, other: Finding): boolean =>
    one.location === other.location && one.params.label === other.params.label;
  return findings.filter((found) => found.code !== 'label_ambiguous' || !placed.some((other) => isSame(found, other)));
}

function onlyRowBetween(before: RowName | undefined, after: RowName | undefined, names: TableNames): RowName | null {
  if (before === undefined || after === undefined) return null;
  const found = new Set<RowName>();
  for (const { form } of before.flat) {
    const rows = names.rows.filter((row) => row.flat.some((flat) => flat.form === form));
    const [first, second] = [rows.indexOf(before), rows.indexOf(after)];
    if (second < 0) continue;
    const only = second === first + 2 ? rows[first + 1] : undefined;
    if (only === undefined) return null;
    found.add(only);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Half of the official label's characters or more occur in the text, in order. */
function hasLikeness(name: RowName, text: string): boolean {
  const { core } = normalise(text);
  return name.variants.some((variant) => {
    let at = 0;
    let common = 0;
    for (const sign of variant.core) {
      const next = core.indexOf(sign, at);
      if (next < 0) continue;
      at = next + 1;
      common++;
    }
    return common * 2 >= variant.core.length;
  });
}
