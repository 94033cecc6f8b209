/** How the text of a cell becomes a figure. Blank is not zero; whatever is no plain number is marked. */
import type { ColumnType } from '../forms/form.js';
import { remembered } from '../forms/remembered.js';
import type { Rule, Status } from '../report.js';

/** What one cell says, before units are settled. */
export interface Reading {
  status: Extract<Status, 'read' | 'repaired' | 'blank' | 'not_applicable' | 'unreadable'>;
  /** The number as a plain decimal (`-35`, `20.3`); empty when there is none. */
  decimal: string;
  /** The unit written in the cell, or empty. */
  unit: string;
  /** An explanation behind the number: `（其中修订16件）`. */
  note: string;
  /** Names of the repair rules applied. */
  rules: Rule[];
}

const NOTHING: Reading = { status: 'blank', decimal: '', unit: '', note: '', rules: [] };

/** `/` `-` `—` `无`: somebody wrote that there is no number. */
const NOT_APPLICABLE = /^(?:[-/\\—–―─‐‑−_╱]{1,4}|无|空|暂无|无数据|不适用|N\/?A)$/i;

/** Words that are signs: 增10 is 10, 减4 is -4. */
const SIGNS: readonly [RegExp, string][] = [
  [/^(?:\+|增加|新增|增)/, ''],
  [/^(?:-|−|–|减少|减)/, '-'],
];

/** Longest first. */
const UNITS = [
  '亿元',
  '百万元',
  '万元',
  '千元',
  '元',
  '人次',
  '场次',
  '件次',
  '条次',
  '件',
  '项',
  '条',
  '次',
  '个',
  '份',
  '宗',
  '起',
  '例',
  '篇',
  '人',
  '场',
  '%',
] as const;

/** What a column of units may hold besides: 人次, 家. */
export const COUNTED_IN: readonly string[] = [
  ...UNITS.filter((unit) => !unit.endsWith('元')),
  ...['家', '处', '名', '位', '期', '部', '册', '套', '本', '张', '户', '类', '所', '批', '天'],
];

const NUMBER = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?/;

/** An explanation in brackets, or the marks of one. */
const NOTE =
  /^(?:(?:[([【][^()[\]【】]+[)\]】])+|[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]+)$/su;

