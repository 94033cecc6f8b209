/** What a row has besides its label and its figures: a serial number before, its unit between or behind. */
import { compact, normalise } from '../forms/label.js';
import { matchExact } from '../forms/match.js';
import { remembered } from '../forms/remembered.js';
import type { Name, TableNames } from '../forms/vocabulary.js';
import { areColumnNumbers } from './column-numbers.js';
import { COUNTED_IN, isPlain, MONEY_UNITS } from './figure.js';
import type { RawBlock } from './raw.js';
import type { State } from './states.js';
import { type StreamCell, withText } from './stream.js';

/** Where the head of a block says that serial numbers and units stand. */
export interface Stub {
  /** The head has a column of serial numbers, */
  serial: boolean;
  /** in this grid column, where there is a grid; */
  serialColumn: number | undefined;
  /** and one of units. */
  unitColumn: number | undefined;
}

export const NO_STUB: Stub = { serial: false, serialColumn: undefined, unitColumn: undefined };

export function stubOf(block: RawBlock, names: TableNames | null): Stub {
  if (names === null || names.serial.length + names.units.length === 0) return NO_STUB;
  const cells = block.head.reduce((count, line) => count + line.length, 0);
  if (last?.block === block && last.names === names && last.cells === cells) return last.stub;
  const stub = readStub(block, names);
  last = { block, names, cells, stub };
  return stub;
}

/**
 * Asked for at every line, found once for as many cells as the head has. Not by a map: its keys would live as long as a document,
 * and a young collection keeps whatever a map holds.
 */
let last: { block: RawBlock; names: TableNames; cells: number; stub: Stub } | undefined;

function readStub(block: RawBlock, names: TableNames): Stub {
  const cells = block.head.flat();
  const under = (words: Name[]) => cells.find((cell) => words.length > 0 && hasWord(words, cell.text));
  const [serial, unit] = [under(names.serial), under(names.units)];
  return { serial: serial !== undefined, serialColumn: serial?.column, unitColumn: unit?.column };
}

/** One of the words, alone in its cell or among the columns of a line. */
const hasWord = (words: Name[], text: string): boolean =>
  matchExact(words, text) !== null ||
  text
    .trim()
    .split(/\s+/u)
    .some((piece) => matchExact(words, piece) !== null);

const UNIT_WORDS: ReadonlySet<string> = new Set([...COUNTED_IN, ...MONEY_UNITS]);

/** Whether a text is a unit and nothing else: 条, （件）, 万元. */
export const isUnit = (text: string): boolean => !isPlain(text) && isUnitWord(text);

const isUnitWord = remembered(
  (text) => text.length <= 8 && UNIT_WORDS.has(compact(text).replace(/^[(](.*)[)]$/u, '$1')),
);

/** Whether a text in the place of a label is a unit and nothing else, in a table that has a column of them. */
export const isUnitLabel = ({ text }: StreamCell, { units }: TableNames): boolean => units.length > 0 && isUnit(text);

/** Labels but for units in their place, where there are any: 万元 belongs to a row whose label is elsewhere. */
export function withoutUnits(labels: StreamCell[], names: TableNames): StreamCell[] {
  const own = labels.filter((label) => !isUnitLabel(label, names));
  return own.length === 0 ? labels : own;
}

const UNIT_BEHIND = /^(.*\S)\s+(\S{1,4})$/su;
const SERIAL_BEFORE = /^\s*\d{1,3}\s+(?=\D)/u;

/**
 * ```
 * 12  1.当面申请数 件          0
 * ^ serial          ^ unit
 * ```
 * The pieces of a line without its serial number, the unit as a piece of its own.
 */
function withoutStub(pieces: StreamCell[], names: TableNames | null, { serial }: Stub): StreamCell[] {
  if (names === null || (names.units.length === 0 && !serial)) return pieces;
  const [first, second] = pieces;
  const numbered =
    serial && second !== undefined && /^\s*\d{1,3}\s*$/u.test(first?.text ?? '') && /\D/u.test(second.text);
  const own = numbered ? pieces.slice(1) : [...pieces];
  const [labelled] = own;
  const before = SERIAL_BEFORE.exec(labelled?.text ?? '')?.[0];
  const number = numbered ? first?.text : before;
  if (serial && labelled !== undefined && number !== undefined) {
    own[0] = numberedAs(labelled.text.slice(numbered ? 0 : number.length), Number(number), labelled);
  }
  return names.units.length === 0
    ? own
    : own.flatMap((piece) => (isSpacedLabel(piece, names) ? [piece] : unitApart(piece)));
}

/** A label with the serial number that stood before it. */
function numberedAs(text: string, serial: number, cell: StreamCell): StreamCell {
  const numbered = withText(cell, text);
  numbered.serial = serial;
  return numbered;
}

/** Letters set apart by a space each, to the end of the text. */
const SPACED = /\S(?:\s\S){3}\s*$/u;

/**
 * ```
 * 1 . 参 加 或 举 办 新 闻 发 布 会 总 次      of 总次数, and no unit
 * 数                                   ^
 * ```
 */
function isSpacedLabel({ text }: StreamCell, { rowLabels }: TableNames): boolean {
  if (!SPACED.test(text)) return false;
  const { full } = normalise(text);
  return rowLabels.some(({ variants }) => variants.some((variant) => variant.full.startsWith(full)));
}

/** A piece, its unit behind it as one of its own. */
function unitApart(piece: StreamCell): StreamCell[] {
  const [, label = '', unit = ''] = UNIT_BEHIND.exec(piece.text) ?? [];
  if (!isUnit(unit)) return [piece];
  const before = withText(piece, label);
  before.tight = undefined;
  const behind = withText(piece, unit);
  behind.gap = 0;
  return [before, behind];
}

/**
 * ```
 * 4                        次   894
 * .微博微信回应事件数
 * ^ a label cut behind its number: a figure has its unit before it
 * ```
 */
export const isCutNumber = ([first, second]: readonly StreamCell[], names: TableNames | null): boolean =>
  (names?.units.length ?? 0) > 0 && /^\s*\d{1,2}\s*$/u.test(first?.text ?? '') && isUnit(second?.text ?? '');

/** `2          条`, the number of a label in one column and the unit in the next; not `443 件`, a figure with its unit. */
export const isApart = ({ text }: StreamCell): boolean => /\S\s{2,}\S/u.test(text.trim());

/** A line and its pieces, see `withoutStub`; a line that was none becomes pieces only behind the first label of a table. */
export function lineWithoutStub(
  line: StreamCell,
  divided: StreamCell[],
  names: TableNames | null,
  block: RawBlock,
  state: State,
): [line: StreamCell, pieces: StreamCell[]] {
  if (state === 'head' && areColumnNumbers(divided)) return [withText(line, ''), []];
  const inRow = state === 'label' || state === 'figures';
  const stub = stubOf(block, names);
  if (divided.length > 0 || !inRow) return [line, withoutStub(divided, names, stub)];
  const [first = line, ...others] = withoutStub([line], names, stub);
  if (others.length === 0) return [first, []];
  const apart = [first, ...others].map((piece) => withText(piece, piece.text));
  for (const piece of apart) piece.divided = true;
  return [line, apart];
}
