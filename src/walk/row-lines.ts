/** Rows of a table in which every label has a line of its own: the row of a group, and the unit that a row states. */
import { normalise } from '../forms/label.js';
import { matchExact } from '../forms/match.js';
import { rememberedOf } from '../forms/remembered.js';
import type { TableNames } from '../forms/vocabulary.js';
import { isEmptyOrMark } from './figure.js';
import { NOTHING_STATED, type Stated } from './named.js';
import { joinTexts } from './pieces.js';
import type { RawRow } from './raw.js';
import { isFilled, type StreamCell } from './stream.js';

/** Shortest beginning of a group's label that is believed. */
const BEGINNING = 5;

/** Index of the first of the last pieces that are the label of a group, or how that begins; -1 where none is. */
export function groupAtEnd(labels: readonly StreamCell[], names: TableNames): number {
  return labels.findIndex((_, from) => isGroup(names, joinTexts(labels.slice(from))));
}

const isGroup = rememberedOf((names: TableNames, text: string): boolean => {
  if (matchExact(names.groups, text) !== null) return true;
  const { core } = normalise(text);
  const begins = ({ variants }: TableNames['groups'][number]): boolean =>
    variants.some((variant) => variant.core.startsWith(core));
  return core.length >= BEGINNING && names.groups.some(begins) && !names.rows.some(begins);
});

/**
 * ```
 * （二）通过不同渠道和方式么升攻府信息的情况 / —— / —— / 2 / 1.政府公报公开政府信息数
 *                                               ^ of a group that is not recognised; 2 stands before its label
 * ```
 */
export function goesOnBehindMarks({ figures }: RawRow): boolean {
  const filled = figures.filter(isFilled);
  const marks = filled.findIndex(({ text }) => !isEmptyOrMark(text));
  return marks >= MARKS && marks === filled.length - 1;
}

/** For its unit and for its figure. */
const MARKS = 2;

/**
 * ```
 * 2.政府网站在线访谈次数            次
 *                                        1      of the row below, which is wrapped: this one is blank
 * 其中：主要负责同志参加政府网站    次
 * ```
 * The unit behind a label; where it stands on the label's line and the figure does not, the figure is doubtful.
 */
export function unitOf(labels: readonly StreamCell[], { figures }: RawRow): Stated {
  const label = labels.findLast((piece) => piece.unit !== undefined);
  if (label?.unit === undefined) return NOTHING_STATED;
  const { text, location } = label.unit;
  const [first] = figures;
  const apart = first !== undefined && !first.explicit && label.location === location && first.location !== location;
  return { unit: text, doubtful: apart };
}
