/**
 * How the numbers of a text stand, told from the lines so far:
 * ```
 * 0
 * 82 1     where each number has a line of its own: one in two pieces, not two
 * ^
 * ```
 */
import { isFigureLike } from './figure.js';
import type { CellKind } from './states.js';
import type { StreamCell } from './stream.js';

/** Pieces of a number, at most. */
const MOST_PIECES = 3;

export class NumberLines {
  private alone = 0;
  private besides = 0;

  /** Whether the pieces of a line are one number; the line is remembered. */
  isOne(kind: CellKind | undefined, pieces: readonly StreamCell[]): boolean {
    if (kind === 'figure') {
      if (pieces.length <= 1) this.alone++;
      return pieces.length > 1 && pieces.length <= MOST_PIECES && this.alone > this.besides;
    }
    if (pieces.filter(({ text }) => isFigureLike(text)).length > 1) this.besides++;
    return false;
  }
}
