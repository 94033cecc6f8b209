/** The title of a report, and the agency that it names. */

import { agencyName } from '../forms/agency.js';
import { rememberedOf } from '../forms/remembered.js';
import type { Field } from '../report.js';
import type { RawSection } from './raw.js';
import type { Wordings } from './wordings.js';

export interface Line {
  text: string;
  location: string;
}

export interface Title {
  field: Field;
  agency?: Field;
}

const SENTENCE = /[。；;！？>＞]/u;
const LINE_LENGTH = 60;
/** A title broken into lines has at most this many. */
const MOST_LINES = 4;

/**
 * One line if one is enough, else several:
 * ```
 * 2023年云岫县（新区）林业局
 * 政府信息公开工作年度报告
 * ^ no subject of its own: the line before is part of the title
 * ```
 */
export function readTitle(lines: readonly Line[], wordings: Wordings): Title | null {
  for (let count = 1; count <= MOST_LINES; count++) {
    for (let from = 0; from + count <= lines.length; from++) {
      const part = lines.slice(from, from + count);
      if (!isTitle(part, wordings)) continue;
      return titleFrom(lines, from, from + count, wordings);
    }
  }
  return null;
}

/** The heading of a table that stands alone, which is its title: 云溪县2017年政府信息公开情况统计表. */
export function readHeading(section: RawSection | undefined, wordings: Wordings): Title | null {
  if (section === undefined) return null;
  const { heading: raw, location, titles = [] } = section;
  const value = raw.replace(/\s+/gu, '');
  const at = Math.max(0, ...titles.map((title) => value.indexOf(title)));
  const before = value.slice(0, at).replace(/^附[件表录]?[一二三四五六七八九十\d]{0,2}[:：、.]?/u, '');
  const agency = agencyIn(before, wordings);
  const field = { value, raw, location };
  return isName(agency) ? { field, agency: { value: agencyName(agency), raw, location } } : { field };
}

export function isTitle(part: readonly Line[], { title }: Wordings): boolean {
  // 名称⇥…年度报告: a row of a table, told as one line
  if (part.some(({ text }) => text.length > LINE_LENGTH || SENTENCE.test(text) || text.trim().includes('\t')))
    return false;
  return title.test(
    part
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/gu, ''),
  );
}

/** The titles that stand on a line of their own, each once: more than one, and the document may hold several reports. */
export function titlesIn(lines: readonly Line[], wordings: Wordings): Line[] {
  const titles = new Map<string, Line>();
  for (const line of lines) {
    const title = titleOf(line, wordings);
    if (title !== null && !titles.has(title)) titles.set(title, line);
  }
  return [...titles.values()];
}

/** A title as it is compared: without spaces; null for what is none. */
export const titleOf = ({ text }: Line, wordings: Wordings): string | null => titleIn(wordings, text);

const titleIn = rememberedOf((wordings: Wordings, text: string) =>
  isTitle([{ text, location: '' }], wordings) ? text.replace(/\s+/gu, '') : null,
);

/** A title without a subject takes it from the line before. */
function titleFrom(lines: readonly Line[], start: number, end: number, wordings: Wordings): Title {
  let from = start;
  if (agencyIn(joined(lines, start, end), wordings) === '') {
    const year = isYear(lines[start - 1]?.text ?? '', wordings) ? 1 : 0;
    if (isSubject(lines[start - 1 - year]?.text ?? '')) from = start - 1 - year;
  }
  const value = joined(lines, from, end);
  const location = lines[from]?.location ?? '';
  const raw = lines
    .slice(from, end)
    .map(({ text }) => text)
    .join('\n');
  const agency = agencyIn(value, wordings);
  const field = { value, raw, location };
  return isName(agency) ? { field, agency: { value: agencyName(agency), raw, location } } : { field };
}

const joined = (lines: readonly Line[], from: number, to: number): string =>
  lines
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, '');

const YEARS = /(?:20\d{2}|２０[０-９]{2}|[二2][〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})年?度?/gu;

/** A text without the year and the period that it names. */
export function withoutPeriod(text: string, { inTitle }: Wordings): string {
  return inTitle.reduce((rest, pattern) => rest.replace(pattern, ''), text).replace(YEARS, '');
}

/** What a title holds before its subject, without the year: the agency, if the title names one. */
function agencyIn(title: string, wordings: Wordings): string {
  return withoutPeriod(title.replace(wordings.subject, ''), wordings)
    .replace(/^【[^】]*】/u, '')
    .replace(/^[《“"]?(?:关于)?[-—–~至到]?/u, '')
    .replace(/(?:关于|[-—–~])$/u, '')
    .trim();
}

/** 我局 names nobody. */
const isName = (text: string): boolean =>
  !/^[我本](?:局|厅|委|办|镇|乡|县|市|区|街道|单位|机关|院|校)$/u.test(text) &&
  text.length >= 2 &&
  text.length <= 40 &&
  !/[\d，,：:|]/u.test(text);

const isYear = (text: string, wordings: Wordings): boolean =>
  withoutPeriod(text, wordings).trim() === '' && text.trim() !== '';

/** A line that names an authority, perhaps with the year, and says nothing else. */
export const isSubject = (text: string): boolean =>
  text.length <= 40 && !/[。；：:，,>＞|]/u.test(text) && endsAsAgency(text.trim());

export const endsAsAgency = (text: string): boolean => ENDS_AS_AGENCY.test(text);

const ENDS_AS_AGENCY =
  /(?:政府|委员会|委|办公室|办事处|办|局|厅|部|署|院|会|处|站|队|中心|公司|学校|大学|医院|馆|所|省|市|区|區|县|縣|州|盟|旗|镇|鎮|乡|鄉|街道)(?:20\d{2}年度?)?$/u;
