/** What a form file says (`foi-2021.json` and its like; schema/form.schema.json), and the same flattened for the walk. */

export interface Bilingual {
  zh: string;
  en: string;
}

/** - `count`: a whole number, not negative; `change`: a whole number with a sign; `amount`: a decimal number. */
export type ColumnType = 'count' | 'change' | 'amount';

export interface FormColumn {
  key: string;
  /** Official label. */
  label: string;
  en: string;
  /** The unit that the form prescribes, or `declared`: the row's own, else the one that head or cell of the source states. */
  unit: string;
  type?: ColumnType;
  /** Label of the column group above it. */
  group?: string;
  group_en?: string;
  aliases?: string[];
}

export interface FormRow {
  /** Absent for a group that only holds rows and lends them no key. Keys of nested rows are dotted. */
  key?: string;
  label: string;
  en: string;
  aliases?: string[];
  /** What the form prints in the column of codes. */
  code?: string;
  /** The unit of the row's figures, where it is not the column's. */
  unit?: string;
  /** The type of the row's figures, where it is not the column's. */
  type?: ColumnType;
  rows?: FormRow[];
  /** For a group with figures of its own: the key of their row below the group's, or `true` for the group's key itself. */
  figures?: string | true;
}

/** Rows that share a column head. */
export interface FormBlock {
  /** The line above the head, e.g. 第二十条第（一）项. */
  label?: string;
  columns: string[];
  rows: FormRow[];
}

export interface FormTable {
  key: string;
  title: Bilingual;
  /**
   * - `down`: a row label, then a figure for each column;
   * - `across`: the rows stand side by side as column groups over one line of figures.
   */
  layout: 'down' | 'across';
  /**
   * - `columns` (if absent): labels of groups stand beside those of their rows, merged downwards;
   * - `lines`: every label has a line of its own, numbering alone says what stands below what.
   */
  nesting?: 'columns' | 'lines';
  /** Texts of the head that name no column. */
  head?: string[];
  /** Texts of the head over a column that numbers the rows. */
  serial?: string[];
  /** Texts of the head over a column of codes that stands behind the labels. */
  codes?: string[];
  /** Texts of the head over a column that states the unit of each row. */
  units?: string[];
  /** Columns with labels of the place's own are kept, under `local:<label>`. */
  local_columns?: boolean;
  columns: FormColumn[];
  blocks: FormBlock[];
}

export interface FormSection {
  key: string;
  label: string;
  aliases?: string[];
  /** The table that stands in this section. */
  table?: string;
  /** The heading may be the title of a document of its own. */
  opens_report?: boolean;
}

/** An equation that the form demands; `a.*` stands for every row below the group `a`. */
export interface FormRelation {
  name: string;
  table: string;
  for: 'each_row' | 'each_column';
  /** The columns it is evaluated for, where not for all: shares (%) are never summed. */
  columns?: string[];
  equation: string;
  zh: string;
  en: string;
}

/** Phrases of the prose that name a figure (check/phrases.ts has the notation). */
export interface FormMention {
  /** `table/row/column`, several joined by ` + `; `applications/denied.*` + `/total` for every row below a group. */
  figures: string;
  /** With `N` where the number stands. */
  phrases?: string[];
  /** Phrases that say there is none. */
  none?: string[];
  /** Words of which one must stand before the phrase or in its clause, with no other matter between. */
  among?: string[];
  /** Words with which the sentence speaks of something else. */
  not?: string[];
  /** The figure is a part of another: 其中 before it is no doubt. */
  part?: boolean;
}

export interface FormProse {
  /** Lists of words that the phrases name in braces: `{requests}`. */
  words: { name: string; words: string[] }[];
  mentions: FormMention[];
}

