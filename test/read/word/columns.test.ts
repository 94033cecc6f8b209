/** Columns from the edges of cells, each row for itself. */
import fc from 'fast-check';
import { gridLines } from '../../../src/read/word/columns.js';

const linesOf = (...rows: number[][]): number[][] => {
  const lines = gridLines(rows);
  return rows.map((edges) => edges.map((edge) => lines.get(edge) ?? -1));
};

test('the edges of all rows together are the lines', () => {
  expect(linesOf([0, 1000, 3000], [0, 1000, 2000, 3000])).toEqual([
    [0, 1, 3],
    [0, 1, 2, 3],
  ]);
});

test('edges of different rows that miss each other by a hair are one line', () => {
  expect(linesOf([0, 1000, 3000], [10, 1040, 2960])).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ]);
  expect(linesOf([0, 1000], [0, 1100])).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

test('a line is as wide as a hair, however many edges lie between', () => {
  expect(linesOf([0, 1000], [0, 1080], [0, 1160])).toEqual([
    [0, 1],
    [0, 1],
    [0, 2],
  ]);
});

test('two edges of one row are two lines, however near', () => {
  expect(linesOf([0, 20, 1000])).toEqual([[0, 1, 2]]);
  expect(linesOf([0, 20, 1000], [0, 1000])).toEqual([
    [0, 1, 2],
    [0, 2],
  ]);
});

test('edges left of the margin come first', () => {
  expect(linesOf([-108, 900], [0, 900])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test('any rows: lines rise with the edges of each', () => {
  const edges = fc.uniqueArray(fc.integer({ min: -500, max: 9000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(edges, { maxLength: 8 }), (rows) => {
      const sorted = rows.map((row) => row.toSorted((one, other) => one - other));
      for (const lines of linesOf(...sorted)) {
        expect(new Set(lines).size).toBe(lines.length);
        expect(lines).toEqual(lines.toSorted((one, other) => one - other));
      }
    }),
    { seed: 1 },
  );
});
