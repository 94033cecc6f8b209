/**
 * Namesakes in several parts of a table, which are read one after the other:
 * ```
 * | 行政强   | 536 |      a table of its own
 *
 * | 行政强制 | 2   |      and another one: neither can be believed
 * ```
 */
import { type Finding, finding } from '../findings.js';
import type { TableNames } from '../forms/vocabulary.js';
import { unplacedLike } from './figures.js';
import { doubtNamesakes } from './namesakes.js';
import type { ReadRow, ReadTable } from './read-table.js';

/** Doubts rows whose namesake without a name stands in another part; changes the rows in place. */
export function doubtInParts(
  tables: readonly ReadTable[],
  namesOf: (key: string) => TableNames | undefined,
): Finding[] {
  return [...new Set(tables.map(({ key }) => key))].flatMap((key) => {
    const parts = tables.filter((table) => table.key === key);
    const names = namesOf(key);
    if (parts.length < 2 || names === undefined) return [];
    const rows = parts.flatMap((part) => part.rows);
    const certain = rows.filter(({ named }) => !named.doubtful);
    const findings = doubtNamesakes(
      rows.map(({ named }) => named),
      names,
    );
    const doubted = certain.filter(({ named }) => named.doubtful);
    return [...findings, ...doubted.map(unplace)];
  });
}

/** Takes the figures from their places. */
function unplace(row: ReadRow): Finding {
  const { label, location, figures } = row;
  const raws = figures.map(({ raw }) => raw.trim()).filter((text) => text !== '');
  const raw = raws.join(' | ');
  row.figures = figures.map((figure) => unplacedLike(figure, raw));
  row.loose = undefined;
  row.torn = undefined;
  return finding('row_unplaced', location, { row: label, found: raws.length, expected: figures.length });
}
