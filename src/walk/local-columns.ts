/** Columns of figures under labels of the place's own: 区政府统计数, 乡镇街道统计数; 本期实际, 本年累计. */
import type { FormColumn } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import { matchExact } from '../forms/match.js';
import { type ColumnName, type Name, type TableNames, variantOf } from '../forms/vocabulary.js';
import type { Candidate } from './candidates.js';
import { columnKey } from './head.js';
import { LIMITS } from './limits.js';
import type { RawBlock } from './raw.js';
import { isFilled, type StreamCell, withText } from './stream.js';
import { isUnitAlone } from './units.js';

export interface LocalColumns {
  /** The table's names, those of the local columns included. */
  names: TableNames;
  /** For each form that has the table, the columns of the head in their order. */
  candidates: Candidate[];
  /** The block with its head as it was read: labels that were broken into lines put together. */
  block: RawBlock;
  /** Where one label ends and the next begins was told from the length of the lines. */
  guessed: boolean;
}

export const isLocalColumn = (key: string): boolean => key.startsWith('local:');

/**
 * ```
 * 指标 | 单位 | 区政府统计数 | 区直单位统计数 | 备注
 *               ^              ^                ^ no number in it: no column of figures
 * ```
 * @param own the columns that the forms give
 * @returns null where the form takes no local columns, or the head has none
 */
export function localColumns(block: RawBlock, names: TableNames, own: readonly Candidate[]): LocalColumns | null {
  const model = own[0]?.slots[0]?.column;
  if (!names.localColumns || model === undefined) return null;
  // a group has marks only, one for its unit among them
  const rows = [block, ...block.more].flatMap((part) => part.rows);
  const counting = rows.filter((row) => row.figures.some((cell) => /\d/u.test(cell.text)));
  const width = Math.max(0, ...counting.map((row) => row.figures.filter(isFilled).length));
  const isLabel = ({ text }: StreamCell): boolean => matchExact(names.headWords, text) === null && !isUnitAlone(text);
  const wordsIn = (cell: StreamCell): StreamCell[] => wordsOf(cell, names);
  const stacked = stackedLines(block, wordsIn, isLabel, width);
  const whole = joinedLines(block, wordsIn, isLabel, width) ?? stacked;
  const cells = whole ?? labelCells(block, wordsIn).filter(isLabel);
  const columns = cells.map((cell) => columnOf(cell, names, model));
  const counted = columns.filter(({ cell }, at) => {
    return cell.column === undefined || holdsNumbers(block, cell) || goesOnWithNumbers(block, at, columns.length);
  });
  const found = counted.map(({ column }) => column);
  const sure = counted.every(({ cell }) => cell.column !== undefined) || found.length === width;
  const local = found.filter(({ key }) => isLocalColumn(key));
  if (
    local.length === 0 ||
    local.length > LIMITS.localColumns ||
    !sure ||
    new Set(found.map(({ key }) => key)).size < found.length
  )
    return null;
  const slots = found.map((column) => ({ column }));
  const headTexts = found.map(({ label }) => label);
  const forms = [...new Set(own.map(({ form }) => form))];
  return {
    names: { ...names, columns: [...names.columns, ...local.map(nameOf)] },
    candidates: forms.map((form) => ({ form, slots, headTexts })),
    block: whole === null ? block : { ...block, head: [whole] },
    guessed: whole !== null && whole === stacked,
  };
}

type WordsIn = (cell: StreamCell) => StreamCell[];

/** The words of a line that spaces divide; a cell is one, and so is `统 计数`, which is a label with a space in it. */
const wordsOf = (cell: StreamCell, { headWords, columns }: TableNames): StreamCell[] =>
  cell.explicit || (matchExact<Name>(headWords, cell.text) ?? matchExact<Name>(columns, cell.text)) !== null
    ? [cell]
    : cell.text
        .trim()
        .split(/\s+/u)
        .map((text) => withText(cell, text));

/**
 * ```
 * 统计指标   单位   区政府统   区直单位   乡镇街道
 *                   计数       统计数     统计数
 *                   ^ as many pieces a line as the rows have figures: each goes on what stands above it
 * ```
 */
