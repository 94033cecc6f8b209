/** Rows that a line end within a cell has torn in two. */
import type { Document } from '../../../src/document.js';
import { readText } from '../../../src/read/text/index.js';

const read = (...lines: string[]): Document => readText(new TextEncoder().encode(lines.join('\n')));

/** Cells row by row, `/` for a line end within one; a paragraph by itself. */
const shown = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\n', '/')).join(' | ')),
  );

describe('pipes', () => {
  const rows = ['| a | b | c |', '| d | 1 | 2 |', '| e | 3 | 4 |'];

  test('a row opened and not closed goes on until it is, where rows are both', () => {
    expect(shown(read(...rows, '| f', 'g | 6', '34 | 0 |'))).toEqual([
      'a | b | c',
      'd | 1 | 2',
      'e | 3 | 4',
      'f/g | 6/34 | 0',
    ]);
  });

  test('not into the next row, over an empty line, or where rows are never closed', () => {
    expect(shown(read(...rows, '| f | 6', '| g | 0 |'))).toContain('f | 6');
    expect(shown(read(...rows, '| f | 6', '', '34 | 0 |'))).toContain('f | 6');
    expect(shown(read('| a | b', '| d | 1', 'text'))).toEqual(['a | b', 'd | 1', 'text']);
  });

  test('where rows are closed only', () => {
    expect(shown(read('a | b | c |', 'd | 1 | 2 |', 'e | 3 | 4 |', 'f | 6', '34 | 0 |'))).toContain('f | 6/34 | 0');
  });

  test('digits, a cell a line; other lines are none of a cell', () => {
    const lines = ['a |', '1 |', '6', '34 |', '2 |'];
    expect(shown(read(...lines))).toEqual(['a', '1', '6/34', '2']);
    expect(shown(read('a |', '1 |', 'text', '34 |', '2 |'))).toContain('text');
  });

  test('boxes: digits below digits beside the rest of a label', () => {
    const box = ['|三、本年|（一）予以公开|8   |2   |847 |', '|度办理结|              |45  |    |    |'];
    expect(shown(read(...box))).toEqual(['三、本年/度办理结 | （一）予以公开 | 8/45 | 2 | 847']);
    const rows = ['|三、本年|（一）予以公开|8   |2   |847 |', '|度办理结|              |45  |1   |3   |'];
    expect(shown(read(...rows))).toHaveLength(2);
  });
});

describe('tabs', () => {
  const rows = ['a\tb\tc\td', 'e\t1\t2\t3', 'f\t4\t5\t6'];

  test('two lines that have as many cells together, less one, as each other row', () => {
    expect(shown(read(...rows, 'g\t6', '34\t0\t0'))).toContain('g | 6/34 | 0 | 0');
    expect(shown(read(...rows, 'g\t6', '34\t0'))).toEqual(expect.arrayContaining(['g | 6', '34 | 0']));
  });

  test('an empty cell at the end of the lower line was lost, and the row was read one column early', () => {
    expect(shown(read(...rows, 'g\t6', '34\t0\t'))).toContain('g | 6/34 | 0 | ');
  });

  test('the head again below a row that has a cell less was taken for the rest of its last figure', () => {
    expect(shown(read(...rows, 'g\t6\t14', '（本列数据的勾稽关系为：第一项加第二项之和）\tk'))).toContain('g | 6 | 14');
    expect(shown(read(...rows, 'g\t6\t14', '（含转办2件）\t0'))).toContain('g | 6 | 14/（含转办2件） | 0');
  });

  test('a table below with other columns is looked at by itself', () => {
    const below = ['heading', 'k\t1', 'l\t2', 'm\t3'];
    expect(shown(read(...rows, ...below))).toEqual(expect.arrayContaining(['k | 1', 'l | 2', 'm | 3']));
  });

  test('a cell a line: digits without a tab are the rest of the number above', () => {
    expect(shown(read('\ta', '\t6', '34', '\t0', ''))).toEqual(['a', '6/34', '0']);
    expect(shown(read('\ta', '\t6', 'text', '\t0'))).toContain('text');
  });
});

test('digits that stand closer than the columns are one number in two pieces', () => {
  const pieces = (text: string): string[] =>
    read(text).blocks.flatMap((block) =>
      block.kind === 'paragraph' ? (block.pieces ?? []).map((piece) => piece.text) : [],
    );
  expect(pieces('规章    63 4    1')).toEqual(['规章', '63 4', '1']);
  expect(pieces('规章    6 3 4 1')).toEqual(['规章', '6', '3', '4', '1']);
  expect(pieces('规章    - 4    1')).toEqual(['规章', '-', '4', '1']);
});
