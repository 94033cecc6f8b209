/** The last text of a column head may be the label of the first row: nothing told them apart before the row's figure came. */
import { matchExact } from '../forms/match.js';
import type { Name, TableNames } from '../forms/vocabulary.js';
import { type Context, classify } from './classify.js';
import { joinTexts, textsApart } from './pieces.js';
import type { RawBlock } from './raw.js';
import { isFilled, type StreamCell, withText } from './stream.js';
import { stubOf } from './stub.js';

/** The last text of the head, taken out of it, if it may be the label of the row that the figure begins. */
export function lastOfHead(block: RawBlock, context: Context, figure: StreamCell): StreamCell | null {
  const { vocabulary, table: names, row, cut } = context;
  const line = block.head.findLast((cells) => cells.some(isFilled));
  const label = line?.findLast(isFilled);
  if (names === null || line === undefined || label === undefined || stubOf(block, names).serial) return null;
  const elsewhere = figure.divided && label.location !== figure.location;
  if (elsewhere || classify(label, { vocabulary, state: 'head', table: names, row, cut }).kind === 'head') return null;
  if (endsColumnLabel(block.head.flat().filter(isFilled), names)) return null;
  line.splice(line.lastIndexOf(label), 1);
  return label;
}

/** Pieces that a label of a column may be cut into. */
const MOST_PIECES = 4;

/**
 * ```
 * 本年处 / 理决定数量 / 1      the figure stands before its label: 理决定数量 is none of a row
 *          ^
 *
 * 信息内容          本年处理决
 *                   定数量
 * ```
 */
export function endsColumnLabel(cells: readonly StreamCell[], { head, columns }: TableNames): boolean {
  const names: Name[] = [...head, ...columns];
  const pieces = cells.slice(-MOST_PIECES).flatMap((cell) => textsApart(cell.text).map((text) => withText(cell, text)));
  for (let count = 2; count <= Math.min(MOST_PIECES, pieces.length); count++) {
    if (matchExact(names, joinTexts(pieces.slice(-count))) !== null) return true;
  }
  return false;
}
