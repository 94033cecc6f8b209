/** Tables drawn with lines. */
import { padded, widthOf, wrapped } from './width.js';

/** A line of a box: a cell for each column, or one text over the whole width. */
export type BoxRow = { cells: BoxCell[]; head?: boolean } | { over: string };

export interface BoxCell {
  text: string;
  /** Sets the colour of a line of the cell; it must not change its width. */
  paint?: (text: string) => string;
}

export interface BoxOptions {
  /** Columns of the terminal that the first column takes at least, and at most. */
  label: readonly [least: number, most: number];
  /** … and each of the others at most. */
  figure: number;
}

/**
 *     ┌──────────┬──────┐
 *     │ 信息内容 │ 件数 │     head
 *     ├──────────┼──────┤
 *     │ 规章     │    3 │     first column to the left, figures to the right
 *     └──────────┴──────┘
 */
export function box(rows: readonly BoxRow[], options: BoxOptions): string[] {
  const widths = columnWidths(rows, options);
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const lines = [rule('┌', '┬', '┐')];
  for (const row of rows) {
    if ('over' in row) lines.push(...overLines(row.over, widths));
    else lines.push(...cellLines(row.cells, widths));
    if ('head' in row && row.head) lines.push(rule('├', '┼', '┤'));
  }
  return [...lines, rule('└', '┴', '┘')];
}

function columnWidths(rows: readonly BoxRow[], { label, figure }: BoxOptions): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    if ('over' in row) continue;
    row.cells.forEach(({ text }, index) => {
      const [least, most] = index === 0 ? label : [1, figure];
      widths[index] = Math.min(Math.max(widths[index] ?? least, widthOf(text)), most);
    });
  }
  return widths;
}

function cellLines(cells: readonly BoxCell[], widths: readonly number[]): string[] {
  const texts = widths.map((width, index) => wrapped(cells[index]?.text ?? '', width));
  const height = Math.max(...texts.map((text) => text.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = widths.map((width, index) => {
      const part = padded(texts[index]?.[line] ?? '', width, index === 0 ? 'left' : 'right');
      return cells[index]?.paint?.(part) ?? part;
    });
    return `│ ${parts.join(' │ ')} │`;
  });
}

function overLines(text: string, widths: readonly number[]): string[] {
  const width = widths.reduce((sum, one) => sum + one + 3, -3);
  return wrapped(text, width).map((line) => `│ ${padded(line, width)} │`);
}
