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
 *
 * （举办各类培训班数   次                         whose cell may have been empty
 * （二）举办各类培训班数   次   0
 * ```
 * Doubts rows named a second time, where the first time they have no figures, and the second follows directly or behind one without
 * a name, or the label is that of several rows.
 */
export function doubtRepeated(rows: readonly NamedRow[], names: TableNames): Finding[] {
  const begun = new Set<RowName>();
  return rows.flatMap((row, index) => {
    const { name, raw, location } = row;
    if (name === undefined) return [];
    const next = rows[index + 1];
    if (raw.figures.length === 0) {
      const follows = next?.name === name || (next?.name === undefined && (next?.raw.figures.length ?? 0) > 0);
      if (follows || namesakes(names.rows, row.sourceLabel).length > 1) begun.add(name);
      return [];
    }
    if (!begun.has(name) && !runsInto(rows[index - 1], row.sourceLabel)) return [];
    row.doubtful = true;
    return [finding('row_conflict', location, { row: name.label })];
  });
}

/**
 * ```
 * （一）召开政府信息公开工作会议或专题会议数（举办各类培训班数      what is left of （二）举办…, whose cell may have been empty
 * （二）举办各类培训班数                                       0
 * ```
 */
function runsInto(above: NamedRow | undefined, label: string): boolean {
  if (above?.name === undefined || above.raw.figures.length > 0) return false;
  const { core } = normalise(label);
  const { full } = normalise(above.sourceLabel);
  return core.length >= PIECE_LENGTH && full.endsWith(core) && full !== core && !isOwnEnd(above.name, core);
}

const isOwnEnd = ({ variants }: RowName, end: string): boolean => variants.some(({ full }) => full.endsWith(end));

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

/**
 * ```
 * 行政强
 * 制⇥无              told as prose: the row stands twice
 * 行政强制⇥23
 * ```
 * `told`: the last two texts.
 */
export function isToldBefore(text: string, told: readonly string[], { rows }: TableNames): boolean {
  const [first = '', last = ''] = told;
  const label = `${first}${last.split('\t', 1)[0]}`;
  if (told.length < 2 || label.length > PIECE_BEFORE) return false;
  const name = matchExact(rows, text)?.name;
  return name !== undefined && matchExact(rows, label)?.name === name;
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
  const telling = pieces.filter((text) => normalise(text).core.length >= PIECE_LENGTH);
  const same =
    [row.sourceLabel, ...telling].map((text) => namesakes(rows, text).map(({ name }) => name)).find(isSeveral) ?? [];
  if (same.length > 1) return [...begun, ...same];
  const label = normalise(row.sourceLabel);
  // 2.政务微博公开政府信息数 beside 3.政务微博公开政府信息数: the same words, and their numbers cannot tell
  const worded = rows.filter(({ variants }) => variants.some(({ core }) => core === label.core));
  if (label.core.length >= PIECE_LENGTH && worded.length > 0 && !isOfTwin(rows, label)) return [...begun, ...worded];
  // （三）不予 | 1.属于秘密: what stands beside the label is damaged too
  const numbered = pieces.map(normalise).filter(({ number }) => number !== '');
  return [...begun, ...[label, ...numbered].flatMap((text) => nearest(rows, text))];
}

/** The row whose label a text resembles more than any other's, and has no other number than. */
function nearest(rows: readonly RowName[], label: NormalLabel): RowName[] {
  const [best] = rank(rows, label);
  const isNear = best !== undefined && best.distance <= best.length * DISTANCE_SHARE;
  return isNear && hasNumber(best.name, label) ? [best.name] : [];
}

const isSeveral = (names: readonly RowName[]): boolean => names.length > 1;

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
