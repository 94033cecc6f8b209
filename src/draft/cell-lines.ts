/**
 * A table of which every cell has a line of its own, as some programs print it. How many columns it has shows where labels
 * and figures alternate:
 * ```
 * 指标名称 / 本期实际 / 本年累计 / 一、收到申请总数 / 12 / 31 / 二、办结申请总数 / · / 29
 *                                  ^ a label, then two cells that are none, again and again; a blank line is an empty one
 * ```
 */
import type { Paragraph } from '../document.js';
import { normalise } from '../forms/label.js';
import { areColumnNumbers } from '../walk/column-numbers.js';
import { isFigureLike } from '../walk/figure.js';
import { isUnit } from '../walk/stub.js';
import { endsAsAgency } from '../walk/title.js';
import { LIMITS } from './limits.js';

interface LineCell {
  text: string;
  location: string;
  kind: 'label' | 'other' | 'empty' | 'prose';
  /** Index of the line, or of the line before which it is blank. */
  line: number;
}

export interface CellLines {
  before: Paragraph[];
  /** Row by row, the head first. */
  rows: { text: string; location: string }[][];
  after: Paragraph[];
}

/** Rows that must be alike before the lines are believed to be a table. */
const LEAST_ROWS = 3;

/** The first table among the lines; null where there is none, or its rows are not alike. */
export function cellLines(lines: readonly Paragraph[]): CellLines | null {
  // each blank line a cell, or cells set apart by one
  for (const spacing of [0, 1]) {
    const cells = cellsOf(lines, spacing);
    for (let width = 2; width <= Math.min(LIMITS.columns, MOST_COLUMNS); width++) {
      const found = tableIn(cells, width);
      if (found === null) continue;
      const { from, to, rows } = found;
      return { before: lines.slice(0, from), rows, after: lines.slice(to) };
    }
  }
  return null;
}

const MOST_COLUMNS = 20;

function cellsOf(lines: readonly Paragraph[], spacing: number): LineCell[] {
  return lines.slice(0, LIMITS.rows * MOST_COLUMNS).flatMap(({ text, location, blanksBefore = 0 }, line) => {
    const blanks = spacing === 0 ? blanksBefore : Math.max(0, blanksBefore - 1) / 2;
    const count = Math.min(MOST_COLUMNS, Math.floor(blanks));
    const empty = Array.from({ length: count }, (): LineCell => ({ text: '', location, kind: 'empty', line }));
    return [...empty, { text, location, kind: kindOf(text), line }];
  });
}

function kindOf(text: string): LineCell['kind'] {
  if (isFigureLike(text) || isUnit(text)) return 'other';
  const isProse = text.length > 60 || /[。；！？]/u.test(text) || /(?<!其中)[:：]/u.test(text);
  return isProse ? 'prose' : 'label';
}

interface Found {
  /** Lines from and to which the table goes. */
  from: number;
  to: number;
  rows: LineCell[][];
}

function tableIn(cells: readonly LineCell[], width: number): Found | null {
  for (let start = width; start + width <= cells.length; start++) {
    if (!isRow(cells.slice(start, start + width), width)) continue;
    const rows = rowsFrom(cells, start, width);
    if (rows.filter((row) => row.length === width).length < LEAST_ROWS) continue;
    const head = headBefore(cells, start, width);
    const end = rows.at(-1)?.at(-1)?.line ?? 0;
    if (head !== null) return { from: head[0]?.[0]?.line ?? 0, to: end + 1, rows: [...head, ...rows] };
  }
  return null;
}

/** One label, behind at most a serial number; nothing else is a text. */
function isRow(cells: readonly LineCell[], width: number): boolean {
  const label = cells.findIndex(({ kind }) => kind === 'label');
  const before = cells[0];
  const led = label === 0 || (label === 1 && width > 2 && /^\d{1,3}$/u.test(before?.text.trim() ?? ''));
  const behind = cells.slice(label + 1);
  return led && cells.length === width && behind.every(({ kind }) => kind === 'other' || kind === 'empty');
}

/** Rows until one is no more like the first; a label alone before one that is, is that of a group. */
function rowsFrom(cells: readonly LineCell[], start: number, width: number): LineCell[][] {
  const rows: LineCell[][] = [];
  const serial = cells[start]?.kind === 'other';
  let at = start;
  while (at < cells.length && rows.length < LIMITS.rows) {
    const row = cells.slice(at, at + width);
    const alike = (row[0]?.kind === 'other') === serial;
    if (alike && isRow(row, width)) {
      rows.push(row);
      at += width;
    } else if (!serial && row[0]?.kind === 'label' && isRow(cells.slice(at + 1, at + 1 + width), width)) {
      rows.push(row.slice(0, 1));
      at += 1;
    } else break;
  }
  return withLastRow(rows, cells.slice(at), width);
}

/** Blank lines at the end of a text are no cells of it: the last row may be short of them. */
function withLastRow(rows: LineCell[][], rest: readonly LineCell[], width: number): LineCell[][] {
  const [first] = rest;
  if (first === undefined || rest.length >= width) return rows;
  const padded = [
    ...rest,
    ...Array.from({ length: width - rest.length }, () => ({ ...first, text: '', kind: 'empty' as const })),
  ];
  const isBlank = rows.every((row) => row.slice(1).every(({ kind }) => kind !== 'other') || row.length === 1);
  return isRow(padded, width) && (rest.length > 1 || isBlank) ? [...rows, padded] : rows;
}

/** The labels of the columns, and the line that numbers them; null where they are not as many as the columns. */
function headBefore(cells: readonly LineCell[], start: number, width: number): LineCell[][] | null {
  let end = start;
  const groups: LineCell[][] = [];
  // the label of a group may stand between the head and the first row
  for (let last = cells[end - 1]; last?.kind === 'label' && normalise(last.text).number !== ''; last = cells[end - 1]) {
    groups.unshift([last]);
    end--;
  }
  const numbers = cells.slice(Math.max(0, end - width), end);
  const numbered = areColumnNumbers(numbers.filter(({ text }) => text !== ''));
  if (numbered) end -= width;
  const head = cells.slice(Math.max(0, end - width), end);
  const whole =
    head.length === width && head.every(({ kind }) => kind === 'label') && endsTitle(cells[end - width - 1]);
  return whole ? [head, ...(numbered ? [numbers] : []), ...groups] : null;
}

/**
 * ```
 * 指标名称 / 代码 / 本期实际 / 本年累计 / 收到申请总数 / 01 / 办结申请总数 / 02
 *                   ^ two columns, it seems: but what stands before is no title, so that the head begins before it
 * ```
 */
const endsTitle = (before: LineCell | undefined): boolean =>
  before?.kind !== 'label' || TITLE_END.test(before.text.trim()) || endsAsAgency(before.text.trim());

const TITLE_END = /(?:表|情况|报告|年报|年度?|季度|月|[)）])$/u;
