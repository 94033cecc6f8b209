/** Tables drawn with lines. */
import { padded, wrapped } from './width.js';

export interface Box {
  head: readonly Head[];
  rows: readonly BoxRow[];
  /** The first column holds labels, to the left; figures stand to the right. */
  labelled: boolean;
}

/** A column's head, or what stands above the heads of several. */
export interface Head {
  text: string;
  parts?: Head[];
}

/** A cell for each column, or one text over the whole width. */
export type BoxRow = readonly BoxCell[] | { over: string };

export interface BoxCell {
  text: string;
  /** Sets the colour of a line of the cell; it must not change its width. */
  paint?: (text: string) => string;
}

/** How wide a box is drawn. */
export interface Fit {
  /** Columns of the terminal for the text of each column. */
  widths: readonly number[];
  /** Spaces between a text and the lines beside it. */
  gap: 0 | 1;
}

/** A cell as it is drawn: columns `from` to before `to`. */
interface Drawn extends BoxCell {
  from: number;
  to: number;
  side: 'left' | 'right' | 'centre';
  /** It goes on in the band below: no line closes it. */
  open?: boolean;
}

/**
 *     ┌──────────┬─────────────┐
 *     │          │    件数     │     a band for each level of the head; 信息内容 covers both
 *     │          ├──────┬──────┤
 *     │ 信息内容 │ 制发 │ 废止 │
 *     ├──────────┼──────┼──────┤
 *     │ 规章     │    3 │    0 │     a band for each row
 *     └──────────┴──────┴──────┘
 */
export function boxLines({ head, rows, labelled }: Box, fit: Fit): string[] {
  const levels = headBands(head, labelled);
  const bands = [...levels, ...rows.map((row) => rowBand(row, labelled, fit.widths.length))];
  const lines = [rule(undefined, bands[0], fit)];
  bands.forEach((band, index) => {
    lines.push(...bandLines(band, fit));
    if (index < levels.length || index === bands.length - 1) lines.push(rule(band, bands[index + 1], fit));
  });
  return lines;
}

/** Columns of the terminal that a box takes. */
export const boxWidth = ({ widths, gap }: Fit): number =>
  widths.reduce((sum, width) => sum + width, 0) + frameWidth(widths.length, gap);

/** What lines and gaps take of it. */
export const frameWidth = (columns: number, gap: number): number => columns * (2 * gap + 1) + 1;

/** The heads of the columns themselves. */
export const leavesOf = (head: readonly Head[]): Head[] =>
  head.flatMap((one) => (one.parts?.length ? leavesOf(one.parts) : [one]));

const heightOf = (head: readonly Head[]): number => Math.max(0, ...head.map(({ parts }) => 1 + heightOf(parts ?? [])));

/** A head over the levels `top` to `bottom`. */
interface Placed extends Drawn {
  top: number;
  bottom: number;
}

/** The head of a group stands at its top, that of a column at the bottom, above its figures. */
function headBands(head: readonly Head[], labelled: boolean): Drawn[][] {
  const height = heightOf(head);
  const placed = placedHeads(head, { from: 0, top: 0, height, labelled }).sort((a, b) => a.from - b.from);
  return Array.from({ length: height }, (_, level) =>
    placed
      .filter(({ top, bottom }) => top <= level && level <= bottom)
      .map(({ top, bottom, text, ...drawn }) => {
        const textAt = drawn.side === 'centre' ? top : bottom;
        return { ...drawn, text: level === textAt ? text : '', open: level < bottom };
      }),
  );
}

/** A group ends where the highest of its parts begins, a column's head at the end of the whole head. */
function placedHeads(
  heads: readonly Head[],
  { from, top, height, labelled }: { from: number; top: number; height: number; labelled: boolean },
): Placed[] {
  let to = from;
  return heads.flatMap(({ text, parts = [] }) => {
    const start = to;
    to += parts.length === 0 ? 1 : leavesOf(parts).length;
    const bottom = height - 1 - heightOf(parts);
    const inner = placedHeads(parts, { from: start, top: bottom + 1, height, labelled });
    const side = parts.length > 0 ? 'centre' : sideOf(start, labelled);
    return [{ text, from: start, to, side, top, bottom }, ...inner];
  });
}

const sideOf = (column: number, labelled: boolean): 'left' | 'right' => (labelled && column === 0 ? 'left' : 'right');

function rowBand(row: BoxRow, labelled: boolean, columns: number): Drawn[] {
  if ('over' in row) return [{ from: 0, to: columns, side: 'left', text: row.over }];
  return row.map((cell, at) => ({ ...cell, from: at, to: at + 1, side: sideOf(at, labelled) }));
}

function bandLines(band: readonly Drawn[], { widths, gap }: Fit): string[] {
  const space = ' '.repeat(gap);
  const cells = band.map(({ from, to, text, ...cell }) => {
    const width = boxWidth({ widths: widths.slice(from, to), gap }) - 2 * gap - 2;
    return { ...cell, width, lines: wrapped(text, width) };
  });
  return Array.from({ length: Math.max(...cells.map(({ lines }) => lines.length)) }, (_, line) => {
    const parts = cells.map(({ lines, width, side, paint }) => {
      const part = padded(lines[line] ?? '', width, side);
      return space + (paint?.(part) ?? part) + space;
    });
    return `│${parts.join('│')}│`;
  });
}

/** By which of its arms a crossing has: up 1, down 2, left 4, right 8. */
const CROSSINGS = ' ╵╷│╴┘┐┤╶└┌├─┴┬┼';

/** The line between two bands: broken where a cell covers both, with an arm up and down wherever a cell ends there. */
function rule(upper: readonly Drawn[] | undefined, lower: readonly Drawn[] | undefined, { widths, gap }: Fit): string {
  const ends = (band: readonly Drawn[] | undefined, at: number): boolean =>
    band?.some(({ from, to }) => from === at || to === at) ?? false;
  const drawn = (at: number): boolean =>
    at >= 0 && at < widths.length && !upper?.some(({ from, to, open }) => open && from <= at && at < to);
  let line = '';
  for (let at = 0; at <= widths.length; at++) {
    const arms = [ends(upper, at), ends(lower, at), drawn(at - 1), drawn(at)];
    line += CROSSINGS[arms.reduce((sum, arm, bit) => sum + (arm ? 1 << bit : 0), 0)];
    if (at < widths.length) line += (drawn(at) ? '─' : ' ').repeat((widths[at] ?? 0) + 2 * gap);
  }
  return line;
}
