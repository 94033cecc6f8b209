/**
 * The column head of a block: which columns of which form stand below each other, or side by side, and in which order.
 * A candidate is one form's list of slots for the row at hand; the head decides between the candidates.
 */
import { matchExact, matchPrefix, matchSimilar } from '../forms/match.js';
import { rememberedOf } from '../forms/remembered.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { Candidate, Slot } from './candidates.js';
import { compareText } from './head-text.js';
import type { RawBlock } from './raw.js';
import { isFilled, type StreamCell } from './stream.js';
import { isUnitAlone, statedUnit, withoutUnit } from './units.js';

/**
 * - `exact`: every label was found (or the words of all, in the form's order);
 * - `damaged`: alike enough, and more alike than any other candidate;
 * - `missing`: there is no head.
 */
export type HeadQuality = 'exact' | 'damaged' | 'missing' | 'unknown';

export interface Head {
  quality: HeadQuality;
  /** The candidates that agree with the head equally well: forms may share a list of columns. */
  candidates: Candidate[];
  /** Slots in the order in which their figures stand. */
  slots: Slot[];
  /** Grid only: which slot stands in which grid column. */
  grid: Map<number, Slot> | null;
  /** Grid only: columns with a label that the form does not know (备注). */
  others: Map<number, string>;
  /** Lines only: no label of a column is whole, but for short ones, for its column is narrower. */
  cut: boolean;
  /** The unit that the head states for a column, by column key. */
  units: Map<string, string>;
  text: string;
  location: string;
}

/** A head like another, but for what is given. */
export const headLike = (head: Head, changed: Partial<Head>): Head => ({
  quality: changed.quality ?? head.quality,
  candidates: changed.candidates ?? head.candidates,
  slots: changed.slots ?? head.slots,
  grid: changed.grid === undefined ? head.grid : changed.grid,
  others: changed.others ?? head.others,
  cut: changed.cut ?? head.cut,
  units: changed.units ?? head.units,
  text: changed.text ?? head.text,
  location: changed.location ?? head.location,
});

/** Reads a head against the candidates. */
export function readHead(block: RawBlock, names: TableNames, candidates: Candidate[]): Head {
  const all = block.head.flatMap((line) => behindHeadWord(line, names)).filter(isFilled);
  const cells = all.filter((cell) => matchExact(names.headWords, cell.text) === null && !isUnitAlone(cell.text));
  const unknown: Head = {
    quality: 'unknown',
    candidates: [],
    slots: [],
    grid: null,
    others: new Map(),
    units: new Map(),
    cut: cells.length > 1 && isCut(cells, names),
    text: cells.map((cell) => cell.text.trim().replace(/\s+/g, ' ')).join(' '),
    location: cells[0]?.location ?? block.heading?.location ?? '',
  };
  if (cells.length === 0) return headLike(unknown, { quality: 'missing' });
  const head =
    withRemarks(byGrid(unknown, cells, names, candidates), all, names) ??
    byCells(unknown, cells, names, candidates) ??
    byText(unknown, cells, names, candidates);
  return head === null ? unknown : headLike(head, { units: unitsOf(all, names, head.slots) });
}

/** `结果 / 维持 / 总计`: a label of two characters is whole in any column. */
function isCut(cells: readonly StreamCell[], { columns }: TableNames): boolean {
  const whole = cells.filter(({ text }) => matchExact(columns, text) !== null);
  return (
    whole.length < cells.length &&
    cells.every(({ explicit }) => !explicit) &&
    whole.every(({ text }) => text.trim().length <= SHORT)
  );
}

const SHORT = 2;

/** What stands before 信息内容 in its row names columns before the label: 序号. */
function behindHeadWord(line: StreamCell[], names: TableNames): StreamCell[] {
  const word = line.findIndex((cell) => matchExact(names.head, cell.text) !== null);
  return names.layout === 'down' && names.columnGroups.length === 0 ? line.slice(Math.max(0, word)) : line;
}

/** With grid columns: a column is what the lowest head cell above it says, within the row label above that. */
function byGrid(unknown: Head, cells: StreamCell[], names: TableNames, candidates: Candidate[]): Head | null {
  if (cells.some((cell) => cell.column === undefined)) return null;
  const above = new Map<number, StreamCell[]>();
  for (const cell of cells) {
    for (let column = cell.column ?? 0; column < (cell.column ?? 0) + (cell.columnSpan ?? 1); column++) {
      above.set(column, [...(above.get(column) ?? []), cell]);
    }
  }
  const fits: { candidate: Candidate; grid: Map<number, Slot> }[] = [];
  for (const candidate of candidates) {
    const grid = new Map<number, Slot>();
    for (const [column, stack] of above) {
      const slot = slotUnder(stack, names, candidate);
      if (slot !== null) grid.set(column, slot);
    }
    const found = [...new Set(grid.values())];
    if (candidate.slots.every((slot) => found.includes(slot)) && spansHold(grid, above, names))
      fits.push({ candidate, grid });
  }
  // the columns of one form may be among those of another: the form that explains more of the head is meant
  const most = Math.max(...fits.map((fit) => fit.candidate.slots.length));
  const best = fits.filter((fit) => fit.candidate.slots.length === most);
  const [first] = best;
  if (first === undefined) return null;
  const slots = inColumnOrder(first.grid);
  const unnamed = [...above].filter(([column]) => !first.grid.has(column));
  const others = new Map(unnamed.map(([column, stack]) => [column, stack.at(-1)?.text.trim() ?? '']));
  const agreeing = best.map((fit) => fit.candidate);
  return headLike(unknown, { quality: 'exact', candidates: agreeing, slots, grid: first.grid, others });
}

