/**
 * A label that goes on in a row of its own, below its figures:
 * ```
 * | 3.属于《政府信息公开条 | 0 | 5 | 0 |
 * | 例》的                 |   |   |   |      no row with empty cells
 *   ^
 * ```
 */
import { matchExact } from '../forms/match.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { RawBlock, RawRow } from './raw.js';

/** Gives such a label back to the row above; without this, the rest of it could name that row with all its figures blank. */
export function joinLabelsBelow(block: RawBlock, names: TableNames): void {
  block.rows = block.rows.filter((row, index) => {
    const above = block.rows[index - 1];
    if (above === undefined || !isBlank(row) || isBlank(above)) return true;
    const whole = wholeLabel(above, row, names);
    const last = above.labels.at(-1);
    if (whole === null || last === undefined) return true;
    above.labels = [...above.labels.slice(0, -1), { ...last, text: whole }];
    return false;
  });
}

const isBlank = ({ figures }: RawRow): boolean => figures.every((cell) => cell.text.trim() === '');

/** Both texts as one label of the form; neither may be another row by itself. */
function wholeLabel(above: RawRow, row: RawRow, { rows }: TableNames): string | null {
  const [first, rest] = [above.labels.at(-1), row.labels[0]];
  if (first === undefined || rest === undefined || row.labels.length > 1) return null;
  const text = `${first.text}${rest.text}`;
  const name = matchExact(rows, text)?.name;
  const others = [first, rest].map((piece) => matchExact(rows, piece.text)?.name);
  return name === undefined || others.some((other) => other !== undefined && other !== name) ? null : text;
}