/** A note that says the number is another: `166（千件）`, `0（实际564）`. */
const CHANGES_VALUE = /^[([【][十百千万亿]|实际|更正|应为|改为|误/u;

/** Letters that stand for digits in damaged copies, when nothing but digits stands beside them. */
const LETTERS: Readonly<Record<string, string>> = { O: '0', o: '0', 〇: '0', '○': '0', l: '1', I: '1' };
/** A zero may stand alone; a stroke is a one only beside a digit, or before a zero: `lO`. */
const LETTERED = /^(?:[Oo〇○]|(?=.*\d)[\dOo〇○lI]{1,9}|[lI](?=.*[O〇○])[O〇○lI]{1,8})$/;

/** Digits that a double holds exactly. */
const MAX_DIGITS = 15;

/** Nearly every cell. */
const PLAIN = /^(?:0|[1-9]\d{0,8})$/;

export function readFigure(text: string): Reading {
  if (PLAIN.test(text)) return { status: 'read', decimal: text, unit: '', note: '', rules: [] };
  const flat = narrow(text)
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim();
  if (flat === '') return NOTHING;
  if (NOT_APPLICABLE.test(flat)) return { ...NOTHING, status: 'not_applicable' };
  return readNumber(flat) ?? readLettered(flat) ?? { ...NOTHING, status: 'unreadable' };
}

/** Whether a cell holds nothing, or a mark that there is nothing. */
export const isEmptyOrMark = (text: string): boolean => ['blank', 'not_applicable'].includes(readFigure(text).status);

/** Full-width forms made narrow, and nothing else: `5①` is 5 with a note mark, which NFKC would make 51. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

/** Whether a text could be the figure of a cell, were it in a table: a number, one in pieces, or a sign that there is none. */
export const isFigureLike = (text: string): boolean => isPlain(text) || mayBeFigure(text);

/** Nearly every figure is a plain number, and looking it over is cheaper than looking it up. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

const mayBeFigure = remembered((text) => {
  if (!BEGINS_AS_FIGURE.test(text)) return false;
  const { status } = readFigure(text);
  return status === 'unreadable' ? IN_PIECES.test(narrow(text)) : status !== 'blank';
});

/** No line of prose begins so, or hardly any: digits, letters that stand for them, signs, words of `NOT_APPLICABLE` and `SIGNS`. */
const BEGINS_AS_FIGURE =
  /^[\s\u200b-\u200f\u2060\ufeff]*[\dOoＯｏ〇○lIｌＩ零+\-−–增减减新/\\—―─‐‑_╱无空暂不Nｎn０-９Ｎ＋－／＼＿]/u;

/** `12 3` */
const IN_PIECES = /^\s*\d{1,12}(?:\s+\d{1,12}){1,3}\s*$/u;

/**
 * ```
 * 减 1,204.5 万元 （其中…）
 * ^  ^       ^    ^
 * sign number unit note
 * ```
 */
function readNumber(flat: string): Reading | null {
  const [minus, unsigned] = takeSign(flat);
  const number = NUMBER.exec(unsigned)?.[0];
  if (number === undefined) return null;
  const rest = unsigned.slice(number.length).trim();
  const bracketed = UNITS.find((candidate) => rest === `(${candidate})`);
  const unit = bracketed ?? UNITS.find((candidate) => rest.startsWith(candidate)) ?? '';
  const note = bracketed === undefined ? rest.slice(unit.length).trim() : '';
  if (note !== '' && (!NOTE.test(note) || CHANGES_VALUE.test(note))) return null;
  return decimal(minus + number.replaceAll(',', ''), unit, note);
}

function takeSign(flat: string): [minus: string, rest: string] {
  for (const [sign, minus] of SIGNS) {
    const found = sign.exec(flat)?.[0];
    if (found !== undefined) return [minus, flat.slice(found.length).trim()];
  }
  return ['', flat];
}

function decimal(text: string, unit: string, note: string): Reading | null {
  if (text.replace(/\D/g, '').length > MAX_DIGITS) return null;
  const stripped = text.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-(?=0(?:\.0*)?$)/, '');
  const rules: Rule[] = /^-?0\d/.test(text) ? ['leading_zeros'] : [];
  return { status: rules.length > 0 ? 'repaired' : 'read', decimal: stripped, unit, note, rules };
}

function readLettered(flat: string): Reading | null {
  if (flat === '零') return { ...NOTHING, status: 'repaired', decimal: '0', rules: ['zero_in_words'] };
  const [minus, unsigned] = takeSign(flat);
  if (!LETTERED.test(unsigned)) return null;
  const digits = [...unsigned].map((sign) => LETTERS[sign] ?? sign).join('');
  const reading = decimal(minus + digits, '', '');
  return reading && { ...reading, status: 'repaired', rules: ['letter_for_digit', ...reading.rules] };
}

/** Powers of ten from one money unit to 元. */
const MONEY: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };

export const MONEY_UNITS: readonly string[] = Object.keys(MONEY);

/** Units of counting that say the same. */
const COUNTERS = new Set(['件', '项', '条', '个', '宗', '起', '份', '次', '例']);

/**
 * The number in another unit, computed on the decimal digits: 251000 元 is 25.1 万元, exactly.
 * @returns null when the units do not measure the same.
 */
export function convertUnit(decimalText: string, from: string, to: string): number | null {
  const source = MONEY[from];
  const target = MONEY[to];
  if (source === undefined || target === undefined) return null;
  return Number(`${decimalText}e${source - target}`);
}

/** Whether two units of counting may stand for each other. */
export const countsAlike = (one: string, other: string): boolean =>
  one === other || (COUNTERS.has(one) && COUNTERS.has(other));

export const isMoney = (unit: string): boolean => unit in MONEY;

/** Why a value is unusual for its column, or null. */
export function unlikely(value: number, type: ColumnType): 'negative' | 'fraction' | null {
  if (type !== 'change' && value < 0) return 'negative';
  if (type !== 'amount' && !Number.isInteger(value)) return 'fraction';
  return null;
}
