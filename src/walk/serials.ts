/**
 * Serial numbers where a row ends nowhere for sure: each stands behind the figures of the row above.
 * ```
 * 3 / 制发规范性文件总数 / 件 / 12 / 4 / （二）通过不同渠道… / —— / —— / 5 / 1.政府公报公开政府信息数
 *                                    ^
 * ```
 */
import type { TableNames } from '../forms/vocabulary.js';
import type { RawBlock, RawRow } from './raw.js';
import { stubOf } from './stub.js';

/** Takes the serial numbers, which follow each other, from the figures; a lone figure that is the next number is doubtful. */
export function takeSerials(block: RawBlock, names: TableNames): void {
  if (!stubOf(block, names).serial) return;
  takeAlone(block.rows);
  const rows = block.rows.filter((row) => !row.hard && !row.figures.some((cell) => cell.divided));
  let next: number | null = null;
  for (const row of rows) {
    const last = row.figures.at(-1)?.text.trim() ?? '';
    if (!/^\d{1,3}$/u.test(last)) continue;
    const begins = next === null && row.labels.length === 0 && row.figures.length === 1;
    if (!begins && Number(last) !== next) continue;
    if (row.figures.length === 1 && !begins) row.doubtful = true;
    else row.figures.pop();
    next = Number(last) + 1;
  }
  block.rows = block.rows.filter((row) => row.labels.length > 0 || row.figures.length > 0);
}

/**
 * ```
 * 4 制发规范性文件总数 件 5
 * 5                              alone on its line: the number of the next row, whose label is broken into lines
 * （二）通过不同渠道和方式公开政府信息的情
 * 况
 * ```
 * It must follow the number of its row, and the next row must have none of its own: else it may be a digit torn off above.
 */
function takeAlone(rows: readonly RawRow[]): void {
  let alone: number | undefined;
  rows.forEach((row, index) => {
    const own = serialOf(row) ?? alone;
    alone = undefined;
    const [last, ...others] = row.figures.toReversed();
    const next = rows[index + 1];
    if (own === undefined || last === undefined || next === undefined || last.divided || row.hard) return;
    const set = others.length > 0 && others.every((cell) => cell.divided && cell.location !== last.location);
    if (!set || last.text.trim() !== String(own + 1) || serialOf(next) !== undefined) return;
    row.figures.pop();
    alone = own + 1;
  });
}

const serialOf = ({ labels }: RawRow): number | undefined => labels.find(({ serial }) => serial !== undefined)?.serial;
