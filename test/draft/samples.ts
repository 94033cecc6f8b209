/** Samples of invented forms, blank and filled, in the formats that people keep them in. */
import { buildDocx, mergeOn, mergeStart, p, span, tbl, tc, tr } from '../build/docx.js';

/** Rows of texts; `null` continues the cell above, `'<'` the one to the left. */
export type Rows = readonly (readonly (string | null)[])[];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = (cell: string | null): string => (cell === null || cell === '<' ? '' : cell);

export const FORMATS: Record<string, (before: readonly string[], rows: Rows) => Uint8Array | Promise<Uint8Array>> = {
  docx: (before, rows) => buildDocx(before.map((line) => p(line)).join('') + docxTable(rows)),
  html: (before, rows) =>
    bytes(`<html><body>${before.map((line) => `<p>${line}</p>`).join('')}${htmlTable(rows)}</body></html>`),
  tabs: (before, rows) => bytes([...before, '', ...rows.map((row) => row.map(plain).join('\t')), ''].join('\n')),
  pipes: (before, rows) =>
    bytes([...before, '', ...rows.map((row) => `| ${row.map(plain).join(' | ')} |`), ''].join('\n')),
};

/** How many columns a cell covers, and whether the cells below it continue it. */
function spansOf(rows: Rows, row: number, column: number): { columns: number; rows: number } {
  let columns = 1;
  while (rows[row]?.[column + columns] === '<') columns++;
  let down = 1;
  while (rows[row + down]?.[column] === null) down++;
  return { columns, rows: down };
}

function docxTable(rows: Rows): string {
  const lines = rows.map((row, at) =>
    tr(
      row.flatMap((cell, column) => {
        if (cell === '<') return [];
        const spans = spansOf(rows, at, column);
        const properties =
          (spans.columns > 1 ? span(spans.columns) : '') + (cell === null ? mergeOn : spans.rows > 1 ? mergeStart : '');
        return [tc(plain(cell), properties)];
      }),
    ),
  );
  return tbl(...lines);
}

function htmlTable(rows: Rows): string {
  const lines = rows.map((row, at) => {
    const cells = row.flatMap((cell, column) => {
      if (cell === '<' || cell === null) return [];
      const spans = spansOf(rows, at, column);
      return [`<td colspan="${spans.columns}" rowspan="${spans.rows}">${cell}</td>`];
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${lines.join('')}</table>`;
}
