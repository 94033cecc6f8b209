/** The year that a text names: 2022年, ２０２２年度, 二〇二二年. A year of a date or of a span of years is none. */
import type { Field } from '../report.js';

const YEAR = /(?<!\d)(?<!20\d{2}\s?年?\s?[-—–~至到]\s?)(20\d{2})\s*年(?!\s*\d{1,2}\s*月)/u;
const YEAR_IN_WORDS = /([二2][〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})\s*年(?!\s*[\d一二三四五六七八九十]{1,2}\s*月)/u;
/** A year, in digits or in words; of 〇 there are many writings. */
export const YEAR_SIGNS = '20\\d{2}|[二2][〇○零Oo0][〇○零Oo0一二三四五六七八九]{2}';

const DIGITS = new Map([...'〇○零Oo0'].map((sign): [string, string] => [sign, '0']));
for (const [index, sign] of [...'一二三四五六七八九'].entries()) DIGITS.set(sign, String(index + 1));

/** 二〇二四 is 2024. */
export const yearOfSigns = (text: string): string => [...text].map((sign) => DIGITS.get(sign) ?? sign).join('');

export function yearIn({ text, location }: { text: string; location: string }): Field | null {
  const narrow = text.slice(0, 2_000).normalize('NFKC');
  const digits = YEAR.exec(narrow);
  if (digits !== null) return { value: digits[1] ?? '', raw: digits[0], location };
  const words = YEAR_IN_WORDS.exec(narrow);
  if (words === null) return null;
  return { value: yearOfSigns(words[1] ?? ''), raw: words[0], location };
}
