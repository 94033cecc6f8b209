/** What a report says about itself: title, agency, year, period, signatory. Taken from the text, never made up. */
import { type Finding, finding } from '../findings.js';
import type { Field, FieldKey } from '../report.js';
import type { RawSection } from './raw.js';
import { type Line, readHeading, readTitle, titlesIn } from './title.js';
import { yearIn } from './year.js';

export interface Fields {
  fields: Partial<Record<FieldKey, Field>>;
  findings: Finding[];
}

/** `自2022年1月1日起至2022年12月31日止`; the second year may be left out. */
const DAY = String.raw`(\d{1,2})\s*月\s*(\d{1,2})\s*日`;
const PERIOD = new RegExp(
  `(20\\d{2})\\s*年\\s*${DAY}[^。\\n]{0,6}?(?:至|到|—|－|-|~)[^。\\n]{0,4}?(?:(20\\d{2})\\s*年\\s*)?${DAY}`,
  'u',
);

/** Fields that have a label of their own. */
const LABELLED: readonly [FieldKey, RegExp][] = [
  [
    'agency',
    /(?:单位名称|填报单位|填报机关|报送单位|报告单位|编制单位|機關名稱|机关名称)\s*(?:[(（](?:盖章|公章|章)[)）])?\s*[:：]\s*(?:[(（](?:盖章|公章|章)[)）]\s*)?([^\s:：]{2,40})/u,
  ],
  ['signatory', /(?:主要负责人签字|主要负责人|负责人签字|签发人)\s*[:：]\s*([\p{Script=Han}·]{2,10})(?=\s|$)/u],
];

export function readFields(sections: readonly RawSection[]): Fields {
  const fields: Fields['fields'] = {};
  const preface = sections.filter((section) => section.key === 'preface').flatMap((section) => section.paragraphs);
  const prose = sections.flatMap((section) => section.paragraphs);
  const lines = preface.flatMap(splitLines);
  // a table with a title of its own, alone or as an annex
  const titled = sections.filter((section) => section.titles !== undefined);
  const annex = titled.flatMap((section) => section.paragraphs).flatMap(splitLines);
  const title = readTitle(lines) ?? readHeading(titled[0]);
  if (title !== null) fields.title = title.field;
  for (const [key, pattern] of LABELLED) {
    const inAnnex = key === 'agency' && title?.agency !== undefined ? [] : annex;
    const found = firstMatch([...lines, ...inAnnex], pattern);
    if (found !== null) {
      fields[key] = { value: found.match[1] ?? '', raw: found.match[0].trim(), location: found.location };
    }
  }
  addPeriod(fields, prose);
  const { year, fromProse } = yearOf(fields, [...lines, ...annex], prose);
  if (year !== null) fields.year = year;
  if (fields.agency === undefined && title?.agency !== undefined) fields.agency = title.agency;
  const contradicted = contradiction(fields);
  const findings = year !== null && fromProse ? [finding('year_from_prose', year.location, { year: year.value })] : [];
  const titles = titlesIn(prose.flatMap(splitLines));
  if (titles.length > 1) {
    findings.push(
      finding('several_titles', titles[1]?.location ?? '', {
        titles: titles
          .map(({ text }) => text)
          .join('；')
          .slice(0, 300),
      }),
    );
  }
  if (contradicted !== null) findings.push(contradicted);
  return { fields, findings };
}

/** A year in the title that is not the one in which the period ends. */
function contradiction({ year, period_to }: Fields['fields']): Finding | null {
  if (year === undefined || period_to === undefined || period_to.value.startsWith(year.value)) return null;
  return finding('year_contradicted', period_to.location, { year: year.value, period: period_to.raw });
}

const splitLines = (line: Line): Line[] =>
  line.text
    .split('\n')
    .map((text) => ({ text: text.trim(), location: line.location }))
    .filter(({ text }) => text !== '');

function firstMatch(lines: readonly Line[], pattern: RegExp): { match: RegExpExecArray; location: string } | null {
  for (const { text, location } of lines) {
    const match = pattern.exec(text.slice(0, 2_000));
    if (match !== null) return { match, location };
  }
  return null;
}

/** A period may be broken by a line end: two lines that follow each other are looked at together. */
function addPeriod(fields: Fields['fields'], prose: readonly Line[]): void {
  const found = periodIn(prose);
  if (found === null) return;
  const [raw, year = '', month = '', day = '', lastYear = year, lastMonth = '', lastDay = ''] = found.match;
  const [from, to] = [date(year, month, day), date(lastYear, lastMonth, lastDay)];
  if (from === null || to === null || from > to) return;
  fields.period_from = { value: from, raw, location: found.location };
  fields.period_to = { value: to, raw, location: found.location };
}

function periodIn(prose: readonly Line[]): { match: RegExpExecArray; location: string } | null {
  for (const [index, { text, location }] of prose.entries()) {
    const own = text.slice(0, 2_000);
    const match = PERIOD.exec(own + (prose[index + 1]?.text ?? '').slice(0, 60));
    if (match !== null && match.index < own.length) return { match, location };
  }
  return null;
}

/** A date that the calendar has, as YYYY-MM-DD. */
function date(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const days = [31, y % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  if (days === undefined || d < 1 || d > days) return null;
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** Title, else period, else a short line before the first heading, else the first year that the prose names. */
function yearOf(
  fields: Fields['fields'],
  lines: readonly Line[],
  prose: readonly Line[],
): { year: Field | null; fromProse: boolean } {
  const { title, period_to } = fields;
  const stated = title === undefined ? null : yearIn({ text: title.value, location: title.location });
  const ofPeriod = period_to === undefined ? null : { ...period_to, value: period_to.value.slice(0, 4) };
  const short = lines.filter(({ text }) => text.length <= 40 && BEGINS_WITH_YEAR.test(text));
  const year = stated ?? ofPeriod ?? yearLabelled(lines) ?? firstYear(short);
  if (year !== null) return { year, fromProse: false };
  const telling = prose.filter(({ text }) => TELLS_YEAR.test(text.slice(0, 2_000)));
  return { year: firstYear(telling.map(fromYear)), fromProse: true };
}

/** `统计年度：2017` */
function yearLabelled(lines: readonly Line[]): Field | null {
  const found = firstMatch(lines, /(?:统计|报告|填报)?年度\s*[:：]\s*(20\d{2})(?!\d)/u);
  return found === null ? null : { value: found.match[1] ?? '', raw: found.match[0], location: found.location };
}

/** `2021年`, `2019年,某街道办事处`; not a law, a document or a date. */
const BEGINS_WITH_YEAR =
  /^[\s（(]*(?:20\d{2}|[二2][〇○零Oo0][〇○零一二三四五六七八九]{2})\s*年度?(?!.*(?:修订|修正|印发|施行|号))/u;
/** `2022年，我镇…`, `现公布2022年度情况`; not `2019年新修订的条例`, `与2021年相比`. */
const TELLS_YEAR =
  /(?:^|[。：:\n])\s*20\d{2}\s*年(?!\s*\d{1,2}\s*月)(?!.{0,8}(?:修订|修正|印发|发布|施行|号))|(?<![与较比同和])20\d{2}\s*年度(?!相比)/u;

/** The text from the year that tells on. */
const fromYear = (line: Line): Line => {
  const found = TELLS_YEAR.exec(line.text.slice(0, 2_000));
  return { text: line.text.slice(found?.index ?? 0), location: line.location };
};

function firstYear(lines: readonly Line[]): Field | null {
  for (const line of lines) {
    const year = yearIn(line);
    if (year !== null) return year;
  }
  return null;
}
