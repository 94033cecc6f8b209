/** The columns that a form gives a row: what a head may turn out to be. */
import { type Form, type FormColumn, type FormTable, flattenRows } from '../forms/form.js';
import type { RowName } from '../forms/vocabulary.js';

/** A place for a figure: in a table of rows, a column; in a table laid across, a row and a column. */
export interface Slot {
  /** Only in a table laid across. */
  row?: string;
  column: FormColumn;
}

/** One form's slots for a row, and the text of the head that belongs to them, row by row. */
export interface Candidate {
  form: string;
  slots: Slot[];
  headTexts: string[];
}

/** The candidates for a row of a table of rows: the columns that each form gives it. */
export function candidatesFor(row: RowName, forms: readonly Form[]): Candidate[] {
  let candidates = known.get(row);
  if (candidates?.forms !== forms) {
    const having = row.flat.filter((flat) => tableOf(forms, flat.form, flat.table) !== null);
    candidates = { forms, own: having.map((flat) => downCandidate(flat.form, flat.columns)) };
    known.set(row, candidates);
  }
  return candidates.own;
}

/** Asked for at every row of every report. */
const known = new WeakMap<RowName, { forms: readonly Form[]; own: Candidate[] }>();

/** Row by row as a head is drawn: single columns and group labels above, the columns of groups below. */
function downCandidate(form: string, columns: FormColumn[]): Candidate {
  const upper: string[] = [];
  for (const column of columns) {
    const text = column.group ?? column.label;
    if (upper.at(-1) !== text) upper.push(text);
  }
  const lower = columns.filter((column) => column.group !== undefined).map((column) => column.label);
  return { form, slots: columns.map((column) => ({ column })), headTexts: [...upper, ...lower] };
}

/** The one candidate of each form for a table whose rows lie side by side. */
export function acrossCandidates(table: string, forms: readonly Form[]): Candidate[] {
  const byTable = knownAcross.get(forms) ?? new Map<string, Candidate[]>();
  const candidates = byTable.get(table) ?? acrossFrom(table, forms);
  knownAcross.set(forms, byTable.set(table, candidates));
  return candidates;
}

const knownAcross = new WeakMap<readonly Form[], Map<string, Candidate[]>>();

function acrossFrom(table: string, forms: readonly Form[]): Candidate[] {
  return forms.flatMap((form) => {
    const formTable = tableOf(forms, form.name, table);
    if (formTable === null) return [];
    const rows = flattenRows(form, formTable);
    const labels = formTable.columns.map((column) => column.label);
    const top = [...new Set(rows.map((row) => row.groups[0]?.label ?? row.label))];
    const single = rows.filter((row) => row.groups.length === 0).flatMap(() => labels);
    const grouped = rows.filter((row) => row.groups.length > 0);
    return [
      {
        form: form.name,
        slots: rows.flatMap((row) => row.columns.map((column) => ({ row: row.key, column }))),
        headTexts: [...top, ...single, ...grouped.map((row) => row.label), ...grouped.flatMap(() => labels)],
      },
    ];
  });
}

function tableOf(forms: readonly Form[], form: string, table: string): FormTable | null {
  return forms.find((known) => known.name === form)?.tables.find((known) => known.key === table) ?? null;
}
