/**
 * A tab opens each cell, a blank line ends each row, merged cells come back empty.
 * ```
 * ⇥规章
 * ⇥0
 *
 * ```
 */
import { exportedRows, type Flavour } from './flavour.js';

export const tabCells: Flavour = {
  name: 'tab_cells',
  blanks: 'kept',
  table: (grid) => exportedRows(grid).flatMap((row) => [...row.map((text) => `\t${text}`), '']),
  paragraph: (text) => [text, ''],
};
