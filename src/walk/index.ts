/**
 * From a document to a report: its cells go through the state machine (machine.ts), the tables it collects are named,
 * placed and read (read-table.ts), the form of each block is settled and what is missing filled in (assemble.ts).
 */
import type { Document } from '../document.js';
import { type Finding, finding } from '../findings.js';
import { fieldsOf } from '../forms/fields/index.js';
import type { Form } from '../forms/form.js';
import { type TableNames, type Vocabulary, vocabularyOf } from '../forms/vocabulary.js';
import type { Report, Section } from '../report.js';
import { assemble } from './assemble.js';
import { spacingOf } from './blank-evidence.js';
import { readFields } from './fields.js';
import { joinLabelsOfTables } from './label-below.js';
import { Machine } from './machine.js';
import { doubtInParts } from './namesakes-in-parts.js';
import { paragraph, type RawBlock, type RawSection, type RawTable, type Walked } from './raw.js';
import { type Before, type LooseRow, type ReadTable, readTable } from './read-table.js';
import { splitReports } from './split.js';
import type { Step } from './states.js';
import { isFilled, type StreamCell, streamOf } from './stream.js';
import { stubOf } from './stub.js';
import type { TornRow } from './torn.js';
import { wordingsOf } from './wordings.js';

export interface WalkedReport {
  /** Without relations: those are the checker's. */
  report: Report;
  loose: LooseRow[];
  torn: TornRow[];
  /** The narrative, paragraph by paragraph. */
  prose: Paragraph[];
}

export interface Paragraph {
  text: string;
  location: string;
}

const vocabularies = new WeakMap<readonly Form[], Vocabulary>();

/** The reports that a document holds, in its order; none where it holds no table of any form. */
export function walk(document: Document, forms: readonly Form[], trace?: (step: Step) => void): WalkedReport[] {
  const vocabulary = vocabularies.get(forms) ?? vocabularyOf(forms);
  vocabularies.set(forms, vocabulary);
  const walked = new Machine(vocabulary, trace).run(streamOf(document));
  const alone = vocabulary.sections.flatMap(({ opensReport, table }) => (opensReport && table ? [table] : []));
  const parts = splitReports(walked, vocabulary.sections[0]?.key ?? '', new Set(alone));
  return parts.flatMap((part) => walkPart(part, vocabulary, forms) ?? []);
}

function walkPart(walked: Walked, vocabulary: Vocabulary, forms: readonly Form[]): WalkedReport | null {
  const tables = readTables(walked, vocabulary, forms);
  const figures = tables.flatMap((table) => table.rows.flatMap((row) => row.figures));
  if (figures.every((figure) => figure.status === 'missing') || !isAboutDisclosure(walked, tables, vocabulary))
    return null;
  const { fields, findings } = readFields(walked.sections, fieldsOf(forms));
  const year = fields.year === undefined ? null : Number(fields.year.value);
  const { loose, torn, ...parts } = assemble(tables, forms, year);
  const report: Report = {
    form: parts.form,
    fields,
    tables: parts.tables,
    rows: parts.rows,
    figures: parts.figures,
    relations: [],
    narrative: narrativeOf(walked.sections),
    findings: withoutRepeats([...walked.findings, ...findings, ...parts.findings]),
  };
  return { report, loose, torn, prose: walked.sections.flatMap(({ paragraphs }) => paragraphs) };
}

/** Other statistics have tables of reviews and lawsuits too: such a table alone makes a report only if the text says so. */
function isAboutDisclosure({ sections }: Walked, tables: readonly ReadTable[], vocabulary: Vocabulary): boolean {
  const down = vocabulary.tables.filter((table) => table.layout === 'down').map((table) => table.key);
  if (tables.some((table) => down.includes(table.key))) return true;
  const texts = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(({ text }) => text)]);
  const { about } = wordingsOf(vocabulary.fields);
  return texts.some((text) => about.test(text));
}

