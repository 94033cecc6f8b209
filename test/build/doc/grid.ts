/** A grid of merged cells as rows of a Word table, in one of the ways in which a merge is written. */
import { type Grid, wholeRows } from '../../generate/grid.js';
import type { Cell, Row, Table } from './description.js';

export interface Drawing {
  /** Twentieths of a point, for each column of the grid. */
  widths: readonly number[];
  /** A cell over several columns is a wide one, as Word does; or cells as wide as the columns, flagged or by sprmTMerge. */
  across?: 'wide' | 'flags' | 'spec' | 'modifier';
  /** The flags of a cell's descriptor, or sprmTVertMerge. */
  down?: 'flags' | 'modifier';
  left?: number;
  /** Moves the edge on the right of a column in a row, as edges are in old documents. */
  moved?(row: number, column: number): number;
  row?: Pick<Row, 'kept' | 'fallback' | 'defined' | 'descriptors' | 'properties'>;
}

export function tableOf(grid: Grid, drawing: Drawing): Table {
  const { across = 'wide', left = 0, row: more = {} } = drawing;
  const rows = wholeRows(grid).map((cells, at): Row => {
    const edges = [left];
    drawing.widths.forEach((width, column) => {
      edges.push(left + drawing.widths.slice(0, column).reduce((sum, one) => sum + one, width));
    });
    const edge = (column: number): number =>
      (edges[column] ?? 0) + (column === 0 ? 0 : (drawing.moved?.(at, column - 1) ?? 0));
    const merge: [number, number][] = [];
    const drawn = cells.flatMap((cell): Cell[] => {
      const down = downOf(cell, drawing);
      // a line break within a paragraph is character 11 ([MS-DOC] 2.4.1)
      const content = cell.covered ? '' : cell.text.replaceAll('\n', '\v');
      const end = cell.column + cell.columnSpan;
      if (across === 'wide' || cell.columnSpan === 1)
        return [{ content, width: edge(end) - edge(cell.column), ...down }];
      if (across === 'modifier') merge.push([cell.column, end]);
      return Array.from({ length: cell.columnSpan }, (_, index): Cell => {
        const column = cell.column + index;
        const flag = FLAGS[across][index === 0 ? 0 : 1];
        const width = edge(column + 1) - edge(column);
        return { content: index === 0 ? content : '', width, ...(flag ? { across: flag } : {}), ...down };
      });
    });
    return { cells: drawn, left: edge(0), ...more, ...(merge.length > 0 ? { merge } : {}) };
  });
  return { rows };
}

const FLAGS = {
  flags: ['first', 'merged'],
  spec: ['firstSpec', 'mergedSpec'],
  modifier: [undefined, undefined],
} as const;

function downOf(cell: { rowSpan: number; covered: boolean }, { down = 'flags' }: Drawing): Pick<Cell, 'down'> {
  if (cell.rowSpan === 1) return {};
  if (down === 'flags') return { down: cell.covered ? 'merged' : 'restart' };
  return { down: cell.covered ? 'mergedModifier' : 'restartModifier' };
}
