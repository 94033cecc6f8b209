/** Lines of prose directly before the head of a table that may be the upper lines of its labels. */
import { isFigureLike } from './figure.js';
import type { StreamCell } from './stream.js';

/** A label of a column has no more lines. */
const MOST = 4;

/**
 * ```
 *                  区政府统   区直单位   乡镇街道
 *                  计数       统计数     统计数
 * 统计指标   单位
 * ^ the head begins here for sure; what stands above it is known by the number of its words (local-columns.ts)
 * ```
 */
export function linesAbove(
  before: readonly StreamCell[],
  line: StreamCell,
  pieces: readonly StreamCell[],
): StreamCell[] {
  const isOne = pieces.length > 1 && !/[:：。]/u.test(line.text) && !pieces.some(({ text }) => isFigureLike(text));
  return isOne ? [...before, line].slice(-MOST) : [];
}
