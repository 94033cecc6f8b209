/** What the forms call the rows and columns of a table, and what stands above them. */
import { type Form, type FormRow, type FormTable, flattenRows } from '../forms/form.js';
import type { RelationResult, Report, ReportRow } from '../report.js';
import { isLocalColumn } from '../walk/local-columns.js';
import { rowKey } from '../write/entry.js';
import type { Head } from './box.js';
import type { Lang } from './messages.js';

/** A table as one of the forms has it. */
export interface Version {
  form: Form;
  table: FormTable;
}

/** What the forms say about a row: its groups from the outside in, its label, its columns. */
export interface Place {
  /** Those without a row of their own. */
  groups: string[];
  /** How many groups it stands in, those with a row of their own included. */
  depth: number;
  label: string;
  columns: string[];
  layout: FormTable['layout'];
}

/** The table in the forms, that of the report's form first. */
export function versionsOf(key: string, report: Report, forms: readonly Form[]): Version[] {
  const all = forms.flatMap((form) =>
    form.tables.filter((table) => table.key === key).map((table) => ({ form, table })),
  );
  const own = all.filter(({ form }) => form.name === report.form);
  return [...own, ...all.filter((version) => !own.includes(version))];
}

/** The heads of columns; neighbours of one group stand under its label. */
export function columnHeads(keys: readonly string[], versions: readonly Version[], lang: Lang): Head[] {
  const heads: Head[] = [];
  for (const key of keys) {
    const column = columnNamed(key, versions);
    const group = lang === 'zh' ? column?.group : (column?.group_en ?? column?.group);
    const last = heads.at(-1);
    const head = { text: columnLabel(key, versions, lang) };
    if (group === undefined) heads.push(head);
    else if (last?.parts !== undefined && last.text === group) last.parts.push(head);
    else heads.push({ text: group, parts: [head] });
  }
  return heads;
}

const columnNamed = (key: string, versions: readonly Version[]) =>
  versions.flatMap(({ table }) => table.columns).find((column) => column.key === key);

function columnLabel(key: string, versions: readonly Version[], lang: Lang): string {
  const column = columnNamed(key, versions);
  return (lang === 'zh' ? column?.label : column?.en) ?? key.replace(/^local:/, '');
}

/** Tells the place of a row of the report. */
export function placing(report: Report, versions: readonly Version[], lang: Lang): (row: ReportRow) => Place {
  const known = formPlaces(versions, lang);
  return (row) => {
    const place = known.get(`${row.form}/${row.row}`);
    if (place === undefined) return localPlace(report, row, known);
    const own = report.figures.filter((figure) => rowKey(figure) === rowKey(row)).map(({ column }) => column);
    return own.some(isLocalColumn) ? { ...place, columns: own } : place;
  };
}

/** By `form/row`. */
function formPlaces(versions: readonly Version[], lang: Lang): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { form, table } of versions) {
    const english = englishOf(table.blocks.flatMap((block) => block.rows));
    for (const { key, label, en, groups, columns } of flattenRows(form, table)) {
      places.set(`${form.name}/${key}`, {
        groups: groups
          .filter((group) => group.row === undefined)
          .map((group) => (lang === 'zh' ? group.label : (english.get(group.label) ?? group.label))),
        depth: groups.length,
        label: lang === 'zh' ? label : en,
        columns: columns.map((column) => column.key),
        layout: table.layout,
      });
    }
  }
  return places;
}

function englishOf(rows: readonly FormRow[]): Map<string, string> {
  return new Map(rows.flatMap((row) => [[row.label, row.en] as const, ...englishOf(row.rows ?? [])]));
}

/** `other.local:…` stands in the group `other`; its columns are those of its figures. */
function localPlace(report: Report, row: ReportRow, known: ReadonlyMap<string, Place>): Place {
  const group = /^(.+)\.local:/.exec(row.row)?.[1];
  const siblings = [...known].filter(([key]) => key.startsWith(`${row.form}/`));
  const sibling = siblings.find(([key]) => group !== undefined && key.startsWith(`${row.form}/${group}.`))?.[1];
  const own = report.figures.filter((figure) => rowKey(figure) === rowKey(row));
  return {
    groups: sibling?.groups ?? [],
    depth: sibling?.depth ?? 0,
    label: row.label,
    columns: own.map((figure) => figure.column),
    layout: siblings[0]?.[1].layout ?? 'down',
  };
}

/** The scope of a relation in words: the label of its row or its column. */
export function scopeLabel(
  { table, scope }: RelationResult,
  report: Report,
  lang: Lang,
  forms: readonly Form[],
): string {
  const versions = versionsOf(table, report, forms);
  const row = report.rows.find((candidate) => candidate.table === table && candidate.row === scope);
  return row === undefined ? columnLabel(scope, versions, lang) : placing(report, versions, lang)(row).label;
}
