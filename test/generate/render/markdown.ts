/** Markdown tables (GitHub Flavored Markdown Spec, 4.10): they have no spans, merged cells are empty ones. */
import { type Flavour, spreadsheetRows } from './flavour.js';

/** The first row is the head: `| 规章 | 0 | 0 | 0 |` */
export const markdown: Flavour = {
  name: 'markdown',
  pads: true,
  blanks: 'kept_inside',
  table: (grid) => {
    const [head = [], ...rows] = spreadsheetRows(grid);
    const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
    return ['', line(head), line(head.map(() => '---')), ...rows.map(line), ''];
  },
  paragraph: (text) => [text, ''],
};

/** pandoc: an empty head, cells padded to the width of their column. */
export const markdownPadded: Flavour = {
  name: 'markdown_padded',
  pads: true,
  blanks: 'kept_inside',
  table: (grid) => {
    const rows = spreadsheetRows(grid);
    const widths = Array.from({ length: grid.columns }, (_, at) =>
      Math.max(...rows.map((row) => row[at]?.length ?? 0)),
    );
    const line = (cells: string[]): string =>
      `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
    const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
    return [line(widths.map(() => '')), rule, ...rows.map(line), ''];
  },
  paragraph: (text) => [text, ''],
};
