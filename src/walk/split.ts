/**
 * A document may hold several reports, one after the other. A new one begins with a title, or with the first chapter of
 * the form, that stands behind a table and before another.
 */
import { normalise } from '../forms/label.js';
import { openPreface, type RawSection, type RawTable, type Walked } from './raw.js';
import { isSubject } from './title.js';

/** Where a paragraph or a section stands among all that the machine collected. */
interface Boundary {
  section: number;
  /** -1: at the heading of the section. */
  paragraph: number;
}

/**
 * @param first key of the form's first section
 * @param alone keys of the tables that may make a report by themselves
 */
export function splitReports(walked: Walked, first: string, alone: ReadonlySet<string>): Walked[] {
  const { sections, tables } = walked;
  const parts: Walked[] = [];
  let from: Boundary = { section: 0, paragraph: -1 };
  let own: RawTable[] = [];
  tables.forEach((table, index) => {
    const last = tables[index - 1];
    const boundary =
      last === undefined
        ? null
        : (boundaryBetween(sections, last, table, first) ??
          (alone.has(table.key) && beginsAnew(table, own) ? headingBetween(sections, last, table) : null));
    if (boundary !== null) {
      parts.push({ sections: cut(sections, from, boundary), tables: own, findings: [] });
      from = boundary;
      own = [];
    }
    own.push(table);
  });
  const end = { section: sections.length, paragraph: -1 };
  parts.push({ sections: cut(sections, from, end), tables: own, findings: [] });
  parts[0]?.findings.push(...walked.findings);
  return parts;
}

/** A form has labels that stand in it twice (（二）被依法纠错数): so many rows that repeat may be of one report. */
const TWINS = 3;

/** Most of its rows are in a table before it, which it therefore does not continue. */
function beginsAnew(table: RawTable, own: readonly RawTable[]): boolean {
  const before = new Set(own.filter(({ key }) => key === table.key).flatMap(labelsOf));
  const labels = labelsOf(table);
  const repeated = labels.filter((label) => before.has(label)).length;
  return repeated > TWINS && repeated * 2 > labels.length;
}

const labelsOf = ({ blocks }: RawTable): string[] =>
  blocks
    .flatMap(({ rows }) => rows.flatMap(({ labels }) => labels.map(({ text }) => normalise(text).full)))
    .filter((label) => label.length > 3);

/** The heading before a table, else where the table before it ended. */
function headingBetween(sections: RawSection[], last: RawTable, table: RawTable): Boundary {
  for (let index = table.after.section; index > last.after.section; index--) {
    if (sections[index]?.titles !== undefined) return { section: index, paragraph: -1 };
  }
  return { section: last.after.section, paragraph: last.after.paragraphs };
}

function boundaryBetween(sections: RawSection[], last: RawTable, table: RawTable, first: string): Boundary | null {
  for (let index = last.after.section; index <= table.after.section; index++) {
    const section = sections[index];
    if (section === undefined) continue;
    if (index > last.after.section && section.key === first) return { section: index, paragraph: -1 };
    const begin = index === last.after.section ? last.after.paragraphs : 0;
    const end = index === table.after.section ? table.after.paragraphs : section.paragraphs.length;
    const paragraph = newTitle(section, begin, end);
    if (paragraph !== null) return { section: index, paragraph };
  }
  return null;
}

/** The first paragraph of a section, from `begin` on, that is a new title; its subject's line goes with it. */
function newTitle(section: RawSection, begin: number, end: number): number | null {
  const place = section.paragraphs.findIndex((paragraph, index) => {
    return index >= begin && index < end && paragraph.newTitle;
  });
  if (place < 0) return null;
  return place > begin && isSubject(section.paragraphs[place - 1]?.text ?? '') ? place - 1 : place;
}

/** The sections from one boundary to another; a section that a title cuts goes on as the preface of the next report. */
function cut(sections: RawSection[], from: Boundary, to: Boundary): RawSection[] {
  return sections.flatMap((section, index): RawSection[] => {
    if (index < from.section || index > to.section || (index === to.section && to.paragraph < 0)) return [];
    const inside = index === from.section && from.paragraph >= 0;
    const end = index === to.section ? to.paragraph : section.paragraphs.length;
    const paragraphs = section.paragraphs.slice(inside ? from.paragraph : 0, end);
    if (!inside) return [{ ...section, paragraphs }];
    return [Object.assign(openPreface(), { location: paragraphs[0]?.location ?? '', paragraphs })];
  });
}
