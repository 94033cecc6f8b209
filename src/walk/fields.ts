/** What a report says about itself: title, agency, year, period, signatory. Taken from the text, never made up. */
import { type Finding, finding } from '../findings.js';
import type { Field, FieldKey } from '../report.js';
import type { RawSection } from './raw.js';

export interface Fields {
  fields: Partial<Record<FieldKey, Field>>;
  findings: Finding[];
}

type Line = { text: string; location: string };

const TITLE = /(?:年度报告|年度報告|工作年报|工作報告|工作报告|年报)(?:[（(].{0,20}[)）])?$/u;
const TITLE_LENGTH = 80;
/** A title broken into lines has at most this many. */
const TITLE_LINES = 4;

const YEAR = /(?<!\d)(20\d{2})\s*年/u;
const YEAR_IN_WORDS = /([二2][〇○零Oo0][〇○零一二三四五六七八九]{2})\s*年/u;
const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  o: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

const DATE = String.raw`(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`;
const PERIOD = new RegExp(`${DATE}[^。\\n]{0,6}?(?:至|到|—|－|-|~)[^。\\n]{0,4}?${DATE}`, 'u');

const LABELLED: readonly [FieldKey, RegExp][] = [
  ['agency', /(?:单位名称|填报单位|报告单位|单位|機關名稱|机关名称)\s*(?:[(（]盖章[)）])?\s*[:：]\s*([^\s:：]{2,40})/u],
  ['signatory', /(?:主要负责人签字|主要负责人|负责人签字|签发人)\s*[:：]\s*([\p{Script=Han}·]{2,10})(?=\s|$)/u],
];

export function readFields(sections: readonly RawSection[]): Fields {
  const fields: Fields['fields'] = {};
  const findings: Finding[] = [];
  const preface = sections.filter((section) => section.key === 'preface').flatMap((section) => section.paragraphs);
  const prose = sections.flatMap((section) => section.paragraphs);
  const lines = preface.flatMap(splitLines);
  const title = titleOf(lines);
  if (title !== null) fields.title = title.field;
  for (const [key, pattern] of LABELLED) {
    const found = firstMatch(lines, pattern);
    if (found !== null)
      fields[key] = { value: found.match[1] ?? '', raw: found.match[0].trim(), location: found.line.location };
  }
  const period = firstMatch(prose, PERIOD);
  if (period !== null) addPeriod(fields, period.match, period.line.location);
  const year = yearOf(fields, lines, prose);
  if (year !== null) {
    fields.year = year.field;
    if (year.fromProse) findings.push(finding('year_from_prose', year.field.location, { year: year.field.value }));
  }
  if (fields.agency === undefined && title !== null) {
    const agency = agencyOf(title, lines);
    if (agency !== null) fields.agency = agency;
  }
  return { fields, findings };
}

const splitLines = (line: Line): Line[] =>
  line.text
    .split('\n')
    .map((text) => ({ text: text.trim(), location: line.location }))
    .filter(({ text }) => text !== '');

interface Title {
  field: Field;
  /** Index of its first and last line among the lines of the preface. */
  from: number;
  to: number;
}

/**
 * The first short line that ends as a title does, with the lines before it that belong to it:
 * ```
 * 2023年高新区（新市区）应急管理局
 * 政府信息公开工作年度报告
 * ^ no subject of its own: the line before is part of the title
 * ```
 */
function titleOf(lines: readonly Line[]): Title | null {
  const to = lines.findIndex(({ text }) => text.length <= TITLE_LENGTH && TITLE.test(text));
  const last = lines[to];
  if (last === undefined) return null;
  let from = to;
  const subjectless = /^(?:[（(]?20\d{2}\s*年?(?:度)?[)）]?\s*)?政府信息公开|^(?:年度)?报告$/u;
  while (
    from > 0 &&
    to - from < TITLE_LINES - 1 &&
    subjectless.test(
      lines
        .slice(from, to + 1)
        .map((l) => l.text)
        .join(''),
    )
  ) {
    const before = lines[from - 1]?.text ?? '';
    if (before.length > 40 || /[。；：:]/u.test(before)) break;
    from--;
  }
  const raw = lines
    .slice(from, to + 1)
    .map((line) => line.text)
    .join('\n');
  return {
    field: { value: raw.replace(/\s+/gu, ''), raw, location: lines[from]?.location ?? last.location },
    from,
    to,
  };
}

function firstMatch(lines: readonly Line[], pattern: RegExp): { match: RegExpExecArray; line: Line } | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match !== null) return { match, line };
  }
  return null;
}

function addPeriod(fields: Fields['fields'], match: RegExpExecArray, location: string): void {
  const [raw, ...parts] = match;
  const date = (from: number): string =>
    parts
      .slice(from, from + 3)
      .map((part) => part.padStart(2, '0'))
      .join('-');
  fields.period_from = { value: date(0), raw, location };
  fields.period_to = { value: date(3), raw, location };
}

/** Title, else period, else a line before the first heading, else the first year that the prose names. */
function yearOf(
  fields: Fields['fields'],
  lines: readonly Line[],
  prose: readonly Line[],
): { field: Field; fromProse: boolean } | null {
  const { title, period_to } = fields;
  const inTitle = title === undefined ? null : yearIn({ text: title.value, location: title.location });
  if (inTitle !== null) return { field: inTitle, fromProse: false };
  if (period_to !== undefined) return { field: { ...period_to, value: period_to.value.slice(0, 4) }, fromProse: false };
  for (const line of lines.filter(({ text }) => text.length <= 40)) {
    const year = yearIn(line);
    if (year !== null) return { field: year, fromProse: false };
  }
  for (const line of prose) {
    const year = yearIn(line);
    if (year !== null) return { field: year, fromProse: true };
  }
  return null;
}

function yearIn({ text, location }: Line): Field | null {
  const digits = YEAR.exec(text);
  if (digits !== null) return { value: digits[1] ?? '', raw: digits[0], location };
  const words = YEAR_IN_WORDS.exec(text);
  if (words === null) return null;
  return { value: [...(words[1] ?? '')].map((sign) => DIGITS[sign] ?? sign).join(''), raw: words[0], location };
}

/** What stands in the title besides the year and the words of a title. */
const TITLE_WORDS =
  /(?:关于)?(?:20\d{2}|[二2][〇○零][〇○零一二三四五六七八九]{2})\s*年度?|(?:政府信息公开|政府資訊公開|政府信息公開|政务公开)?(?:工作)?(?:的)?(?:年度报告|年度報告|年报|报告|情况报告)(?:[（(].*[)）])?$/gu;

function agencyOf(title: Title, lines: readonly Line[]): Field | null {
  const { value, raw, location } = title.field;
  const own = value.replace(TITLE_WORDS, '').replace(/^[《\s]+|[》\s]+$/gu, '');
  if (own.length >= 2) return own.length <= 40 && !/[，。；：？]/u.test(own) ? { value: own, raw, location } : null;
  const before = lines[title.from - 1];
  return before !== undefined && looksLikeAgency(before.text)
    ? { value: before.text, raw: before.text, location: before.location }
    : null;
}

/** Ends as the name of an authority or a place does. */
const looksLikeAgency = (text: string): boolean =>
  text.length <= 40 &&
  /(?:政府|委员会|委|办公室|办事处|办|局|厅|部|署|院|会|处|站|队|中心|公司|学校|大学|医院|省|市|区|區|县|縣|州|盟|旗|镇|鎮|乡|鄉|街道)$/u.test(
    text,
  );
