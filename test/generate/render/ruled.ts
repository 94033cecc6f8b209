/** A table as pandoc writes it into plain text: columns padded with spaces between two rules, a blank line between rows. */
import { type Flavour, spreadsheetRows } from './flavour.js';
import { pad, widthOf } from './width.js';

export const ruled: Flavour = {
  name: 'spaces_ruled',
  blanks: 'lost',
  table: (grid) => {
    const rows = spreadsheetRows(grid);
    const widths = Array.from({ length: grid.columns }, (_, at) =>
      Math.max(8, ...rows.map((row) => widthOf(row[at] ?? '') + 2)),
    );
    const rule = `  ${widths.map((width) => '-'.repeat(width)).join(' ')}`;
    const lines = rows.map((row) => `  ${row.map((text, at) => pad(text, widths[at] ?? 0)).join(' ')}`.trimEnd());
    return [rule, ...lines.flatMap((line, at) => (at === 0 ? [line] : ['', line])), rule, ''];
  },
  paragraph: (text) => [text, ''],
};
