/**
 * What may stand behind the label of a field, kind by kind. A text that is not of the kind is no value: nothing is made up.
 * All patterns begin where the value does, in text made narrow (NFKC), and are bounded.
 */
import { agencyName } from '../forms/agency.js';
import type { FieldKind } from '../forms/form.js';
import { isoDate } from './date.js';
import { endsAsAgency } from './title.js';

/** A value, and how many characters it takes up. */
export interface Value {
  value: string;
  length: number;
}

interface Kind {
  read: (text: string) => Value | null;
  /** A tab may stand for the colon, as between the cells of a row: nothing else looks like such a value. */
  inRow?: boolean;
}

/** `0571-8888 0001`, `(0571)88880001转802`, `139…`, `12345`; several with 、 between. */
const NUMBER = String.raw`(?:(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[ -]{0,3})?(?:\d{7,8}|\d{3,4} \d{4})(?:(?:-|转)\d{1,6})?|1\d{10}|1\d{4}|[48]00[- ]?\d{3,4}[- ]?\d{3,4})`;
const TELEPHONE = new RegExp(`^${NUMBER}(?: ?[、/,;] ?${NUMBER}){0,3}(?![\\d@*xX])`, 'u');
const EMAIL = /^[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w@-])/u;
const DATE = /^(20\d{2}) ?[-年./] ?(\d{1,2}) ?[-月./] ?(\d{1,2})(?!\d) ?日?/u;
const DOCUMENT_NUMBER = /^[\p{Script=Han}A-Za-z]{1,20} ?[[〔【(]20\d{2}[\]〕】)] ?第? ?\d{1,5} ?号/u;
const YEAR = /^(20\d{2})(?!\d)/u;
const PERSON = /^([\p{Script=Han}·]{2,10})(?=\s|$)/u;
/** Where a name is to be signed, not a name. */
const TO_SIGN = /^(?:签字|签名|签章|盖章)/u;
const AGENCY = /^(?:\([盖公签]?章\) ?)?([^\s:]{1,40}(?: \p{Script=Han}{1,20}(?![\p{Script=Han}:]))*)/u;
/** To the end of the sentence, the bracket or the line, or to what has a label of its own; a bracket inside stays. */
const TEXT = /^(?![\s(])(?:[^\s,;。:()]|\([^()]{0,40}\)| (?! |\p{L}{1,12}:)){1,120}(?![^\s,;。)])/u;

export const KINDS: Readonly<Record<FieldKind, Kind | null>> = {
  agency: { read: agency },
  person: { read: (text) => (TO_SIGN.test(text) ? null : taken(PERSON, text, (name) => name)) },
  telephone: { read: (text) => taken(TELEPHONE, text, (all) => all.replace(/ ?[、/,;] ?/gu, '、')), inRow: true },
  email: { read: (text) => taken(EMAIL, text, (all) => all), inRow: true },
  date: {
    read: (text) => taken(DATE, text, (_, year = '', month = '', day = '') => isoDate(year, month, day)),
    inRow: true,
  },
  document_number: { read: (text) => taken(DOCUMENT_NUMBER, text, numbered), inRow: true },
  year: { read: (text) => taken(YEAR, text, (year) => year), inRow: true },
  text: { read: (text) => taken(TEXT, text, (all) => all.trim()) },
  // read by title.ts and fields.ts
  title: null,
  period: null,
};

function taken(pattern: RegExp, text: string, reading: (...match: string[]) => string | null): Value | null {
  const match = pattern.exec(text);
  const value = match === null ? null : reading(...match);
  return match === null || value === null || value === '' ? null : { value, length: match[0].length };
}

/** 云政办发(2022) 3 号 is 云政办发〔2022〕3号 by the norm (GB/T 9704-2012, 7.2.5). */
const numbered = (text: string): string =>
  text
    .replace(/ /gu, '')
    .replace(/[[【(]/u, '〔')
    .replace(/[\]】)]/u, '〕');

/**
 * ```
 * 云岫县 水务局 填报日期：
 *        ^ goes on, as an authority ends there
 *               ^ does not
 * ```
 */
function agency(text: string): Value | null {
  const [all = '', found = ''] = AGENCY.exec(text) ?? [];
  const pieces = found.split(' ');
  while (pieces.length > 1 && !endsAsAgency(agencyName(pieces.join(' ')))) pieces.pop();
  const joined = pieces.join(' ');
  const value = agencyName(joined);
  if (!/\p{Script=Han}.*\p{Script=Han}/su.test(value)) return null;
  return { value, length: all.length - found.length + joined.length };
}
