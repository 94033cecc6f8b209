/** Tables with merges at random: a grid filled with rectangles, as people merge cells in Word. */
import fc from 'fast-check';
import type { Grid, GridCell } from '../../generate/grid.js';

const LABELS = ['项目', '合计', '其他', '本年新收', '自然人', '12', '0', '3.5', '', '/'];

/**
 * Every edge of a column is the edge of some cell, every row has a cell that begins in it: what no cell shows, no file of
 * Word's keeps.
 */
export const tilingArbitrary: fc.Arbitrary<Grid> = fc
  .record({
    rows: fc.integer({ min: 1, max: 8 }),
    columns: fc.integer({ min: 1, max: 9 }),
    dice: fc.array(fc.nat(9999), { minLength: 72, maxLength: 72 }),
  })
  .map(({ rows, columns, dice }) => compacted(tiles(rows, columns, dice)));

interface Tile {
  row: number;
  column: number;
  down: number;
  right: number;
  text: string;
}

/** From the left and from above, each free place is covered by a rectangle as large as its die says and room allows. */
function tiles(rows: number, columns: number, dice: readonly number[]): Tile[] {
  const taken = new Set<number>();
  const found: Tile[] = [];
  for (let place = 0; place < rows * columns; place++) {
    if (taken.has(place)) continue;
    const die = dice[place] ?? 0;
    const row = Math.floor(place / columns);
    const column = place % columns;
    let right = 1;
    while (right < WIDE(die) && column + right < columns && !taken.has(place + right)) right++;
    const down = Math.min(DEEP(die), rows - row);
    for (let below = 0; below < down; below++)
      for (let beside = 0; beside < right; beside++) taken.add(place + below * columns + beside);
    found.push({ row, column, down, right, text: `${LABELS[die % LABELS.length] ?? ''}` });
  }
  return found;
}

const WIDE = (die: number): number => [1, 1, 1, 2, 3, 5][Math.floor(die / 10) % 6] ?? 1;
const DEEP = (die: number): number => [1, 1, 1, 1, 2, 3, 4][Math.floor(die / 60) % 7] ?? 1;

function compacted(all: readonly Tile[]): Grid {
  const lefts = [...new Set(all.map(({ column }) => column))].sort((one, other) => one - other);
  const tops = [...new Set(all.map(({ row }) => row))].sort((one, other) => one - other);
  const before = (edges: number[], end: number): number => edges.filter((edge) => edge < end).length;
  const rows = tops.map((top) =>
    all
      .filter(({ row }) => row === top)
      .map(({ row, column, down, right, text }): GridCell => {
        const at = before(lefts, column);
        return {
          text,
          column: at,
          columnSpan: before(lefts, column + right) - at,
          rowSpan: before(tops, row + down) - before(tops, row),
        };
      }),
  );
  return { key: 'tiling', columns: lefts.length, rows };
}
