/**
 * Codes or serial numbers in the place of figures, where no head says that there are any.
 * ```
 * 指标名称 / 单位 / · / 统计数      1.当面申请数 / 件 / 18 / ·      2.传真申请数 / 件 / 19 / ·
 *                  ^ a head that is empty or unknown       ^ the code, and no figure
 * ```
 */
import type { RowName } from '../forms/vocabulary.js';
import type { Head } from './head.js';
import type { NamedRow } from './named.js';
import type { StreamCell } from './stream.js';

/** Fewer rows than these may have numbers that follow each other by chance. */
const FEWEST_ROWS = 4;
/** Fewer figures may equal the codes of their rows by chance. */
const FEWEST_CODES = 3;
/** This share of the steps from row to row goes up by a little: a damaged code breaks two of them, */
const STEPS_SHARE = 0.8;
/** where a group or two between the rows have a code of their own, */
const LONGEST_STEP = 3;
/** and this share by one. */
const ONES_SHARE = 0.5;

/**
 * Whether the figures of a table may be codes: any row that has as many as are due is doubtful then, for one of them may be
 * its code. So it is
 * - where the first or the last numbers of the rows follow each other down the table;
 * - where the first numbers are mostly the codes that the form gives the rows;
 * - where most rows have more figures than there are columns.
 */
export function mayBeCodes(rows: readonly NamedRow[], heads: readonly (Head | undefined)[]): boolean {
  const counted = rows.flatMap((row, index) => {
    const head = heads[index];
    const cells = head === undefined ? [] : figuresUnder(row, head);
    return head !== undefined && cells.some(({ text }) => /\d/u.test(text)) ? [{ row, head, cells }] : [];
  });
  const first = counted.map(({ cells }) => integerOf(cells[0]));
  if (followEachOther(first) || followEachOther(counted.map(({ cells }) => integerOf(cells.at(-1))))) return true;
  const coded = counted.filter(({ row }, index) => codesOf(row).includes(first[index] ?? null)).length;
  const overfull = counted.filter(({ cells, head }) => cells.length > head.slots.length).length;
  return (coded >= FEWEST_CODES && coded * 2 > counted.length) || (overfull > 1 && overfull * 2 > counted.length);
}

/** The filled cells of a row; with a grid, those below its columns of figures. */
function figuresUnder({ raw }: NamedRow, { grid }: Head): StreamCell[] {
  const isBeside = ({ column }: StreamCell): boolean =>
    raw.grid && grid !== null && column !== undefined && !grid.has(column);
  return raw.figures.filter((cell) => cell.text.trim() !== '' && !isBeside(cell));
}

/** 01 is 1: spreadsheets drop the zero. */
function codesOf({ name }: NamedRow): readonly (number | null)[] {
  if (name === undefined) return NONE;
  const codes =
    known.get(name) ?? name.flat.flatMap(({ code }) => (code === undefined ? [] : (integerOf({ text: code }) ?? [])));
  known.set(name, codes);
  return codes;
}

const NONE: readonly number[] = [];
const known = new WeakMap<RowName, readonly number[]>();

const INTEGER = /^\d{1,9}$/u;

function integerOf(cell: Pick<StreamCell, 'text'> | undefined): number | null {
  const text = cell?.text ?? '';
  const plain = INTEGER.test(text) ? text : text.normalize('NFKC').trim();
  return INTEGER.test(plain) ? Number(plain) : null;
}

function followEachOther(numbers: readonly (number | null)[]): boolean {
  if (numbers.length < FEWEST_ROWS) return false;
  const steps = numbers.slice(1).map((number, index) => (number ?? Number.NaN) - (numbers[index] ?? Number.NaN));
  const up = steps.filter((step) => step >= 1 && step <= LONGEST_STEP).length;
  return up >= steps.length * STEPS_SHARE && steps.filter((step) => step === 1).length >= steps.length * ONES_SHARE;
}
