/**
 * The period of a report, in the wordings that the forms list (`in_title` and `phrases` of the field): the notation of
 * forms/phrase.ts, and
 *
 * | written | stands for                                                        |
 * |---------|-------------------------------------------------------------------|
 * | `YYYY`  | a year: 2024, 二〇二四                                            |
 * | `M`     | a month                                                           |
 * | `D`     | a day                                                             |
 * | `Q`     | a quarter: 一, 2                                                  |
 * | `H`     | a half-year: 上, 下                                               |
 * | `…`     | a few characters of any kind                                      |
 *
 * What is named once is first and last: 2024年3月 goes from its first day to its last.
 */
import { escaped, phrasePattern } from '../forms/phrase.js';
import { isoDate } from './date.js';
import { YEAR_SIGNS, yearOfSigns } from './year.js';

export interface Period {
  from: string;
  to: string;
  raw: string;
  /** Where it begins in the text. */
  index: number;
}

/** Spaces may stand between any two signs: 2024 年 1 月. */
const SPACE = '\\s{0,4}';

/** The patterns of wordings; a sign that comes again is the last of its kind. */
export function periodPatterns(wordings: readonly string[]): RegExp[] {
  return wordings.map((wording) => {
    const seen = new Map<string, number>();
    const named = (name: string, pattern: string): string => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return `${SPACE}(?<${name}${count}>${pattern})`;
    };
    const pattern = phrasePattern(wording, (sign) => {
      if (sign === 'YYYY') return named('y', `(?<!\\d)(?:${YEAR_SIGNS})`);
      if (sign === 'M' || sign === 'D') return named(sign.toLowerCase(), '\\d{1,2}');
      if (sign === 'Q') return named('q', '[一二三四1-4]');
      if (sign === 'H') return named('h', '[上下]');
      if (sign === '…') return '[^。\\n]{0,6}?';
      return SPACE + escaped(sign);
    });
    return new RegExp(pattern, 'u');
  });
}

/** The first period that a text states. */
export function periodIn(text: string, patterns: readonly RegExp[]): Period | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const days = match === null ? null : daysOf(match.groups ?? {});
    if (match !== null && days !== null) return { ...days, raw: match[0].trim(), index: match.index };
  }
  return null;
}

const QUARTERS = ['一二三四', '1234'];

function daysOf(groups: Record<string, string | undefined>): Pick<Period, 'from' | 'to'> | null {
  const { y1 = '', y2 = y1, m1, m2 = m1, d1, d2 = d1, q1, h1 } = groups;
  const quarter = q1 === undefined ? -1 : Math.max(...QUARTERS.map((signs) => signs.indexOf(q1)));
  const half = h1 === undefined ? -1 : '上下'.indexOf(h1);
  const first = quarter >= 0 ? quarter * 3 + 1 : half >= 0 ? half * 6 + 1 : Number(m1 ?? 1);
  const last = quarter >= 0 ? first + 2 : half >= 0 ? first + 5 : Number(m2 ?? 12);
  const [begin, end] = [yearOfSigns(y1), yearOfSigns(y2)];
  const from = isoDate(begin, String(first), d1 ?? '1');
  const to = d2 === undefined ? lastDay(end, String(last)) : isoDate(end, String(last), d2);
  return from === null || to === null || from > to ? null : { from, to };
}

const lastDay = (year: string, month: string): string | null =>
  ['31', '30', '29', '28'].map((day) => isoDate(year, month, day)).find((date) => date !== null) ?? null;
