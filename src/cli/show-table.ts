/** A table of a report as its form draws it. */
import type { Form } from '../forms/form.js';
import type { Figure, Report, ReportRow, Status } from '../report.js';
import { figureKey, rowKey } from '../write/entry.js';
import { type Box, type BoxCell, type BoxRow, boxLines, boxWidth, type Head } from './box.js';
import type { Paint } from './colour.js';
import { type Lang, printable, sayIn } from './messages.js';
import { fitAcross, fitDown } from './show-fit.js';
import { columnHeads, type Place, placing, type Version, versionsOf } from './show-labels.js';
import { padded } from './width.js';

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

/** Columns of the terminal that the labels get at least: Chinese ones are long, English column heads are. */
const LABEL_ROOM = { zh: 34, en: 24 } as const;

/**
 * The table's title and its boxes: one for each stretch of rows under the same column head. Rows that the form sets side
 * by side are so drawn where the terminal is wide enough, else one below the other like all others.
 */
export function tableLines(key: string, drawing: Drawing, forms: readonly Form[]): string[] {
  const { lang, paint, width } = drawing;
  const versions = versionsOf(key, drawing.report, forms);
  const all = stretchesOf(key, drawing, versions);
  const title = paint('bold', versions[0]?.table.title[lang] ?? key);
  const across = all.map((stretch) => acrossLines(stretch, drawing, versions));
  if (across.every((lines) => lines !== null)) return [title, ...across.flat()];
  const boxes = all.map((stretch) => downBox(stretch, drawing, versions));
  const fits = fitDown(boxes, LABEL_ROOM[lang], width);
  return [title, ...boxes.flatMap((box, index) => boxLines(box, fits[index] as (typeof fits)[number]))];
}

/** Rows under one column head. */
interface Stretch {
  columns: string[];
  rows: StretchRow[];
  /** What all of its figures are counted in; empty where that differs, and each says its own. */
  unit: string;
}

interface StretchRow {
  place: Place;
  label: string;
  cells: BoxCell[];
}

function stretchesOf(key: string, { report, lang, paint }: Drawing, versions: readonly Version[]): Stretch[] {
  const placeOf = placing(report, versions, lang);
  const figures = new Map(report.figures.map((figure) => [figureKey(figure), figure]));
  const all: { columns: string[]; rows: { row: ReportRow; place: Place; figures: (Figure | undefined)[] }[] }[] = [];
  for (const row of report.rows) {
    if (row.table !== key) continue;
    const place = placeOf(row);
    const own = place.columns.map((column) => figures.get(`${rowKey(row)}/${column}`));
    const last = all.at(-1);
    if (last?.columns.join() === place.columns.join()) last.rows.push({ row, place, figures: own });
    else all.push({ columns: place.columns, rows: [{ row, place, figures: own }] });
  }
  return all.map(({ columns, rows }) => {
    const units = new Set(rows.flatMap((row) => row.figures.map((figure) => figure?.unit ?? '')));
    units.delete('');
    return {
      columns,
      unit: units.size === 1 ? `${sayIn(lang)('show_unit')} ${printable([...units].join())}` : '',
      rows: rows.map(({ row, place, figures: own }) => ({
        place,
        label: printable(place.label) + (row.local ? sayIn(lang)('show_local') : ''),
        cells: own.map((figure) => figureCell(figure, units.size > 1, paint)),
      })),
    };
  });
}

function figureCell(figure: Figure | undefined, withUnit: boolean, paint: Paint): BoxCell {
  if (figure === undefined) return { text: '' };
  const unit = withUnit && figure.value !== null ? ` ${printable(figure.unit)}` : '';
  const value = figure.value === null ? '' : String(figure.value);
  if (figure.status === 'read') return { text: value + unit };
  return { text: value + MARKS[figure.status] + unit, paint: (text: string) => paint('yellow', text) };
}

/** One line of figures under the groups and labels of their rows, the unit above it; null where that is too wide. */
function acrossLines({ columns, rows, unit }: Stretch, { lang, width }: Drawing, versions: readonly Version[]) {
  if (columns.length === 0 || rows.some(({ place }) => place.layout !== 'across')) return null;
  const head: Head[] = [];
  for (const { place, label } of rows) {
    const siblings = openGroups(head, place.groups);
    siblings.push({ text: label, parts: columnHeads(columns, versions, lang) });
  }
  const box: Box = { head, rows: [rows.flatMap(({ cells }) => cells)], labelled: false };
  const fit = fitAcross(box, width);
  if (fit === null) return null;
  return [...(unit === '' ? [] : [padded(unit, boxWidth(fit), 'right')]), ...boxLines(box, fit)];
}

/** Where a row goes: into the groups that are open at the end of the head, or into new ones. */
function openGroups(head: Head[], groups: readonly string[]): Head[] {
  let siblings = head;
  for (const text of groups) {
    let group = siblings.at(-1);
    if (group?.parts === undefined || group.text !== text) {
      group = { text, parts: [] };
      siblings.push(group);
    }
    siblings = group.parts ?? [];
  }
  return siblings;
}

/** A line for each row, its label in front, the unit in the corner. */
function downBox({ columns, rows, unit }: Stretch, { lang }: Drawing, versions: readonly Version[]): Box {
  const lines: BoxRow[] = [];
  let open: string[] = [];
  for (const { place, label, cells } of rows) {
    lines.push(...groupRows(place.groups, open), [{ text: indent(place.depth) + label }, ...cells]);
    open = place.groups;
  }
  return { head: [{ text: unit }, ...columnHeads(columns, versions, lang)], rows: lines, labelled: true };
}

const indent = (depth: number): string => '  '.repeat(depth);

/** The groups that begin above a row: those of its groups that were not open before it. */
function groupRows(groups: readonly string[], open: readonly string[]): BoxRow[] {
  const shared = groups.findIndex((group, depth) => group !== open[depth]);
  return groups.flatMap((group, depth) => (shared !== -1 && depth >= shared ? [{ over: indent(depth) + group }] : []));
}
