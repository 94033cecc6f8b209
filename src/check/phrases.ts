/**
 * The phrases of a form file that name a figure, in the notation of forms/phrase.ts and with two signs more:
 *
 * | written       | stands for                                           |
 * |---------------|------------------------------------------------------|
 * | `{requests}`  | one of the words that the form lists under that name |
 * | `N`           | a number with its counter: `28件`, `二十八件`        |
 */
import type { FormMention, FormProse } from '../forms/form.js';
import { escaped, phrasePattern } from '../forms/phrase.js';
import { NUMBER_PATTERN } from './numerals.js';

/** Counters of cases and documents. No 余, no 多, no 万 may stand before one, no 左右 behind it. */
const COUNTED = `(?<number>${NUMBER_PATTERN})(?:件|份|宗|起|条|例|项|次)(?!次?[)]?(?:左右|以上|以下|以内))`;

/** A phrase that says there is none ends here, or says nothing more than 的情况. */
const ENDS = '(?:的)?(?:书面)?(?:申请|案件|事项|情况|情形|现象)?(?=[,.。;!?:、()]|$)';

export interface Phrase {
  pattern: RegExp;
  /** It says that there is none. */
  none: boolean;
  /** What stands in every text that it matches: most texts lack it, and need not be searched. */
  holds: string[];
}

/** The patterns of a mention; they match text made comparable by `compact` of forms/label.ts. */
export function phrasesOf({ phrases = [], none = [] }: FormMention, words: FormProse['words']): Phrase[] {
  return [
    ...phrases.map((text) => ({
      pattern: new RegExp(patternOf(text, words), 'gu'),
      none: false,
      holds: plainIn(text),
    })),
    ...none.map((text) => ({
      pattern: new RegExp(patternOf(text, words) + ENDS, 'gu'),
      none: true,
      holds: plainIn(text),
    })),
  ];
}

/**
 *     (无/没有){last_year}结转[的]N      结转
 *                         ^^^^ outside of every bracket
 */
const plainIn = (text: string): string[] => text.split(/\[[^\]]*\]|\([^)]*\)|\{\w+\}|N/u).filter((part) => part !== '');

/** @throws RangeError for a list of words that the form lacks: a mistake in the form file */
function patternOf(text: string, words: FormProse['words']): string {
  return phrasePattern(text, (sign) => {
    if (sign === 'N') return COUNTED;
    if (!sign.startsWith('{')) return undefined;
    const name = sign.slice(1, -1);
    const list = words.find((one) => one.name === name);
    if (list === undefined) throw new RangeError(`no words are listed under ${name}`);
    return `(?:${list.words.map(escaped).join('|')})`;
  });
}
