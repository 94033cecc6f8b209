/** Which row of the form a label names that is cut or damaged. */
import { normalise } from '../forms/label.js';
import { type Match, matchExact, matchNumbered, matchPrefix, matchSimilar, namesakes } from '../forms/match.js';
import type { Name, RowName, TableNames } from '../forms/vocabulary.js';
import { joinTexts } from './pieces.js';
import { hasKey, isInGroup } from './row-names.js';
import type { StreamCell } from './stream.js';

export interface Damaged {
  match: Match<RowName>;
  /** Index of the first piece that belongs to the label. */
  from: number;
}

/** Cut or damaged. Rows found before count too: a damaged label may well be one of them again. */
export function damagedLabel(
  labels: readonly StreamCell[],
  start: number,
  names: TableNames,
  group: string,
): Damaged | null {
  const candidates = names.rows;
  const inGroup = candidates.filter((row) => isInGroup(row, group));
  let best: Damaged | null = null;
  for (let from = start; from < labels.length; from++) {
    // a label that is whole by itself, a group's or a row's, is no part of a damaged one
    if (beginsWhole(labels.slice(from), names)) continue;
    const text = joinTexts(labels.slice(from));
    // whole, and that of several rows
    if (namesakes(candidates, text).length > 0) continue;
    const match =
      cutLabel(text, names) ??
      similarLabel(text, candidates, inGroup, group) ??
      (hasKey(group) ? matchSimilar(inGroup, text) : null) ??
      matchNumbered(candidates, text);
    if (match !== null && (best === null || match.distance < best.match.distance)) best = { match, from };
  }
  return best;
}

/**
 * ```
 * 三、依申请公开        cut by a line: of 七、依申请公开信息收取的费用, a row, or of 三、依申请公开情况, a group
 * ```
 */
function cutLabel(text: string, { rows, groups }: TableNames): Match<RowName> | null {
  const match = matchPrefix(rows, text);
  if (match === null) return null;
  const { core } = normalise(text);
  const cores = new Set(match.name.variants.map((variant) => variant.core));
  const isOther = (group: Name): boolean =>
    group.variants.some((one) => one.core.startsWith(core)) && !group.variants.some((one) => cores.has(one.core));
  return groups.some(isOther) ? null : match;
}

/**
 * ```
 * 五、行政诉讼数量
 * （一）维持具体行政行      like （一）维持具体行政行为数 elsewhere, and how the label of a row of this group begins
 * ```
 */
function similarLabel(
  text: string,
  rows: readonly RowName[],
  inGroup: readonly RowName[],
  group: string,
): Match<RowName> | null {
  const match = matchSimilar(rows, text);
  const cut = match === null || !hasKey(group) || inGroup.includes(match.name) ? null : matchPrefix(inGroup, text);
  return cut ?? match;
}

/** Whether some of the pieces, but not all, are a label: 其他对外管理服务事项 | 检查 is a row below it. */
function beginsWhole(labels: readonly StreamCell[], names: TableNames): boolean {
  return labels.slice(1).some((_, index) => {
    const text = joinTexts(labels.slice(0, index + 1));
    return matchExact(names.groups, text) !== null || matchExact(names.rows, text) !== null;
  });
}
