/** Rows drawn with pipes: copies of web pages, markdown, the boxes of antiword. */

import { widthOf } from '../../display-width.js';
import type { Cell, Row } from '../../document.js';
import type { Line } from './lines.js';

/** A row with the name of its flavour. */
export interface LaidRow extends Row {
  layout: string;
}

/** A line with pipes, cut into what stands between them; `cells` is absent for a line without. */
export interface PipeLine extends Line {
  cells?: string[];
  opens?: boolean;
  closes?: boolean;
}

const PIPE = /[|｜│┃║]/;
const BORDER = /^[\s+|｜:=\-_─━═┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝│┃║]+$/u;
const RULE = /[-─━═=]{2}/u;

/** Cuts the lines with pipes, drops the rules between rows, and joins a box's wrapped lines into one. */
export function joinWrapped(lines: readonly Line[]): PipeLine[] {
  const joined: PipeLine[] = [];
  for (const line of lines) {
    const cut = cutPipes(line);
    const last = joined.at(-1);
    if (cut.cells === undefined || last?.cells === undefined || !continues(last, cut)) {
      joined.push(cut);
      continue;
    }
    const widths = cellWidths(cut);
    joined[joined.length - 1] = {
      ...last,
      cells: last.cells.map((text, index) => wrap(text, cut.cells?.[index] ?? '', widths[index] ?? 0)),
    };
  }
  return joined;
}

function cutPipes(line: Line): PipeLine {
  const text = line.text.trim();
  if (!PIPE.test(text)) return line;
  const { number, blanksBefore } = line;
  if (BORDER.test(text) && RULE.test(text)) {
    return { number, text: line.text, blanksBefore, cells: [], opens: true, closes: true };
  }
  const parts = text.split(/(?<!\\)[|｜│┃║]/u);
  const opens = parts[0] === '';
  const closes = parts.at(-1) === '';
  const onlyPipes = parts.every((part) => part.trim() === '');
  // `|||` alone on a line: three cells, nothing but their ends
  const cells = onlyPipes ? parts.slice(1) : parts.slice(opens ? 1 : 0, closes ? -1 : undefined);
  return { number, text: line.text, blanksBefore, cells, opens: opens && !onlyPipes, closes };
}

/**
 * antiword pads every cell to its width and wraps a long one, without a rule between rows. The line below continues this
 * row if each of its texts stands under a text that fills its cell:
 * ```
 * |二、上年结转政府|0   |0   |
 * |信息公开        |    |    |
 *  ^ under a full cell
 * ```
 */
function continues(above: PipeLine, below: PipeLine): boolean {
  if (!above.opens || !above.closes || !below.opens || !below.closes || below.blanksBefore > 0) return false;
  if (below.cells?.every((cell) => cell.trim() === '')) return false;
  // lines of one box share the columns of their pipes
  return (
    (isWrapped(above, below) || isRestOfDigits(above, below)) && pipeColumns(above.text) === pipeColumns(below.text)
  );
}

function isWrapped(above: PipeLine, below: PipeLine): boolean {
  return (below.cells ?? []).every((text, index) => {
    if (text.trim() === '') return true;
    if (/^\s/u.test(text)) return false;
    const last = lastLine(above, index);
    return last.trim() !== '' && isFull(last, text, widthOf(text));
  });
}

const lastLine = ({ cells }: PipeLine, index: number): string => cells?.[index]?.split('\n').at(-1) ?? '';

/**
 * ```
 * |三、本年|（一）予以公开|8   |2   |847 |
 * |度办理结|              |45  |    |    |      digits below digits, in fewer cells than the row has: 845
 *                          ^
 * ```
 * Beside them nothing but labels that go on.
 */
function isRestOfDigits(above: PipeLine, below: PipeLine): boolean {
  const widths = cellWidths(below);
  const cells = below.cells ?? [];
  const digits = cells.filter((text) => DIGITS.test(text)).length;
  const filled = cells.filter((text) => text.trim() !== '').length;
  const labels = filled - digits;
  const all = (above.cells ?? []).filter((text) => text.trim() !== '').length;
  const numbers = (above.cells ?? []).filter((_, index) => DIGITS.test(lastLine(above, index))).length;
  if (digits > 1 && digits >= numbers) return false;
  if (digits === 0 || filled >= all || (labels === 0 && digits * 2 >= all)) return false;
  return cells.every((text, index) => {
    if (text.trim() === '') return true;
    const last = lastLine(above, index);
    return DIGITS.test(text) ? DIGITS.test(last) : last.trim() !== '' && isFull(last, text, widths[index] ?? 0);
  });
}

const DIGITS = /^[\d０-９]{1,12}\s*$/u;

/** Whether the next character, or the next run of Latin characters, would not have fitted behind the text. */
function isFull(text: string, next: string, width: number): boolean {
  const word = /^[\x21-\x7e]+|^./u.exec(next)?.[0] ?? '';
  return widthOf(text.trimEnd()) + widthOf(word) > width;
}

const wrap = (text: string, more: string, width: number): string => {
  const padded = text.trimEnd();
  return more.trim() === '' || width === 0 ? text : `${padded}\n${more.trimEnd()}`;
};

function cellWidths(line: PipeLine): number[] {
  return (line.cells ?? []).map(widthOf);
}

function pipeColumns(text: string): string {
  const columns: number[] = [];
  let column = 0;
  for (const sign of text) {
    if (PIPE.test(sign)) columns.push(column);
    column += widthOf(sign);
  }
  return columns.join(' ');
}

/**
 * A line with pipes as a row.
 * ```
 * 规章 | 0 | 0 | 0 |     a row: two texts or more
 * 规章 |                 a cell: where its row ends is not sure
 * |||                    three empty cells
 * | 规章 | 0 | 0 | 0 |   a row, opened and closed
 * ```
 */
export function pipeCells(line: PipeLine): LaidRow {
  const location = `L${line.number}`;
  const cells = (line.cells ?? []).map((text): Cell => ({ text: clean(text), location }));
  const filled = cells.filter((cell) => cell.text !== '').length;
  const whole = line.opens === true && line.closes === true;
  const layout = whole ? (line.cells?.some((cell) => /^\S.*\s{2,}$/u.test(cell)) ? 'boxes' : 'markdown') : 'pipes';
  const first = filled === 0 ? 0 : 1;
  for (let index = cells.length - 1; index >= first && cells[index]?.text === ''; index--) {
    const cell = cells[index];
    if (cell !== undefined && layout !== 'boxes') cell.filler = true;
  }
  return { cells, end: filled > 1 || (whole && filled > 0) ? 'hard' : 'open', layout };
}

/** Markdown's escapes, emphasis and line breaks undone. */
function clean(text: string): string {
  if (!/[\\<*\n]/.test(text)) return text.trim();
  return text
    .replaceAll('\\|', '|')
    .replace(/<br\s*\/?>/gi, '\n')
    .replaceAll('**', '')
    .split('\n')
    .map((part) => part.trim())
    .join('\n')
    .trim();
}
