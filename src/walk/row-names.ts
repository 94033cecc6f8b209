/** Rows of the form by their labels, where rows of different groups may have the same: （二）被依法纠错数. */
import type { FlatRow } from '../forms/form.js';
import { type Match, matchExact, namesakes } from '../forms/match.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import { joinTexts } from './pieces.js';
import type { StreamCell } from './stream.js';

/** What is known where a label is met. */
export interface Place {
  /** Of the group at hand, see `groupOf`; empty where none is known. */
  group: string;
  /** Of the group whose label stands beside that of the row. */
  beside?: string | undefined;
  /** Rows found before. */
  taken: ReadonlySet<RowName>;
}

/** A `Place` that goes on from row to row, and from a part of a table to the next: a page may end within a group. */
export interface Progress {
  group: string;
  taken: Set<RowName>;
}

export const NOWHERE: Place = { group: '', taken: new Set() };

/** The group that a row stands in: key of its innermost group, or of the row that the group is itself; its label if it has none. */
export function groupAround({ groups }: FlatRow): string {
  const group = groups.at(-1);
  return group === undefined ? '' : (group.row ?? (group.key || group.label));
}

/** A group without a key goes by its label: that tells rows of one label apart, but is no ground to guess. */
export const hasKey = (group: string): boolean => /^[a-z0-9_.]+$/u.test(group);

/** The group of the rows that follow: the one that the row is itself, else the one that it stands in. */
export function groupBehind(name: RowName): string {
  const [flat] = name.flat;
  return flat?.own?.row ?? (flat === undefined ? '' : groupAround(flat));
}

/**
 * ```
 * | 交通出行 | 其他 | 3 |      the first row of a group, whose label is merged downwards
 *   ^
 * ```
 */
export function groupBeside(labels: readonly StreamCell[], { groups, nesting }: TableNames): string | undefined {
  if (nesting === 'lines') return undefined;
  return labels
    .slice(0, -1)
    .flatMap(({ text }) => matchExact(groups, text)?.name.key ?? [])
    .at(-1);
}

/** With the group that the last of the labels before the row's own names: 五、行政诉讼数量, whose figure is blank. */
export function placeBehind(labels: readonly StreamCell[], { rows, nesting }: TableNames, place: Place): Place {
  if (nesting !== 'lines') return place;
  const named = labels.slice(0, -1).flatMap(({ text }) => matchExact(rows, text)?.name ?? []);
  const group = named.findLast((name) => name.flat[0]?.own?.row !== undefined);
  return group === undefined ? place : { ...place, group: groupBehind(group) };
}

export const isInGroup = (name: RowName, group: string): boolean =>
  name.flat.some((flat) => groupAround(flat) === group);

/** The row that a text names; of several the one in the group at hand, if it was not found before, else none. */
export function rowNamed(rows: readonly RowName[], text: string, place: Place): Match<RowName> | null {
  return onlyOne(namesakes(rows, text), place);
}

/** See `rowNamed`. */
export function onlyOne(
  found: readonly Match<RowName>[],
  { group, beside = group, taken }: Place,
): Match<RowName> | null {
  const [only, ...others] = found;
  if (only === undefined || others.length === 0) return only ?? null;
  const here = found.filter(
    ({ name }) => isInGroup(name, beside) && !taken.has(name) && !isPassed(name, beside, taken),
  );
  return here.length === 1 ? (here[0] ?? null) : null;
}

/** Whether a row of the group with a higher number was found before: （二） behind （三） is another group's. */
const isPassed = (name: RowName, group: string, taken: ReadonlySet<RowName>): boolean =>
  [...taken].some((other) => isInGroup(other, group) && orderOf(other) > orderOf(name));

const NUMERALS = '一二三四五六七八九十';

/** The number of the official label, 0 where it has none. */
function orderOf({ variants }: RowName): number {
  const number = variants.find(({ alias }) => !alias)?.number ?? '';
  return NUMERALS.indexOf(number) + 1 || Number(number) || 0;
}

/** The rows that stand in the group of that key in some form, directly. */
export const rowsOfGroup = (rows: readonly RowName[], key: string): RowName[] =>
  rows.filter((row) => row.flat.some(({ groups }) => groups.at(-1)?.key === key));

/** （六）其他处理 is a row of one form and a group of another: a group if a row of it follows. */
export function beginsGroup(
  key: string,
  next: readonly StreamCell[],
  behind: RowName | undefined,
  { rows }: TableNames,
): boolean {
  const below = rowsOfGroup(rows, key);
  if (behind !== undefined && below.includes(behind)) return true;
  return next.some((_, count) => matchExact(below, joinTexts(next.slice(0, count + 1))) !== null);
}

/** Grid only: the last label is merged over several rows, a group's: the row's own is blank. */
export function endsInGroup(labels: readonly StreamCell[], { groups }: TableNames): boolean {
  const last = labels.at(-1);
  return (last?.rowSpan ?? 1) > 1 && matchExact(groups, last?.text ?? '') !== null;
}
