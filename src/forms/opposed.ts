/** Words that make another label of one that is alike in all other letters: 上年制发件数 is not 本年制发件数. */

/** The year before; a text that has one more often than the label means something else, */
const LAST_YEAR = /上一?年|去年|前一?年/gu;
/** as with sums since the beginning of a year. */
const TO_DATE = /累计|累积/gu;
/** The year at hand: many labels leave it out. */
const THIS_YEAR = /本年|当年|今年/gu;

/** Whether a normalised text says another period than the label that it resembles. */
export function isOpposed(text: string, label: string): boolean {
  const more = (words: RegExp, one: string, other: string): boolean => countOf(words, one) > countOf(words, other);
  if (more(LAST_YEAR, text, label) || more(TO_DATE, text, label)) return true;
  return more(THIS_YEAR, text, label) && (more(LAST_YEAR, label, text) || more(TO_DATE, label, text));
}

const countOf = (words: RegExp, text: string): number => text.match(words)?.length ?? 0;
