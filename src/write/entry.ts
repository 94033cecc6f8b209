/** One line of `reports.csv`: a report with the document it stands in, or a document without any report. */
import type { Finding } from '../findings.js';
import { FORMS } from '../forms/index.js';
import type { Conversion, Figure, FormColumns, Report } from '../report.js';
import { equationsOf } from './equations.js';

export interface Entry {
  /** Name of the document; the second report of a document and those after it have names of their own. */
  document: string;
  source: Conversion['source'];
  outcome: Conversion['outcome'];
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
  distinct(report.figures.map(figureKey));
  const columns = columnsOf(forms);
  for (const figure of report.figures) {
    if (!rows.has(rowKey(figure))) throw new Error(`figure without a row: ${figureKey(figure)}`);
    const local = figure.column.startsWith('local:');
    if (!local && !columns.has(`${figure.table}/${figure.column}`))
      throw new Error(`figure in no column: ${figureKey(figure)}`);
  }
  equationsOf(report);
}

const known = new WeakMap<readonly FormColumns[], ReadonlySet<string>>();

/** `table/column` of every column of the forms. */
function columnsOf(forms: readonly FormColumns[]): ReadonlySet<string> {
  let columns = known.get(forms);
  if (columns === undefined) {
    const tables = forms.flatMap((form) => form.tables);
    columns = new Set(tables.flatMap(({ key, columns }) => columns.map((column) => `${key}/${column.key}`)));
    known.set(forms, columns);
  }
  return columns;
}

function distinct(keys: string[]): Set<string> {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new Error(`key used twice: ${key}`);
    seen.add(key);
  }
  return seen;
}
