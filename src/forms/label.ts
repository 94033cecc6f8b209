/**
 * What of a label counts when it is compared. Spaces, line breaks, numbering, brackets, punctuation, width and
 * traditional characters differ from copy to copy; the characters that are left do not.
 */
import { remembered } from './remembered.js';
import { simplify } from './traditional.js';

/** A label made comparable. */
export interface NormalLabel {
  /** Every letter and digit, numbering and explanations included: `三不予公开`, `第二十条第一项`. */
  full: string;
  /** Without numbering, 其中 and explanations in brackets: `不予公开`. */
  core: string;
  /** The number in front (`三` of （三）不予公开, `3` of 3.其他), or empty. */
  number: string;
}

/** `一、` `（三）` `1.` `(2)` `3、` `①` at the beginning, or a digit that runs straight into a word: `1属于国家秘密`. */
const NUMBERING =
  /^(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.。,:;]+|[(](?:[一二三四五六七八九十]{1,3}|\d{1,2})|\d{1,2}(?=[\p{Script=Han}])(?!年))/u;

/** `其中：` says only that the row is part of the one above. */
const OF_WHICH = /^其中[:,、]?(?=.)/u;

/** A bracket whose content is no mere numeral explains. */
const EXPLANATION = /[([【〔](?![一二三四五六七八九十\d]{1,3}[)\]】〕])[^()[\]【】〔〕]*[)\]】〕]/gu;

/** One that is never closed explains to the end of the text, if enough of a label stands before it; `（二` numbers the next label. */
const UNCLOSED = /[([【〔](?![一二三四五六七八九十\d]{1,3}$)[^()[\]【】〔〕]*$/u;
const LABEL_LENGTH = 4;

/** Han and digits, which nearly all characters are, are told from the rest before the large classes are looked at. */
const NO_LETTER = /(?![\u4e00-\u9fff0-9])[^\p{L}\p{N}]/gu;

/** A line of prose is compared with every list of labels. */
const LONGEST = 200;

/** Normalises a label. */
export const normalise: (text: string) => NormalLabel = remembered((text) => {
  const flat = compact(text);
  const full = letters(flat);
  const numbering = NUMBERING.exec(flat)?.[0] ?? '';
  const number = /[一二三四五六七八九十\d]+/u.exec(numbering)?.[0] ?? '';
  const closed = flat.slice(numbering.length).replace(OF_WHICH, '').replace(EXPLANATION, '');
  const cut = letters(closed.replace(UNCLOSED, ''));
  const core = cut.length >= LABEL_LENGTH ? cut : letters(closed);
  return { full, core: core === '' ? full : core, number };
}, LONGEST);

/** Narrow, simplified, without spaces and line breaks; punctuation stays. */
export const compact = (text: string): string =>
  simplify(text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, ''));

const letters = (text: string): string => text.replace(NO_LETTER, '');
