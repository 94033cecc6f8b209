/**
 * Rows whose empty cells a copy lost. Where exactly one way to put the figures back, in their order, satisfies every
 * relation that touches the row, they are placed; where none or several do, nothing is. To try a way, the lost cells count
 * as 0; what is written for them is blank, so that the relation itself stays not checkable.
 */
import { type Finding, finding } from '../findings.js';
import type { Figure } from '../report.js';
import { type FigurePlace, figureLike, figureOf } from '../walk/figures.js';
import { LIMITS } from '../walk/limits.js';
import type { LooseRow } from '../walk/read-table.js';
import { figureKey, type Instance, tried } from './relations.js';

/** More ways than this are not tried: with 15 slots there are 6,435 at most. */
const MOST_WAYS = 10_000;

/**
 * Places what can be placed; changes `figures` in place, and gives the rows placed with their findings.
 * @param at where each of them stands, by its key
 */
export function placeLoose(
  figures: Figure[],
  at: ReadonlyMap<string, number>,
  loose: readonly LooseRow[],
  instances: readonly Instance[],
): { placed: LooseRow[]; findings: Finding[] } {
  const placed: LooseRow[] = [];
  const findings: Finding[] = [];
  if (loose.length === 0) return { placed, findings };
  // as they are before any row is placed
  const before = [...figures];
  const values = (key: string): number | null => before[at.get(key) ?? -1]?.value ?? null;
  for (const row of loose.slice(0, LIMITS.looseRows)) {
    const found = onlyWay(row, instances, values);
    if (found === null) continue;
    placed.push(row);
    findings.push(
      finding('row_placed', row.cells[0]?.location ?? '', { row: row.rowLabel }),
      ...settle(figures, row, found),
    );
  }
  return { placed, findings };
}

/** For each cell the index of its slot, if exactly one choice satisfies the relations. */
function onlyWay(
  row: LooseRow,
  instances: readonly Instance[],
  values: (key: string) => number | null,
): number[] | null {
  const count = row.cells.length;
  if (count === 0 || count >= row.slots.length) return null;
  const keys = row.slots.map((slot) => figureKey({ table: row.table, row: slot.row, column: slot.column.key }));
  const numbers = row.cells.map((cell, index) => {
    const slot = row.slots[index];
    return slot === undefined ? null : figureOf(placeOf(row, slot), cell).figure.value;
  });
  if (numbers.some((number) => number === null) || ways(row.slots.length, count) > MOST_WAYS) return null;
  const slots = new Map(keys.map((key, index) => [key, index]));
  const own = keys.map(() => 0);
  const value = (key: string): number | null => own[slots.get(key) ?? -1] ?? values(key);
  // whatever numbers stand in the row, it is the figures of others that may be lacking
  const touching = instances.filter((one) => one.figures.some((key) => slots.has(key)));
  const checked = touching.filter((one) => tried(one, value) !== 'not_checkable');
  if (checked.length === 0) return null;
  let only: number[] | null = null;
  const choice = numbers.map((_, at) => at);
  do {
    own.fill(0);
    choice.forEach((slot, at) => {
      own[slot] = numbers[at] ?? 0;
    });
    if (checked.some((one) => tried(one, value) === 'failed')) continue;
    if (only !== null) return null;
    only = [...choice];
  } while (nextChoice(choice, keys.length));
  return only;
}

const placeOf = (row: LooseRow, { row: key, column, headUnit }: LooseRow['slots'][number]): FigurePlace => {
  return { table: row.table, row: key, column, headUnit, rowLabel: row.rowLabel };
};

function settle(figures: Figure[], row: LooseRow, choice: number[]): Finding[] {
  const findings: Finding[] = [];
  row.slots.forEach((slot, index) => {
    const at = figures.findIndex(
      (figure) => figure.table === row.table && figure.row === slot.row && figure.column === slot.column.key,
    );
    const before = figures[at];
    if (before === undefined) return;
    const cell = row.cells[choice.indexOf(index)];
    const place = placeOf(row, slot);
    if (!choice.includes(index) || cell === undefined) {
      figures[at] = figureLike(before, { status: 'blank', raw: '', location: '' });
      return;
    }
    const { figure, findings: own } = figureOf(place, cell);
    findings.push(...own);
    figures[at] = figure.value === null ? figure : figureLike(figure, { status: 'placed' });
  });
  return findings;
}

function ways(slots: number, cells: number): number {
  let count = 1;
  for (let index = 0; index < cells; index++) count = (count * (slots - index)) / (index + 1);
  return count;
}

/**
 * Changes a choice of some of `slots` places to the next one; false behind the last.
 *
 *     0 1 4  →  0 2 3      of five
 *       ^ the last that can be moved; those behind it follow closely
 */
function nextChoice(choice: number[], slots: number): boolean {
  const at = choice.findLastIndex((slot, index) => slot < slots - choice.length + index);
  const first = choice[at];
  if (first === undefined) return false;
  for (let index = at; index < choice.length; index++) choice[index] = first + 1 + index - at;
  return true;
}
