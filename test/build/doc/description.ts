/** What a document for a test is described by. A string is the short form of a run, a paragraph, a cell. */
import type { Prl } from './sprm.js';

export interface DocDescription {
  body: Block[];
  /** Stories of the first section: [MS-DOC] 2.3.3. */
  header?: Block[];
  footer?: Block[];
  styles?: Style[];
  lists?: List[];
  /** A paragraph's `list.use` counts from 1 in here, as sprmPIlfo does. */
  listUses?: ListUse[];
  storage?: Storage;
}

export type Block = string | Paragraph | Table | Section;

export interface Paragraph {
  runs: Inline[];
  /** Index into the stylesheet: 0 is Normal, the first of `styles` is 15. */
  style?: number;
  list?: { use: number; level: number };
  /** More properties of the paragraph. */
  properties?: Prl[];
  /** Properties of its mark: a deleted one joins two paragraphs. */
  mark?: RunProperties;
}

export type Inline = string | Run | Field | Note | Special;

export interface RunProperties {
  hidden?: boolean;
  struck?: boolean;
  struckTwice?: boolean;
  superscript?: boolean;
  subscript?: boolean;
  deleted?: boolean;
  inserted?: boolean;
  /** Index into the stylesheet. */
  style?: number;
  /** More properties. */
  properties?: Prl[];
}

export interface Run extends RunProperties {
  /** `\t`, `\v` (line break), `\f` (page break), \x1e and \x1f are Word's own; `\r` ends a paragraph where it should not. */
  text: string;
  /** Kept in the piece table and not with the characters: the run becomes a piece of its own (2.9.214). */
  prm?: Prm;
}

/** One property by its short number, or any by a list kept beside the piece table (Prc). */
export type Prm = { isprm: number; value: number } | { properties: Prl[] };

export interface Field {
  /** Its code may hold fields. */
  field: Inline[];
  /** Absent: the field has no separator and no result. */
  result?: Inline[];
  /** `flt`: 0x58 is HYPERLINK. */
  type?: number;
  /** Left open: no end mark. */
  unended?: boolean;
}

/** Text of another subdocument, and its reference in this one. */
export type Note = { footnote: Block[] } | { endnote: Block[] } | { comment: Block[] } | { textBox: Block[] };

export type Special = { symbol: { font: number; code: number } } | { picture: true } | { object: true };

/** Ends a section: the text before it is a paragraph of the section. */
export interface Section {
  section: Inline[];
}

export interface Table {
  rows: Row[];
}

export interface Row {
  cells: Cell[];
  /** Left edge of the first cell, in twentieths of a point. */
  left?: number;
  /** How the row's properties are kept (2.6.2): with the paragraph, or in the Data stream, where Word keeps them. */
  kept?: 'papx' | 'huge' | 'hugeOld' | 'tableProps' | 'hugeTableProps';
  /** Beside `tableProps` the row stands once more for Word 97: as it is, or with one cell to show who reads it. */
  fallback?: 'same' | 'one_cell';
  /** How the cells are defined: `define` sprmTDefTable, `insert` sprmTInsert and sprmTDxaCol as Word 2000 and later. */
  defined?: 'define' | 'insert';
  /** Fewer cell descriptors (TC80) than cells: those that lack are as if all zero. */
  descriptors?: number;
  /** sprmTMerge: cells from the first to the one before the second are one. */
  merge?: [first: number, limit: number][];
  deleted?: boolean;
  inserted?: boolean;
  /** More properties, after those of the cells. */
  properties?: Prl[];
}

export interface Cell {
  content: string | Block[];
  /** Twentieths of a point. */
  width: number;
  /**
   * fFirstMerged and fMerged, bits 0 and 1 in Word's own description of 1997 (TC.rgf); TCGRF.horzMerge of [MS-DOC] has them
   * the other way round (`over` 2, `on` 1).
   */
  across?: 'first' | 'merged' | 'firstSpec' | 'mergedSpec';
  /** In the cell's descriptor (TC80), or by a modifier of its own (sprmTVertMerge). */
  down?: 'restart' | 'merged' | 'restartModifier' | 'mergedModifier';
  /** The cell is deleted by a tracked change: so are its text and its mark. */
  mark?: RunProperties;
}

export interface Style {
  name: string;
  kind: 'paragraph' | 'character';
  /** Index into the stylesheet; Normal (0) for paragraphs unless said otherwise, none for characters. */
  base?: number;
  paragraph?: Prl[];
  character?: Prl[];
}

export interface List {
  id: number;
  levels: ListLevel[];
}

export interface ListLevel {
  /** MSONFC: 0 decimal, 1 roman, 10 〇一二, 11 一二三, 37 and 39 Chinese counting, 23 bullet. */
  format: number;
  /** `（%2）`: `%1` is the number of level 0. */
  text: string;
  start?: number;
  follow?: 'tab' | 'space' | 'nothing';
  legal?: boolean;
  /** Never restarts, or only after this level. */
  restartAfter?: number;
}

export interface ListUse {
  list: number;
  overrides?: { level: number; start?: number; instead?: ListLevel }[];
}

export interface Storage {
  /** Which release wrote it: decides nFib and the length of the FIB. */
  release?: 1997 | 2000 | 2002 | 2003 | 2007;
  /** nFib itself, whatever the release. */
  nFib?: number;
  table?: '0Table' | '1Table';
  /** cp1252 where the characters allow: never (all UTF-16), in whole pieces, or a piece for each stretch of Latin. */
  compress?: 'never' | 'whole' | 'mixed';
  /**
   * The text is cut into so many pieces and kept in another order; `leftover` is text that no piece points to. Text whose
   * paragraph ends in another piece has the properties of its own paragraph, or those of whatever follows it in the file:
   * only those of the mark count (2.4.6.1).
   */
  fastSaved?: { pieces: number; seed: number; leftover?: string; tails?: 'own' | 'other' };
  /** Word 97 wrote no sprmPItap; it knew no table within a table. */
  depth?: 'always' | 'nested';
  encryption?: { kind: 'rc4'; password: string } | { kind: 'xor' };
  /** Streams as short as they come, and so in the mini stream of the container. */
  short?: boolean;
  /** More streams, by name. */
  streams?: Record<string, Uint8Array>;
}
