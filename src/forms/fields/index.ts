/** What every report may say about itself, and what the forms of a run add to it: every-report.json and `fields`. */
import type { Form, FormField } from '../form.js';
import everyReport from './every-report.json' with { type: 'json' };

/** The fields of every report, whatever its form. */
export const FIELDS_OF_REPORTS: readonly FormField[] = everyReport as FormField[];

/** The fields of every report, then those that the forms add; a field of a known key adds its labels to that one. */
export function fieldsOf(forms: readonly Form[]): readonly FormField[] {
  const fields = known.get(forms) ?? joined(forms);
  known.set(forms, fields);
  return fields;
}

const known = new WeakMap<readonly Form[], readonly FormField[]>();

function joined(forms: readonly Form[]): readonly FormField[] {
  const fields = new Map(FIELDS_OF_REPORTS.map((field) => [field.key, field]));
  for (const added of forms.flatMap((form) => form.fields ?? [])) {
    const earlier = fields.get(added.key);
    fields.set(
      added.key,
      earlier === undefined ? added : { ...earlier, ...wordsOf(earlier, added), aliases: aliasesOf(earlier, added) },
    );
  }
  return [...fields.values()];
}

const aliasesOf = (earlier: FormField, added: FormField): string[] => [
  ...labelsOf(earlier).slice(1),
  ...labelsOf(added),
];

/** How titles and periods are worded, by both. */
function wordsOf(earlier: FormField, added: FormField): Partial<FormField> {
  const lists = (['about', 'ends', 'in_title', 'phrases'] as const).map((name) => [
    name,
    [...(earlier[name] ?? []), ...(added[name] ?? [])],
  ]);
  return Object.fromEntries(lists.filter(([, texts]) => texts !== undefined && texts.length > 0));
}

/** Every label of a field, the official one first. */
export const labelsOf = ({ label, aliases = [] }: Pick<FormField, 'label' | 'aliases'>): string[] => [
  label,
  ...aliases,
];

/** The keys of a field in the output: a period has a first day and a last one. */
export const outputKeys = ({ key, kind }: Pick<FormField, 'key' | 'kind'>): string[] =>
  kind === 'period' ? [`${key}_from`, `${key}_to`] : [key];
