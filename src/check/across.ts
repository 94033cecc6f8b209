/** Relations between reports: what is kept of each report for them, and how one is evaluated. */
import type { Finding } from '../findings.js';
import { type Form, type FormRelation, flattenRows } from '../forms/form.js';
import type { RelationResult, Report } from '../report.js';
import { parseAcross, type Term } from './equation.js';
import { figureKey } from './relations.js';

/** What is kept of a report until all reports of the run are there: few figures, whatever the report holds. */
export interface Summary {
  document: string;
  form: string;
  agency: string;
  year: number | null;
  /** Value and place of the figures that some relation between reports names; absent where the report has no such figure. */
  figures: Map<string, { value: number | null; location: string }>;
}

/** A relation between reports, evaluated for one of them. */
export interface AcrossResult {
  report: Summary;
  relation: RelationResult;
  /** The other documents whose figures are in it. */
  others: string[];
  finding?: Finding;
}

/** One relation for one row or one column. */
export interface AcrossInstance {
  relation: FormRelation;
  scope: string;
  left: Term[];
  right: Term[];
  /** The terms as a result names them: `table/row/column`, `previous(table/row/column)`. */
  names: string[];
}

/** The kinds of relations between reports, as form files have them. */
export type AcrossKind = 'between_years' | 'across_units';

const known: Record<AcrossKind, WeakMap<Form, AcrossInstance[]>> = {
  between_years: new WeakMap(),
  across_units: new WeakMap(),
};

/** Every relation of that kind, for each row or each column; terms as `table/row/column`. */
export function acrossInstances(form: Form, kind: AcrossKind): AcrossInstance[] {
  const instances = known[kind].get(form) ?? (form[kind] ?? []).flatMap((relation) => instancesOf(form, relation));
  known[kind].set(form, instances);
  return instances;
}

function instancesOf(form: Form, relation: FormRelation): AcrossInstance[] {
  const table = form.tables.find(({ key }) => key === relation.table);
  if (table === undefined) throw new RangeError(`no table is named ${relation.table}`);
  const rows = flattenRows(form, table);
  const columns = table.columns.map(({ key }) => key);
  const eachRow = relation.for === 'each_row';
  const equation = parseAcross(relation.equation, eachRow ? columns : rows.map(({ key }) => key));
  const scopes = eachRow ? rows.map(({ key }) => key) : columns;
  const has = new Set(rows.flatMap((row) => row.columns.map((column) => `${row.key}/${column.key}`)));
  return scopes.flatMap((scope) => {
    const place = (key: string) => (eachRow ? { row: scope, column: key } : { row: key, column: scope });
    const terms = [...equation.left, ...equation.right].map(({ key }) => place(key));
    if (!terms.every(({ row, column }) => has.has(`${row}/${column}`))) return [];
    const whole = ({ whose, key }: Term): Term => ({ whose, key: figureKey({ table: relation.table, ...place(key) }) });
    const [left, right] = [equation.left.map(whole), equation.right.map(whole)];
    const names = [...left, ...right].map(({ whose, key }) => (whose === 'own' ? key : `${whose}(${key})`));
    return [{ relation, scope, left, right, names }];
  });
}

/** The figures of a report that some relation between reports of these forms names. */
export function summaryOf(
  document: string,
  report: Report,
  forms: readonly Form[],
  kinds: readonly AcrossKind[],
): Summary {
  const { form, fields } = report;
  const instances = forms.flatMap((one) => kinds.flatMap((kind) => acrossInstances(one, kind)));
  const needed = new Set(instances.flatMap(({ left, right }) => [...left, ...right].map(({ key }) => key)));
  const figures: Summary['figures'] = new Map();
  for (const figure of report.figures) {
    const key = figureKey(figure);
    if (needed.has(key)) figures.set(key, { value: figure.value, location: figure.location });
  }
  const year = fields.year === undefined ? null : Number(fields.year.value);
  return { document, form, agency: fields.agency?.value ?? '', year, figures };
}

/** The reports that a relation is about. */
export interface Related {
  own: Summary;
  previous?: Summary;
  units?: readonly Summary[];
}

/**
 * The relation evaluated; undefined where one of the reports lacks such a figure because its form has none.
 * A figure without a value makes it not checkable.
 */
export function evaluateAcross(instance: AcrossInstance, related: Related): RelationResult | undefined {
  const { relation, scope } = instance;
  const [left, right] = [sumOf(instance.left, related), sumOf(instance.right, related)];
  if (left === undefined || right === undefined) return undefined;
  const difference = left === null || right === null ? null : Math.round((left - right) * 1e6) / 1e6;
  return {
    table: relation.table,
    relation: relation.name,
    scope,
    equation: relation.equation,
    words: { zh: relation.zh, en: relation.en },
    left,
    right,
    difference,
    result: difference === null ? 'not_checkable' : difference === 0 ? 'held' : 'failed',
    figures: instance.names,
  };
}

/** null: a figure without a value; undefined: no such figure. */
function sumOf(terms: readonly Term[], related: Related): number | null | undefined {
  let total: number | null = 0;
  for (const { whose, key } of terms) {
    for (const report of reportsOf(whose, related)) {
      const figure = report.figures.get(key);
      if (figure === undefined) return undefined;
      if (figure.value === null || total === null) total = null;
      else total += figure.value;
    }
  }
  return total;
}

function reportsOf(whose: Term['whose'], { own, previous, units = [] }: Related): readonly Summary[] {
  if (whose === 'units') return units;
  const report = whose === 'own' ? own : previous;
  return report === undefined ? [] : [report];
}
