/** A row whose end is sure, cut into labels and figures: what the place of a cell in its row says about it. */
import { matchExact } from '../forms/match.js';
import type { TableNames } from '../forms/vocabulary.js';
import { type Classified, type Context, classify, isGroupLabel, isRowLabel } from './classify.js';
import { isFigureLike } from './figure.js';
import type { StreamCell } from './stream.js';

export interface CutCell {
  cell: StreamCell;
  as: Classified;
}

/**
 * ```
 * |        | （一）予以公开 | 3 | 0 | … | 3 |
 *  ^ merged  ^ label          ^ figures
 * ```
 */
export function cutRow(cells: StreamCell[], context: Context, tableOpen: boolean): CutCell[] {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const [first] = filled;
  if (first === undefined) return blankRow(cells, context);
  const lead = classify(first, context);
  if (lead.kind === 'section_heading' || lead.kind === 'block_heading') {
    return filled.map((cell, index) => ({ cell, as: index === 0 ? lead : classify(cell, context) }));
  }
  if (isHeadRow(filled, lead, context)) {
    const asHead: Classified = { kind: 'head', ...(lead.kind === 'head' && lead.table ? { table: lead.table } : {}) };
    return filled.map((cell) => ({ cell, as: asHead }));
  }
  const opens = tableOpen || lead.kind === 'row_label' || goesOn(filled, context);
  if (!opens && !filled.some((cell) => isLabelOf(context.table, cell, context))) {
    return [{ cell: { ...first, text: filled.map((cell) => cell.text.trim()).join('\t') }, as: { kind: 'text' } }];
  }
  const table = lead.table ?? context.table;
  // rows that lie side by side have no label in front: every cell is a figure
  if (table?.layout === 'across') return cells.map((cell) => ({ cell, as: { kind: 'figure' } }));
  return cutLabels(cells, context, table);
}

/** Within a head, one word of a head is enough; elsewhere the first text must be one, or half of them. */
function isHeadRow(filled: StreamCell[], lead: Classified, context: Context): boolean {
  if (filled.some((cell) => isFigureLike(cell.text))) return false;
  if (context.state === 'label' || context.state === 'figures') return lead.kind === 'head';
  const kinds = filled.map((cell) => classify(cell, context).kind);
  const heads = kinds.filter((kind) => kind === 'head').length;
  return context.state === 'head' ? heads > 0 && lead.kind !== 'row_label' : heads > 0 && heads * 2 >= filled.length;
}

/** A row without any text: part of the head, or the blank figures of a table whose rows lie side by side. */
function blankRow(cells: StreamCell[], context: Context): CutCell[] {
  if (context.state === 'prose') return [];
  const figures = context.state === 'head' && context.table?.layout === 'across';
  return cells.map((cell) => ({ cell, as: { kind: figures ? 'figure' : 'empty' } }));
}

/**
 * ```
 * | （七）总计 | 3 | 0 | … | 3 |    the first row of the second half of a table that was cut: a short label, one of a column too
 * ```
 */
function goesOn([first, ...others]: StreamCell[], { cut, table }: Context): boolean {
  if (cut !== true || table?.layout !== 'down' || first === undefined || others.length === 0) return false;
  return matchExact(table.rows, first.text) !== null && others.every((cell) => isFigureLike(cell.text));
}

const isLabelOf = (table: TableNames | null, cell: StreamCell, context: Context): boolean =>
  table !== null &&
  table.layout === 'down' &&
  classify(cell, { vocabulary: context.vocabulary, state: 'prose', table }).kind === 'row_label';

/** Labels are the texts before the first figure or empty cell that follows a label. */
function cutLabels(cells: StreamCell[], context: Context, table: TableNames | null): CutCell[] {
  const cut: CutCell[] = [];
  let labelled = false;
  let figures = false;
  const serial = table !== null && cells.some((cell) => isRowLabel(table, cell.text));
  for (const cell of cells) {
    const empty = cell.text.trim() === '';
    // an empty cell before the label is a merged one, a number before it counts the rows
    if (!labelled && (empty || (serial && isFigureLike(cell.text)))) continue;
    const unreadable = labelled && /[\d\ufffc]/u.test(cell.text) && isBehindRow(cut, cell, table);
    if (figures || unreadable || isFigureLike(cell.text) || (empty && labelled && endsLabel(cut, table)))
      figures = true;
    if (figures) cut.push({ cell, as: { kind: 'figure' } });
    else if (!empty) {
      labelled = true;
      cut.push(labelCell(cell, cut.length === 0 ? context.state : 'label', table));
    }
  }
  return cut;
}

function labelCell(cell: StreamCell, state: Context['state'], table: TableNames | null): CutCell {
  // the first label of a row closes the row before, whatever it says
  const kind = state === 'label' ? 'text' : 'row_label';
  const named = table !== null && isRowLabel(table, cell.text);
  return { cell, as: { kind: named ? 'row_label' : kind, ...(table === null ? {} : { table }) } };
}

/** `规章 | 5/6 | 74`: behind the whole label of a row, a text with digits that is no label is a figure, if a poor one. */
function isBehindRow(cut: CutCell[], cell: StreamCell, table: TableNames | null): boolean {
  const last = cut.at(-1)?.cell;
  if (table === null || last === undefined || matchExact(table.rows, last.text) === null) return false;
  return !isRowLabel(table, cell.text);
}

/** An empty cell behind the label of a mere group belongs to the label: the row's own label is still to come. */
function endsLabel(cut: CutCell[], table: TableNames | null): boolean {
  const last = cut.at(-1)?.cell;
  return last !== undefined && !(table !== null && isGroupLabel(table, last.text));
}
