/**
 * A row that could not be named, but whose label may be that of another row of the table, which has other figures:
 * ```
 * 1.信举报投诉类    8   0      neither can be believed
 * 1.信访举报投诉申请 1   2
 * ```
 */
import { type Finding, finding } from '../findings.js';
import { type NormalLabel, normalise } from '../forms/label.js';
import { matchExact, namesakes, rank } from '../forms/match.js';
import { areTwins, type RowName, type TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';
import { textsApart } from './pieces.js';

/** Shortest piece of a label that says which it is. */
const PIECE_LENGTH = 6;
/** A longer line is no piece of a label. */
const PIECE_BEFORE = 60;
/** At most this share of the characters differs from the label that is nearest. */
const DISTANCE_SHARE = 0.4;

/** Doubts rows that have a namesake without a name. */
export function doubtNamesakes(rows: readonly NamedRow[], names: TableNames): Finding[] {
  const named = new Map(rows.flatMap((row) => (row.name === undefined ? [] : [[row.name, row] as const])));
  return rows.flatMap((row, index) => {
    if (row.name !== undefined || row.sourceLabel === '' || row.raw.figures.length === 0) return [];
    const beside = [rows[index - 1], rows[index + 1]].flatMap((other) => other?.name ?? []);
    const held = beside.filter((name) => isWithin(row.sourceLabel, name));
    const others = [...new Set([...meant(row, names), ...held])].flatMap((name) => named.get(name) ?? []);
    return others
      .filter((other) => other.raw.figures.length > 0)
      .map((other) => {
        other.doubtful = true;
        return finding('row_conflict', row.location, { row: other.name?.label ?? '' });
      });
  });
}

/**
 * ```
 * 四、结转下年度继续办理                         whose figures stand below, beside something else
 * 380（含转办2件） 0 0 7 0 0 387
 * 一、结转下年度继续办理 1 10 2 1 6 2 10         its figures, or those of another row
 * ```
 * Doubts rows named a second time, where the first time they have no figures and a row without a name follows.
 */
export function doubtRepeated(rows: readonly NamedRow[]): Finding[] {
  const begun = new Set<RowName>();
  return rows.flatMap((row, index) => {
    const { name, raw, location } = row;
    if (name === undefined) return [];
    const next = rows[index + 1];
    if (raw.figures.length === 0) {
      if (next !== undefined && next.name === undefined && next.raw.figures.length > 0) begun.add(name);
      return [];
    }
    if (!begun.has(name)) return [];
    row.doubtful = true;
    return [finding('row_conflict', location, { row: name.label })];
  });
}

/**
 * ```
 * 4.不
 * 同意公开答复数   件   912      the rest of 4.不同意公开答复数, and a label of its own by chance
 * ```
 * `before`: what was told last, and taken for prose; of a row of cells the first.
 */
export function isRestOfOther(text: string, before: string, { rows }: TableNames): boolean {
  const [label = ''] = before.split('\t', 1);
  if (label.length > PIECE_BEFORE) return false;
  const whole = matchExact(rows, label + text)?.name;
  return whole !== undefined && whole !== matchExact(rows, text)?.name;
}

/** `许可` or `行可`, directly beside 行政许可: what is left of its label. */
function isWithin(text: string, name: RowName): boolean {
  const label = normalise(text);
  const { core } = label;
  const { variants } = name;
  return (
    core.length > 1 &&
    hasNumber(name, label) &&
    variants.some((variant) => variant.core !== core && isLeftOf(core, variant.core))
  );
}

/** Whether all characters of a text occur in another, in their order. */
function isLeftOf(text: string, whole: string): boolean {
  let at = -1;
  for (const character of text) {
    at = whole.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Rows of the form that the label of an unnamed row may mean. */
function meant(row: NamedRow, { rows }: TableNames): RowName[] {
  const pieces = row.raw.labels.flatMap(({ text }) => textsApart(text));
  const begun = pieces.flatMap((text) => {
    const piece = normalise(text);
    const found = rows.filter(({ variants }) => variants.some((variant) => variant.core.startsWith(piece.core)));
    const [only] = found;
    const one = piece.core.length >= PIECE_LENGTH && found.length === 1 && only !== undefined;
    return one && hasNumber(only, piece) ? [only] : [];
  });
  // （二）被依法纠错数, doubled: of the rows of that label in several groups any may be meant
  const same = namesakes(rows, row.sourceLabel).map(({ name }) => name);
  if (same.length > 1) return [...begun, ...same];
  const label = normalise(row.sourceLabel);
  // 2.政务微博公开政府信息数 beside 3.政务微博公开政府信息数: the same words, and their numbers cannot tell
  const worded = rows.filter(({ variants }) => variants.some(({ core }) => core === label.core));
  if (label.core.length >= PIECE_LENGTH && worded.length > 0 && !isOfTwin(rows, label)) return [...begun, ...worded];
  const [nearest] = rank(rows, label);
  const near =
    nearest !== undefined && nearest.distance <= nearest.length * DISTANCE_SHARE && hasNumber(nearest.name, label);
  return near ? [...begun, nearest.name] : begun;
}

/** `4.同意公开答复数`, of 4.不同意公开答复数 perhaps: it has the number of a row whose label is hardly different. */
const isOfTwin = (rows: readonly RowName[], { core, number }: NormalLabel): boolean =>
  rows.some(({ variants }) =>
    variants.some((one) => one.twin && one.number === number && one.core !== core && areTwins(one.core, core)),
  );

/** The number of the label is that of the row, or one of them has none. */
function hasNumber({ variants }: RowName, { number }: NormalLabel): boolean {
  const official = variants.find(({ alias }) => !alias)?.number ?? '';
  return number === '' || official === '' || official === number;
}
