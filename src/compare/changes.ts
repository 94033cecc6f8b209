/** What differs between two runs, document by document: pure, over the rows of their CSV files. */

/** A row of a CSV file, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

export interface Change {
  /** `document`: of run.json; `report`: one that only one run has, or that changed its form, authority or year. */
  kind: 'document' | 'report' | 'figure' | 'relation';
  change: 'added' | 'removed' | 'changed';
  document: string;
  /** `table/row/column` of a figure, `table/relation/scope` of a relation; empty for the others. */
  key: string;
  /** The values compared; null where the run has nothing of the kind. */
  before: Row | null;
  after: Row | null;
}

/** A document of a run. */
export interface RunEntry {
  document: string;
  outcome: string;
}

/** Documents that only one run has, and those of which something else came. */
export function documentChanges(before: readonly RunEntry[], after: readonly RunEntry[]): Change[] {
  const rows = (entries: readonly RunEntry[]) => entries.map(({ document, outcome }) => ({ document, outcome }));
  return changesOf('document', rows(before), rows(after), ({ document }) => document ?? '', ['outcome']).map(
    (change) => {
      return { ...change, document: change.key, key: '' };
    },
  );
}

/** The rows of one document in cells.csv, in both runs; a run without any of them has no such report. */
export function figureChanges(document: string, before: readonly Row[], after: readonly Row[]): Change[] {
  const own = (rows: readonly Row[]) => rows.slice(0, 1);
  const reports = changesOf('report', own(before), own(after), () => '', ['form', 'agency', 'year']);
  const figures =
    before.length === 0 || after.length === 0
      ? []
      : changesOf('figure', before, after, keyBy('table', 'row', 'column'), ['value', 'status', 'unit']);
  return [...reports, ...figures].map((change) => ({ ...change, document }));
}

/** The rows of one document in relations.csv, in both runs. */
export function relationChanges(document: string, before: readonly Row[], after: readonly Row[]): Change[] {
  const key = keyBy('table', 'relation', 'scope');
  return changesOf('relation', before, after, key, ['result', 'left', 'right']).map((change) => ({
    ...change,
    document,
  }));
}

const keyBy =
  (...names: string[]) =>
  (row: Row): string =>
    names.map((name) => row[name] ?? '').join('/');

/** In the order of the first run; what only the second has comes last, in its order. */
function changesOf(
  kind: Change['kind'],
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  fields: readonly string[],
): Change[] {
  const rest = new Map(after.map((row) => [keyOf(row), row]));
  const values = (row: Row): Row => Object.fromEntries(fields.map((field) => [field, row[field] ?? '']));
  const changes: Change[] = [];
  for (const row of before) {
    const key = keyOf(row);
    const other = rest.get(key);
    rest.delete(key);
    const told = (change: Change['change'], other: Row | null): Change => {
      return { kind, change, document: '', key, before: values(row), after: other };
    };
    if (other === undefined) changes.push(told('removed', null));
    else if (fields.some((field) => row[field] !== other[field])) changes.push(told('changed', values(other)));
  }
  for (const [key, row] of rest)
    changes.push({ kind, change: 'added', document: '', key, before: null, after: values(row) });
  return changes;
}

/** The fields of a change that differ, each with both values. */
export function changedFields({ before, after }: Change): { field: string; before: string; after: string }[] {
  return Object.keys(before ?? after ?? {}).flatMap((field) => {
    const values = { before: before?.[field] ?? '', after: after?.[field] ?? '' };
    return values.before === values.after ? [] : [{ field, ...values }];
  });
}
