/** One line of `reports.csv`: a report with the document it stands in, or a document without any report. */
import type { Finding } from '../findings.js';
import { FORMS } from '../forms/index.js';
import type { Conversion, Figure, FormColumns, Report } from '../report.js';
import { equationsOf } from './equations.js';

/** What came of a document; `duplicate`: the same bytes as another document of the run, which was converted. */
export type Outcome = Conversion['outcome'] | 'duplicate';

export interface Entry {
  /** Name of the document; the second report of a document and those after it have names of their own. */
  document: string;
  source: Conversion['source'];
  outcome: Outcome;
  report?: Report;
  /** Findings about the document, then those of the report. */
  findings: Finding[];
}

/**
 * The entries of a conversion: one for each report, or a single one when there is none. `names` gives each its name.
 *
 * @throws Error when the files could not show a report truly: a defect of what made the report, not of the document
 */
export function entriesOf(conversion: Conversion, names: readonly string[]): Entry[] {
  const { source, outcome, reports, findings, forms = FORMS } = conversion;
  if (reports.length === 0) return [{ document: names[0] ?? conversion.document, source, outcome, findings }];
  return reports.map((report, index) => {
    assertWritable(report, forms);
    const document = names[index] ?? conversion.document;
    return { document, source, outcome, report, findings: [...findings, ...report.findings] };
  });
}

/** `table/row`, `table/row/column`: how relations and this room name rows and figures. */
export const rowKey = ({ table, row }: { table: string; row: string }): string => `${table}/${row}`;
export const figureKey = (figure: Figure): string => `${rowKey(figure)}/${figure.column}`;

/** Rows and figures stand once, figures in a row of the report and a column of a form, relations agree on their terms. */
function assertWritable(report: Report, forms: readonly FormColumns[]): void {
  const rows = distinct(report.rows.map(rowKey));
  const columns = columnsOf(forms);
  const known = new Map([...rows].map((row) => [row, new Set<string>()]));
  let above: { table: string; row: string } = { table: '', row: '' };
  let own: Set<string> | undefined;
  for (const figure of report.figures) {
    const { table, row, column } = figure;
    // the figures of a row stand together
    if (row !== above.row || table !== above.table) own = known.get(rowKey(figure));
    above = figure;
    if (own === undefined) throw new Error(`figure without a row: ${figureKey(figure)}`);
    if (own.has(column)) throw new Error(`key used twice: ${figureKey(figure)}`);
    own.add(column);
    if (!column.startsWith('local:') && columns.get(table)?.has(column) !== true)
      throw new Error(`figure in no column: ${figureKey(figure)}`);
  }
  equationsOf(report);
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

const columnsOfForms = new WeakMap<readonly FormColumns[], Columns>();

/** By table, the columns of all forms. */
function columnsOf(forms: readonly FormColumns[]): Columns {
  const known = columnsOfForms.get(forms);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const { key, columns } of forms.flatMap((form) => form.tables)) {
    const own = found.get(key) ?? new Set();
    found.set(key, own);
    for (const column of columns) own.add(column.key);
  }
  columnsOfForms.set(forms, found);
  return found;
}

function distinct(keys: string[]): Set<string> {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new Error(`key used twice: ${key}`);
    seen.add(key);
  }
  return seen;
}
