/**
 * What the state machine collects: tables with heads and rows, not yet named. As of a StreamCell, each is made with all its
 * properties.
 */
import type { Finding } from '../findings.js';
import type { SectionName } from '../forms/vocabulary.js';
import type { StreamCell } from './stream.js';

export interface RawRow {
  /** Texts before the figures: the row's label, perhaps in pieces, perhaps after the labels of its groups. */
  labels: StreamCell[];
  /** Cells behind the label, empty ones included where the source shows them. */
  figures: StreamCell[];
  /** The source says where the row ends. */
  hard: boolean;
  /** The cells have grid columns. */
  grid: boolean;
  /** Lines only: blank lines between the last figure (or the label) and what follows. */
  gapAfter: number;
  /** Its figure may as well be the serial number of the next row. */
  doubtful: boolean;
  /** Numbers on a line below it, perhaps torn from its own. */
  torn: StreamCell[] | undefined;
}

export interface RawBlock {
  /** The line above the head (第二十条第（一）项), if there was one. */
  heading: StreamCell | undefined;
  /** Lines of several words directly before the head: labels of columns, perhaps. They stay narrative as well. */
  above: readonly StreamCell[];
  /** The column head, row by row. */
  head: StreamCell[][];
  rows: RawRow[];
  /** Blocks without a head that follow in parts of the same table: what stands below the head goes on there. */
  more: readonly RawBlock[];
}

/** A row of which nothing has come yet. */
export const openRow = (grid: boolean): RawRow => ({
  labels: [],
  figures: [],
  hard: false,
  grid,
  gapAfter: 0,
  doubtful: false,
  torn: undefined,
});

/** A row like another, but for what is given. */
export const rowLike = (row: RawRow, changed: Partial<RawRow>): RawRow => ({
  labels: changed.labels ?? row.labels,
  figures: changed.figures ?? row.figures,
  hard: row.hard,
  grid: row.grid,
  gapAfter: row.gapAfter,
  doubtful: row.doubtful,
  torn: row.torn,
});

/** A block of which nothing has come yet. */
export const openBlock = (above: readonly StreamCell[]): RawBlock => ({
  heading: undefined,
  above,
  head: [[]],
  rows: [],
  more: [],
});

export interface RawTable {
  /** What stood before it: the index of the last section, and how many paragraphs that had. */
  after: { section: number; paragraphs: number };
  key: string;
  location: string;
  blocks: RawBlock[];
}

export interface RawParagraph {
  text: string;
  location: string;
  /** The title of a report, unlike any before it. */
  newTitle: boolean;
}

/** A paragraph that is no title of a report. */
export const paragraph = ({ text, location }: Pick<StreamCell, 'text' | 'location'>): RawParagraph => ({
  text,
  location,
  newTitle: false,
});

export interface RawSection {
  /** Key of the form's section, `preface`, or `unlisted`. */
  key: string;
  heading: string;
  location: string;
  /** The wordings of its heading, if that may be the title of a document of its own. */
  titles: readonly string[] | undefined;
  /** Narrative, paragraph by paragraph. */
  paragraphs: RawParagraph[];
}

/** The section that a heading begins; of one that no form knows, `unlisted`. */
export const openSection = ({ text, location }: StreamCell, section: SectionName | undefined): RawSection => ({
  key: section?.key ?? 'unlisted',
  heading: text.trim(),
  location,
  titles: section?.opensReport === true ? section.variants.map(({ core }) => core) : undefined,
  paragraphs: [],
});

/** What stands before the first heading. */
export const openPreface = (): RawSection => ({
  key: 'preface',
  heading: '',
  location: '',
  titles: undefined,
  paragraphs: [],
});

export interface Walked {
  sections: RawSection[];
  tables: RawTable[];
  findings: Finding[];
}

/** An empty cell of which it is not yet known whether it is a figure. */
export interface Held {
  cell: StreamCell;
  afterHint: boolean;
}