function joinedLines(
  { head, above }: RawBlock,
  wordsIn: WordsIn,
  isLabel: (cell: StreamCell) => boolean,
  width: number,
): StreamCell[] | null {
  const own = head.flat().filter(isFilled);
  const cells = own.flatMap(wordsIn).some(isLabel) ? own : [...above, ...own];
  if (width < 2 || cells.some((cell) => cell.explicit)) return null;
  const lines = cells.map((cell) => wordsIn(cell).filter(isLabel)).filter((line) => line.length > 0);
  const [first, ...others] = lines;
  if (first === undefined || (others.length === 0 && cells === own) || lines.some((line) => line.length !== width))
    return null;
  return first.map((cell, at) => withText(cell, lines.map((line) => line[at]?.text ?? '').join('')));
}

/**
 * ```
 * 统计指标 单位 / 区政府统 / 计数 / 区直单位 / 统计数 / 乡镇街道 / 统计数
 *                 ^ a full line, then a shorter one: as often as the rows have figures
 * ```
 */
function stackedLines(
  { head }: RawBlock,
  wordsIn: WordsIn,
  isLabel: (cell: StreamCell) => boolean,
  width: number,
): StreamCell[] | null {
  const cells = head.flat().filter(isFilled);
  const lines = cells.flatMap((cell) => wordsIn(cell).filter(isLabel));
  const each = lines.length / width;
  const alone = new Set(lines.map(({ location }) => location)).size === lines.length;
  if (width < 2 || each < 2 || !Number.isInteger(each) || !alone || cells.some((cell) => cell.explicit)) return null;
  const full = Math.max(...lines.map(({ text }) => text.length));
  const wraps = lines.every(({ text }, at) => (at % each < each - 1 ? text.length === full : text.length < full));
  if (!wraps) return null;
  return Array.from({ length: width }, (_, label): StreamCell => {
    const own = lines.slice(label * each, (label + 1) * each);
    return withText(own[0] as StreamCell, own.map(({ text }) => text).join(''));
  });
}

/** With a grid the lowest cell of the head above each column; else the cells, or the words of a line. */
function labelCells({ head }: RawBlock, wordsIn: WordsIn): StreamCell[] {
  const cells = head.flat().filter(isFilled);
  if (cells.some((cell) => cell.column === undefined)) {
    return cells.flatMap(wordsIn);
  }
  const lowest = new Map<number, StreamCell>();
  for (const cell of cells) {
    const { column = 0, columnSpan = 1 } = cell;
    for (let at = column; at < column + Math.min(columnSpan, LIMITS.headCells); at++) lowest.set(at, cell);
  }
  return [...new Set([...lowest].sort(([a], [b]) => a - b).map(([, cell]) => cell))];
}

function columnOf(cell: StreamCell, names: TableNames, model: FormColumn): { cell: StreamCell; column: FormColumn } {
  const known = columnKey(cell.text, names);
  const column = names.columns.find(({ key }) => key === known)?.columns[0]?.column;
  if (column !== undefined) return { cell, column };
  const label = cell.text.trim().replace(/\s+/gu, '');
  const { group: _group, group_en: _en, aliases: _aliases, ...plain } = model;
  return { cell, column: { ...plain, key: `local:${normalise(label).core}`, label, en: label } };
}

function holdsNumbers({ rows }: RawBlock, { column: from = 0, columnSpan = 1 }: StreamCell): boolean {
  const isUnder = ({ column }: StreamCell): boolean =>
    column !== undefined && column >= from && column < from + columnSpan;
  return rows.some(({ figures }) => figures.some((cell) => isUnder(cell) && /\d/u.test(cell.text)));
}

/** In the rows of further parts, whose cells stand below no head, the cell of that place among as many. */
function goesOnWithNumbers({ more = [] }: RawBlock, at: number, count: number): boolean {
  return more.some(({ rows }) =>
    rows.some(({ figures }) => figures.length === count && /\d/u.test(figures[at]?.text ?? '')),
  );
}

function nameOf(column: FormColumn): ColumnName {
  return {
    key: column.key,
    label: column.label,
    variants: [variantOf(normalise(column.label), false)],
    columns: [],
  };
}
