/** What a report says about itself: title, agency, year, period, and what stands behind a label. Never made up. */
import { type Finding, finding } from '../findings.js';
import { outputKeys } from '../forms/fields/index.js';
import type { FormField } from '../forms/form.js';
import type { Field, Fields } from '../report.js';
import { linesOf, yearsOfAnnexes } from './annex.js';
import { labelled } from './labelled.js';
import { type Period, periodIn } from './period.js';
import type { RawSection } from './raw.js';
import { type Line, readHeading, readTitle, titlesIn } from './title.js';
import { type Wordings, wordingsOf } from './wordings.js';
import { yearIn } from './year.js';

export interface FieldsRead {
  fields: Fields;
  findings: Finding[];
}

/**
 * @param known the fields to look for, in the order of the output
 */
export function readFields(sections: readonly RawSection[], known: readonly FormField[]): FieldsRead {
  const preface = sections.filter((section) => section.key === 'preface').flatMap((section) => section.paragraphs);
  const prose = sections.flatMap((section) => section.paragraphs);
  const lines = preface.flatMap(linesOf);
  // a table with a title of its own, alone or as an annex
  const titled = sections.filter((section) => section.titles !== undefined);
  const annex = titled.flatMap((section) => section.paragraphs).flatMap(linesOf);
  const closing = sections.slice(1).at(-1)?.paragraphs.flatMap(linesOf) ?? [];
  const wordings = wordingsOf(known);
  const title = readTitle(lines, wordings) ?? readHeading(titled[0], wordings);
  const found: Fields = {};
  for (const field of known) {
    // a title that names the agency knows better than an annex
    const around = field.kind === 'agency' && title?.agency !== undefined ? [] : [...annex, ...closing];
    found[field.key] = labelled(field, [...lines, ...around]) ?? undefined;
  }
  found.title = title?.field;
  found.agency ??= title?.agency;
  Object.assign(found, readPeriod(title?.field, [...lines, ...annex], prose, wordings));
  const { year, fromProse } = yearOf(found, [...lines, ...annex], prose);
  found.year = year ?? undefined;
  const findings = [
    ...(year !== null && fromProse ? [finding('year_from_prose', year.location, { year: year.value })] : []),
    ...severalTitles(prose, wordings),
    ...contradictions(found, yearsOfAnnexes(sections, known, wordings)),
  ];
  return { fields: inOrder(found, known), findings };
}

/** Those that the text has, in the order of the output. */
function inOrder(found: Fields, known: readonly FormField[]): Fields {
  const entries = known
    .flatMap(outputKeys)
    .flatMap((key): [string, Field][] => (found[key] ? [[key, found[key]]] : []));
  return Object.fromEntries(entries);
}

function severalTitles(prose: readonly Line[], wordings: Wordings): Finding[] {
  const [first, second, ...more] = titlesIn(prose.flatMap(linesOf), wordings);
  if (first === undefined || second === undefined) return [];
  const titles = [first, second, ...more].map(({ text }) => text).join('；');
  return [finding('several_titles', second.location, { titles: titles.slice(0, 300) })];
}

/** A year in the title that is not the one in which the period ends, or not the one of an annex. */
function contradictions({ year, period_to }: Fields, ofAnnexes: readonly Field[]): Finding[] {
  if (year === undefined) return [];
  const told = (against: keyof typeof AGAINST, other: Field): Finding =>
    finding('year_contradicted', other.location, {
      year: year.value,
      place: year.location,
      against: AGAINST[against].zh,
      against_en: AGAINST[against].en,
      other: other.raw,
    });
  return [
    ...(period_to === undefined || period_to.value.startsWith(year.value) ? [] : [told('period', period_to)]),
    ...ofAnnexes.filter(({ value }) => value !== year.value).map((ofAnnex) => told('annex', ofAnnex)),
  ];
}

const AGAINST = {
  period: { zh: '统计期限', en: 'the period' },
  annex: { zh: '附表', en: 'the table annexed' },
} as const;

/** In the title, else on a line of its own around it, else in the prose. */
function readPeriod(
  title: Field | undefined,
  lines: readonly Line[],
  prose: readonly Line[],
  { inTitle, inProse }: Wordings,
): Pick<Fields, 'period_from' | 'period_to'> {
  const titled = title === undefined ? [] : [{ text: title.value, location: title.location }];
  const alone = lines.filter(({ text }) => {
    const plain = text.replace(/^[(（](.*)[)）]$/u, '$1').trim();
    return plain.length <= PERIOD_LENGTH && periodIn(plain, inTitle)?.raw === plain;
  });
  const found = first([...titled, ...alone], inTitle) ?? first(withNextLine(prose), inProse);
  if (found === null) return {};
  const { from, to, raw, location } = found;
  return { period_from: { value: from, raw, location }, period_to: { value: to, raw, location } };
}

/** A period alone on its line is no longer than this. */
const PERIOD_LENGTH = 30;

interface LookedAt extends Line {
  /** How much of the text is the line's own. */
  own?: number;
}

function first(lines: readonly LookedAt[], patterns: readonly RegExp[]): (Period & Line) | null {
  for (const { text, location, own = text.length } of lines) {
    const found = periodIn(text, patterns);
    if (found !== null && found.index < own) return { ...found, text, location };
  }
  return null;
}

/** A period may be broken by a line end: two lines that follow each other are looked at together. */
const withNextLine = (prose: readonly Line[]): LookedAt[] =>
  prose.map(({ text, location }, index) => {
    const own = text.slice(0, 2_000);
    return { text: own + (prose[index + 1]?.text ?? '').slice(0, 60), location, own: own.length };
  });

/** Title, else period, else behind a label, else a short line before the first heading, else the first year that the prose names. */
function yearOf(
  { title, period_to, year: afterLabel }: Fields,
  lines: readonly Line[],
  prose: readonly Line[],
): { year: Field | null; fromProse: boolean } {
  const stated = title === undefined ? null : yearIn({ text: title.value, location: title.location });
  const ofPeriod = period_to === undefined ? null : { ...period_to, value: period_to.value.slice(0, 4) };
  const short = lines.filter(({ text }) => text.length <= 40 && BEGINS_WITH_YEAR.test(text));
  const year = stated ?? ofPeriod ?? afterLabel ?? firstYear(short);
  if (year !== null) return { year, fromProse: false };
  const telling = prose.filter(({ text }) => TELLS_YEAR.test(text.slice(0, 2_000)));
  return { year: firstYear(telling.map(fromYear)), fromProse: true };
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
