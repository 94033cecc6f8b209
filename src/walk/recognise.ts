/** Which row of the form the pieces of a label name: whole, cut in lines, wrapped around the figures, shortened, damaged. */

import { normalise } from '../forms/label.js';
import { type Match, matchExact, rank } from '../forms/match.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import { damagedLabel } from './damaged-label.js';
import { LIMITS } from './limits.js';
import { joinTexts } from './pieces.js';
import { NOWHERE, onlyOne, type Place, rowNamed, rowsOfGroup } from './row-names.js';
import type { StreamCell } from './stream.js';

export interface Recognised {
  name?: RowName;
  how: 'exact' | 'alias' | 'wrapped' | 'prefix' | 'similar' | 'none';
  distance: number;
  /** Index of the first piece that belongs to the label. */
  from: number;
  /** How many pieces of the next row's label end this one. */
  consumed: number;
  /** Labels that came near, where none was clearly nearest. */
  doubts: string[];
  /** For a local row: the key of the row or group whose label stands directly before. */
  under?: string;
}

/** How a label was recognised, by which of its pieces. */
export interface Labelled {
  found: Recognised;
  used: readonly StreamCell[];
  sourceLabel: string;
  location: string;
}

const MAX_PIECES = 24;

/**
 * @param labels the pieces before the figures; the last ones are the row's label
 * @param next the pieces before the figures of the next row, the first of which may end this label
 * @param place the group at hand, and the rows found before
 * @param wholly all pieces of the next row may end this label: it is none
 */
export function recognise(
  labels: StreamCell[],
  next: StreamCell[],
  names: TableNames,
  place: Place = NOWHERE,
  wholly = false,
): Recognised {
  const start = Math.max(firstPiece(labels), lastNumbered(labels), behindOtherUnit(labels));
  return (
    besideGroup(labels, whole(labels, next, start, names, place), names) ??
    wrapped(labels, wholly ? next : next.slice(0, -1), start, names, place) ??
    atTheEnd(labels, names, place) ??
    damaged(labels, start, names, place.group) ??
    local(labels, names)
  );
}

/** The first piece that may belong to the label: not too many pieces, not too many characters. */
function firstPiece(labels: StreamCell[]): number {
  let from = labels.length - 1;
  let characters = labels[from]?.text.length ?? 0;
  while (from > 0 && labels.length - from < MAX_PIECES) {
    characters += labels[from - 1]?.text.length ?? 0;
    if (characters > LIMITS.labelJoined) break;
    from--;
  }
  return Math.max(0, from);
}

const found = (match: Match<RowName>, from: number, consumed = 0): Recognised => ({
  name: match.name,
  how: match.how,
  distance: match.distance,
  from,
  consumed,
  doubts: [],
});

/** The longest run of last pieces that is a label. A rest of it may stand behind the figures: its explanation, say. */
function whole(
  labels: StreamCell[],
  next: StreamCell[],
  start: number,
  names: TableNames,
  place: Place,
): Recognised | null {
  for (let from = start; from < labels.length; from++) {
    const text = joinTexts(labels.slice(from));
    const match = rowNamed(names.rows, text, place);
    if (match !== null)
      return found(match, from, restBehind(match.name, text, piecesBehind(next, labels[from - 1], names)));
  }
  return null;
}

/**
 * ```
 *                 1.申请人无正当理由逾期不补正…       a row of the group whose label stands beside the figures, lower
 * （六）其他处理                                0  39095  0  0  0  6  39101
 * ```
 * In another form the label of the group is that of a row; then it has no rows of its own.
 */
function besideGroup(labels: StreamCell[], named: Recognised | null, names: TableNames): Recognised | null {
  if (named?.name === undefined || named.from === 0) return named;
  const { name, from } = named;
  const own = rowsOfGroup(names.rows, name.key);
  if (own.length === 0) return named;
  for (let first = firstPiece(labels.slice(0, from)); first < from; first++) {
    const match = matchExact(own, joinTexts(labels.slice(first, from)));
    if (match !== null) return found(match, first);
  }
  return named;
}

/** Pieces of a label, and of the group's beside it, that may stand behind its figures. */
const MOST_BEHIND = 24;

/** One of the pieces behind the figures, and how many there are up to it. */
interface Behind {
  cell: StreamCell;
  count: number;
}

/**
 * The pieces behind the figures, without those of the group's label that goes on beside them, nor the single characters of one
 * written downwards:
 * ```
 * （三）不  1.属于国    0   8   8
 * 予公开    家秘密
 * ^ goes on with （三）不, not with 1.属于国
 * ```
 */
function piecesBehind(next: StreamCell[], beside: StreamCell | undefined, { groups }: TableNames): Behind[] {
  let group = normalise(beside?.text ?? '').full;
  const goesOn = (text: string): boolean =>
    groups.some(({ variants }) => variants.some(({ full }) => full.startsWith(text)));
  const pieces: Behind[] = [];
  for (const [index, cell] of next.slice(0, MOST_BEHIND).entries()) {
    const longer = group + normalise(cell.text).full;
    if (group !== '' && goesOn(longer)) group = longer;
    else if (matchExact(groups, cell.text) !== null) continue;
    // the next label begins
    else if (BEGINS_LABEL.test(cell.text)) break;
    else pieces.push({ cell, count: index + 1 });
  }
  return pieces;
}

