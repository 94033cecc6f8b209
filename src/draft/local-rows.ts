/** The rows that places add to a form, collected over a run, and a form of the place that has them. */
import type { Form, FormRow, FormTable } from '../forms/form.js';
import { flattenRows } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { rank } from '../forms/match.js';
import { vocabularyOf } from '../forms/vocabulary.js';
import { type Note, note } from './notes.js';

/** A row of a report as its JSON file has it. */
export interface ReportedRow {
  table: string;
  row: string;
  form: string;
  label: string;
  local: boolean;
  location: string;
}

/** A report with the document that it stands in. */
export interface Reported {
  document: string;
  rows: readonly ReportedRow[];
}

export interface LocalRow {
  table: string;
  form: string;
  label: string;
  /** Key of the group that it stands in, or empty. */
  group: string;
  /** Key of the row of the form before it, or empty. */
  after: string;
  /** How many documents have it. */
  documents: number;
  /** The first of them. */
  example: { document: string; location: string };
}

/** Collects local rows by table, form, group and label; numbering, spaces and the like make no difference. */
export class LocalRows {
  private readonly found = new Map<string, LocalRow & { seen: Set<string> }>();

  add({ document, rows }: Reported): void {
    const after = new Map<string, string>();
    for (const row of rows) {
      if (row.local) this.addRow(document, row, after.get(row.table) ?? '');
      else after.set(row.table, row.row);
    }
  }

  private addRow(document: string, { table, row, form, label, location }: ReportedRow, after: string): void {
    const group = /^(.+)\.local:/su.exec(row)?.[1] ?? '';
    const key = JSON.stringify([table, form, group, normalise(label).core]);
    const known = this.found.get(key);
    if (known !== undefined) known.seen.add(document);
    else {
      const example = { document, location };
      const seen = new Set([document]);
      this.found.set(key, { table, form, label: label.trim(), group, after, documents: 0, example, seen });
    }
  }

  /** The most frequent first. */
  list(): LocalRow[] {
    return [...this.found.values()]
      .map(({ seen, ...row }) => ({ ...row, documents: seen.size }))
      .sort((a, b) => b.documents - a.documents);
  }
}

/** The row of the forms whose label is nearest, if half of it agrees: what the local row may be another wording of. */
export function nearestRow({ table, label }: LocalRow, forms: readonly Form[]): { key: string; label: string } | null {
  const names = vocabularyOf(forms).tables.find(({ key }) => key === table);
  const [best] = rank(names?.rows ?? [], normalise(label));
  return best === undefined || best.distance * 2 > best.length ? null : { key: best.name.key, label: best.name.label };
}

/** The form with the rows added where the documents have them. */
export function withLocalRows(base: Form, name: string, rows: readonly LocalRow[]): { form: Form; notes: Note[] } {
  const form: Form = { ...structuredClone(base), name };
  const notes: Note[] = [];
  let number = 0;
  for (const row of rows) {
    const table = form.tables.find(({ key }) => key === row.table);
    const { label, example } = row;
    const where = { label, location: `${example.document} ${example.location}` };
    const siblings = table === undefined || isKnown(table, form, label) ? undefined : siblingsFor(table, row);
    if (siblings === undefined) {
      notes.push(note('row_not_added', where));
      continue;
    }
    number++;
    const at = siblings.findIndex(({ key }) => key !== undefined && row.after.split('.').at(-1) === key);
    siblings.splice(at < 0 ? siblings.length : at + 1, 0, { key: `local_${number}`, label, en: label });
    const near = nearestRow(row, [base]);
    notes.push(
      near === null ? note('row_added', where) : note('row_added_near', { ...where, near: near.label, key: near.key }),
    );
  }
  return { form, notes: [...notes, note('keys'), note('english')] };
}

const isKnown = (table: FormTable, form: Form, label: string): boolean => {
  const { core, full } = normalise(label);
  if (core === '') return true;
  return flattenRows(form, table).some((row) =>
    [row.label, ...row.aliases].some((text) => normalise(text).core === core || normalise(text).full === full),
  );
};

/** The rows among which a local row belongs: those of its group, else those of the row that it follows. */
function siblingsFor(table: FormTable, { group, after }: LocalRow): FormRow[] | undefined {
  for (const { rows } of table.blocks) {
    const found = group === '' ? holding(rows, '', after) : groupNamed(rows, '', group);
    if (found !== undefined) return found;
  }
  return group === '' && after === '' ? table.blocks[0]?.rows : undefined;
}

const below = (prefix: string, key: string | undefined): string =>
  key === undefined ? prefix : prefix === '' ? key : `${prefix}.${key}`;

function groupNamed(rows: FormRow[], prefix: string, group: string): FormRow[] | undefined {
  for (const row of rows) {
    if (row.rows === undefined) continue;
    const key = below(prefix, row.key);
    const found = row.key !== undefined && key === group ? row.rows : groupNamed(row.rows, key, group);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The list that holds the row of a key; that of the outermost group, so that a row behind a group follows the group. */
function holding(rows: FormRow[], prefix: string, wanted: string): FormRow[] | undefined {
  for (const row of rows) {
    const key = below(prefix, row.key);
    const own = typeof row.figures === 'string' ? below(key, row.figures) : key;
    if ((row.rows === undefined || row.figures !== undefined) && own === wanted) return rows;
    const found = row.rows === undefined ? undefined : holding(row.rows, key, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
