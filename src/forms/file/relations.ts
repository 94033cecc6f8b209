/** The relations of a form file: what they name must be there, and leave something to check. */
import { type Fault, faultAt } from './fault.js';
import type { Node } from './json.js';
import { nearest } from './nearest.js';
import type { RelationOutline, Said, TableOutline } from './outline.js';

/** Where a table is named that there is not. */
export function unknownTable(table: Said, known: readonly string[]): Fault[] {
  if (known.includes(table.text)) return [];
  return [faultAt('table_unknown', table, { key: table.text, near: nearest(table.text, known) })];
}

const TERM = /[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\.\*)?/g;

export function relationFaults(relation: RelationOutline, tables: readonly TableOutline[]): Fault[] {
  const { equation } = relation;
  // what is no equation has no terms
  const isOne = equation !== undefined && /^[a-z0-9_.*+ ]+ = [a-z0-9_.*+ ]+$/.test(equation.text);
  const faults = namingFaults(relation, isOne ? [termsOf(equation)] : [], tables);
  return [...faults, ...limitFaults(relation, tables)];
}

/** The columns to which a relation is limited. */
function limitFaults({ table: name, scope, columns }: RelationOutline, tables: readonly TableOutline[]): Fault[] {
  const table = tables.find(({ key }) => key?.text === name?.text);
  const known = table?.columns.flatMap(({ key }) => key?.text ?? []) ?? [];
  if (table === undefined || known.length === 0) return [];
  return columns.flatMap((column) => {
    if (scope === 'each_row') return [faultAt('columns_idle', column)];
    return known.includes(column.text) ? [] : unknown('column_unknown', column, table, known);
  });
}

/** @param reports the terms, those of each report by themselves: the same key may stand for two of them */
export function namingFaults(
  { table: name, equation, scope }: RelationOutline,
  reports: readonly (readonly Said[])[],
  tables: readonly TableOutline[],
): Fault[] {
  if (name === undefined) return [];
  const table = tables.find(({ key }) => key?.text === name.text);
  if (table === undefined) {
    const known = tables.flatMap(({ key }) => key?.text ?? []);
    return unknownTable(name, known);
  }
  if (equation === undefined || !['each_row', 'each_column'].includes(scope)) return [];
  return scope === 'each_row'
    ? columnTerms(reports, equation, table)
    : reports.flatMap((terms) => rowTerms(terms, table));
}

/** The terms with their places. */
const termsOf = (equation: Said): Said[] =>
  [...equation.text.matchAll(TERM)].map((found) => partOf(equation, found.index, found[0]));

/** A part of a text with its place: within the quotes, keys have no escapes. */
export function partOf({ node }: Said, from: number, text: string): Said {
  return { text, node: { ...node, offset: node.offset + 1 + from, length: text.length } satisfies Node };
}

/** Nothing is known of a table whose columns or rows could not be read: what they lack is said there. */
function columnTerms(reports: readonly (readonly Said[])[], equation: Said, table: TableOutline): Fault[] {
  const terms = reports.flat();
  const known = table.columns.flatMap(({ key }) => key?.text ?? []);
  if (known.length === 0) return [];
  const faults = terms.flatMap((term) =>
    known.includes(term.text) ? [] : unknown('column_unknown', term, table, known),
  );
  if (faults.length > 0) return faults;
  const together = table.blocks.some(({ columns }) =>
    terms.every((term) => columns.some((column) => column.text === term.text)),
  );
  return [
    ...(together ? [] : [faultAt('relation_idle', equation)]),
    ...reports.flatMap((own) => twice(own, (term) => [term])),
  ];
}

function rowTerms(terms: readonly Said[], table: TableOutline): Fault[] {
  const keys = table.rows.flatMap(({ key, figures }) => (figures && key !== undefined ? [key.text] : []));
  if (keys.length === 0) return [];
  const groups = keys.flatMap((key) => prefixesOf(key)).map((group) => `${group}.*`);
  const rowsOf = (term: string): string[] =>
    term.endsWith('.*') ? keys.filter((key) => key.startsWith(term.slice(0, -1))) : keys.filter((key) => key === term);
  const faults = terms.flatMap((term) =>
    rowsOf(term.text).length > 0 ? [] : unknown('row_unknown', term, table, [...keys, ...groups]),
  );
  return [...faults, ...twice(terms, rowsOf)];
}

const prefixesOf = (key: string): string[] =>
  key
    .split('.')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('.'));

export function unknown(
  code: 'column_unknown' | 'row_unknown',
  term: Said,
  { key }: TableOutline,
  known: string[],
): Fault[] {
  return [faultAt(code, term, { table: key?.text ?? '', key: term.text, near: nearest(term.text, known) })];
}

/** A term on both sides, or twice on one: what is left of the equation says less than it seems, or nothing. */
function twice(terms: readonly Said[], named: (term: string) => string[]): Fault[] {
  const seen = new Set<string>();
  return terms.flatMap((term) => {
    const again = named(term.text).find((key) => seen.has(key));
    for (const key of named(term.text)) seen.add(key);
    return again === undefined ? [] : [faultAt('relation_trivial', term, { key: again })];
  });
}
