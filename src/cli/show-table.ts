/** A table of a report as its form draws it. */
import { type Form, type FormRow, type FormTable, flattenRows } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Figure, RelationResult, Report, ReportRow, Status } from '../report.js';
import { figureKey, rowKey } from '../write/entry.js';
import { type BoxRow, box } from './box.js';
import type { Paint } from './colour.js';
import { type Lang, printable, sayIn } from './messages.js';
import { widthOf } from './width.js';

/** How a figure that is not plainly read is marked: `12*`; where there is no value the mark stands alone. */
export const MARKS: Record<Exclude<Status, 'read'>, string> = {
  repaired: '*',
  placed: '^',
  blank: '_',
  not_applicable: '/',
  unreadable: '?',
  unplaced: '&',
  missing: '!',
};

interface Drawing {
  report: Report;
  lang: Lang;
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
}

/** What the forms say about a row: its groups from the outside in, its label, its columns. */
interface FormPlace {
  groups: string[];
  label: string;
  columns: string[];
}

/** The table's title and its boxes: one for each stretch of rows under the same column head. */
export function tableLines(key: string, drawing: Drawing): string[] {
  const { report, lang, paint } = drawing;
  const tables = versionsOf(key);
  const title = tables.find(({ form }) => form.name === report.form)?.table.title ?? tables[0]?.table.title;
  const places = placesOf(tables, lang);
  return [paint('bold', title?.[lang] ?? key), ...boxLines(stretches(report, key, places), tables, drawing)];
}

/** A table as one of the forms has it. */
interface Version {
  form: Form;
  table: FormTable;
}

const versionsOf = (key: string): Version[] =>
  FORMS.flatMap((form) => form.tables.filter((table) => table.key === key).map((table) => ({ form, table })));

interface Stretch {
  columns: string[];
  rows: { row: ReportRow; place: FormPlace }[];
}

function stretches(report: Report, key: string, places: Map<string, FormPlace>): Stretch[] {
  const all: Stretch[] = [];
  for (const row of report.rows) {
    if (row.table !== key) continue;
    const place = places.get(`${row.form}/${row.row}`) ?? localPlace(report, row, places);
    const last = all.at(-1);
    if (last?.columns.join() === place.columns.join()) last.rows.push({ row, place });
    else all.push({ columns: place.columns, rows: [{ row, place }] });
  }
  return all;
}

/** `other.local:…` stands in the group `other`; its columns are those of its figures. */
function localPlace(report: Report, row: ReportRow, places: Map<string, FormPlace>): FormPlace {
  const group = /^(.+)\.local:/.exec(row.row)?.[1];
  const sibling = [...places].find(([key]) => group !== undefined && key.startsWith(`${row.form}/${group}.`));
  const own = report.figures.filter((figure) => rowKey(figure) === rowKey(row));
  return { groups: sibling?.[1].groups ?? [], label: row.label, columns: own.map((figure) => figure.column) };
}

/** Columns of the terminal that the labels get at least: Chinese ones are long, English column heads are. */
const LABEL_ROOM = { zh: 34, en: 24 } as const;

/** A box for each stretch of rows under the same head, their first columns equally wide. */
function boxLines(
  all: readonly Stretch[],
  tables: readonly Version[],
  { report, lang, paint, width }: Drawing,
): string[] {
  const figures = new Map(report.figures.map((figure) => [figureKey(figure), figure]));
  const boxes = all.map((stretch) => stretchRows(stretch, figures, tables, { report, lang, paint, width }));
  const columns = Math.max(0, ...all.map((stretch) => stretch.columns.length));
  const figure = Math.max(6, Math.min(28, Math.floor((width - LABEL_ROOM[lang]) / Math.max(1, columns)) - 3));
  const most = Math.max(16, Math.min(60, width - columns * (figure + 3) - 4));
  const labels = boxes.flat().map((row) => ('over' in row ? 0 : widthOf(row.cells[0]?.text ?? '')));
  const least = Math.min(most, Math.max(1, ...labels));
  return boxes.flatMap((rows) => box(rows, { label: [least, most], figure }));
}

