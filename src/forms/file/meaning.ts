/** What a schema cannot see: keys that are taken, names of what is not there, labels that nobody could tell apart. */
import type { Form } from '../form.js';
import { acrossFaults } from './across.js';
import { type Fault, faultAt } from './fault.js';
import { fieldFaults } from './fields.js';
import type { Node } from './json.js';
import { ambiguousLabels } from './labels.js';
import { nearest } from './nearest.js';
import { type FormOutline, outlineOf, type Said, type TableOutline } from './outline.js';
import { proseFaults } from './prose.js';
import { relationFaults, unknownTable } from './relations.js';

/** CSV files that every run writes, and columns that every table of a form has. */
const RESERVED_TABLES = ['reports', 'cells', 'relations', 'narrative', 'findings', 'datapackage', 'run'];
const RESERVED_COLUMNS = ['document', 'form', 'agency', 'year', 'row', 'label', 'local', 'flags'];

export function meaningFaults(root: Node, others: readonly Form[]): Fault[] {
  const form = outlineOf(root);
  return [
    ...nameFaults(form, others),
    ...yearFaults(form),
    ...repeatedKeys(form.sections.map(({ key }) => key)),
    ...repeatedKeys(form.tables.map(({ key }) => key)),
    ...sectionFaults(form),
    ...form.tables.flatMap((table) => [...tableFaults(table, others), ...ambiguousLabels(table)]),
    ...repeatedRelations(form),
    ...form.relations.flatMap((relation) => relationFaults(relation, form.tables)),
    ...acrossFaults(form),
    ...proseFaults(form),
    ...fieldFaults(form, others),
  ];
}

function nameFaults({ name }: FormOutline, others: readonly Form[]): Fault[] {
  if (name === undefined || others.every((other) => other.name !== name.text)) return [];
  return [faultAt('name_taken', name, { name: name.text })];
}

function yearFaults({ years: { node, from, to } }: FormOutline): Fault[] {
  if (node === undefined || from === undefined || to === undefined || from <= to) return [];
  return [faultAt('years_reversed', { node }, { from, to })];
}

export function repeatedKeys(keys: readonly (Said | undefined)[]): Fault[] {
  const first = new Map<string, Said>();
  return keys.flatMap((key) => {
    if (key === undefined) return [];
    const before = first.get(key.text);
    if (before !== undefined) return [faultAt('key_repeated', key, { key: key.text, at: before.node.offset })];
    first.set(key.text, key);
    return [];
  });
}

function sectionFaults({ sections, tables }: FormOutline): Fault[] {
  const known = tables.flatMap(({ key }) => key?.text ?? []);
  return sections.flatMap(({ table }) => (table === undefined ? [] : unknownTable(table, known)));
}

function tableFaults(table: TableOutline, others: readonly Form[]): Fault[] {
  const { key, columns, rows } = table;
  const reserved = [
    ...(key !== undefined && RESERVED_TABLES.includes(key.text) ? [key] : []),
    ...columns.flatMap((column) => (column.key && RESERVED_COLUMNS.includes(column.key.text) ? [column.key] : [])),
  ];
  return [
    ...reserved.map((said) => faultAt('key_reserved', said, { key: said.text })),
    ...layoutFaults(table, others),
    ...repeatedKeys(columns.map((column) => column.key)),
    ...repeatedKeys(rows.filter(({ figures }) => figures).map((row) => row.key)),
    ...blockFaults(table),
  ];
}

/** Tables of one key are generations of one table: they share a CSV and a way to be read. */
function layoutFaults({ key, layout }: TableOutline, others: readonly Form[]): Fault[] {
  for (const { name, tables } of others) {
    const other = tables.find((table) => table.key === key?.text);
    if (other === undefined || layout === undefined || other.layout === layout.text) continue;
    return [faultAt('layout_differs', layout, { form: name, layout: other.layout })];
  }
  return [];
}

function blockFaults({ key, blocks, columns }: TableOutline): Fault[] {
  const known = columns.flatMap((column) => column.key?.text ?? []);
  const used = blocks.flatMap((block) => block.columns);
  const unknown = known.length === 0 ? [] : used.filter(({ text }) => !known.includes(text));
  // a column whose name a block misspells is not unused
  const spare = unknown.length > 0 || used.length === 0 ? [] : columns;
  const unused = spare.flatMap((column) =>
    column.key !== undefined && used.every(({ text }) => text !== column.key?.text) ? [column.key] : [],
  );
  const labels = new Set<string>();
  return [
    ...unknown.map((said) =>
      faultAt('column_unknown', said, { table: key?.text ?? '', key: said.text, near: nearest(said.text, known) }),
    ),
    ...unused.map((said) => faultAt('column_unused', said, { key: said.text })),
    ...blocks.flatMap(({ label }) => {
      if (label === undefined) return [];
      if (labels.has(label.text)) return [faultAt('block_repeated', label, { label: label.text })];
      labels.add(label.text);
      return [];
    }),
  ];
}

/** Equations between reports may share a name among each other, none may have that of one within them. */
function repeatedRelations({ relations, between_years, across_units }: FormOutline): Fault[] {
  const taken = [...between_years, ...across_units].flatMap(({ table, name }) => {
    const own = relations.find(
      (relation) => relation.table?.text === table?.text && relation.name?.text === name?.text,
    );
    return name && own?.name ? [faultAt('key_repeated', name, { key: name.text, at: own.name.node.offset })] : [];
  });
  return [...repeatedIn(relations), ...taken];
}

function repeatedIn(relations: FormOutline['relations']): Fault[] {
  const tables = new Set(relations.map(({ table }) => table?.text));
  return [...tables].flatMap((table) =>
    repeatedKeys(relations.filter((relation) => relation.table?.text === table).map(({ name }) => name)),
  );
}
