/** HTML with rowspan and colspan. */
import type { Grid, GridCell } from '../grid.js';
import { outlineOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

export function renderHtml(report: GeneratedReport): string {
  const body = outlineOf(report).map((part) => {
    if (part.kind === 'table') return table(part.grid);
    return part.kind === 'title' ? `<h1>${part.text}</h1>` : `<p>${part.text}</p>`;
  });
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

function table(grid: Grid): string {
  const rows = grid.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
  return `<table>\n${rows.join('\n')}\n</table>`;
}

function cellHtml({ text, columnSpan, rowSpan }: GridCell): string {
  const columns = columnSpan > 1 ? ` colspan="${columnSpan}"` : '';
  const rows = rowSpan > 1 ? ` rowspan="${rowSpan}"` : '';
  return `<td${columns}${rows}>${text}</td>`;
}
