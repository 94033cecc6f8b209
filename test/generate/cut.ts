/** A piece of a grid: some of its rows as a table of their own. */
import { type Grid, type GridCell, wholeRows } from './grid.js';

/** What stands in the place of a cell that began above. */
export type Again = 'label' | 'empty' | 'nothing';

/** The rows `from` to `to` as a table of their own; a cell that began above begins again, with its text or without. */
export function piece(grid: Grid, from: number, to: number, again: Again): Grid {
  const rows = wholeRows(grid)
    .slice(from, to)
    .map((cells, at) =>
      cells.flatMap(({ covered, begun, ...cell }): GridCell[] => {
        const left = Math.min(begun + cell.rowSpan, to) - (from + at);
        if (!covered) return [{ ...cell, rowSpan: left }];
        if (again === 'nothing') return [];
        return at === 0 ? [{ ...cell, rowSpan: left, text: again === 'label' ? cell.text : '' }] : [];
      }),
    );
  return { ...grid, rows };
}
