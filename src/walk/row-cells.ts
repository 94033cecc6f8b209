/** A row whose end is sure, cut into labels and figures: what the place of a cell in its row says about it. */
import { matchExact, resembles } from '../forms/match.js';
import type { TableNames } from '../forms/vocabulary.js';
import { type Classified, type Context, classify, FIGURE, kindIn, kindOnly } from './classify.js';
import { areColumnNumbers } from './column-numbers.js';
import { isFigureLike } from './figure.js';
import { beginsLabel, isPieceOfLabel, namesNothing } from './pieces.js';
import type { RawBlock, RawRow } from './raw.js';
import { isFilled, type StreamCell, withText } from './stream.js';
import { isCutNumber, isUnit, NO_STUB, type Stub, stubOf } from './stub.js';
import { isGroupLabel, isRowLabel } from './table-words.js';

export interface CutCell {
  cell: StreamCell;
  as: Classified;
}

const UNIT = kindOnly('unit');

/**
 * ```
 * |        | （一）予以公开 | 3 | 0 | … | 3 |
 *  ^ merged  ^ label          ^ figures
 * ```
 */
export function cutRow(cells: StreamCell[], context: Context, open: RawBlock | null): CutCell[] {
  const filled = cells.filter(isFilled);
  const [first] = filled;
  if (first === undefined) return blankRow(cells, context);
  if (context.state === 'head' && areColumnNumbers(filled)) return [];
  const { vocabulary, state } = context;
  const row = filled.map(({ text }) => text);
  const lead = classify(first, { vocabulary, state, table: context.table, row, cut: false });
  if (lead.kind === 'section_heading' || lead.kind === 'block_heading') {
    return filled.map((cell, index) => ({ cell, as: index === 0 ? lead : classify(cell, context) }));
  }
  if (isHeadRow(filled, lead, context)) {
    const headed =
      lead.kind === 'head' ? lead.table : context.vocabulary.tables.find((names) => hasBoth(filled, names));
    const asHead = kindIn('head', headed);
    return filled.map((cell) => ({ cell, as: asHead }));
  }
  const opens = open !== null || lead.kind === 'row_label' || goesOn(filled, cells.length, context);
  if (!opens && !filled.some((cell) => isLabelOf(context.table, cell, context))) {
    return [{ cell: withText(first, filled.map((cell) => cell.text.trim()).join('\t')), as: kindOnly('text') }];
  }
  const table = lead.table ?? context.table;
  // rows that lie side by side have no label in front: every cell is a figure
  if (table?.layout === 'across') return cells.map((cell) => ({ cell, as: FIGURE }));
  return cutLabels(cells, context, table, open === null ? NO_STUB : stubOf(open, table));
}

/** Within a head, one word of a head is enough; elsewhere the first text must be one, or half of them. */
function isHeadRow(filled: StreamCell[], lead: Classified, context: Context): boolean {
  if (filled.some((cell) => isFigureLike(cell.text))) return false;
  const { vocabulary, state, table } = context;
  // 指标 beside 单位: whatever the columns are called
  if (vocabulary.tables.some((names) => hasBoth(filled, names))) return true;
  // the row below it: 区政府统计数, 区直单位统计数
  if (state === 'head' && table?.localColumns === true && filled.length > 1) {
    return !filled.some((cell) => isUnit(cell.text) || isRowLabel(table, cell.text));
  }
  if (context.state === 'label' || context.state === 'figures') return lead.kind === 'head';
  const kinds = filled.map((cell) => classify(cell, context).kind);
  const heads = kinds.filter((kind) => kind === 'head').length;
  return context.state === 'head' ? heads > 0 && lead.kind !== 'row_label' : heads > 0 && heads * 2 >= filled.length;
}

const hasBoth = (cells: StreamCell[], { head, units }: TableNames): boolean =>
  units.length > 0 && [head, units].every((words) => cells.some((cell) => matchExact(words, cell.text) !== null));

/** A row without any text: part of the head, or the blank figures of a table whose rows lie side by side. */
function blankRow(cells: StreamCell[], context: Context): CutCell[] {
  if (context.state === 'prose') return [];
  const figures = context.state === 'head' && context.table?.layout === 'across';
  return cells.map((cell) => ({ cell, as: kindOnly(figures ? 'figure' : 'empty') }));
}

/**
 * ```
 * | （七）总计 | 3 | 0 | … | 3 |    the first row of the second half of a table that was cut: a short label, one of a column too
 *
 * | （三）其地情形数 | 件 | 2 |     a row in a table of its own, damaged
 * ```
 */
function goesOn([first, ...others]: StreamCell[], count: number, { cut, table }: Context): boolean {
  if (cut !== true || table?.layout !== 'down' || first === undefined || count < 2) return false;
  const { rows, units } = table;
  const isStub = ({ text }: StreamCell): boolean => units.length > 0 && isUnit(text);
  const figures = others.filter(({ text }) => isFigureLike(text));
  if (!others.every((cell) => figures.includes(cell) || isStub(cell))) return false;
  if (figures.length > 0 && resembles(rows, first.text)) return true;
  return (figures.length > 0 || others.length === 0) && isBeginning(table, first.text);
}

/** `5.属于`, whose rest is a row of its own. */
const isBeginning = (table: TableNames, text: string): boolean => !namesNothing(text) && isPieceOfLabel(table, text);

