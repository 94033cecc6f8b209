/** Boxes as antiword draws them: cells padded to their width, long ones wrapped, no rule between rows. */
import type { Grid, GridCell } from '../grid.js';
import { wholeRows } from '../grid.js';
import type { Flavour } from './flavour.js';
import { pad, wrapped } from './width.js';

export const boxes: Flavour = {
  name: 'boxes',
  blanks: 'kept',
  table: (grid) => {
    const widths = columnWidths(grid);
    return [...wholeRows(grid).flatMap((row) => drawn(row, widths)), ''];
  },
};

function columnWidths(grid: Grid): number[] {
  if (grid.key === 'applications') return [8, 14, 28, ...Array<number>(grid.columns - 3).fill(10)];
  if (grid.key === 'statistics') {
    const lead = grid.rows[0]?.[0]?.text === '序号' ? [6] : [];
    return [...lead, 34, 8, ...Array<number>(grid.columns - lead.length - 2).fill(14)];
  }
  return Array<number>(grid.columns).fill(grid.columns > 5 ? 9 : 17);
}

/** A cell over several columns is as wide as they are, and the pipes between them. */
function drawn(row: (GridCell & { covered: boolean })[], columns: readonly number[]): string[] {
  const cells = row.map((cell) => {
    const own = columns.slice(cell.column, cell.column + cell.columnSpan);
    const width = own.reduce((sum, one) => sum + one, own.length - 1);
    return { width, lines: wrapped(cell.covered ? '' : cell.text, width) };
  });
  const height = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const line = cells.map(({ width, lines }) => pad(lines[at] ?? '', width));
    return `|${line.join('|')}|`;
  });
}
