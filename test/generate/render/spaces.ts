/**
 * The text of a PDF, as pdftotext writes it. Empty cells leave nothing; labels wrap; page numbers stand between rows.
 * Where the cells are set at their top (LibreOffice) a wrapped label goes on below its figures; where they are set in the
 * middle (Word) the figures and the labels of groups stand between the lines of others.
 */
import type { Grid, GridCell } from '../grid.js';
import type { Flavour } from './flavour.js';
import { widthOf, wrapped } from './width.js';

const LINES_OF_A_PAGE = 24;

interface Setting {
  align: 'raw' | 'top' | 'middle' | 'above';
  /** Widths in characters of the columns of table two: three of labels, then those of figures. */
  widths: readonly [number, number, number, number];
  /** What stands between two pages. */
  footer(page: number): string[];
}

const RAW_FOOTER = (page: number): string[] => [`- ${page} -`];
const NUMBER_FOOTER = (page: number): string[] => [`${' '.repeat(40)}${page}\f`];
const DASHED_FOOTER = (page: number): string[] => ['', `${' '.repeat(60)}-${page}-`];

function spaces(name: string, setting: Setting, torn?: Flavour['torn']): Flavour {
  const table = (grid: Grid): string[] =>
    paged(setting.align === 'raw' ? rawLines(grid, setting) : placedLines(grid, setting), setting.footer);
  const cuts = (grid: Grid, cell: GridCell): boolean => cellLines(grid, cell, setting).length > 1;
  return { name, blanks: 'lost', table, cuts, ...(torn === undefined ? {} : { torn }) };
}

/** `-raw`: pieces in the order in which they were drawn. */
export const spacesRaw = spaces('spaces_raw', { align: 'raw', widths: [3, 12, 26, 10], footer: RAW_FOOTER });

/** `-layout`, cells set at their top. */
export const spacesTop = spaces('spaces_top', { align: 'top', widths: [3, 12, 26, 10], footer: NUMBER_FOOTER });

/** `-layout`, cells set in their middle, the labels of groups on one line. */
export const spacesMiddle = spaces('spaces_middle', {
  align: 'middle',
  widths: [3, 16, 26, 10],
  footer: DASHED_FOOTER,
});

/** The same with a column too narrow for the labels of groups. */
export const spacesNarrowGroups = spaces(
  'spaces_narrow_groups',
  { align: 'middle', widths: [3, 12, 26, 10], footer: DASHED_FOOTER },
  'labels',
);

/** poppler at times puts the figures of a row above its wrapped label. */
export const spacesAbove = spaces(
  'spaces_above',
  { align: 'above', widths: [3, 12, 26, 10], footer: DASHED_FOOTER },
  'labels',
);

/** Columns too narrow for large numbers. */
export const spacesRawNarrow = spaces(
  'spaces_raw_narrow',
  { align: 'raw', widths: [3, 12, 26, 5], footer: RAW_FOOTER },
  'figures',
);
export const spacesTopNarrow = spaces(
  'spaces_top_narrow',
  { align: 'top', widths: [3, 12, 26, 5], footer: NUMBER_FOOTER },
  'figures',
);

function paged(lines: string[], footer: Setting['footer']): string[] {
  const onNextPage = (at: number): boolean => at > 0 && at % LINES_OF_A_PAGE === 0;
  return lines.flatMap((line, at) => (onNextPage(at) ? [...footer(1 + at / LINES_OF_A_PAGE), line] : [line]));
}

function columnWidths(grid: Grid, { widths: [group, subgroup, label, figure] }: Setting): number[] {
  if (grid.key === 'applications') {
    return [group, subgroup, label, ...Array<number>(grid.columns - 3).fill(figure)];
  }
  if (grid.key === 'statistics') {
    // serial number, label, unit, figures
    const lead = grid.rows[0]?.[0]?.text === '序号' ? [6] : [];
    const others = grid.columns - lead.length - 2;
    return [...lead, group + subgroup + label, 8, ...Array<number>(others).fill(figure)];
  }
  return Array<number>(grid.columns).fill(grid.columns > 5 ? Math.min(figure, 9) : 28);
}

function cellLines(grid: Grid, cell: GridCell, setting: Setting): string[] {
  if (cell.text === '') return [];
  const own = columnWidths(grid, setting).slice(cell.column, cell.column + cell.columnSpan);
  return wrapped(cell.text, own.reduce((sum, one) => sum + one, 0) - 1);
}

function rawLines(grid: Grid, setting: Setting): string[] {
  return grid.rows.flatMap((row) => rawRow(grid, row, setting));
}

/** Cells of one line join with the next; a cell of several lines, or over several rows, stands alone. */
function rawRow(grid: Grid, row: GridCell[], setting: Setting): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) lines.push(open.join(' '));
    open = [];
  };
  for (const cell of row) {
    const pieces = cellLines(grid, cell, setting);
    if (pieces.length === 1 && cell.rowSpan === 1) open.push(...pieces);
    else if (pieces.length > 0) {
      close();
      lines.push(...pieces);
    }
  }
  close();
  return lines;
}

interface Piece {
  /** In lines from the top of the table; a fraction lies between two lines. */
  y: number;
  x: number;
  text: string;
}

function placedLines(grid: Grid, setting: Setting): string[] {
  const pieces = piecesOf(grid, setting);
  const heights = [...new Set(pieces.map(({ y }) => y))].sort((one, other) => one - other);
  return heights.map((height) => {
    let line = '';
    for (const { x, text } of pieces.filter(({ y }) => y === height).sort((one, other) => one.x - other.x)) {
      const gap = Math.max(line === '' ? 0 : 2, x - widthOf(line));
      line += `${' '.repeat(gap)}${text}`;
    }
    return line;
  });
}

function piecesOf(grid: Grid, setting: Setting): Piece[] {
  const widths = columnWidths(grid, setting);
  const left = (column: number): number => widths.slice(0, column).reduce((sum, one) => sum + one, 0);
  const heights = grid.rows.map((row) =>
    Math.max(1, ...row.filter((cell) => cell.rowSpan === 1).map((cell) => cellLines(grid, cell, setting).length)),
  );
  const top = (row: number): number => heights.slice(0, row).reduce((sum, one) => sum + one, 0);
  return grid.rows.flatMap((row, at) =>
    row.flatMap((cell) => {
      const lines = cellLines(grid, cell, setting);
      const room = top(at + cell.rowSpan) - top(at);
      const first = top(at) + firstLine(setting.align, cell, room, lines.length);
      return lines.map((text, line): Piece => ({ y: first + line, x: left(cell.column), text }));
    }),
  );
}

/**
 * ```
 * （二）部分公开（区分处理的，只计这一情形，不
 * 计其他情形）
 *                                              4  0  0
 *                                              ^ between the two lines: pdftotext puts it below them, or above
 * ```
 */
function firstLine(align: Setting['align'], cell: GridCell, room: number, lines: number): number {
  if (align === 'top') return 0;
  if (align === 'above') return cell.figure !== undefined && room > lines ? -0.25 : 0;
  const first = (room - lines) / 2;
  return cell.rowSpan === 1 && !Number.isInteger(first) ? room - lines + 0.25 : first;
}