const isLabelOf = (table: TableNames | null, cell: StreamCell, { vocabulary }: Context): boolean =>
  table !== null &&
  table.layout === 'down' &&
  classify(cell, { vocabulary, state: 'prose', table, row: undefined, cut: false }).kind === 'row_label';

/** Labels are the texts before the first figure or empty cell that follows a label. */
function cutLabels(cells: StreamCell[], context: Context, table: TableNames | null, stub: Stub): CutCell[] {
  const cut: CutCell[] = [];
  let labelled = false;
  let figures = false;
  const serial = stub.serial || hasRowLabel(cells, table);
  const number = cutNumber(cells, table, serial);
  for (const cell of cells) {
    if (isSerial(cell, stub) || isBeforeLabel(cell, labelled, serial)) continue;
    if (labelled && isUnitCell(cell, table, stub)) {
      if (isFilled(cell)) cut.push({ cell, as: UNIT });
      continue;
    }
    figures ||= isFigure(cell, number) || (labelled && isFigureBehind(cut, cell, table));
    if (figures) cut.push({ cell, as: FIGURE });
    else if (isFilled(cell)) {
      labelled = true;
      cut.push(labelCell(cell, cut.length === 0 ? context.state : 'label', table));
    }
  }
  return cut;
}

/** See `isCutNumber`. */
function cutNumber(cells: readonly StreamCell[], table: TableNames | null, serial: boolean): StreamCell | undefined {
  const filled = cells.filter(isFilled);
  return !serial && isCutNumber(filled, table) ? filled[0] : undefined;
}

const isFigure = (cell: StreamCell, number: StreamCell | undefined): boolean =>
  cell !== number && isFigureLike(cell.text);

const hasRowLabel = (cells: StreamCell[], table: TableNames | null): boolean =>
  table !== null && cells.some((cell) => isRowLabel(table, cell.text));

/** Before the label, an empty cell is a merged one, and a number counts the rows. */
const isBeforeLabel = ({ text }: StreamCell, labelled: boolean, serial: boolean): boolean =>
  !labelled && (text.trim() === '' || (serial && isFigureLike(text)));

/** Behind a label: an empty cell, unless the row's own label is still to come, or a text that is a poor figure. */
function isFigureBehind(cut: CutCell[], cell: StreamCell, table: TableNames | null): boolean {
  if (cell.text.trim() === '') return endsLabel(cut, table);
  if (!/[\d\ufffc]/u.test(cell.text) || NUMBERED.test(cell.text)) return false;
  return cut.at(-1)?.as.kind === 'unit' || isBehindRow(cut, cell, table);
}

/** `1.申请`: the beginning of a label, not a poor figure. */
const NUMBERED = /^\s*\d{1,2}[.．、]\s*\p{Script=Han}/u;

const isSerial = ({ column }: StreamCell, { serialColumn }: Stub): boolean =>
  serialColumn !== undefined && column === serialColumn;

/** What stands in the column of units, or a unit. */
function isUnitCell(cell: StreamCell, table: TableNames | null, { unitColumn }: Stub): boolean {
  if (table === null || table.units.length === 0) return false;
  // the edges of columns may differ from row to row: a number is none, wherever it stands
  if (unitColumn !== undefined && cell.column !== undefined && !isUnit(cell.text))
    return cell.column === unitColumn && cell.columnSpan === 1 && !/\d/u.test(cell.text);
  return isUnit(cell.text);
}

function labelCell(cell: StreamCell, state: Context['state'], table: TableNames | null): CutCell {
  // the first label of a row closes the row before, whatever it says
  const kind = state === 'label' ? 'text' : 'row_label';
  const named = table !== null && isRowLabel(table, cell.text);
  return { cell, as: kindIn(named ? 'row_label' : kind, table ?? undefined) };
}

const lastLabel = (cut: CutCell[]): StreamCell | undefined => cut.findLast(({ as }) => as.kind !== 'unit')?.cell;

/** `规章 | 5/6 | 74`: behind the whole label of a row, a text with digits that is no label is a figure, if a poor one. */
function isBehindRow(cut: CutCell[], cell: StreamCell, table: TableNames | null): boolean {
  const last = lastLabel(cut);
  if (table === null || last === undefined || matchExact(table.rows, last.text) === null) return false;
  return !isRowLabel(table, cell.text);
}

/** An empty cell behind the label of a mere group belongs to the label: the row's own label is still to come. */
function endsLabel(cut: CutCell[], table: TableNames | null): boolean {
  const last = lastLabel(cut);
  return last !== undefined && !(table !== null && isGroupLabel(table, last.text));
}

/**
 * ```
 * | 规章 | 若干 | 0 | 0 |      a text where the first figure is due, behind a label that is whole
 *        ^
 * ```
 */
export function giveBackFirstFigure(raw: RawRow, { rows }: TableNames): void {
  const [label, text] = raw.labels.slice(-2);
  if (label === undefined || text === undefined || resembles(rows, text.text)) return;
  const row = matchExact(rows, label.text)?.name;
  if (row?.flat.some((flat) => flat.columns.length === raw.figures.length + 1) !== true) return;
  // （二）部分公开（区分处理的，只 | 计这一情形，不计其他情形）: the label, on two lines; 2.重复申请 | 3.要求提: the next one begins
  if (beginsLabel([row], `${label.text}${text.text}`) || beginsLabel(rows, text.text)) return;
  raw.labels.pop();
  raw.figures.unshift(text);
}
