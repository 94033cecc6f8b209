/** The fields of a form file: keys that are free, and labels that name one thing. */
import { fieldsOf, labelsOf, outputKeys } from '../fields/index.js';
import type { FieldKind, Form } from '../form.js';
import { compact } from '../label.js';
import { type Fault, faultAt } from './fault.js';
import { type FieldOutline, type FormOutline, type Said, WORDINGS } from './outline.js';
import { phraseFaults } from './prose.js';

/** Columns of reports.csv that are no fields. */
const RESERVED =
  /^(?:document|form|format|encoding|outcome|figures|read|repaired|placed|blank|not_applicable|unreadable|unplaced|missing|(?:relations|findings)_\w+)$/;

export function fieldFaults({ fields }: FormOutline, others: readonly Form[]): Fault[] {
  const known = fieldsOf(others);
  const seen = new Map<string, { key: string; said?: Said }>();
  for (const field of known) for (const label of labelsOf(field)) seen.set(compact(label).toLowerCase(), field);
  const keys = new Map<string, Said>();
  return fields.flatMap((field) => [
    ...keyFaults(field, keys),
    ...kindFaults(field, known),
    ...labelFaults(field, seen),
    ...wordingFaults(field),
  ]);
}

function keyFaults({ key, kind }: FieldOutline, keys: Map<string, Said>): Fault[] {
  if (key === undefined) return [];
  return outputKeys({ key: key.text, kind: (kind?.text ?? 'text') as FieldKind }).flatMap((column) => {
    const before = keys.get(column);
    keys.set(column, key);
    if (before !== undefined) return [faultAt('key_repeated', key, { key: column, at: before.node.offset })];
    return RESERVED.test(column) ? [faultAt('key_reserved', key, { key: column })] : [];
  });
}

/** A key that is known adds labels to a field, which stays of its kind. */
function kindFaults({ key, kind }: FieldOutline, known: ReturnType<typeof fieldsOf>): Fault[] {
  const other = known.find((field) => field.key === key?.text);
  if (kind === undefined || other === undefined || other.kind === kind.text) return [];
  return [faultAt('kind_differs', kind, { key: other.key, kind: other.kind })];
}

function labelFaults({ key, label, aliases }: FieldOutline, seen: Map<string, { key: string; said?: Said }>): Fault[] {
  return [...(label === undefined ? [] : [label]), ...aliases].flatMap((said) => {
    const plain = compact(said.text).toLowerCase();
    const before = seen.get(plain);
    if (before === undefined) seen.set(plain, { key: key?.text ?? '', said });
    if (!/[\p{L}\p{N}]/u.test(plain)) return [faultAt('label_empty', said, { label: said.text })];
    if (before === undefined || before.key === key?.text) return [];
    return [faultAt('field_label_taken', said, { label: said.text, key: before.key })];
  });
}

function wordingFaults({ kind, wordings }: FieldOutline): Fault[] {
  return wordings.flatMap(({ name, said }) => {
    const due = WORDINGS[name];
    if (kind?.text !== due) return [faultAt('field_idle', said, { name, kind: due })];
    const faults = phraseFaults(said, []);
    return faults.length > 0 || due === 'title' || isPeriod(said.text) ? faults : [faultAt('period_wrong', said)];
  });
}

function isPeriod(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length - 1;
  const [years, months, days, quarters, halves] = ['YYYY', 'M', 'D', 'Q', 'H'].map(count) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const once = months === 0 && days === 0 ? quarters + halves : 0;
  const dated = quarters + halves === 0 && months > 0 && months <= 2 && days <= months;
  return years > 0 && years <= 2 && (once === 1 || dated);
}
