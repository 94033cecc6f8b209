/**
 * The flavours in which a table comes flattened into text, told line by line: flavours mix within one file.
 *
 * | flavour   | a row looks like                         | made by                       |
 * |-----------|------------------------------------------|-------------------------------|
 * | tab_cells | `⇥规章` / `⇥0` / `⇥0` / blank line        | text exports of Word          |
 * | tabs      | `规章⇥0⇥0⇥0`                             | copies out of a spreadsheet   |
 * | pipes     | `规章 | 0 | 0 ||` or a cell a line `0 |` | copies of web pages           |
 * | boxes     | `|规章    |0   |0   |`, wrapped lines    | antiword                      |
 * | markdown  | `| 规章 | 0 | 0 |`, `|---|---|`          | converters                    |
 * | spaces    | `规章      0     0     0`                | pdftotext                     |
 * | lines     | a cell a line                            | LibreOffice, Word, web copies |
 *
 * `lines` cannot be told from prose here: such lines stay paragraphs, and the walk decides.
 */
import type { Block, Cell, Paragraph, Piece, Row, Table } from '../../document.js';
import type { Line } from './lines.js';
import { joinWrapped, type LaidRow, type PipeLine, pipeCells } from './pipes.js';
import { joinTornRows } from './torn-rows.js';

export function layOut(lines: readonly Line[]): { blocks: Block[]; layouts: string[] } {
  const sheet = new Sheet();
  for (const line of joinWrapped(joinTornRows(lines))) sheet.add(line);
  return { blocks: sheet.finish(), layouts: [...sheet.layouts].sort() };
}

class Sheet {
  readonly layouts = new Set<string>();
  private readonly blocks: Block[] = [];
  private table: Table | null = null;
  /** Of the last row. */
  private flavour = '';
  /** Tables with a row of another flavour than tabs. */
  private readonly untabbed = new Set<Table>();

  add(line: PipeLine): void {
    const above = this.table?.rows.at(-1);
    // a blank line after an open row is a hint that it ended
    if (line.blanksBefore > 0 && above?.end === 'open') above.end = 'soft';
    const row = line.cells === undefined ? tabRow(line, above?.end === 'hard') : pipeCells(line);
    if (row !== null) {
      this.addRow(row);
      return;
    }
    if (this.isRestOfCell(line, above)) return;
    this.table = null;
    const paragraph = spaced(line);
    if (hasFigures(paragraph)) this.layouts.add('spaces');
    this.blocks.push(paragraph);
  }

  /**
   * ```
   * ⇥6
   * 34      no tab opens it: the rest of 634
   * ^
   * ```
   */
  private isRestOfCell({ text, blanksBefore }: PipeLine, above: Row | undefined): boolean {
    const cell = above?.cells.at(-1);
    const open = above?.end === 'open' && this.table !== null && this.flavour === 'tab_cells';
    if (!open || cell === undefined || blanksBefore > 0 || !DIGITS.test(text.trim()) || !APART.test(cell.text))
      return false;
    cell.text += `\n${text.trim()}`;
    return true;
  }

  private addRow(row: LaidRow): void {
    this.layouts.add(row.layout);
    this.flavour = row.layout;
    if (row.cells.length === 0 || isRule(row, this.table)) return;
    if (this.table === null) {
      this.table = { kind: 'table', geometry: 'rows', rows: [] };
      this.blocks.push(this.table);
    }
    this.table.rows.push({ cells: row.cells, end: row.end });
    if (row.layout !== 'tabs') this.untabbed.add(this.table);
  }

  finish(): Block[] {
    for (const block of this.blocks) {
      if (block.kind === 'table' && (keepsPlaces(block) || !this.untabbed.has(block))) setPlaces(block);
    }
    return this.blocks;
  }
}

const hasFigures = (paragraph: Paragraph): boolean =>
  paragraph.pieces?.some((piece) => COLUMN_TOKEN.test(piece.text)) === true;

/**
 * An export that fills rows up at their end has no empty cell before a full one: this one keeps every cell's place. So does
 * whatever parts its cells with tabs.
 */
const keepsPlaces = (table: Table): boolean =>
  table.rows.some(({ cells }) => {
    const empty = cells.findIndex((cell) => cell.text === '');
    return empty >= 0 && cells.slice(empty).some((cell) => cell.text !== '');
  });

/** Its empty cells are cells; where all rows have the same number of them, a cell's place is its column. */
function setPlaces(table: Table): void {
  const counts = new Set(table.rows.map((row) => row.cells.length));
  const [count = 0] = counts;
  const even = counts.size === 1 && count > 2;
  if (even) table.geometry = 'grid';
  for (const row of table.rows) {
    if (even) row.end = 'hard';
    row.cells.forEach((cell, column) => {
      delete cell.filler;
      if (even) Object.assign(cell, { column, columnSpan: 1, rowSpan: 1 });
    });
  }
}

/** `|-|-|` below the first row of a table: markdown's rule, with strokes too short to be seen as one. */
const isRule = (row: LaidRow, table: Table | null): boolean =>
  table?.rows.length === 1 && row.layout === 'markdown' && row.cells.every((cell) => /^:?-+:?$/.test(cell.text));