function readTables(walked: Walked, vocabulary: Vocabulary, forms: readonly Form[]): ReadTable[] {
  const tables: ReadTable[] = [];
  const parts = new Map<string, Before>();
  const namesOf = (key: string): TableNames | undefined => vocabulary.tables.find((table) => table.key === key);
  joinLabelsOfTables(walked.tables, namesOf);
  const spacing = spacingOf(walked.tables.flatMap((table) => table.blocks.flatMap((block) => block.rows)));
  const early = walked.tables.some((raw) => hasFiguresFirst(raw, namesOf(raw.key)));
  joinParts(walked.tables);
  for (const raw of walked.tables) {
    const names = namesOf(raw.key);
    if (names === undefined) throw new RangeError(`no table is named ${raw.key}`);
    const before = behind(parts.get(raw.key));
    const table = readTable(raw, names, forms, before, { spacing, early });
    // a head of 指标, 单位 and 统计数 alone makes no table of the form: other statistics have it too
    if (names.units.length > 0 && table.rows.every((row) => row.local)) {
      giveBackTable(walked.sections, raw);
      continue;
    }
    parts.set(raw.key, before);
    giveBackProse(walked.sections, raw, table);
    if (table.rows.length > 0) tables.push(table);
  }
  tables[0]?.findings.push(...doubtInParts(tables, namesOf));
  return tables;
}

/** Blocks without a head go on below the last head of their table. */
function joinParts(tables: readonly RawTable[]): void {
  const open = new Map<string, RawBlock[]>();
  for (const { key, blocks } of tables) {
    for (const block of blocks) {
      const headless = block.head.flat().every(({ text }) => text.trim() === '') && block.heading === undefined;
      if (headless) open.get(key)?.push(block);
      else {
        const more: RawBlock[] = [];
        block.more = more;
        open.set(key, more);
      }
    }
  }
}

/** What the parts before tell, in a copy: a table that turns out to be another one tells nothing to the next part. */
const behind = (
  { heads, progress, codes }: Before = { heads: [], progress: { group: '', taken: new Set() } },
): Before => ({
  heads: [...heads],
  progress: { group: progress.group, taken: new Set(progress.taken) },
  ...(codes !== undefined && { codes }),
});

/** A cell a line, and below a head several figures before any label: the program wrote those of each row first. */
const hasFiguresFirst = ({ blocks }: RawTable, names: TableNames | undefined): boolean =>
  blocks.some((block) => {
    if (names?.layout !== 'down' || stubOf(block, names).serial) return false;
    const bare = ({ explicit, divided }: StreamCell): boolean => !explicit && !divided;
    const [first] = block.rows;
    return first?.labels.length === 0 && first.figures.length > 1 && first.figures.every(bare);
  });

/** Lines that were taken for labels or heads but belong to no row are narrative after all. */
function giveBackProse(sections: RawSection[], raw: RawTable, table: ReadTable): void {
  const heads =
    table.rows.length > 0
      ? []
      : raw.blocks.flatMap((block) => [...(block.heading ? [block.heading] : []), ...block.head.flat()]);
  const lines = [...heads, ...table.rest].filter(isFilled);
  const section = sections.findLast((candidate) => candidate.key === raw.key) ?? sections.at(-1);
  section?.paragraphs.push(...lines.map(({ text, location }) => paragraph({ text: text.trim(), location })));
}

/** A table of something else, a row a line. */
function giveBackTable(sections: RawSection[], { blocks, after }: RawTable): void {
  const rows = blocks.flatMap(({ head, rows }) => [
    ...head,
    ...rows.map(({ labels, figures }) => [...labels.flatMap(withUnit), ...figures]),
  ]);
  const lines = rows.flatMap((cells) => {
    const [first] = cells;
    const text = cells.map((cell) => cell.text.trim()).join('\t');
    return first === undefined || text.trim() === '' ? [] : [paragraph({ text, location: first.location })];
  });
  (sections[after.section] ?? sections.at(-1))?.paragraphs.push(...lines);
}

const withUnit = (label: StreamCell): StreamCell[] =>
  label.unit === undefined ? [label] : [label, { ...label, ...label.unit }];

function narrativeOf(sections: readonly RawSection[]): Section[] {
  return sections
    .filter((section) => section.paragraphs.length > 0)
    .map(({ key, heading, location, paragraphs }) => ({
      section: key,
      heading,
      text: paragraphs.map((paragraph) => paragraph.text).join('\n'),
      location: location || (paragraphs[0]?.location ?? ''),
    }));
}

/** Findings without repetition; those of the same kind at the same place once. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((found) => {
    const key = JSON.stringify([found.code, found.location, found.params]);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The finding for a document in which `walk` finds nothing. */
export const notAReport = (): Finding => finding('not_a_report');
