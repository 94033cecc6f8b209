/** All the names that a set of forms uses, table by table, ready to be recognised in a document. */
import { distance } from 'fastest-levenshtein';
import { fieldsOf } from './fields/index.js';
import { type FlatRow, type Form, type FormColumn, type FormField, type FormTable, flattenRows } from './form.js';
import { type NormalLabel, normalise } from './label.js';
import { prepare } from './match.js';

/** Something that a label can name: a row, a group, a column, a section. Its labels over all forms are its variants. */
export interface Name {
  key: string;
  /** The official label, for messages. */
  label: string;
  variants: Variant[];
}

export interface Variant extends NormalLabel {
  alias: boolean;
  /** Another row's label is hardly different: the number in front counts (2.同意公开答复数, 4.不同意公开答复数). */
  twin?: boolean;
}

export interface RowName extends Name {
  /** The row in each form that has it. */
  flat: FlatRow[];
}

export interface ColumnName extends Name {
  columns: { form: string; column: FormColumn }[];
}

export interface TableNames {
  key: string;
  layout: 'down' | 'across';
  nesting: 'columns' | 'lines';
  rows: RowName[];
  /** Groups that are no row themselves. */
  groups: Name[];
  columns: ColumnName[];
  columnGroups: Name[];
  /** Texts of the head that name no column (信息内容, 申请人情况, …). */
  head: Name[];
  /** Texts of the head over a column that numbers the rows, */
  serial: Name[];
  /** and over one that states the unit of each row. */
  units: Name[];
  localColumns: boolean;
  /** Those of the head over a column of codes. */
  codes: Name[];
  /** `head`, `serial` and `units`: the words of a head that are no label of a column. */
  headWords: Name[];
  /** `rows` and `groups`. */
  rowLabels: Name[];
  /** Lines above a head (第二十条第（一）项); the key is the index of the block. */
  blocks: Name[];
}

export interface SectionName extends Name {
  table?: string;
  /** See `FormSection.opens_report`. */
  opensReport?: boolean;
}

export interface Vocabulary {
  forms: readonly Form[];
  fields: readonly FormField[];
  sections: SectionName[];
  tables: TableNames[];
  /** The words of heads and the labels of rows, of all tables: most texts are none of them, and one look tells. */
  labels: Name[];
}

export function vocabularyOf(forms: readonly Form[]): Vocabulary {
  const sections = new Map<string, SectionName>();
  const tables = new Map<string, TableNames>();
  for (const form of forms) {
    for (const section of form.sections) {
      const name = named(sections, section.key, section.label, section.aliases);
      if (section.table !== undefined) name.table = section.table;
      if (section.opens_report === true) name.opensReport = true;
    }
    for (const table of form.tables) {
      const names = tables.get(table.key) ?? emptyTable(table);
      tables.set(table.key, names);
      addTable(names, form, table);
    }
  }
  for (const names of tables.values()) {
    markTwins(names.rows);
    names.headWords.push(...names.head, ...names.serial, ...names.units);
    names.rowLabels.push(...names.rows, ...names.groups);
  }
  const vocabulary = {
    forms,
    fields: fieldsOf(forms),
    sections: [...sections.values()],
    tables: [...tables.values()],
    labels: [...tables.values()].flatMap(({ headWords, rowLabels }) => [...headWords, ...rowLabels]),
  };
  prepare(vocabulary.sections);
  prepare(vocabulary.labels);
  for (const table of vocabulary.tables) for (const list of listsOf(table)) prepare(list);
  return vocabulary;
}

const listsOf = (table: TableNames): Name[][] => [
  table.rows,
  table.groups,
  table.columns,
  table.columnGroups,
  table.head,
  table.serial,
  table.units,
  table.codes,
  table.blocks,
  table.headWords,
  table.rowLabels,
];

/** At most so many characters apart, labels of two rows are twins. */
const TWINS_APART = 2;

/** Whether labels are so alike that the number in front must tell them apart. */
export const areTwins = (core: string, other: string): boolean => distance(core, other) <= TWINS_APART;

function markTwins(rows: readonly RowName[]): void {
  for (const row of rows) {
    const number = row.variants.find((variant) => !variant.alias)?.number ?? '';
    const others = rows.filter((other) => other !== row).flatMap((other) => other.variants);
    for (const variant of row.variants) {
      if (!others.some((other) => areTwins(other.core, variant.core))) continue;
      variant.twin = true;
      // the form says which number the row has, whatever its wording
      if (variant.number === '') variant.number = number;
    }
  }
}

function emptyTable({ key, layout, nesting = 'columns', local_columns = false }: FormTable): TableNames {
  const names = {
    rows: [],
    groups: [],
    columns: [],
    columnGroups: [],
    head: [],
    serial: [],
    units: [],
    codes: [],
    blocks: [],
    headWords: [],
    rowLabels: [],
  };
  return { key, layout, nesting, localColumns: local_columns, ...names };
}

function addTable(names: TableNames, form: Form, table: FormTable): void {
  for (const flat of flattenRows(form, table)) {
    const row = addName(names.rows, flat.key, flat.label, flat.aliases) as RowName;
    row.flat = [...(row.flat ?? []), flat];
    for (const group of flat.groups) {
      if (group.row === undefined) addName(names.groups, group.key || group.label, group.label, group.aliases);
    }
  }
  for (const column of table.columns) {
    const name = addName(names.columns, column.key, column.label, column.aliases) as ColumnName;
    name.columns = [...(name.columns ?? []), { form: form.name, column }];
    if (column.group !== undefined) addName(names.columnGroups, column.group, column.group);
  }
  for (const part of ['head', 'serial', 'units', 'codes'] as const) {
    for (const text of table[part] ?? []) addName(names[part], text, text);
  }
  for (const text of table.codes ?? []) addName(names.head, text, text);
  table.blocks.forEach((block, index) => {
    if (block.label !== undefined) addName(names.blocks, block.label, block.label);
    else if (table.blocks.length > 1) throw new RangeError(`block ${index} of table ${table.key} needs a label`);
  });
}

/** Adds a name, or further variants to the name of that key. */
function addName(list: Name[], key: string, label: string, aliases: readonly string[] = []): Name {
  let name = list.find((candidate) => candidate.key === key);
  if (name === undefined) {
    name = { key, label, variants: [] };
    list.push(name);
  }
  addVariants(name, label, aliases);
  return name;
}

function named(
  map: Map<string, SectionName>,
  key: string,
  label: string,
  aliases: readonly string[] = [],
): SectionName {
  const name = map.get(key) ?? { key, label, variants: [] };
  map.set(key, name);
  addVariants(name, label, aliases);
  return name;
}

/** Every variant has the same shape, whatever it was made of. */
export const variantOf = ({ full, core, number }: NormalLabel, alias: boolean): Variant => ({
  full,
  core,
  number,
  alias,
});

function addVariants(name: Name, label: string, aliases: readonly string[]): void {
  for (const [text, alias] of [[label, false], ...aliases.map((text) => [text, true])] as [string, boolean][]) {
    const normal = normalise(text);
    const present = name.variants.some((known) => known.full === normal.full && known.core === normal.core);
    if (!present) name.variants.push(variantOf(normal, alias));
  }
}
