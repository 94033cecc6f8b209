/** A cell a line. */
import { exportedRows, type Flavour, filledRows } from './flavour.js';

/** LibreOffice and Word: an empty cell is an empty line, so is a cell merged from above. */
export const linesKept: Flavour = {
  name: 'lines',
  blanks: 'kept_inside',
  table: (grid) => exportedRows(grid).flat(),
};

/** The same with every blank line taken out. */
export const linesLost: Flavour = {
  name: 'lines_without_blanks',
  blanks: 'lost',
  table: (grid) => filledRows(grid).flat(),
};

/** Copies of web pages: a blank line below every line. */
export const linesDoubled: Flavour = {
  name: 'lines_doubled',
  blanks: 'lost',
  table: (grid) => filledRows(grid).flatMap((row) => row.flatMap((text) => [text, ''])),
  paragraph: (text) => [text, ''],
};

/** pdftotext without an option: a row's figures come before its label. */
export const linesReversed: Flavour = {
  name: 'lines_reversed',
  blanks: 'lost',
  torn: 'labels',
  table: (grid) =>
    grid.rows.flatMap((row) => {
      const figures = row.filter((cell) => cell.figure !== undefined);
      const labels = row.filter((cell) => cell.figure === undefined);
      return [...figures, ...labels].map(({ text }) => text).filter((text) => text !== '');
    }),
};
