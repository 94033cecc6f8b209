/** A row a line, tabs between its cells: `规章⇥0⇥0⇥0`. */
import { exportedRows, type Flavour, spreadsheetRows } from './flavour.js';

/** Copied out of a spreadsheet: merged cells are empty ones. */
export const tabsSpreadsheet: Flavour = {
  name: 'tabs_spreadsheet',
  pads: true,
  blanks: 'kept',
  table: (grid) => spreadsheetRows(grid).map((row) => row.join('\t')),
};

/** Word's 表格转换成文本: cells merged to the left are gone. */
export const tabsWord: Flavour = {
  name: 'tabs_word',
  blanks: 'kept',
  table: (grid) => exportedRows(grid).map((row) => row.join('\t')),
};
