/** What a CSV table is: its columns as data, from which header, rows, data package and data dictionary all come. */
import type { Bilingual } from '../forms/form.js';
import type { Value } from './csv.js';
import type { Entry } from './entry.js';

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'year';

/** A column as a reader sees it. */
export interface Field {
  name: string;
  type: FieldType;
  title: Bilingual;
  about: Bilingual;
  /** The unit of every value in it, where there is one. */
  unit?: string;
  /** The only values that occur. */
  values?: readonly string[];
  /** Never empty. */
  required?: boolean;
}

/** A column with the way to its value in a record. */
export interface Column<R> extends Field {
  of: (record: R) => Value;
}

export interface Table {
  /** The file is `<name>.csv`. */
  name: string;
  title: Bilingual;
  about: Bilingual;
  fields: readonly Field[];
  /** Fields that no two rows have in common; absent where nothing of the kind is true. */
  primaryKey?: readonly string[];
  /** Whether every `document` is one of `reports.csv`. */
  ofReports: boolean;
  rows: (entry: Entry) => Value[][];
}

type Definition<R> = Omit<Table, 'fields' | 'rows'> & {
  columns: readonly Column<R>[];
  records: (entry: Entry) => readonly R[];
};

/** Joins columns and records to a table whose record type no longer matters. */
export function defineTable<R>({ columns, records, ...rest }: Definition<R>): Table {
  return {
    ...rest,
    fields: columns,
    rows: (entry) => records(entry).map((record) => columns.map((column) => column.of(record))),
  };
}

/** Chinese, English. */
type Pair = readonly [zh: string, en: string];

const bilingual = ([zh, en]: Pair): Bilingual => ({ zh, en });

/** A column written in a line or two: name, type, title, what it says, value, and what else is true of it. */
export function column<R>(
  name: string,
  type: FieldType,
  title: Pair,
  about: Pair,
  of: (record: R) => Value,
  more: Partial<Pick<Field, 'unit' | 'values' | 'required'>> = {},
): Column<R> {
  return { name, type, title: bilingual(title), about: bilingual(about), of, ...more };
}

/** What a record of any table has: where it comes from, and by which form it was read. */
export interface Origin {
  entry: Entry;
  form: string;
}

/** Columns that tables begin with. */
export const DOCUMENT = column<{ entry: Entry }>(
  'document',
  'string',
  ['文件', 'document'],
  [
    '源文件相对于所给文件夹的路径（以 / 分隔）；同一文件中的第二份及以后的报告加 #2、#3……',
    'path of the source relative to the folder given, with /; #2, #3, … is added for further reports of one file',
  ],
  ({ entry }) => entry.document,
  { required: true },
);

export const FORM = column<Origin>(
  'form',
  'string',
  ['格式', 'form'],
  ['读取此行所依据的官方格式，如 foi-2021', 'the official form it was read by, e.g. foi-2021'],
  ({ form }) => form,
);

export const AGENCY = column<{ entry: Entry }>(
  'agency',
  'string',
  ['机关', 'agency'],
  ['报告机关；无法得知时为空', 'the authority that reports; empty when it cannot be told'],
  ({ entry }) => entry.report?.fields.agency?.value ?? '',
);

export const YEAR = column<{ entry: Entry }>(
  'year',
  'year',
  ['年度', 'year'],
  ['报告年度；无法得知时为空', 'the year reported on; empty when it cannot be told'],
  ({ entry }) => entry.report?.fields.year?.value ?? '',
);
