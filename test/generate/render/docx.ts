/** A .docx as Word writes it: real merges, `w:gridSpan` and `w:vMerge` (ECMA-376 part 1, 17.4.17 and 17.4.84). */
import { buildDocx, mergeOn, mergeStart, p, span, tc, tr } from '../../build/docx.js';
import { type Grid, type GridCell, wholeRows } from '../grid.js';
import { outlineOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

/** A4 lying on its side, in twentieths of a point: wide enough for figures of seven digits. */
const PAGE = { width: 16838, height: 11906, margin: 1000 };

export async function renderDocx(report: GeneratedReport): Promise<Uint8Array> {
  const body = outlineOf(report).map((part) => (part.kind === 'table' ? table(part.grid) : p(part.text)));
  const { width, height, margin } = PAGE;
  const size = `<w:pgSz w:w="${width}" w:h="${height}" w:orient="landscape"/>`;
  const margins = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  return buildDocx(`${body.join('')}<w:sectPr>${size}<w:pgMar ${margins}/></w:sectPr>`);
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
  .join('');

function table(grid: Grid): string {
  const widths = columnWidths(grid);
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const rows = wholeRows(grid).map((cells) => tr(cells.map((cell) => cellXml(cell, cell.covered))));
  const properties = `<w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function cellXml(cell: GridCell, covered: boolean): string {
  const merge = covered ? mergeOn : cell.rowSpan > 1 ? mergeStart : '';
  return tc(
    covered
      ? ''
      : cell.text
          .split('\n')
          .map((line) => p(line))
          .join(''),
    `${cell.columnSpan > 1 ? span(cell.columnSpan) : ''}${merge}`,
  );
}

/** In twentieths of a point; the first column of table two is as narrow as one character. */
function columnWidths(grid: Grid): number[] {
  const width = PAGE.width - 2 * PAGE.margin;
  const labels = grid.key === 'applications' ? [500, 1300, 3000] : [];
  const left = labels.reduce((sum, one) => sum - one, width);
  const others = grid.columns - labels.length;
  return [...labels, ...Array<number>(others).fill(Math.floor(left / others))];
}
