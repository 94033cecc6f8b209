/** The way of one figure: from the bytes to its value, with everything that decided on it. */
import type { Finding } from '../findings.js';
import { type Form, type FormColumn, flattenRows } from '../forms/form.js';
import type { Conversion, Figure, Mention, RelationResult, Report, ReportRow } from '../report.js';
import type { Step } from '../walk/states.js';
import { type Near, nearestRows } from './labels.js';

export interface Explanation {
  source: Conversion['source'];
  figure: Figure;
  row?: ReportRow;
  column?: FormColumn;
  /** The rows whose labels are nearest to that of the source. */
  near: Near[];
  /** Texts of the column head above the row. */
  head: string[];
  /** Steps of the state machine from the row's label to the figure. */
  steps: Step[];
  /** How many steps between them are left out. */
  stepsLeftOut: number;
  relations: RelationResult[];
  mentions: Mention[];
  /** Findings at the figure or at the label of its row. */
  findings: Finding[];
}

/** More steps than this between label and figure are cut in the middle. */
const MOST_STEPS = 24;

/** The explanation of a figure `table/row/column`; undefined where the report has none of that name. */
export function explain(
  key: string,
  report: Report,
  { source, steps, forms }: { source: Conversion['source']; steps: readonly Step[]; forms: readonly Form[] },
): Explanation | undefined {
  const figure = report.figures.find(({ table, row, column }) => `${table}/${row}/${column}` === key);
  if (figure === undefined) return undefined;
  const row = report.rows.find((one) => one.table === figure.table && one.row === figure.row);
  const column = columnOf(figure, row?.form ?? report.form, forms);
  const places = [figure.location, row?.location ?? ''].filter((place) => place !== '');
  const way = stepsBetween(steps, row?.location ?? '', figure.location);
  return {
    source,
    figure,
    ...(row && { row }),
    ...(column && { column }),
    near: row === undefined ? [] : nearestRows(row, forms),
    head: headBefore(steps, way.from),
    steps: way.steps,
    stepsLeftOut: way.leftOut,
    relations: report.relations.filter(({ figures }) => figures.includes(key)),
    mentions: (report.mentions ?? []).filter(({ figures }) => figures.includes(key)),
    findings: report.findings.filter(({ location, params }) => places.includes(location) || params.figures === key),
  };
}

function columnOf({ table, row, column }: Figure, form: string, forms: readonly Form[]): FormColumn | undefined {
  const owner = forms.find(({ name }) => name === form);
  const formTable = owner?.tables.find(({ key }) => key === table);
  if (owner === undefined || formTable === undefined) return undefined;
  const own = flattenRows(owner, formTable).find(({ key }) => key === row)?.columns ?? formTable.columns;
  return own.find(({ key }) => key === column);
}

/** From the first step at the label to the last at the figure; a missing figure has the steps of its label alone. */
function stepsBetween(
  steps: readonly Step[],
  label: string,
  figure: string,
): { from: number; steps: Step[]; leftOut: number } {
  const at = (place: string) => steps.findIndex(({ location }) => place !== '' && location === place);
  const starts = [at(label), at(figure)].filter((index) => index >= 0);
  if (starts.length === 0) return { from: 0, steps: [], leftOut: 0 };
  const from = Math.min(...starts);
  const places = [label, figure];
  const last = steps.findLastIndex(({ location }) => location !== '' && places.includes(location));
  const all = steps.slice(from, last + 1);
  if (all.length <= MOST_STEPS) return { from, steps: all, leftOut: 0 };
  const half = MOST_STEPS / 2;
  return { from, steps: [...all.slice(0, half), ...all.slice(-half)], leftOut: all.length - MOST_STEPS };
}

/** The texts that the machine took for the head before that step. */
function headBefore(steps: readonly Step[], from: number): string[] {
  const end = steps.slice(0, from).findLastIndex(({ action }) => action === 'add_head');
  const texts: string[] = [];
  for (let index = end; index >= 0; index--) {
    const step = steps[index];
    if (step === undefined || !['add_head', 'end_head_row', 'begin_block'].includes(step.action)) break;
    if (step.text.trim() !== '') texts.unshift(step.text.trim());
    if (step.action === 'begin_block') break;
  }
  return texts;
}

/** Keys that were probably meant: those that begin with the text, else those that are nearest to it. */
export function similarKeys(key: string, report: Report, distance: (one: string, other: string) => number): string[] {
  const keys = report.figures.map(({ table, row, column }) => `${table}/${row}/${column}`);
  const begun = keys.filter((one) => one.startsWith(key));
  const ranked = begun.length > 0 ? begun : keys.toSorted((a, b) => distance(a, key) - distance(b, key));
  return ranked.slice(0, MOST_SIMILAR);
}

const MOST_SIMILAR = 3;