/** The first pieces in one text. A single character is one of a label written downwards, unless it is the last. */
const textOf = (pieces: readonly Behind[]): string =>
  joinTexts(
    pieces.map(({ cell }) => cell).filter((cell, index) => cell.text.trim().length > 1 || index === pieces.length - 1),
  );

/** How many of the next pieces complete the official wording of a label that is recognised already. */
function restBehind(name: RowName, text: string, behind: readonly Behind[]): number {
  const { full } = normalise(text);
  if (name.variants.some((variant) => variant.full === full)) return 0;
  for (const [index, { count }] of behind.entries()) {
    const longer = text + textOf(behind.slice(0, index + 1));
    if (longer.length > LIMITS.labelJoined) return 0;
    if (name.variants.some((variant) => variant.full === normalise(longer).full)) return count;
  }
  return 0;
}

/**
 * ```
 * 5.要求行政机关确认或重新
 *                          0  0  0  0  0  0  0
 * 出具已获取信息
 * ^ the rest of the label, behind its figures
 * ```
 */
function wrapped(
  labels: StreamCell[],
  next: StreamCell[],
  start: number,
  names: TableNames,
  place: Place,
): Recognised | null {
  for (let from = start; from < labels.length; from++) {
    const text = joinTexts(labels.slice(from));
    const begun = rowsBegun(names.rows, text);
    const behind = begun.length === 0 ? [] : piecesBehind(next, labels[from - 1], names);
    for (const [index, { count }] of behind.entries()) {
      const longer = text + textOf(behind.slice(0, index + 1));
      if (longer.length > LIMITS.labelJoined) break;
      const match = rowNamed(begun, longer, place);
      if (match !== null) return { ...found(match, from, count), how: 'wrapped' };
    }
  }
  return null;
}

/** Rows whose label may begin with a text; of a mere number, all. */
function rowsBegun(rows: readonly RowName[], text: string): readonly RowName[] {
  const { core, full } = normalise(text);
  if (/^[一二三四五六七八九十\d]*$/u.test(core)) return rows;
  return rows.filter(({ variants }) => variants.some((one) => one.core.startsWith(core) || one.full.startsWith(full)));
}

/** Shortest label believed at the end of a longer text. */
const END_LENGTH = 5;

/**
 * ```
 * （三）不 4.保护第三方合法权益      the label of a group, written downwards, runs into the row's own
 *          ^
 * ```
 */
function atTheEnd(labels: StreamCell[], names: TableNames, place: Place): Recognised | null {
  // a label that has a line of its own runs into no other
  if (names.nesting === 'lines') return null;
  const text = normalise(joinTexts(labels.slice(-1))).full;
  let longest: Match<RowName>[] = [];
  let length = END_LENGTH;
  for (const name of names.rows) {
    for (const { full } of name.variants) {
      if (full.length < length || !text.endsWith(full) || !isGroupPiece(names, text.slice(0, -full.length))) continue;
      if (full.length > length) longest = [];
      length = full.length;
      if (!longest.some((match) => match.name === name)) longest.push({ name, how: 'exact', distance: 0 });
    }
  }
  const match = onlyOne(longest, place);
  return match === null ? null : found(match, labels.length - 1);
}

const isGroupPiece = (names: TableNames, text: string): boolean =>
  names.groups.some((group) => group.variants.some((variant) => variant.full.includes(text)));

/**
 * ```
 * 要求行政机 | 关确认或重 | 新出具 | 1.申请人
 *                                    ^ a number begins a label: what stands before it ends another
 * ```
 */
const lastNumbered = (labels: readonly StreamCell[]): number =>
  labels.findLastIndex(({ text }) => BEGINS_LABEL.test(text));

/**
 * ```
 * 2.延期办结数     件
 * （申请答复数     件   788      a unit on each line: the first is a row of its own, without a figure
 * ```
 */
function behindOtherUnit(labels: readonly StreamCell[]): number {
  const last = labels.findLastIndex(({ unit }) => unit !== undefined);
  return labels.findLastIndex(({ unit }, at) => at < last && unit !== undefined) + 1;
}

/** `1.`, `一、`, `（三）`, or what is left of it; 1次 is no number. */
const BEGINS_LABEL =
  /^\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.、．]|[（(][一二三四五六七八九十]{1,3}(?:[）)]|\s*$|\p{Script=Han}))/u;

/** Cut or damaged, see damaged-label.ts. */
function damaged(labels: StreamCell[], start: number, names: TableNames, group: string): Recognised | null {
  const label = damagedLabel(labels, start, names, group);
  return label === null ? null : found(label.match, label.from);
}

/** A row of the place's own. What stands before its label and is known does not belong to it. */
function local(labels: StreamCell[], names: TableNames): Recognised {
  let from = 0;
  let under: string | undefined;
  const start = firstPiece(labels);
  for (let to = labels.length - 1; to > start; to--) {
    const text = joinTexts(labels.slice(start, to));
    const known = matchExact(names.rows, text) ?? matchExact(names.groups, text);
    if (known === null) continue;
    from = to;
    under = known.name.key;
    break;
  }
  const label = normalise(joinTexts(labels.slice(from)));
  const doubts = rank(names.rows, label)
    .filter((ranked) => ranked.distance <= Math.max(1, Math.floor(ranked.length * 0.3)))
    .map((ranked) => ranked.name.label)
    .slice(0, 3);
  return {
    how: 'none',
    distance: 0,
    from,
    consumed: 0,
    doubts: doubts.length > 0 ? [doubts.join('、')] : [],
    ...(under === undefined ? {} : { under }),
  };
}
