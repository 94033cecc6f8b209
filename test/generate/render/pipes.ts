/**
 * Copies of web pages with pipes. A row that has fewer cells than the table has columns, by spans or by empty cells, is
 * filled up with pipes at its end; the last row of a table is not.
 */
import type { Grid } from '../grid.js';
import { type Flavour, filledRows } from './flavour.js';

interface PipedRow {
  cells: string[];
  /** `||` */
  fillers: string;
}

function pipedRows(grid: Grid): PipedRow[] {
  const rows = filledRows(grid);
  return rows.map((cells, at) => ({
    cells,
    fillers: '|'.repeat(at === rows.length - 1 ? 0 : grid.columns - cells.length),
  }));
}

const spaced = (fillers: string): string => (fillers === '' ? '' : ` ${fillers}`);

/** `规章 | 0 | 0 | 0 |`, `行政许可 | 0 | ||` */
export const pipeRows: Flavour = {
  name: 'pipes_rows',
  blanks: 'lost',
  table: (grid) => pipedRows(grid).map(({ cells, fillers }) => `${cells.join(' | ')} |${spaced(fillers)}`),
};

/** `行政许可 | 0 |` */
export const pipeRowsBare: Flavour = {
  name: 'pipes_rows_without_fillers',
  blanks: 'lost',
  table: (grid) => filledRows(grid).map((cells) => `${cells.join(' | ')} |`),
};

/** `| 行政许可 | 0 | ||` */
export const pipeRowsLed: Flavour = {
  name: 'pipes_rows_led',
  blanks: 'lost',
  table: (grid) => pipedRows(grid).map(({ cells, fillers }) => `| ${cells.join(' | ')} |${fillers || ' '}`),
};

/** A cell a line, the fillers on their own: `行政许可 |` / `0 |` / `||` */
export const pipeCells: Flavour = {
  name: 'pipes_cells',
  blanks: 'lost',
  table: (grid) =>
    pipedRows(grid).flatMap(({ cells, fillers }) => [
      ...cells.map((text) => `${text} |`),
      ...(fillers === '' ? [] : [fillers]),
    ]),
};

/** A pipe, then the cell on its own line: `| ` / ` 行政许可  | ` / ` 0  | ||` */
export const pipeCellsLed: Flavour = {
  name: 'pipes_cells_led',
  blanks: 'lost',
  table: (grid) =>
    pipedRows(grid).flatMap(({ cells, fillers }) => [
      '| ',
      ...cells.map((text, index) => ` ${text}  | ${index === cells.length - 1 ? fillers : ''}`),
    ]),
};
