/** The order of the labels in a head that is read by its words: with columns exchanged it is not the head of the form. */
import { normalise } from '../forms/label.js';
import { matchExact } from '../forms/match.js';
import type { Name } from '../forms/vocabulary.js';
import type { Candidate } from './candidates.js';
import type { StreamCell } from './stream.js';

/** Labels that stand beside each other, in the form's order. */
type Tier = readonly string[];

/** The words of a head, and the cell or the line in which they stand. */
interface Piece {
  core: string;
  location: string;
}

/**
 * Whether what the head shows of its labels comes in the form's order, however it is broken:
 * ```
 * 科研机构 / 商业企业 / 社会公益组织           whole labels, each in a cell or on a line
 * 科研 / 机构 / 商业 / 企业 / 社会公益组织     whole labels once the lines are put together; the first pieces of labels
 * 科   商 / 研   业 / 机   企 / 构   业        pieces beside each other on a line
 * ^ 商业企业 is the first column of the form
 * ```
 * Lines that are interleaved keep the order of the columns on each line, although no label is whole.
 */
export function isInOrder(cells: readonly StreamCell[], candidate: Candidate, words: readonly Name[]): boolean {
  // 笔数, 金额 below 本期 and once more below 本年累计: such labels say nothing of the order
  const tiers = tiersOf(candidate);
  const repeated = (label: string): boolean => tiers.filter((tier) => tier.includes(label)).length > 1;
  const all = candidate.headTexts.map((label) => normalise(label).core).filter((label) => !repeated(label));
  if (!isPartOf(all, wholeLabels(cells, all))) return false;
  // 单位 over the units is no piece of 区直单位统计数
  const pieces = cells.flatMap(piecesOf).filter(({ core }) => matchExact(words, core) === null);
  const text = pieces.map(({ core }) => core).join('');
  return tiers
    .map((tier) => tier.filter((label) => !repeated(label)))
    .every((tier) => isPartOf(tier, labelsIn(text, tier, all)) && pieceOrderHolds(pieces, tier, all));
}

const wholeLabels = (cells: readonly StreamCell[], labels: Tier): string[] =>
  cells.map((cell) => normalise(cell.text).core).filter((core) => labels.includes(core));

const piecesOf = ({ text, location }: StreamCell): Piece[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((word) => ({ core: normalise(word).core, location }))
    .filter(({ core }) => core !== '');

/** Single columns stand in one row of the head, those of a group in another. */
function tiersOf({ slots }: Candidate): Tier[] {
  const tiers = new Map<string, string[]>();
  for (const { column } of slots) {
    const group = column.group ?? '';
    tiers.set(group, [...(tiers.get(group) ?? []), normalise(column.label).core]);
  }
  return [...tiers.values()];
}

/**
 * The whole labels of a tier in a text, in its order. One that is part of another says nothing: 其他 may be what is left of
 * 法入或其他组织.
 */
function labelsIn(text: string, tier: Tier, all: Tier): string[] {
  const telling = tier.filter(
    (label) => label !== '' && !all.some((other) => other !== label && other.includes(label)),
  );
  const longest = [...new Set(telling)].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const label = longest.find((one) => text.startsWith(one, at));
    if (label !== undefined) found.push(label);
    at += label?.length ?? 1;
  }
  return found;
}

/** Looks at pieces that are a label or belong to one alone. */
function pieceOrderHolds(pieces: readonly Piece[], tier: Tier, all: Tier): boolean {
  const own = pieces.flatMap(({ core, location }) => {
    const label = labelOf(core, tier, all);
    return label === undefined ? [] : [{ label, location }];
  });
  const lines = new Map<string, string[]>();
  for (const { label, location } of own) {
    const line = lines.get(location) ?? [];
    lines.set(location, line.at(-1) === label ? line : [...line, label]);
  }
  if ([...lines.values()].some((line) => !isPartOf(tier, line))) return false;
  const apart = [...lines.values()].every((line) => line.length === 1);
  return !apart || isPartOf(tier, [...new Set(own.map(({ label }) => label))]);
}

function labelOf(piece: string, tier: Tier, all: Tier): string | undefined {
  if (tier.includes(piece)) return piece;
  const [label, ...others] = [...new Set([...tier, ...all])].filter((one) => one.includes(piece));
  return label !== undefined && others.length === 0 && tier.includes(label) ? label : undefined;
}

/** Whether labels come one after the other in a list. */
function isPartOf(list: Tier, labels: readonly string[]): boolean {
  let at = 0;
  return labels.every((label) => {
    const found = list.indexOf(label, at);
    at = found + 1;
    return found >= 0;
  });
}