/**
 * ```
 * ⇥规章          a cell: where its row ends is not sure
 * ^
 * 规章⇥0⇥0⇥0     a row
 *     ^
 * ```
 */
function tabRow(line: Line, inTable: boolean): LaidRow | null {
  if (!line.text.includes('\t')) return null;
  const location = `L${line.number}`;
  const opened = line.text.trimStart() !== line.text && line.text.slice(0, line.text.search(/\S|$/)).includes('\t');
  const parts = line.text.split('\t').map((part) => part.trim());
  if (opened && parts.length === 2) {
    return { cells: [{ text: parts[1] ?? '', location }], end: 'open', layout: 'tab_cells' };
  }
  const filled = parts.filter((part) => part !== '').length;
  // a heading with a tab behind it is none; below a row, a label with an empty cell is one
  if (!opened && !inTable && filled < 2 && parts.length < 3) return null;
  const cells = parts.map((text): Cell => ({ text, location }));
  return { cells, end: filled > 1 || inTable ? 'hard' : 'open', layout: 'tabs' };
}

/**
 * What may stand in a column of figures: a number with sign, unit and note, its decimals where the line above has the rest of it,
 * letters for digits, or a mark that there is none.
 */
const COLUMN_TOKEN =
  /^(?:[+\-−－增减]?[\d０-９][\d０-９,，.．]*(?:[件项条元]|万元)?(?:[（(][^（）()]{1,20}[）)]|[①-⑳])?|[.．]\d{1,6}|[-/—－―–]{1,2}|无|零|[Oo〇○]|(?=.*\d)[\dOo〇○lI]{2,9}|[lI](?=.*[O〇○])[O〇○lI]{1,8})$/u;

/**
 * A line whose last pieces are figures set apart by spaces.
 * ```
 * 4.无正当理由大量反复 申请        0    0   0
 *                         ^
 * ```
 * What stands before them is the label, divided where two spaces or more divide it, or before a number.
 */
function spaced(line: Line): Paragraph {
  const text = line.text.trim();
  const paragraph: Paragraph = {
    kind: 'paragraph',
    text,
    location: `L${line.number}`,
    blanksBefore: line.blanksBefore,
  };
  if (text.length > MOST_CHARACTERS) return paragraph;
  const tokens = text.split(/\s+/u);
  // a sign and its number, alone on a line: `- 5`
  if (tokens.length === 2 && SIGN.test(tokens[0] ?? '')) return paragraph;
  let first = tokens.length;
  while (first > 0 && COLUMN_TOKEN.test(tokens[first - 1] ?? '')) first--;
  if (first === tokens.length || tokens.length < 2) {
    const labels = text.split(LABEL_BREAK);
    if (labels.length > 1) paragraph.pieces = labels.map((label) => ({ text: label }));
    return paragraph;
  }
  const begin = labelEnd(text, tokens.slice(first));
  const label = text.slice(0, begin).trim();
  const labels = label === '' ? [] : label.split(LABEL_BREAK);
  paragraph.pieces = [...labels.map((piece) => ({ text: piece })), ...figurePieces(text, begin)];
  return paragraph;
}

const SIGN = /^[-+－−–]$/u;

/**
 * The figures of a line, a sign marked that may belong to the figure behind it. Digits that stand closer than the others are one
 * number in two pieces:
 * ```
 * 规章      63 4      1
 *             ^ a single space, where columns are set apart by more
 * ```
 */
function figurePieces(text: string, begin: number): Piece[] {
  const wide = /\s{2,}/u.test(text);
  const parts = text.slice(begin).trim().split(/(\s+)/u);
  const apart = parts.some((part, index) => index % 2 === 1 && part.length > 1);
  const pieces: Piece[] = [];
  parts.forEach((part, index) => {
    if (index % 2 === 1) return;
    const last = pieces.at(-1);
    if (apart && last !== undefined && parts[index - 1]?.length === 1 && DIGITS.test(part) && APART.test(last.text))
      last.text += ` ${part}`;
    else if (SIGN.test(part) && wide && parts[index + 1]?.length === 1) pieces.push({ text: part, tight: true });
    else pieces.push({ text: part });
  });
  return pieces;
}

const DIGITS = /^[\d０-９]+$/u;
const APART = /^[\d０-９]+(?:\s[\d０-９]+)*$/u;

/** A line of more is no row of a table. */
const MOST_CHARACTERS = 2_000;

/** `（五）不  3.要求提供公开出版物`, `（四） 1.本机关不掌握`: two labels side by side. */
const LABEL_BREAK = /\s{2,}|\s+(?=\d{1,2}[.、．]|[（(][一二三四五六七八九十]{1,3}[)）])/u;

/** Where the figures at the end of a text begin. */
function labelEnd(text: string, figures: readonly string[]): number {
  let end = text.length;
  for (const figure of [...figures].reverse()) end = text.lastIndexOf(figure, end - figure.length);
  return end;
}
