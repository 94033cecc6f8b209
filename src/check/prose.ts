/** Counts that the prose names, held against the tables: each mention with its place, a finding for each that differs. */
import { type Finding, finding } from '../findings.js';
import { type Form, type FormMention, flattenRows } from '../forms/form.js';
import { compact } from '../forms/label.js';
import type { Figure, Mention } from '../report.js';
import type { Paragraph } from '../walk/index.js';
import { isDoubtful, OTHER_MATTERS, otherYear } from './doubts.js';
import { LIMITS } from './limits.js';
import { numberOf } from './numerals.js';
import { type Phrase, phrasesOf } from './phrases.js';
import { figureKey } from './relations.js';

/** Lines that are one text, without spaces, and where each of them begins. */
interface Passage {
  text: string;
  starts: { at: number; location: string }[];
}

/** A phrase of a mention of the form, ready to be looked for. */
interface Sought {
  mention: FormMention;
  figures: string[];
  phrase: Phrase;
}

const known = new WeakMap<Form, Sought[]>();

/** The counts that the prose names; those that are in doubt are left out. */
export function mentionsIn(prose: readonly Paragraph[], form: Form, year: number | null): Mention[] {
  const sought = known.get(form) ?? soughtBy(form);
  known.set(form, sought);
  const found = passagesOf(prose).flatMap((passage) =>
    sought.filter((one) => mayMatch(one, passage)).flatMap((one) => mentionsOf(one, passage, year)),
  );
  const seen = new Set<string>();
  return found.filter(({ figures, value, text, location }) => {
    const key = JSON.stringify([figures, value, text, location]);
    return seen.has(key) ? false : seen.add(key);
  });
}

function soughtBy(form: Form): Sought[] {
  const { words = [], mentions = [] } = form.prose ?? {};
  const keys = form.tables.flatMap((table) =>
    flattenRows(form, table).flatMap((row) =>
      row.columns.map((column) => figureKey({ table: table.key, row: row.key, column: column.key })),
    ),
  );
  return mentions.flatMap((mention) => {
    const figures = figuresOf(mention.figures, keys);
    return phrasesOf(mention, words).map((phrase) => ({ mention, figures, phrase }));
  });
}

/**
 * `denied.*` in it stands for every row below that group
 * @throws RangeError for a term that names no figure: a mistake in the form file
 */
function figuresOf(expression: string, keys: readonly string[]): string[] {
  return expression.split(' + ').flatMap((term) => {
    const [group, column] = term.split('.*');
    const named = keys.filter((key) =>
      column === undefined ? key === term : key.startsWith(`${group}.`) && key.endsWith(column),
    );
    if (named.length === 0) throw new RangeError(`no figure is named ${term}`);
    return named;
  });
}

/** Shortest line that goes on in the next when no punctuation ends it: a heading is shorter. */
const FULL_LINE = 25;

function passagesOf(prose: readonly Paragraph[]): Passage[] {
  const passages: Passage[] = [];
  let left: number = LIMITS.proseCharacters;
  let open = false;
  for (const { text, location } of prose) {
    for (const line of text.slice(0, left).split('\n').map(compact)) {
      left -= line.length;
      if (line === '') continue;
      const last = passages.at(-1);
      if (open && last !== undefined) {
        last.starts.push({ at: last.text.length, location });
        last.text += line;
      } else passages.push({ text: line, starts: [{ at: 0, location }] });
      open = line.length >= FULL_LINE && !/[。;!?:]$/u.test(line);
    }
    if (left <= 0) break;
  }
  return passages;
}

/** Whether a passage holds what every match of the phrase does: most do not. */
const mayMatch = ({ phrase }: Sought, { text }: Passage): boolean => phrase.holds.every((part) => text.includes(part));

function mentionsOf({ mention, figures, phrase }: Sought, passage: Passage, year: number | null): Mention[] {
  const { pattern, none } = phrase;
  return [...passage.text.matchAll(pattern)].flatMap((match) => {
    const value = none ? 0 : numberOf(match.groups?.number ?? '');
    const clause = clauseAround(passage.text, match.index, match.index + match[0].length);
    if (value === null || !isPlain(mention, passage.text, match.index, clause, none, year)) return [];
    const { location = '' } = passage.starts.findLast(({ at }) => at <= match.index) ?? {};
    return [{ figures, value, text: passage.text.slice(clause.from, clause.to).slice(0, 80), location }];
  });
}

interface Clause {
  /** Where the sentence begins. */
  sentence: number;
  from: number;
  to: number;
}

/**
 * ```
 * 2022年,我局新收政府信息公开申请28件(其中网上申请3件),上年结转4件。
 * ^      ^                           ^ end of the clause
 * sentence, clause
 * ```
 */
function clauseAround(text: string, begin: number, end: number): Clause {
  const before = text.slice(Math.max(0, begin - LIMITS.sentenceCharacters), begin);
  const offset = begin - before.length;
  const after = text.slice(end, end + LIMITS.sentenceCharacters);
  const stop = after.search(/[,。;!?:()]/u);
  return {
    sentence: offset + lastOf(before, /[。;!?]/gu),
    from: offset + lastOf(before, /[,。;!?:()]/gu),
    to: end + (stop < 0 ? after.length : stop),
  };
}

/** The index behind the last match. */
const lastOf = (text: string, pattern: RegExp): number => ([...text.matchAll(pattern)].at(-1)?.index ?? -1) + 1;

/** Whether nothing around the phrase makes it doubtful. */
function isPlain(
  { part = false, among, not = [] }: FormMention,
  text: string,
  at: number,
  { sentence, from, to }: Clause,
  none: boolean,
  year: number | null,
): boolean {
  const [clause, before] = [text.slice(from, to), text.slice(sentence, at)];
  const whole = text.slice(sentence, to);
  const leading = text.slice(Math.max(0, at - LIMITS.sentenceCharacters), to);
  const subject = among === undefined ? whole : leading;
  if (not.some((word) => whole.includes(word)) || isDoubtful({ subject, clause, before, none, part })) return false;
  if (otherYear(leading, whole, year) || clause.search(OTHER_MATTERS) >= 0) return false;
  // whatever was named last is what is counted
  const matter = lastOf(leading, OTHER_MATTERS);
  return among === undefined || among.some((word) => leading.includes(word) && leading.lastIndexOf(word) >= matter);
}

/** A finding for each figure of which every mention differs from the table. */
export function compareProse(mentions: readonly Mention[], figures: readonly Figure[]): Finding[] {
  if (mentions.length === 0) return [];
  const byKey = new Map(figures.map((figure) => [figureKey(figure), figure]));
  const said = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = mention.figures.join(' + ');
    said.set(key, [...(said.get(key) ?? []), mention]);
  }
  return [...said.values()].flatMap((all) => {
    const terms = (all[0]?.figures ?? []).flatMap((key) => byKey.get(key) ?? []);
    const value = sumOf(terms, all[0]?.figures.length ?? 0);
    // where one mention agrees, another with a different count is of something else
    if (value === null || all.some((mention) => mention.value === value)) return [];
    return all.map((mention) => differs(mention, value, terms));
  });
}

function sumOf(terms: readonly Figure[], due: number): number | null {
  if (terms.length !== due || terms.some((figure) => figure.value === null)) return null;
  return terms.reduce((sum, figure) => sum + (figure.value ?? 0), 0);
}

function differs({ figures, value: said, text, location }: Mention, value: number, terms: readonly Figure[]): Finding {
  const place = [...new Set(terms.map((figure) => figure.location))].join(', ');
  return finding('prose_differs', location, { text, said, figures: figures.join(' + '), value, place });
}
