/** The relations of the forms (勾稽关系), evaluated over the figures of a report. */
import { type Bilingual, type FlatRow, type Form, type FormRelation, flattenRows } from '../forms/form.js';
import type { Figure, RelationResult, Report } from '../report.js';
import { isLocalColumn } from '../walk/local-columns.js';
import { type Equation, parseEquation } from './equation.js';

/** One relation for one row or one column: the figures on both sides, by key `table/row/column`. */
export interface Instance {
  readonly relation: FormRelation;
  readonly scope: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Both sides. */
  readonly figures: readonly string[];
  readonly words: Bilingual;
}

/** A relation for one row or one column. */
export const instanceOf = (
  relation: FormRelation,
  scope: string,
  left: readonly string[],
  right: readonly string[],
): Instance => ({
  relation,
  scope,
  left,
  right,
  figures: [...left, ...right],
  words: { zh: relation.zh, en: relation.en },
});

/** Where each figure stands, by its key. */
export const placesOf = (figures: readonly Figure[]): ReadonlyMap<string, number> =>
  new Map(figures.map((figure, at) => [figureKey(figure), at]));

export const figureKey = (figure: Pick<Figure, 'table' | 'row' | 'column'>): string =>
  `${figure.table}/${figure.row}/${figure.column}`;

/** Every relation that the report's forms demand, for each row or each column of its tables. */
export function instancesOf(
  report: Pick<Report, 'tables' | 'form'> & Partial<Pick<Report, 'figures'>>,
  forms: readonly Form[],
): readonly Instance[] {
  const lists = report.tables.map(({ table, form }): readonly Instance[] => {
    const names = form.split('+');
    const owner = forms.find(
      (candidate) => names.includes(candidate.name) && (names.length === 1 || candidate.name === report.form),
    );
    const own = (report.figures ?? []).filter((figure) => figure.table === table).map((figure) => figure.column);
    return owner === undefined ? NONE : tableInstances(owner, table, new Set(own));
  });
  return joined(lists);
}

const NONE: readonly Instance[] = [];

/** The lists in one, the same one for the same lists: most reports follow one form. */
function joined(lists: readonly (readonly Instance[])[]): readonly Instance[] {
  const [first = NONE] = lists;
  const known = JOINED.get(first);
  if (known?.lists.length === lists.length && known.lists.every((list, at) => list === lists[at])) return known.all;
  const all = lists.flat();
  JOINED.set(first, { lists, all });
  return all;
}

const JOINED = new WeakMap<
  readonly Instance[],
  { lists: readonly (readonly Instance[])[]; all: readonly Instance[] }
>();

/** By figure, the relations that it takes part in. */
export function relationsTouching(instances: readonly Instance[]): ReadonlyMap<string, readonly Instance[]> {
  const known = TOUCHING.get(instances);
  if (known !== undefined) return known;
  const touching = new Map<string, Instance[]>();
  for (const instance of instances) {
    for (const key of instance.figures) {
      const own = touching.get(key);
      if (own === undefined) touching.set(key, [instance]);
      else own.push(instance);
    }
  }
  TOUCHING.set(instances, touching);
  return touching;
}

const TOUCHING = new WeakMap<readonly Instance[], ReadonlyMap<string, readonly Instance[]>>();

function tableInstances(form: Form, table: string, own: ReadonlySet<string>): readonly Instance[] {
  const formTable = form.tables.find((candidate) => candidate.key === table);
  if (formTable === undefined) return [];
  // without columns of the place's own, they are the same for every report
  const known = INSTANCES.get(form) ?? new Map<string, readonly Instance[]>();
  const hasOwn = [...own].some(isLocalColumn);
  const before = hasOwn ? undefined : known.get(table);
  if (before !== undefined) return before;
  const rows = flattenRows(form, formTable);
  const relations = form.relations.filter((relation) => relation.table === table);
  const columns = formTable.columns.map((column) => column.key);
  const instances = relations.flatMap((relation) =>
    relation.for === 'each_row' ? rowInstances(relation, rows, columns) : columnInstances(relation, rows, own),
  );
  if (!hasOwn) INSTANCES.set(form, known.set(table, instances));
  return instances;
}

/** By form, and not by its table: another form may have the same table and other relations. */
const INSTANCES = new WeakMap<Form, Map<string, readonly Instance[]>>();

/** One for each row that has all the columns of the equation: blocks of a table may have different ones. */
function rowInstances(relation: FormRelation, rows: readonly FlatRow[], columns: string[]): Instance[] {
  const { left, right } = parseEquation(relation.equation, columns);
  return rows.flatMap((row) => {
    const own = row.columns.map((column) => column.key);
    if (![...left, ...right].every((key) => own.includes(key))) return [];
    const key = (column: string): string => figureKey({ table: row.table, row: row.key, column });
    return [instanceOf(relation, row.key, left.map(key), right.map(key))];
  });
}

/** @param own the columns that the report has: a form's, or the place's own in their place */
function columnInstances(relation: FormRelation, rows: readonly FlatRow[], own: ReadonlySet<string>): Instance[] {
  const equation: Equation = parseEquation(
    relation.equation,
    rows.map((row) => row.key),
  );
  const formed = [...new Set(rows.flatMap((row) => row.columns.map((column) => column.key)))];
  const local = [...own].filter(isLocalColumn);
  const limited = relation.columns === undefined ? formed : formed.filter((key) => relation.columns?.includes(key));
  const columns = local.length === 0 ? limited : [...limited.filter((key) => own.has(key)), ...local];
  return columns.map((column) => {
    const key = (row: string): string => figureKey({ table: relation.table, row, column });
    return instanceOf(relation, column, equation.left.map(key), equation.right.map(key));
  });
}

/**
 * Evaluates one instance.
 * @param value the value of a figure, or null where it has none: then nothing can be checked, and nothing has failed
 */
export function evaluate(instance: Instance, value: (key: string) => number | null): RelationResult {
  const left = sum(instance.left, value);
  const right = sum(instance.right, value);
  const difference = differenceOf(left, right);
  const { relation, scope, words, figures } = instance;
  return {
    table: relation.table,
    relation: relation.name,
    scope,
    equation: relation.equation,
    words,
    left,
    right,
    difference,
    result: resultOf(difference),
    figures,
  };
}

/** What `evaluate` says, and nothing else: for those that try many values. */
export const tried = ({ left, right }: Instance, value: (key: string) => number | null): RelationResult['result'] =>
  resultOf(differenceOf(sum(left, value), sum(right, value)));

/** Amounts are decimals: what is less than a millionth is the computer's, not the report's. */
const differenceOf = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? null : Math.round((left - right) * 1e6) / 1e6;

const resultOf = (difference: number | null): RelationResult['result'] =>
  difference === null ? 'not_checkable' : difference === 0 ? 'held' : 'failed';

function sum(keys: readonly string[], value: (key: string) => number | null): number | null {
  let total = 0;
  for (const key of keys) {
    const part = value(key);
    if (part === null) return null;
    total += part;
  }
  return total;
}
