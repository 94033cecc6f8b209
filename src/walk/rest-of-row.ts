/** Figures set apart by spaces beside nothing but pieces of labels: the rest of the row above, or of one that is not known. */
import { normalise } from '../forms/label.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';
import { isPieceOfLabel, namesNothing } from './pieces.js';
import type { RawRow } from './raw.js';
import { joinTexts } from './recognise.js';
import type { StreamCell } from './stream.js';

/** Whether no row begins here. */
export function isRestOfRow(
  raw: RawRow,
  labels: readonly StreamCell[],
  names: TableNames,
  taken: ReadonlySet<RowName>,
  above: NamedRow | undefined,
): boolean {
  if (!raw.figures.some((cell) => cell.divided)) return false;
  if (goesOn(labels, above)) return true;
  const begins = (text: string): boolean => beginsRow(text, names, taken);
  return labels.every(({ text }) => namesNothing(text) || (isPieceOfLabel(names, text) && !begins(text)));
}

/**
 * ```
 * （六）其    1.申请人无正当理由逾期不    2   7958   9066
 * 他处理      补正、行政机关不再处理其        33     10
 *             ^ goes on with the label of the row above
 * ```
 */
function goesOn(labels: readonly StreamCell[], { name, sourceLabel }: Partial<NamedRow> = {}): boolean {
  return labels.some((_, from) => {
    const { core, full } = normalise(`${sourceLabel ?? ''}${joinTexts(labels.slice(from))}`);
    return name?.variants.some((one) => one.full.startsWith(full) || one.core.startsWith(core)) === true;
  });
}

/** Whether a text is how the label of a row not yet found begins. */
function beginsRow(text: string, { rows }: TableNames, taken: ReadonlySet<RowName>): boolean {
  const { core } = normalise(text);
  const untaken = rows.filter((row) => !taken.has(row));
  return core.length >= 4 && untaken.some((row) => row.variants.some((variant) => variant.core.startsWith(core)));
}
