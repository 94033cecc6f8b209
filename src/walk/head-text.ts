/** A head read by its words alone, where no grid tells which stand above each other. */
import { distance } from 'fastest-levenshtein';
import { normalise } from '../forms/label.js';
import { isOpposed } from '../forms/opposed.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { Candidate, Slot } from './candidates.js';
import { isInOrder } from './head-order.js';
import { LIMITS } from './limits.js';
import type { StreamCell } from './stream.js';

/** At most this share of a head's characters may differ from the official wording. */
const DAMAGE_SHARE = 0.4;
/** and of a single label this share. */
const CHANGED_SHARE = 0.2;
/** A head whose lines are interleaved (pdftotext) must hold this share of the official characters. */
const COVER_SHARE = 0.85;

/** A head whose words agree with one form's columns, or with several forms that have the same. */
export interface TextMatch {
  quality: 'exact' | 'damaged';
  candidates: Candidate[];
  slots: Slot[];
}

/** All words of the head in one, compared with the official wording of each candidate in one. */
export function compareText(cells: StreamCell[], names: TableNames, candidates: Candidate[]): TextMatch | null {
  const text = withoutHeadWords(cells, names);
  const scored = candidates.map((candidate) => {
    const official = officialText(candidate);
    const away = distance(official, text);
    return { candidate, official, away, share: away / official.length };
  });
  const best = Math.min(...scored.map((score) => score.away));
  const nearest = scored.filter((score) => score.away === best);
  const [first] = nearest;
  if (first === undefined || !isInOrder(cells, first.candidate, names.headWords)) return null;
  if (isOpposed(text, first.official)) return null;
  const single = names.columnGroups.length === 0 && names.layout === 'down';
  if (single && best > 0 && !areDamaged(cells, text, first.candidate)) return null;
  const agreed = (quality: TextMatch['quality']): TextMatch => ({
    quality,
    candidates: nearest.map((score) => score.candidate),
    slots: first.candidate.slots,
  });
  if (best === 0) return agreed('exact');
  const others = scored.filter((score) => !sameSlots(score.candidate, first.candidate)).map((score) => score.away);
  if (Math.min(...others, Number.POSITIVE_INFINITY) < best * 1.3) return null;
  // the same characters in another order: the lines of the cells are interleaved
  const words = names.headWords.map((word) => word.variants[0]?.full ?? '').join('');
  const known = first.official + words;
  const covered = cover(first.official, text);
  if (covered === 1 && cover(text, known) === 1) return agreed('exact');
  if (first.share > DAMAGE_SHARE && covered < COVER_SHARE) return null;
  return agreed('damaged');
}

/**
 * Damage shortens a label or changes few of its characters: 本年新 is 本年新制作数量 cut, 上年制发 is another label than
 * 本年制发件数. Where each label has a cell of its own, each is looked at; where lines may have cut them, all in one.
 */
function areDamaged(cells: StreamCell[], text: string, candidate: Candidate): boolean {
  if (!cells.every((cell) => cell.explicit)) {
    return holdsBeginnings(text, candidate) && isDamaged(text, officialText(candidate));
  }
  if (cells.length !== candidate.slots.length) return false;
  return candidate.headTexts.every((label, index) =>
    isDamaged(normalise(cells[index]?.text ?? '').core, normalise(label).core),
  );
}

/** Every label is there at least with its first characters, in order: none is missing altogether. */
function holdsBeginnings(text: string, candidate: Candidate): boolean {
  let at = 0;
  return candidate.headTexts.every((label) => {
    const found = text.indexOf(normalise(label).core.slice(0, 2), at);
    at = found + 2;
    return found >= 0;
  });
}

function isDamaged(text: string, official: string): boolean {
  let at = 0;
  for (const sign of official) if (sign === text[at]) at++;
  const isCut = at === text.length && text.length * 3 >= official.length;
  return isCut || distance(text, official) <= Math.max(1, Math.floor(official.length * CHANGED_SHARE));
}

function officialText(candidate: Candidate): string {
  const text = officialTexts.get(candidate) ?? candidate.headTexts.map((label) => normalise(label).core).join('');
  officialTexts.set(candidate, text);
  return text;
}

const officialTexts = new WeakMap<Candidate, string>();

function withoutHeadWords(cells: StreamCell[], names: TableNames): string {
  let text = cells
    .map((cell) => normalise(cell.text).core)
    .join('')
    .slice(0, LIMITS.headCharacters);
  // 统计指标 before 指标
  const words = names.headWords.toSorted((a, b) => b.label.length - a.label.length);
  for (const word of words) {
    for (const variant of word.variants) text = text.replace(variant.full, '').replace(variant.core, '');
  }
  return text;
}

const sameSlots = (a: Candidate, b: Candidate): boolean =>
  a.slots.length === b.slots.length && a.slots.every((slot, index) => slot.column.key === b.slots[index]?.column.key);

/** The share of the characters of one text that occur in another, each as often. */
function cover(wanted: string, text: string): number {
  const left = [...text];
  let hits = 0;
  for (const sign of wanted) {
    const at = left.indexOf(sign);
    if (at < 0) continue;
    left.splice(at, 1);
    hits++;
  }
  return wanted.length === 0 ? 0 : hits / wanted.length;
}