/** What stands behind the label of a field; walk/field-kinds.ts says how each is read. */
export const FIELD_KINDS = [
  'agency',
  'person',
  'telephone',
  'email',
  'date',
  'document_number',
  'year',
  'text',
  // known by what they are: their label only names them
  'title',
  'period',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Something that a report says about itself, behind a label: 联系电话：… */
export interface FormField {
  key: string;
  kind: FieldKind;
  label: string;
  en: string;
  aliases?: string[];
  /** Of a title: what such a report is about, in the notation of phrase.ts; what stands before it names the agency. */
  about?: string[];
  /** Of a title: the words that it ends in. */
  ends?: string[];
  /** Of a period: how a title, or a line of its own, states it (walk/period.ts has the notation). */
  in_title?: string[];
  /** Of a period: how the prose states it. */
  phrases?: string[];
}

export interface Form {
  name: string;
  title: Bilingual;
  /** The document that prescribes it. */
  source: string;
  years: { from: number; to?: number };
  /** Fields of the form's own, besides those of every report (fields/every-report.json). */
  fields?: FormField[];
  sections: FormSection[];
  tables: FormTable[];
  relations: FormRelation[];
  /** Equations between a report and that of the same authority for the year before: `previous(…)` names its figures. */
  between_years?: FormRelation[];
  /** Equations between a report and those of the units below it: `units(…)` is the sum of their figures. */
  across_units?: FormRelation[];
  /** Counts in the prose that are to be those of the tables. */
  prose?: FormProse;
}

/** A row of a form with its full key, its groups from the outside in, and the columns of its block, units and types its own. */
export interface FlatRow {
  form: string;
  table: string;
  /** Index of its block in the table. */
  block: number;
  key: string;
  label: string;
  en: string;
  aliases: string[];
  code: string | undefined;
  groups: FlatGroup[];
  /** The group that the row is itself, for the rows below it. */
  own: FlatGroup | undefined;
  columns: FormColumn[];
}

export interface FlatGroup {
  /** Dotted key, or empty for a group that lends no key. */
  key: string;
  label: string;
  aliases: string[];
  /** Key of the row that the group is itself. */
  row?: string;
}

/** The rows of a table, in order, with dotted keys; a group with figures of its own comes before its rows. */
export function flattenRows(form: Form, table: FormTable): readonly FlatRow[] {
  const known = FLATTENED.get(table);
  if (known !== undefined) return known;
  const flat = flattened(form, table);
  FLATTENED.set(table, flat);
  return flat;
}

/** Asked for again and again while a document is walked; a form does not change. */
const FLATTENED = new WeakMap<FormTable, readonly FlatRow[]>();

function flattened(form: Form, table: FormTable): FlatRow[] {
  const flat: FlatRow[] = [];
  const visit = (rows: FormRow[], block: number, columns: FormColumn[], groups: FlatGroup[], prefix: string): void => {
    for (const row of rows) {
      const { label, en, aliases = [], code } = row;
      const key = row.key === undefined ? prefix : below(prefix, row.key);
      const add = (figuresKey: string, own?: FlatGroup): void => {
        flat.push({
          form: form.name,
          table: table.key,
          block,
          key: figuresKey,
          label,
          en,
          aliases,
          code,
          groups,
          own,
          columns: columns.map((column) => ofRow(column, row)),
        });
      };
      if (row.rows === undefined) {
        add(key);
        continue;
      }
      const group: FlatGroup = { key: row.key === undefined ? '' : key, label, aliases };
      if (row.figures !== undefined) {
        group.row = row.figures === true ? key : below(key, row.figures);
        add(group.row, group);
      }
      visit(row.rows, block, columns, [...groups, group], key);
    }
  };
  table.blocks.forEach((block, index) => {
    const columns = block.columns.map((key) => columnOf(table, key));
    visit(block.rows, index, columns, [], '');
  });
  return flat;
}

const below = (prefix: string, key: string): string => (prefix === '' ? key : `${prefix}.${key}`);

function ofRow(column: FormColumn, { unit, type }: FormRow): FormColumn {
  if (unit === undefined && type === undefined) return column;
  return Object.assign({}, column, unit === undefined ? null : { unit }, type === undefined ? null : { type });
}

/** @throws RangeError when the form names a column that it does not define: a mistake in the form file. */
export function columnOf(table: FormTable, key: string): FormColumn {
  const column = table.columns.find((candidate) => candidate.key === key);
  if (column === undefined) throw new RangeError(`table ${table.key} has no column ${key}`);
  return column;
}
