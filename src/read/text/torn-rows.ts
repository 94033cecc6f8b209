/** Rows that a line end within a cell has torn in two, where the other rows of the text say how a row ends. */
import type { Line } from './lines.js';

/** Lines of one row: more are none. */
const MOST_LINES = 12;
/** Rows that must show how a row looks. */
const MOST_TELLING = 3;

/** Puts the lines of each torn row together, a line break between. */
export function joinTornRows(lines: readonly Line[]): Line[] {
  return joinTabs(joinPipes(lines));
}

const OPENS = /^\s*[|｜│┃║]/u;
const CLOSES = /[|｜│┃║]\s*$/u;
const PIPE = /[|｜│┃║]/u;
const DIGITS = /^\s*\d{1,12}\s*$/u;
const CELL_OF_DIGITS = /^\s*\d{1,12}\s*[|｜│┃║][\s|｜│┃║]*$/u;

/**
 * ```
 * | 规章 | 6            opened, not closed, where rows are opened and closed
 * 34 | 0 | 0 |
 *
 * 规章 | 6              not closed, where rows are closed
 * 34 | 0 | 0 |
 *
 * 6                     a cell a line, each closed
 * 34 |
 * ```
 */
function joinPipes(lines: readonly Line[]): Line[] {
  const closed = lines.filter(({ text }) => CLOSES.test(text));
  if (closed.length < MOST_TELLING) return [...lines];
  const opened = closed.filter(({ text }) => OPENS.test(text)).length >= MOST_TELLING;
  return joined(lines, (at) => (isTornNumber(lines, at) ? 1 : restOfRow(lines, at, opened)));
}

const isTornNumber = (lines: readonly Line[], at: number): boolean =>
  DIGITS.test(lines[at]?.text ?? '') &&
  isPiped(lines[at - 1]) &&
  lines[at + 1]?.blanksBefore === 0 &&
  CELL_OF_DIGITS.test(lines[at + 1]?.text ?? '');

function restOfRow(lines: readonly Line[], at: number, opened: boolean): number {
  const text = lines[at]?.text ?? '';
  if (CLOSES.test(text) || !PIPE.test(text) || OPENS.test(text) !== opened) return 0;
  const last = opened ? MOST_LINES : 2;
  for (let count = 1; count < last; count++) {
    const next = lines[at + count];
    if (next === undefined || next.blanksBefore > 0 || OPENS.test(next.text)) return 0;
    if (CLOSES.test(next.text)) return count;
  }
  return 0;
}

const isPiped = (line: Line | undefined): boolean => line !== undefined && PIPE.test(line.text);

const cellsIn = ({ text }: Line): number => (text.includes('\t') ? text.split('\t').length : 1);

/**
 * ```
 * 规章⇥0⇥0⇥0
 * 行政规范性文件⇥6      two cells
 * 34⇥0⇥0               and three, less the one in two pieces: as many as each of the other rows has
 * ```
 */
function joinTabs(lines: readonly Line[]): Line[] {
  const usual = new Map<number, number>();
  for (const [from, to] of runs(lines)) {
    const cells = usualCells(lines.slice(from, to));
    for (let at = from; cells !== null && at < to; at++) usual.set(at, cells);
  }
  return joined(lines, (at) => restOfTabs(lines, at, usual));
}

/** How many lines behind the one at hand belong to its row. */
function restOfTabs(lines: readonly Line[], at: number, usual: ReadonlyMap<number, number>): number {
  const all = usual.get(at);
  let cells = cellsIn(lines[at] as Line);
  if (all === undefined || cells < 2 || cells >= all) return 0;
  for (let count = 1; count < MOST_LINES; count++) {
    const next = usual.has(at + count) ? lines[at + count] : undefined;
    if (next === undefined || cellsIn(next) >= all || !mayGoOn(lines[at + count - 1] as Line, next)) return 0;
    cells += cellsIn(next) - 1;
    if (cells >= all) return cells === all ? count : 0;
  }
  return 0;
}

/**
 * ```
 * （二）部分公开⇥⇥8⇥⇥14
 * （本列数据的勾稽关系为：…）⇥申请人情况      a head again: behind a number stand its other digits, its unit or a note
 * ```
 */
function mayGoOn(upper: Line, lower: Line): boolean {
  if (lower.blanksBefore > 0) return false;
  const last = upper.text.split('\t').at(-1) ?? '';
  const [first = ''] = lower.text.split('\t', 1);
  return !DIGITS.test(last) || !HAN.test(first) || (first.length <= NOTE_LENGTH && BEHIND_NUMBER.test(first));
}

const HAN = /\p{Script=Han}/u;
/** Longest note in a cell. */
const NOTE_LENGTH = 20;
/** `（含转办2件）`, `2件`, `万元` */
const BEHIND_NUMBER = /^\s*(?:[（(\d]|\S{1,3}\s*$)/u;

/** Lines with tabs, and mere digits between them: from the first to behind the last. */
function* runs(lines: readonly Line[]): Generator<[from: number, to: number]> {
  let from = -1;
  let last = -1;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (cellsIn(line) > 1) {
      if (from < 0) from = at;
      last = at;
    } else if (from >= 0 && !DIGITS.test(line.text)) {
      yield [from, last + 1];
      from = -1;
    }
  }
  if (from >= 0) yield [from, last + 1];
}

/** The number of cells that most lines with tabs have; a table of other columns may stand above or below. */
function usualCells(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(cellsIn(line), (counts.get(cellsIn(line)) ?? 0) + 1);
  const [cells = 0, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return cells > 2 && count >= MOST_TELLING && count * 2 > lines.length ? cells : null;
}

const SPACES_BEHIND = /[^\S\t]+$/u;

/** @param rest how many lines behind the one at hand belong to it */
function joined(lines: readonly Line[], rest: (at: number) => number): Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const count = rest(at);
    if (count === 0) result.push(line);
    else {
      // a tab at the end opens an empty cell
      const whole = lines.slice(at, at + 1 + count).map(({ text }) => text.replace(SPACES_BEHIND, ''));
      result.push({ ...line, text: whole.join('\n') });
    }
    at += count;
  }
  return result;
}