function stretchRows(
  { columns, rows }: Stretch,
  figures: ReadonlyMap<string, Figure>,
  tables: readonly Version[],
  { report, lang, paint }: Drawing,
): BoxRow[] {
  const say = sayIn(lang);
  const figureOf = (row: ReportRow, column: string) => figures.get(`${rowKey(row)}/${column}`);
  const units = new Set(rows.flatMap(({ row }) => columns.map((column) => figureOf(row, column)?.unit ?? '')));
  units.delete('');
  const corner = units.size === 1 ? `${say('show_unit')} ${printable([...units].join())}` : '';
  const head = columns.map((column) => columnLabel(column, report, tables, lang));
  const lines: BoxRow[] = [{ head: true, cells: [corner, ...head].map((text) => ({ text })) }];
  let open: string[] = [];
  for (const { row, place } of rows) {
    lines.push(...groupRows(place.groups, open));
    open = place.groups;
    const text = `${indent(place.groups.length)}${printable(place.label)}${row.local ? say('show_local') : ''}`;
    lines.push({
      cells: [{ text }, ...columns.map((column) => figureCell(figureOf(row, column), units.size > 1, paint))],
    });
  }
  return lines;
}

const indent = (depth: number): string => '  '.repeat(depth);

/** The groups that begin above a row: those of its groups that were not open before it. */
function groupRows(groups: readonly string[], open: readonly string[]): BoxRow[] {
  const shared = groups.findIndex((group, depth) => group !== open[depth]);
  return groups.flatMap((group, depth) => (shared !== -1 && depth >= shared ? [{ over: indent(depth) + group }] : []));
}

function figureCell(figure: Figure | undefined, withUnit: boolean, paint: Paint) {
  if (figure === undefined) return { text: '' };
  const unit = withUnit && figure.value !== null ? ` ${printable(figure.unit)}` : '';
  const value = figure.value === null ? '' : String(figure.value);
  if (figure.status === 'read') return { text: value + unit };
  return { text: value + MARKS[figure.status] + unit, paint: (text: string) => paint('yellow', text) };
}

function columnLabel(key: string, { form }: Report, tables: readonly Version[], lang: Lang): string {
  const own = tables.filter((version) => version.form.name === form);
  const column = [...own, ...tables].flatMap(({ table }) => table.columns).find((candidate) => candidate.key === key);
  return (lang === 'zh' ? column?.label : column?.en) ?? key;
}

/** By `form/row`. */
function placesOf(tables: readonly Version[], lang: Lang): Map<string, FormPlace> {
  const places = new Map<string, FormPlace>();
  for (const { form, table } of tables) {
    const english = englishOf(table.blocks.flatMap((block) => block.rows));
    for (const { key, label, en, groups, columns } of flattenRows(form, table)) {
      places.set(`${form.name}/${key}`, {
        groups: groups.map((group) => (lang === 'zh' ? group.label : (english.get(group.label) ?? group.label))),
        label: lang === 'zh' ? label : en,
        columns: columns.map((column) => column.key),
      });
    }
  }
  return places;
}

function englishOf(rows: readonly FormRow[]): Map<string, string> {
  return new Map(rows.flatMap((row) => [[row.label, row.en] as const, ...englishOf(row.rows ?? [])]));
}

/** The scope of a relation in words: the label of its row or its column. */
export function scopeLabel({ table, scope }: RelationResult, report: Report, lang: Lang): string {
  const tables = versionsOf(table);
  const row = report.rows.find((candidate) => candidate.table === table && candidate.row === scope);
  if (row === undefined) return columnLabel(scope, report, tables, lang);
  return placesOf(tables, lang).get(`${row.form}/${row.row}`)?.label ?? row.label;
}
