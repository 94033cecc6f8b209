/** Whether a text is a name: exactly, as an alias, as the beginning of a cut label, or by a small distance with a clear margin. */
import { distance } from 'fastest-levenshtein';
import { type NormalLabel, normalise } from './label.js';
import { isOpposed } from './opposed.js';
import { rememberedOf } from './remembered.js';
import type { Name, Variant } from './vocabulary.js';

export interface Match<N extends Name = Name> {
  name: N;
  how: 'exact' | 'alias' | 'prefix' | 'similar';
  /** Characters inserted, dropped or changed; 0 unless `prefix` or `similar`. */
  distance: number;
  /** The name that came second and its distance, where one was near. */
  runnerUp?: { name: N; distance: number };
}

/** The name whose normalised label the text is; an official label wins over an alias. */
export function matchExact<N extends Name>(names: readonly N[], text: string): Match<N> | null {
  return namesakes(names, text)[0] ?? null;
}

/** The texts of lists that live as long as their vocabulary: most texts are none of them, and one look tells. */
const texts = new WeakMap<readonly Name[], ReadonlySet<string>>();

/** Prepares a list for being asked about often; it does not change from now on. */
export function prepare(names: readonly Name[]): void {
  texts.set(names, new Set(names.flatMap((name) => name.variants.flatMap(({ core, full }) => [core, full]))));
}

/** Every name whose normalised label the text is: rows of different groups may have the same. Aliases only where no official label is. */
export function namesakes<N extends Name>(names: readonly N[], text: string): readonly Match<N>[] {
  const known = texts.get(names);
  if (known === undefined) return namesakesAmong(names, text);
  const { core, full } = normalise(text);
  return known.has(core) || known.has(full) ? (knownNamesakes(names, text) as readonly Match<N>[]) : NONE;
}

const NONE: readonly never[] = [];

function namesakesAmong<N extends Name>(names: readonly N[], text: string): readonly Match<N>[] {
  const label = normalise(text);
  if (label.core === '') return NONE;
  const is = (variant: Variant): boolean =>
    (variant.core === label.core || variant.full === label.full) && !contradicts(variant, label);
  const official: Match<N>[] = [];
  const alias: Match<N>[] = [];
  for (const name of names) {
    const found = name.variants.filter(is);
    if (found.some((variant) => !variant.alias)) official.push({ name, how: 'exact', distance: 0 });
    else if (found.length > 0) alias.push({ name, how: 'alias', distance: 0 });
  }
  return official.length > 0 ? official : alias;
}

const knownNamesakes = rememberedOf<readonly Name[], readonly Match[]>(namesakesAmong);

/** 其他 alone says little: （六）其他 is not 3.其他. */
const TELLING_LENGTH = 4;

function contradicts(variant: Variant, label: NormalLabel): boolean {
  const tells = variant.core.length >= TELLING_LENGTH && variant.twin !== true;
  if (tells || variant.number === '' || label.number === '') return false;
  return variant.number !== label.number;
}

/** Shortest label of which a mere beginning is believed. */
const PREFIX_LENGTH = 4;

/** The one name that begins with the text: a label cut at the end (现行有效件 for 现行有效件数). */
export const matchPrefix = <N extends Name>(names: readonly N[], text: string): Match<N> | null =>
  (texts.has(names) ? knownPrefix : prefixMatch)(names, text) as Match<N> | null;

function prefixMatch<N extends Name>(names: readonly N[], text: string): Match<N> | null {
  const label = normalise(text);
  const { core } = label;
  if (core.length < PREFIX_LENGTH) return null;
  const begins = (variant: Variant): boolean => variant.core.startsWith(core) && !contradicts(variant, label);
  const found = names.filter((name) => name.variants.some(begins));
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const missing = only.variants.filter(begins).map((variant) => variant.core.length - core.length);
  return { name: only, how: 'prefix', distance: Math.min(...missing) };
}

/** A label is made of Chinese characters; figures resemble none. */
const HAN = /\p{Script=Han}.*\p{Script=Han}/u;

/** At most this share of a label's characters may differ, */
const DISTANCE_SHARE = 0.3;
/** and the second best must be worse by this many characters, or by this share of the label if that is more. */
const MARGIN = 2;
const MARGIN_SHARE = 0.2;

