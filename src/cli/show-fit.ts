/** How wide the columns of a table are drawn, so that it fits into the terminal. */

import { widthOf } from '../display-width.js';
import { type Box, type BoxRow, type Fit, frameWidth, leavesOf } from './box.js';
import { balancedWidth, leastWidth } from './width.js';

/** Columns of the terminal that labels take at most. */
const MOST_LABEL = 60;

/** … and at least where a box is narrowed for their sake. */
const LEAST_LABEL = 16;

/** … and that the head of a column of figures takes at most on one line. */
const MOST_HEAD = 28;

/** No column of figures is narrowed below this, be the terminal as it may. */
const LEAST_FIGURE = 4;

/** What a column of figures is between: the least keeps words whole. */
interface Need {
  head: string;
  figures: number;
  least: number;
  most: number;
}

/** A box without labels: with gaps if they fit, else without; null when words or figures would have to be broken. */
export function fitAcross(box: Box, width: number): Fit | null {
  const needs = needsOf(box);
  for (const gap of [1, 0] as const) {
    const room = width - frameWidth(needs.length, gap);
    if (sumOf(needs.map(({ least }) => least)) <= room) return { widths: spread(needs, room), gap };
  }
  return null;
}

/**
 * Boxes with labels, those equally wide in all of them. Figures and the words above them come first, then `labelRoom`
 * columns of the labels, then the heads; where that is too much the gaps go, then labels wrap, then words are cut.
 */
export function fitDown(boxes: readonly Box[], labelRoom: number, width: number): Fit[] {
  const label = Math.min(MOST_LABEL, Math.max(1, ...boxes.map(({ rows }) => figuresWidth(rows, 0)), ...corners(boxes)));
  const needs = boxes.map(needsOf);
  const roomOf = (columns: readonly Need[], gap: number): number => width - frameWidth(columns.length + 1, gap);
  const fits = (gap: number, labels: number): boolean =>
    needs.every(
      (columns) => sumOf(columns.map(({ least }) => least)) + Math.min(label, labels) <= roomOf(columns, gap),
    );
  const gap = fits(1, labelRoom) ? 1 : 0;
  const whole = gap === 1 || fits(0, LEAST_LABEL);
  const figures = needs.map((columns) => {
    const room = roomOf(columns, gap);
    if (whole) return spread(columns, room - Math.min(label, labelRoom));
    return spread(columns.map(cuttable), room - Math.min(label, LEAST_LABEL));
  });
  const rest = Math.min(...needs.map((columns, index) => roomOf(columns, gap) - sumOf(figures[index] ?? [])));
  const labels = Math.min(label, Math.max(LEAST_LABEL, rest));
  return figures.map((widths) => ({ widths: [labels, ...widths], gap }));
}

/** The unit stands above the labels. */
const corners = (boxes: readonly Box[]): number[] => boxes.map(({ head }) => widthOf(head[0]?.text ?? ''));

function needsOf({ head, rows, labelled }: Box): Need[] {
  const needs = leavesOf(head).map(({ text }, column): Need => {
    const figures = figuresWidth(rows, column);
    const most = Math.max(figures, Math.min(MOST_HEAD, widthOf(text)));
    return { head: text, figures, least: Math.min(most, Math.max(figures, leastWidth(text))), most };
  });
  return needs.slice(labelled ? 1 : 0);
}

/** Columns that the figures of a column take, or the labels: a number is never broken over lines. */
function figuresWidth(rows: readonly BoxRow[], column: number): number {
  return Math.max(1, ...rows.map((row) => ('over' in row ? 0 : widthOf(row[column]?.text ?? ''))));
}

const cuttable = (need: Need): Need => ({
  ...need,
  least: Math.max(need.figures, Math.min(LEAST_FIGURE, need.least)),
  most: need.least,
});

/** The widest heads are narrowed first, until all fit into `room` or none can be narrowed further. */
function spread(needs: readonly Need[], room: number): number[] {
  const within = (cap: number): number[] => needs.map(({ least, most }) => Math.max(least, Math.min(most, cap)));
  let cap = Math.max(0, ...needs.map(({ most }) => most));
  while (cap > 0 && sumOf(within(cap)) > room) cap--;
  return within(cap).map((width, column) => {
    const { head, least } = needs[column] as Need;
    return balancedWidth(head, Math.max(least, leastWidth(head)), width);
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
