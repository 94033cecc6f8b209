/** The columns of a table: how many rows its head has, what each column is called and what stands in it. */
import { normalise } from '../forms/label.js';
import { areColumnNumbers } from '../walk/column-numbers.js';
import { isFigureLike, isMoney } from '../walk/figure.js';
import { isUnit } from '../walk/stub.js';
import type { Cell, Matrix } from './matrix.js';

/**
 * - `label`: labels of rows or, merged downwards, of their groups;
 * - `serial`, `codes`, `units`: what a row has besides its label and its figures;
 * - `remarks`: texts that are no figures;
 * - `nameless`: no label, or that of a column before, so that nothing could tell it in another document.
 */
export type Role = 'label' | 'serial' | 'codes' | 'units' | 'remarks' | 'nameless' | 'figures';

export interface HeadColumn {
  index: number;
  role: Role;
  label: string;
  /** Labels above it, from the outside in. */
  groups: string[];
}

export interface Layout {
  columns: HeadColumn[];
  /** Rows with labels, from top to bottom. */
  rows: number[];
  /** Texts that stand over the whole width, before the head. */
  titles: Cell[];
}

/** Null where the table has no head or no rows below it. */
export function layoutOf(matrix: Matrix): Layout | null {
  const all = Array.from({ length: matrix.height }, (_, row) => row);
  const first = all.find((row) => isDataRow(matrix, row)) ?? matrix.height;
  const above = all.slice(0, first).filter((row) => textsOf(matrix, row).length > 0);
  const titles = above.filter((row) => isTitleRow(matrix, row));
  const head = above.filter((row) => !titles.includes(row) && !areColumnNumbers(textsOf(matrix, row)));
  const rows = all.slice(first).filter((row) => !repeatsHead(matrix, row, head));
  if (head.length === 0 || rows.length === 0) return null;
  const columns = columnsOf(matrix, head, rows);
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  return has('label') && has('figures')
    ? { columns, rows, titles: titles.flatMap((row) => textsOf(matrix, row)) }
    : null;
}

/** The cells with a text that begin in a row. */
export function textsOf(matrix: Matrix, row: number): Cell[] {
  const cells = new Set<Cell>();
  for (let column = 0; column < matrix.width; column++) {
    const cell = matrix.at(row, column);
    if (cell !== null && cell.row === row && cell.text.trim() !== '') cells.add(cell);
  }
  return [...cells];
}

/**
 * A label, and behind it a figure or an empty cell: at the end of the row, or anywhere where it is a number.
 * ```
 * | 诉求类别 | | 受理 |      | 备注 |
 * |          | | 本月 | 累计 |      |      the second row of a head: several texts behind empty cells
 *                ^
 * ```
 */
function isDataRow(matrix: Matrix, row: number): boolean {
  const texts = textsOf(matrix, row);
  const label = texts.find((cell) => !isFigureLike(cell.text));
  if (label === undefined || areColumnNumbers(texts) || isTitleRow(matrix, row)) return false;
  const behind = Array.from({ length: matrix.width }, (_, column) => column).filter((column) => column > label.column);
  if (behind.some((column) => isFigureLike(matrix.at(row, column)?.text ?? ''))) return true;
  if (label.column > 0 && texts.filter(({ text }) => !isUnit(text) && !isFigureLike(text)).length > 2) return false;
  const last = matrix.at(row, matrix.width - 1);
  return (last === null || last.text.trim() === '') && row > 0;
}

/** One text over the whole width: `单位：件`. */
function isTitleRow(matrix: Matrix, row: number): boolean {
  const [only, ...more] = textsOf(matrix, row);
  return only !== undefined && more.length === 0 && only.columnSpan >= matrix.width && matrix.width > 1;
}

/** A head printed again on a new page. */
function repeatsHead(matrix: Matrix, row: number, head: readonly number[]): boolean {
  const texts = textsOf(matrix, row).map(({ text }) => text.trim());
  return (
    areColumnNumbers(textsOf(matrix, row)) ||
    head.some((other) => {
      const words = textsOf(matrix, other).map(({ text }) => text.trim());
      return words.length > 1 && words.join('\n') === texts.join('\n');
    })
  );
}

const WORDS: readonly [Role, RegExp][] = [
  ['units', /^(?:计量|统计)?单位$/u],
  ['codes', /^(?:指标|项目|栏目)?(?:代码|代号|编码|行次|栏次|行号)$/u],
  ['serial', /^(?:序号|编号|顺序号|序|号)$/u],
  ['remarks', /^(?:备注|说明|注|填报说明|备考)$/u],
];

