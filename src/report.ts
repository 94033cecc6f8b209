/** The model between walking and writing: what a report says, figure by figure, each with its place and its status. */
import type { Encoding, Format } from './document.js';
import type { Finding } from './findings.js';

/** How a figure came to be. Only `read`, `repaired` and `placed` carry a value. Blank is not zero. */
export const STATUSES = [
  'read',
  'repaired',
  'placed',
  'blank',
  'not_applicable',
  'unreadable',
  'unplaced',
  'missing',
] as const;
export type Status = (typeof STATUSES)[number];

/** The rules by which damage is undone. A figure under `repaired` names those that were applied. */
export const RULES = {
  letter_for_digit: {
    zh: '只与数字相连的字母 O、l、I 当作 0、1',
    en: 'letters that stand for digits, nothing but digits beside them: `1O` is 10, `3l` is 31',
  },
  zero_in_words: { zh: '“零”当作 0', en: '零 is 0' },
  digits_rejoined: {
    zh: '拆开的数字合为一个，勾稽关系全部成立',
    en: 'digits torn apart are put together, and every relation then holds: `12 3` is 123',
  },
  leading_zeros: { zh: '去掉数字前多余的 0', en: '`007` is 7' },
  unit_converted: {
    zh: '换算为列的单位',
    en: 'an amount in another unit than the column has: `251000元` under 万元 is 25.1',
  },
  row_shifted: {
    zh: '单元格与列名错位，按次序归列',
    en: 'as many cells as columns, but not under their labels: taken in order',
  },
  form_order: { zh: '没有列名，按官方格式的列序', en: 'no column labels: columns in the order of the form' },
  label_by_place: {
    zh: '行名残缺，按所在位置认定',
    en: 'the label of the row is damaged; its place tells which it is',
  },
} as const;
export type Rule = keyof typeof RULES;

/** One number that a form asks for. */
export interface Figure {
  table: string;
  row: string;
  column: string;
  /** null unless the status is `read`, `repaired` or `placed`. */
  value: number | null;
  /** 件, 项, 万元, … ; empty where neither form nor source states one. */
  unit: string;
  status: Status;
  /** The text of the cell, whitespace at the ends removed. For `unplaced`: all texts of the row, joined by ` | `. */
  raw: string;
  /** `L<line>` in a text, `T<table>R<row>C<cell>` in a grid, empty for `missing`. */
  location: string;
  /** Names of the repair rules applied, in order; undefined when none was. */
  rules?: Rule[] | undefined;
}

/** A row of a form's table as it stands in a document. */
export interface ReportRow {
  table: string;
  /** Key of the form's row, or `local:<label>` (below a known group `group.local:<label>`) for a row that the form lacks. */
  row: string;
  /** The form that the row was read by. */
  form: string;
  /** The official label, or the source's own for a local row. */
  label: string;
  /** The label as the source has it. */
  sourceLabel: string;
  /** How the label was recognised: `exact`, `alias`, `wrapped`, `prefix`, `similar`, `place`; `none` for a local or a missing row. */
  match: string;
  local: boolean;
  location: string;
}

/** Something said about the whole report: title, agency, year, telephone. */
export interface Field {
  value: string;
  /** The text it was taken from. */
  raw: string;
  location: string;
}

/** The fields of every report; a form may have further ones. */
export type FieldKey =
  | 'title'
  | 'agency'
  | 'year'
  | 'period_from'
  | 'period_to'
  | 'signatory'
  | 'telephone'
  | 'email'
  | 'address'
  | 'document_number'
  | 'published';

/** By key, in the order of the form files; absent where the text does not say it. */
export type Fields = { [key in FieldKey]?: Field | undefined } & { [key: string]: Field | undefined };

/** A section of prose. */
export interface Section {
  /** Key of the form's section, `preface` before the first heading, `unlisted` for a heading that no form knows. */
  section: string;
  heading: string;
  text: string;
  location: string;
}

/** An equation of the form, evaluated for one row or one column. */
export interface RelationResult {
  table: string;
  /** Name of the relation in the form, e.g. `results`. */
  relation: string;
  /** The row or the column it was evaluated for, e.g. `granted`. */
  scope: string;
  /** The equation in keys, e.g. `natural_person + … = total`. */
  equation: string;
  /** The equation in words. */
  words: { readonly zh: string; readonly en: string };
  /** Sum of each side; null when a figure is without value. */
  left: number | null;
  right: number | null;
  /** left − right */
  difference: number | null;
  result: 'held' | 'failed' | 'not_checkable';
  /** The figures in it, `table/row/column`. */
  figures: readonly string[];
}

/** A count in the prose of which it is clear which figures of the tables it should be. */
export interface Mention {
  /** `table/row/column`; several are to be added up. */
  figures: string[];
  value: number;
  /** The clause, without spaces. */
  text: string;
  location: string;
}

/** How many figures of which form a table was read by. */
export interface TableForm {
  table: string;
  /** Name of the form that decided its shape; several forms joined by `+` when its blocks follow different ones. */
  form: string;
  location: string;
}

/** One report. */
export interface Report {
  /** The form that most blocks follow, e.g. `foi-2021`. */
  form: string;
  fields: Fields;
  tables: TableForm[];
  rows: ReportRow[];
  /** In the order of the form; local rows after the row they follow in the source. */
  figures: Figure[];
  relations: RelationResult[];
  narrative: Section[];
  /** Counts that the prose names; absent before the checks. */
  mentions?: Mention[];
  findings: Finding[];
}

/** The columns that a form has, table by table: of a `Form`, what decides what may be written. */
export interface FormColumns {
  tables: readonly { key: string; columns: readonly { key: string }[] }[];
}

/** What came of one document. */
export interface Conversion {
  /** The source's path relative to the folder given, with `/`. */
  document: string;
  source: { format: Format; bytes: number; encoding?: Encoding; layouts: string[] };
  /**
   * `read`: at least one report; `unreadable`: the format cannot be read or the bytes are damaged; `no_report`: read, but no report
   * in it; `archive`: opened, each file in it is a document of its own.
   */
  outcome: 'read' | 'unreadable' | 'no_report' | 'archive';
  reports: Report[];
  /** The forms that were looked for, where they were others than the built-in ones. */
  forms?: readonly FormColumns[];
  /** Findings about the document as a whole; each report carries its own besides. */
  findings: Finding[];
  /** Of an archive: how many files in it were left out, lock files and what systems strew. */
  leftOut?: number;
}
