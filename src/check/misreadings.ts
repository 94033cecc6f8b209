/**
 * How one number comes to stand where another was: what scanning, typing and copying do to digits. A table of rules, each
 * asked whether the number `due` may have become the number `shown`; the first that says yes gives the reason.
 */
import type { Bilingual } from '../forms/form.js';

/** Digits that are taken for each other, on paper and on screens. */
const CONFUSED = ['06', '08', '09', '17', '14', '27', '35', '38', '49', '56', '58', '68', '69', '89'] as const;

export interface Misreading {
  name: string;
  words: Bilingual;
  of: (due: string, shown: string) => boolean;
}

export const MISREADINGS: readonly Misreading[] = [
  {
    // 31 → 13
    name: 'digits_swapped',
    words: { zh: '相邻两个数字颠倒', en: 'two digits swapped' },
    of: (due, shown) => pairsOf(due).some((at) => swapped(due, at) === shown),
  },
  {
    // 36 → 30
    name: 'digit_confused',
    words: { zh: '一个数字认作形近的另一个', en: 'a digit taken for one that looks like it' },
    of: (due, shown) => {
      if (due.length !== shown.length) return false;
      const apart = [...due].flatMap((digit, at) => (digit === shown[at] ? [] : [[digit, shown[at] ?? '']]));
      return apart.length === 1 && apart.every((pair) => CONFUSED.some((known) => known === pair.sort().join('')));
    },
  },
  {
    // 12 → 122
    name: 'digit_doubled',
    words: { zh: '一个数字重复', en: 'a digit doubled' },
    of: (due, shown) => [...due].some((digit, at) => due.slice(0, at) + digit + due.slice(at) === shown),
  },
  {
    // 120 → 20, 10 → 0
    name: 'digit_dropped',
    words: { zh: '漏掉一个数字', en: 'a digit dropped' },
    of: (due, shown) => [...due].some((_, at) => plain(due.slice(0, at) + due.slice(at + 1)) === shown),
  },
  {
    // |6 → 16
    name: 'line_for_one',
    words: { zh: '表格线认作 1', en: 'a line of the table taken for a 1' },
    of: (due, shown) => due !== '0' && (shown === `1${due}` || shown === `${due}1`),
  },
];

/** The value of a neighbour stands in the cell; only for a number other than 0, which stands everywhere. */
export const NEIGHBOUR = {
  name: 'neighbour',
  words: { zh: '误为相邻单元格的数字', en: 'the value of the cell beside it' },
} as const;

/** The digits of a whole number; undefined for what is none. */
export const digitsOf = (value: number): string | undefined =>
  Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;

const pairsOf = (digits: string): number[] => [...digits].map((_, at) => at).slice(1);
const swapped = (digits: string, at: number): string =>
  digits.slice(0, at - 1) + (digits[at] ?? '') + (digits[at - 1] ?? '') + digits.slice(at + 1);
/** As a number is written: a dropped digit may leave a 0 in front (105 → 05). */
const plain = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
