/**
 * A label that goes on in a row of its own, below its figures:
 * ```
 * | 3.属于《政府信息公开条 | 0 | 5 | 0 |
 * | 例》的                 |   |   |   |      no row with empty cells
 *   ^
 * ```
 */
import { normalise } from '../forms/label.js';
import { matchExact, matchSimilar } from '../forms/match.js';
import type { TableNames, Variant } from '../forms/vocabulary.js';
import type { RawBlock, RawRow, RawTable } from './raw.js';
import { type StreamCell, withText } from './stream.js';

/** Gives such a label back to the row above; without this, the rest of it could name that row with all its figures blank. */
export function joinLabelsBelow(block: RawBlock, names: TableNames): void {
  block.rows = block.rows.filter((row, index) => !takesLabel(block.rows[index - 1], row, names));
}

/** The same where each row is a table of its own: between the last row of one and the first of the next, with nothing between. */
export function joinLabelsOfTables(
  tables: readonly RawTable[],
  namesOf: (key: string) => TableNames | undefined,
): void {
  tables.forEach((table, index) => {
    const [before, names] = [tables[index - 1], namesOf(table.key)];
    const [first] = table.blocks;
    const row = first?.rows[0];
    if (before === undefined || names === undefined || first === undefined || row === undefined) return;
    const { after } = table;
    const follows = before.after.section === after.section && before.after.paragraphs === after.paragraphs;
    if (before.key !== table.key || !follows || first.heading !== undefined || first.head.flat().length > 0) return;
    if (takesLabel(before.blocks.at(-1)?.rows.at(-1), row, names)) first.rows.shift();
  });
}

/** Whether a row is nothing but the rest of the labels of the row above, which then has them whole. */
function takesLabel(above: RawRow | undefined, row: RawRow, names: TableNames): boolean {
  if (above === undefined || !isBlank(row) || row.labels.length === 0) return false;
  // a blank row is a row, unless its own label is none
  if (isBlank(above) && above.labels.some(({ text }) => matchExact(names.rowLabels, text) !== null)) return false;
  takeNumber(above, row, names);
  const whole = wholeLabels(above.labels, row.labels, names);
  if (whole !== null) above.labels = whole;
  return whole !== null;
}

/**
 * ```
 * | 1          | 0 | 4 |
 * | .参加或举办 |   |   |      1 is the number of the label
 *
 * | （四）无法提供 | 1              | 0 | 4 |
 * |                | .本机关不掌握… |   |   |
 *
 * | （四           | 1              | 0 | 4 |
 * | ）无法提供     | .本机关不掌握… |   |   |
 * ```
 */
function takeNumber(above: RawRow, row: RawRow, { groups }: TableNames): void {
  const [first] = above.figures;
  const rest = row.labels.at(-1);
  const isGroup = ({ text }: StreamCell, at: number): boolean =>
    [text, `${text}${row.labels[at]?.text ?? ''}`].some((label) => matchExact(groups, label) !== null);
  if (first === undefined || !/^\d{1,2}$/u.test(first.text.trim())) return;
  // behind the label of a group, the row has a cell more than the rest below it
  const behindGroup = above.figures.length === row.figures.length + 1 && above.labels.every(isGroup);
  if (above.labels.length > 0 && !behindGroup) return;
  if (rest === undefined || !/^[.、．)）]/u.test(rest.text.trim())) return;
  above.labels.push(first);
  above.figures.shift();
}

const isBlank = ({ figures }: RawRow): boolean => figures.every((cell) => cell.text.trim() === '');

/**
 * ```
 * | 三       | （一）   | 0 | 4 |
 * | 、本年度 | 予以公开 |   |   |      each rest below its own beginning
 * ```
 * The labels above with the rests put to them, in their order; null unless each makes a label of the form.
 */
function wholeLabels(
  above: readonly StreamCell[],
  rests: readonly StreamCell[],
  names: TableNames,
): StreamCell[] | null {
  const whole = [...above];
  let from = 0;
  for (const rest of rests) {
    const at = whole.findIndex((label, index) => index >= from && isWhole(label.text, rest.text, names));
    const label = whole[at];
    if (label === undefined) return null;
    whole[at] = withText(label, `${label.text}${rest.text}`);
    from = at + 1;
  }
  return whole;
}

/** Both texts as one label of the form; neither may be another one by itself. */
function isWhole(first: string, rest: string, { rows, rowLabels: names }: TableNames): boolean {
  const text = `${first}${rest}`;
  const others = [first, rest].flatMap((piece) => matchExact(names, piece)?.name ?? []);
  const name = matchExact(names, text)?.name;
  if (name !== undefined) return others.every((other) => other === name);
  const similar = matchSimilar(rows, text);
  if (similar === null || others.length > 0) return false;
  const begun = normalise(first);
  const begins = ({ core, full }: Variant): boolean => core.startsWith(begun.core) || full.startsWith(begun.full);
  // else the rest by itself must be less like a label than both
  return similar.name.variants.some(begins) || similar.distance < (matchSimilar(rows, rest)?.distance ?? rest.length);
}
