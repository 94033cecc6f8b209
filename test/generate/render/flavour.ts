/** What every flavour of text does: each table its own way, title, headings and prose as lines. */
import { type Grid, type GridCell, wholeRows } from '../grid.js';
import { outlineOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

/** One way in which programs flatten tables into text. */
export interface Flavour {
  name: string;
  /**
   * - `kept`: an empty cell leaves a trace in its place;
   * - `kept_inside`: so it does, but at the edge of a table, a block or a row the trace may be taken for spacing or for a
   *   merged cell;
   * - `lost`: nothing tells that it was there.
   */
  blanks: 'kept' | 'kept_inside' | 'lost';
  /**
   * Cells that go on in the next line, among the pieces of others. Then nothing is asked but that no figure be wrong in
   * silence.
   */
  torn?: 'labels' | 'figures';
  /** A row with too few cells is written with empty ones at its end: then the document says where each figure stands. */
  pads?: true;
  /** Whether a figure is cut, for it is wider than its column: then the rows of its table cannot be told from each other. */
  cuts?(grid: Grid, cell: GridCell): boolean;
  /** The lines of a table. */
  table(grid: Grid): string[];
  /** The lines of a heading or a paragraph; the text alone by default. */
  paragraph?(text: string): string[];
}

/** A report as text; the flavour of each table may be another. */
export function renderText(report: GeneratedReport, flavourOf: (table: string) => Flavour): string {
  let flavour: Flavour | undefined;
  const lines: string[] = [];
  for (const part of outlineOf(report)) {
    if (part.kind === 'table') {
      flavour = flavourOf(part.grid.key);
      lines.push(...flavour.table(part.grid));
    } else {
      flavour ??= flavourOf('disclosure');
      lines.push(...(flavour.paragraph?.(part.text) ?? [part.text]));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Rows as Word's own exports have them: a cell merged from above comes back empty, one merged to the left is gone. */
export function exportedRows(grid: Grid): string[][] {
  return wholeRows(grid).map((row) => row.map((cell) => (cell.covered ? '' : cell.text)));
}

/** Rows as a spreadsheet has them: every grid column has a cell, merged ones are empty. */
export function spreadsheetRows(grid: Grid): string[][] {
  return wholeRows(grid).map((row) => {
    const cells = Array<string>(grid.columns).fill('');
    for (const cell of row) if (!cell.covered) cells[cell.column] = cell.text;
    return cells;
  });
}

/** Rows with the texts alone: merged and empty cells left no trace. */
export function filledRows(grid: Grid): string[][] {
  return grid.rows.map((row) => row.map((cell) => cell.text).filter((text) => text !== ''));
}
