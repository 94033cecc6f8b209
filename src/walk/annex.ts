/** The year that a table with a title of its own states: of an annex it may be another than the report's. */
import type { FormField } from '../forms/form.js';
import type { Field } from '../report.js';
import { labelled } from './labelled.js';
import type { RawSection } from './raw.js';
import { endsAsAgency, type Line, withoutPeriod } from './title.js';
import type { Wordings } from './wordings.js';
import { yearIn } from './year.js';

/** Lines between a title and its table: the year, whose table it is, when it was filled in. */
const MOST_LINES = 4;

/** For each section with a title, the year in its title, else on a line beside it, else behind a label. */
export function yearsOfAnnexes(
  sections: readonly RawSection[],
  known: readonly FormField[],
  wordings: Wordings,
): Field[] {
  const field = known.find(({ key }) => key === 'year');
  return sections.flatMap((section, index): Field[] => {
    if (section.titles === undefined) return [];
    const { heading, location } = section;
    const below = section.paragraphs.flatMap(linesOf);
    const above = sections[index - 1]?.paragraphs.flatMap(linesOf).slice(-1) ?? [];
    const year =
      yearIn({ text: heading, location }) ??
      yearAlone([...below.slice(0, MOST_LINES), ...above], wordings) ??
      (field === undefined ? null : labelled(field, below));
    return year === null ? [] : [year];
  });
}

/**
 * ```
 * 云岫县2016年度                 政府信息公开情况统计表
 * 政府信息公开情况统计表         （2016年度）
 * ^ the line above it            ^ or below: the year and at most an authority, and nothing else
 * ```
 */
function yearAlone(lines: readonly Line[], wordings: Wordings): Field | null {
  for (const line of lines) {
    const year = line.text.length > 40 ? null : yearIn(line);
    if (year === null) continue;
    const rest = withoutPeriod(line.text, wordings).replace(/[\s()（）【】[\]]/gu, '');
    if (rest === '' || endsAsAgency(rest)) return year;
  }
  return null;
}

/** The lines of a paragraph that say something. */
export const linesOf = (line: Line): Line[] =>
  line.text
    .split('\n')
    .map((text) => ({ text: text.trim(), location: line.location }))
    .filter(({ text }) => text !== '');