function columnsOf(matrix: Matrix, head: readonly number[], rows: readonly number[]): HeadColumn[] {
  const named = Array.from({ length: matrix.width }, (_, index) => {
    const texts = headTexts(matrix, head, index);
    return { index, label: texts.at(-1) ?? '', groups: texts.slice(0, -1) };
  });
  const columns: HeadColumn[] = [];
  for (const column of named) {
    const before = columns.at(-1)?.role;
    const role = roleOf(column, bodyOf(matrix, rows, column.index), before);
    // a number or a code before the labels counts the rows, behind them it is a code
    const labelled = columns.some((other) => other.role === 'label');
    const placed = role === 'codes' && !labelled ? 'serial' : role === 'serial' && labelled ? 'codes' : role;
    columns.push({ ...column, role: placed === 'figures' && !isNew(column, columns) ? 'nameless' : placed });
  }
  return columns;
}

function isNew({ label, groups }: Omit<HeadColumn, 'role'>, before: readonly HeadColumn[]): boolean {
  const { core, full } = normalise(label);
  const group = groups.at(-1) ?? '';
  const isAlike = (other: HeadColumn): boolean => {
    const known = normalise(other.label);
    return (
      (known.core === core || known.full === full) &&
      (other.role !== 'figures' || other.groups.at(-1) === (group || undefined))
    );
  };
  return core !== '' && !before.some(isAlike);
}

/** The texts above a column, those that cover several of its rows once. */
function headTexts(matrix: Matrix, head: readonly number[], column: number): string[] {
  const texts: string[] = [];
  let last: Cell | null = null;
  head.forEach((row, level) => {
    const cell = matrix.at(row, column) ?? null;
    const covering =
      cell?.text.trim() || matrix.spans || level === head.length - 1 ? cell : groupToTheLeft(matrix, row, column);
    if (covering !== null && covering !== last && covering.text.trim() !== '') texts.push(oneLine(covering.text));
    last = covering;
  });
  return texts.filter(
    (text, index) => normalise(text).full !== normalise(texts[index + 1] ?? '').full || index === texts.length - 1,
  );
}

/** Where nothing is merged, the cells that a group covers are empty: its text stands in the first. */
function groupToTheLeft(matrix: Matrix, row: number, column: number): Cell | null {
  for (let left = column - 1; left >= 0; left--) {
    const cell = matrix.at(row, left);
    if (cell !== null && cell.text.trim() !== '') return cell;
  }
  return null;
}

const bodyOf = (matrix: Matrix, rows: readonly number[], column: number): string[] =>
  rows.flatMap((row) => {
    const cell = matrix.at(row, column);
    return cell === null || cell.row !== row || cell.column !== column || cell.text.trim() === ''
      ? []
      : [cell.text.trim()];
  });

function roleOf({ index, label }: Omit<HeadColumn, 'role'>, body: readonly string[], before: Role | undefined): Role {
  const { core } = normalise(label);
  const word = WORDS.find(([, pattern]) => pattern.test(core))?.[0];
  if (word !== undefined) return word;
  const share = (test: (text: string) => boolean): number => body.filter(test).length / Math.max(1, body.length);
  if (body.length > 0 && share(isUnit) > 0.8) return 'units';
  const beginning = before === undefined || before === 'label' || before === 'serial';
  if (beginning && body.length > 0 && share((text) => !isFigureLike(text) && !isUnit(text)) > 0.5) return 'label';
  if (index === 0 && body.length > 0 && share((text) => /^\d{1,3}$/u.test(text)) === 1) return 'serial';
  return share((text) => !isFigureLike(text)) > 0.5 && body.length > 0 ? 'remarks' : 'figures';
}

/** `金额（万元）`: the unit that a label states, or empty. */
export function unitIn(text: string): string {
  const found = /[(（/／]\s*(?:单位\s*[:：])?\s*([^()（）]{1,4})\s*[)）]?\s*$/u.exec(text)?.[1] ?? '';
  return isUnit(found) ? found.trim().normalize('NFKC') : '';
}

/** Whether what is counted in the unit has decimals: money, a share. */
export const hasDecimals = (unit: string): boolean => isMoney(unit) || unit === '%';

/** A text as a form file has it: on one line, without spaces around. */
export const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, '')
    .replace(/\s+/g, ' ');