/**
 * ```
 * 诉求类别 | 本月 | 累计 | 备注
 *                          ^ a word of the head behind columns of figures: what stands below it is no figure
 * ```
 */
function withRemarks(head: Head | null, cells: readonly StreamCell[], names: TableNames): Head | null {
  const { grid } = head ?? {};
  if (head === null || !grid) return head;
  const first = Math.min(...grid.keys());
  for (const { text, column = -1, columnSpan = 1 } of cells) {
    if (column < first || matchExact(names.head, text) === null) continue;
    for (let at = column; at < column + columnSpan; at++) if (!grid.has(at)) head.others.set(at, text.trim());
  }
  return head;
}

const inColumnOrder = (grid: Map<number, Slot>): Slot[] => [
  ...new Set([...grid].sort(([a], [b]) => a - b).map(([, slot]) => slot)),
];

/**
 * Each column of a group stands under the cell of its group. Where one does not, that cell has lost its span, or is not
 * there, and the columns behind it stand too far to the left.
 */
function spansHold(grid: Map<number, Slot>, above: Map<number, StreamCell[]>, names: TableNames): boolean {
  return [...grid].every(
    ([
      column,
      {
        column: { group },
      },
    ]) => {
      if (group === undefined) return true;
      return above.get(column)?.some((cell) => matchExact(names.columnGroups, cell.text)?.name.key === group) === true;
    },
  );
}

function slotUnder(stack: StreamCell[], names: TableNames, candidate: Candidate): Slot | null {
  const row = stack.map((cell) => matchExact(names.rows, cell.text)?.name.key).findLast((key) => key !== undefined);
  const groups = stack.flatMap((cell) => matchExact(names.columnGroups, cell.text)?.name.key ?? []);
  for (const cell of [...stack].reverse()) {
    const keys = columnKeys(names, cell.text);
    const slots = candidate.slots.filter(
      (known) => keys.includes(known.column.key) && (known.row === undefined || known.row === row),
    );
    // 本期 › 数量 and 本年累计 › 数量: the group tells which
    const slot = slots.find(({ column }) => column.group !== undefined && groups.includes(column.group)) ?? slots[0];
    if (slot !== undefined) return slot;
  }
  return null;
}

/** Columns of different groups may have the same label. */
const columnKeys = rememberedOf((names: TableNames, text: string): readonly string[] => {
  const label = statedUnit(text) === null ? text : withoutUnit(text);
  const exact = names.columns.filter((name) => matchExact([name], label) !== null).map(({ key }) => key);
  return exact.length > 0 ? exact : [columnKey(text, names) ?? ''];
});

/** The column of the form that a label of the head names, if it names one. */
export function columnKey(text: string, names: TableNames): string | null {
  const { columns } = names;
  const label = statedUnit(text) === null ? text : withoutUnit(text);
  return (matchExact(columns, label) ?? matchPrefix(columns, label) ?? matchSimilar(columns, label))?.name.key ?? null;
}

/** Without grid columns, one cell a label: the columns of one form, each once, in whatever order the head has them. */
function byCells(unknown: Head, cells: StreamCell[], names: TableNames, candidates: Candidate[]): Head | null {
  if (names.columnGroups.length > 0 || names.layout === 'across') return null;
  const keys = cells.map((cell) => columnKey(cell.text, names));
  const fits = candidates.filter(({ slots }) => {
    const own = slots.map((slot) => slot.column.key);
    return own.length === keys.length && own.every((key) => keys.includes(key));
  });
  const [first] = fits;
  if (first === undefined) return null;
  const slots = keys.flatMap((key) => first.slots.find((slot) => slot.column.key === key) ?? []);
  return headLike(unknown, { quality: 'exact', candidates: fits, slots });
}

function byText(unknown: Head, cells: StreamCell[], names: TableNames, candidates: Candidate[]): Head | null {
  const found = compareText(cells, names, candidates);
  return found === null ? null : headLike(unknown, found);
}

/** The unit that a column's own label states; where only one column is of money, whatever the head states. */
function unitsOf(cells: StreamCell[], names: TableNames, slots: Slot[]): Map<string, string> {
  const units = new Map<string, string>();
  for (const cell of cells) {
    const unit = statedUnit(cell.text);
    const key = unit === null ? null : columnKey(cell.text, names);
    if (unit !== null && key !== null) units.set(key, unit);
  }
  const [money, ...more] = slots.filter((slot) => slot.column.type === 'amount');
  const stated = statedUnit(cells.map((cell) => cell.text).join(''));
  if (money !== undefined && more.length === 0 && stated !== null && !units.has(money.column.key)) {
    units.set(money.column.key, stated);
  }
  return units;
}