/**
 * The name that the text resembles, if it resembles one alone. 本年新收政府信息公开申请数量 and 上年结转政府信息公开申请数量
 * are 0.79 alike: a distance alone decides nothing, the margin does.
 */
export const matchSimilar = <N extends Name>(names: readonly N[], text: string): Match<N> | null =>
  (texts.has(names) ? knownSimilar : similarMatch)(names, text) as Match<N> | null;

function similarMatch<N extends Name>(names: readonly N[], text: string): Match<N> | null {
  const label = normalise(text);
  const [best, second] = near(names, label);
  if (best === undefined || isOpposed(label.core, best.core)) return null;
  const runnerUp = second === undefined ? {} : { runnerUp: { name: second.name, distance: second.distance } };
  if (second !== undefined && second.distance - best.distance < marginOf(best)) return null;
  return { name: best.name, how: 'similar', distance: best.distance, ...runnerUp };
}

/**
 * ```
 * 3.政务微口公开政府信息数      as far from 3.政务微博公开政府信息数 as from 4.政务微信公开政府信息数
 * ^ the number tells
 * ```
 * The name that the text resembles no less than any other, if it alone of those that come near has the number in front of
 * the text. A number never decides against the words: 4.政务微博公开政府信息数 is neither.
 */
export function matchNumbered<N extends Name>(names: readonly N[], text: string): Match<N> | null {
  const label = normalise(text);
  const [first, ...others] = near(names, label);
  if (label.number === '' || first === undefined) return null;
  const close = [first, ...others.filter((other) => other.distance - first.distance < marginOf(first))];
  const [best, more] = close.filter(({ name }) => officialNumber(name) === label.number);
  if (best === undefined || more !== undefined || best.distance > first.distance) return null;
  if (isOpposed(label.core, best.core)) return null;
  return { name: best.name, how: 'similar', distance: best.distance };
}

const officialNumber = ({ variants }: Name): string => variants.find((variant) => !variant.alias)?.number ?? '';

/** Names by distance, if the nearest is near enough to be meant. */
function near<N extends Name>(names: readonly N[], label: NormalLabel): Ranked<N>[] {
  if (label.core.length < 3 || label.core.length > 120 || !HAN.test(label.core)) return [];
  const ranked = rank(names, label);
  const [best] = ranked;
  const most = best === undefined ? 0 : Math.max(1, Math.floor(best.length * DISTANCE_SHARE));
  return best !== undefined && best.distance <= most ? ranked : [];
}

/** Whether a text is any of the names or comes near to it, to several as well. */
export const resembles = (names: readonly Name[], text: string): boolean =>
  matchExact(names, text) !== null || near(names, normalise(text)).length > 0;

const marginOf = ({ length }: Pick<Ranked<Name>, 'length'>): number =>
  Math.max(MARGIN, Math.ceil(length * MARGIN_SHARE));

interface Ranked<N> {
  name: N;
  distance: number;
  /** Length of the official label compared with, */
  length: number;
  /** and that label. */
  core: string;
}

/** Names by distance, nearest first. */
export function rank<N extends Name>(names: readonly N[], label: NormalLabel): Ranked<N>[] {
  const ranked = names.map((name) => {
    let best: Ranked<N> = { name, distance: Number.POSITIVE_INFINITY, length: 1, core: '' };
    for (const variant of name.variants) {
      if (variant.core.length < 3) continue;
      const apart = Math.abs(variant.core.length - label.core.length);
      // so far apart in length that no distance could make it a match or come near one
      const away = apart > variant.core.length ? apart : distance(variant.core, label.core);
      if (away < best.distance) best = { name, distance: away, length: variant.core.length, core: variant.core };
    }
    return best;
  });
  return ranked.sort((a, b) => a.distance - b.distance);
}

const knownPrefix = rememberedOf<readonly Name[], Match | null>(prefixMatch);
const knownSimilar = rememberedOf<readonly Name[], Match | null>(similarMatch);

/** Exact, else cut, else similar. */
export function match<N extends Name>(names: readonly N[], text: string): Match<N> | null {
  return matchExact(names, text) ?? matchPrefix(names, text) ?? matchSimilar(names, text);
}
