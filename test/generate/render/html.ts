/** HTML with rowspan and colspan. */
import type { Grid, GridCell } from '../grid.js';
import { outlineOf, type Part } from '../outline.js';
import type { GeneratedReport } from '../report.js';

/** How a page writes the parts of a report; what is absent is written plainly. */
export interface HtmlStyle {
  /** The text of a cell, a heading or a paragraph. */
  text?(text: string): string;
  /** A table, by the HTML of its rows. */
  table?(grid: Grid): string;
  /** The page around its body. */
  page?(body: string, report: GeneratedReport): string;
}

export function renderHtml(report: GeneratedReport, style: HtmlStyle = {}): string {
  const { text = (plain) => plain, table = (grid) => tableHtml(grid, text), page = plainPage } = style;
  const body = outlineOf(report).map((part) => (part.kind === 'table' ? table(part.grid) : lineHtml(part, text)));
  return page(body.join('\n'), report);
}

const plainPage = (body: string): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;

function lineHtml(part: Exclude<Part, { kind: 'table' }>, text: (plain: string) => string): string {
  return part.kind === 'title' ? `<h1>${text(part.text)}</h1>` : `<p>${text(part.text)}</p>`;
}

export const tableHtml = (grid: Grid, text?: (plain: string) => string): string =>
  `<table>\n${rowsHtml(grid, text)}\n</table>`;

export function rowsHtml(grid: Grid, text: (plain: string) => string = (plain) => plain): string {
  return grid.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, text)).join('')}</tr>`).join('\n');
}

function cellHtml(cell: GridCell, text: (plain: string) => string): string {
  const columns = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '';
  const rows = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
  return `<td${columns}${rows}>${cell.text
    .split('\n')
    .map((line) => text(line))
    .join('<br>')}</td>`;
}
