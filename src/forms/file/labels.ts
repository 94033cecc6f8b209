/** Labels of one table that could not be told apart in a document, or not be found at all. */
import { type NormalLabel, normalise } from '../label.js';
import { type Fault, faultAt } from './fault.js';
import type { ColumnOutline, RowOutline, Said, TableOutline } from './outline.js';

interface Labelled {
  said: Said;
  normal: NormalLabel;
  /** What it names: labels of the same thing may be alike. */
  owner: object;
  /** Where it is looked for: labels of different places may be alike. */
  place: string;
}

export function ambiguousLabels(table: TableOutline): Fault[] {
  const rows = table.rows.map((row) => labelsOf(row, placeOfRow(row, table)));
  const columns = table.columns.map((column) => labelsOf(column, column.group));
  const head = table.head.map((said): Labelled => ({ said, normal: normalise(said.text), owner: said, place: '' }));
  const empty = [...rows.flat(), ...columns.flat(), ...head].filter(({ normal }) => normal.core === '');
  return [
    ...empty.map(({ said }) => faultAt('label_empty', said, { label: said.text })),
    ...alike(rows.flat()),
    ...alike([...head, ...columns.flat()].map(withoutNumber)),
  ];
}

/** The row of no group, where labels of groups stand beside: no line ends the group before it. */
const ANYWHERE = '*';

/** The group at hand tells rows of one label apart. */
function placeOfRow({ groups, figures }: RowOutline, { nesting }: TableOutline): string {
  // a group and a row may share a label: （六）其他处理 over 3.其他
  if (!figures) return 'group';
  return groups.length === 0 && nesting === 'columns' ? ANYWHERE : groups.join('.');
}

function labelsOf(of: RowOutline | ColumnOutline, place: string): Labelled[] {
  const texts = [...(of.label === undefined ? [] : [of.label]), ...of.aliases];
  return texts.map((said) => ({ said, normal: normalise(said.text), owner: of, place }));
}

/** The number of a long label counts between rows alone (see match.ts). */
const TELLING_LENGTH = 4;

function withoutNumber(label: Labelled): Labelled {
  const { normal } = label;
  return normal.core.length < TELLING_LENGTH ? label : { ...label, normal: { ...normal, number: '' } };
}

/** Each label that is like an earlier one of something else. */
function alike(labels: readonly Labelled[]): Fault[] {
  const seen = new Map<string, Labelled[]>();
  return labels.flatMap((label) => {
    if (label.normal.core === '') return [];
    const keys = [...new Set([`core ${label.normal.core}`, `full ${label.normal.full}`])];
    const before = keys.flatMap((key) => seen.get(key) ?? []).find((other) => areAlike(other, label));
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), label]);
    if (before === undefined) return [];
    const params = { label: label.said.text, other: before.said.text, at: before.said.node.offset };
    return [faultAt('label_ambiguous', label.said, params)];
  });
}

function areAlike(one: Labelled, other: Labelled): boolean {
  const places = [one.place, other.place];
  const together = one.place === other.place || (places.includes(ANYWHERE) && !places.includes('group'));
  return one.owner !== other.owner && together && cannotBeTold(one.normal, other.normal);
}

/** Whether two labels are one to whoever compares them: their numbers tell 3.其他 from （六）其他, where both have one. */
export function cannotBeTold(one: NormalLabel, other: NormalLabel): boolean {
  if (one.full === other.full) return true;
  const numbered = one.number !== '' && other.number !== '' && one.number !== other.number;
  return one.core === other.core && !numbered;
}
