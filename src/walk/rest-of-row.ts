/** Figures set apart by spaces beside nothing but pieces of labels: the rest of the row above, or of one that is not known. */
import { distance } from 'fastest-levenshtein';
import { normalise } from '../forms/label.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';
import { beginsLabel, isPieceOfLabel, joinTexts, namesNothing, textsApart } from './pieces.js';
import type { RawRow } from './raw.js';
import type { Recognised } from './recognise.js';
import { mayNumberLabel, type StreamCell } from './stream.js';

/** Whether no row begins here. */
export function isRestOfRow(
  raw: RawRow,
  labels: readonly StreamCell[],
  found: Recognised,
  names: TableNames,
  { rows, taken }: { rows: readonly NamedRow[]; taken: ReadonlySet<RowName> },
): boolean {
  if (!raw.figures.some((cell) => cell.divided) || !DAMAGED.includes(found.how)) return false;
  if (goesOn(labels, rows.at(-1))) return true;
  if (found.name !== undefined) return false;
  if (leavesBracketOpen(rows.at(-1))) return true;
  const begins = (text: string): boolean => beginsRow(text, names, taken);
  return labels.every(({ text }) => namesNothing(text) || (isPieceOfLabel(names, text) && !begins(text)));
}

const DAMAGED: readonly Recognised['how'][] = ['none', 'similar', 'prefix'];

/** Of the characters of a label cut by a line this share may be damaged besides. */
const DAMAGE_SHARE = 0.2;

/**
 * ```
 * （六）其    1.申请人无正当理由逾期不    2   7958   9066
 * 他处理      补正、行政机关不再处理其        33     10
 *             ^ goes on with the label of the row above
 * ```
 */
function goesOn(labels: readonly StreamCell[], above: NamedRow | undefined): boolean {
  if (above?.name === undefined) return false;
  const { name, sourceLabel } = above;
  const before = normalise(sourceLabel).core.length;
  return labels.some((_, from) => {
    const { core } = normalise(`${sourceLabel}${joinTexts(labels.slice(from))}`);
    return name.variants.some((variant) => {
      const begun = variant.core.slice(0, core.length);
      return (
        core.length > before &&
        variant.core.length >= core.length &&
        distance(begun.slice(before), core.slice(before)) <= Math.floor((core.length - before) * DAMAGE_SHARE) &&
        distance(begun, core) <= Math.floor(core.length * DAMAGE_SHARE)
      );
    });
  });
}

/**
 * ```
 * （四）政府信息公开专项经费（不包括用于政    万元   2156
 *                            ^ not closed: the next line goes on with the label
 * 府公报编辑管理及攻府网站建设维护等方面的           59.6
 * ```
 */
const leavesBracketOpen = (above: NamedRow | undefined): boolean =>
  above?.name !== undefined && /[（(][^（()）]*$/u.test(above.sourceLabel);

/**
 * ```
 * （                4226   1132   8879
 * 七）总计          01     197    68      the upper digits went to the row above
 * ^ goes on with a number
 * ```
 */
export const goesOnWithNumber = (begun: readonly StreamCell[], label: string): boolean =>
  NUMBER_BEGUN.test(begun.at(-1)?.text.trim() ?? '') && (NUMBER_ENDED.test(label) || normalise(label).number === '');

/**
 * ```
 * 1.本机                    0   0   0   338   0   338      went to the row above
 * 关不掌握相关政府信息
 * 1.本机关不掌握相关政      2   8   28  28    11  23
 * ^ the label begins as the one before did: the row is doubled
 * ```
 */
export const isBegunBy = (begun: readonly StreamCell[], name: RowName | undefined): boolean =>
  name !== undefined && begun.some(({ text }) => beginsLabel([name], text));

/** `（` `（七` `（七）` `四` `四、` `1` `1.` */
const NUMBER_BEGUN = /^(?:[（(][一二三四五六七八九十\d]{0,3}[）)]?|[一二三四五六七八九十\d]{1,3}[、.．）)]?)$/u;
/** `七）总计` `）总计` */
const NUMBER_ENDED = /^[一二三四五六七八九十\d]{0,3}[）)]/u;

/**
 * ```
 * （三）       件   6141
 * 申请答复数          82      fewer figures, or no unit where the row above has one
 * ^
 * ```
 * Whether the next row may be nothing but the rest of this one.
 */
export function isRestBelow(raw: RawRow, next: RawRow | undefined): boolean {
  if (next === undefined || !raw.figures.some((cell) => cell.divided) || next.figures.some((cell) => cell.explicit))
    return false;
  const hasUnit = ({ labels }: RawRow): boolean => labels.some(({ unit }) => unit !== undefined);
  return next.figures.length < raw.figures.length || (hasUnit(raw) && !hasUnit(next));
}

/**
 * ```
 * 5.其他方式公开政府信息数    条    4145
 *                                   41（     the rest of the figure above, and a note
 * ```
 */
export function doubtAbove(above: NamedRow | undefined, { hard }: RawRow, labels: readonly StreamCell[]): void {
  if (hard || above === undefined) return;
  if (labels.some(({ text }) => /^\s*\d{1,12}\s*[（(]/u.test(text))) above.doubtful = true;
}

/**
 * ```
 * | （二）部分公开（区分处理的，只计这一情形， | 0 | 1 |
 * | 不计其他情形）                             |   | 5 |     the rest of 15, as its label is the rest of that above
 * ```
 */
export function isRestOfLabel(labels: readonly StreamCell[], above: NamedRow | undefined): boolean {
  if (above?.name === undefined) return false;
  const { name, sourceLabel } = above;
  const begun = normalise(sourceLabel).full;
  return labels.some((_, from) => {
    const { full } = normalise(`${sourceLabel}${joinTexts(labels.slice(from))}`);
    return full.length > begun.length && name.variants.some((variant) => variant.full.startsWith(full));
  });
}

/** Whether a text is how the label of a row not yet found begins. */
function beginsRow(text: string, { rows }: TableNames, taken: ReadonlySet<RowName>): boolean {
  const untaken = rows.filter((row) => !taken.has(row));
  return textsApart(text).some((piece) => {
    const { core } = normalise(piece);
    return core.length >= 4 && untaken.some((row) => row.variants.some((variant) => variant.core.startsWith(core)));
  });
}

/**
 * ```
 * （五           1        9   82692   0   0   6   732002      1 is the number of the label
 * ）不予处理     .信访举报投诉类申请
 * ```
 */
export const lacksNumber = ({ figures }: RawRow, label: string): boolean =>
  figures.some((cell) => cell.divided) &&
  mayNumberLabel(figures[0]?.text ?? '') &&
  /(?:^|[^\d一二三四五六七八九十])[.．]\p{Script=Han}/u.test(label);
