import { type Box, boxLines, boxWidth } from '../../src/cli/box.js';

const cells = (...texts: string[]) => texts.map((text) => ({ text }));

test('a box with labels to the left, figures to the right, and texts over the whole width', () => {
  const box: Box = {
    head: cells('', '件数', '其他'),
    rows: [cells('规章', '3', '10*'), { over: '其中' }, cells('  新', '0', '_')],
    labelled: true,
  };
  expect(boxLines(box, { widths: [6, 4, 4], gap: 1 })).toEqual([
    '┌────────┬──────┬──────┐',
    '│        │ 件数 │ 其他 │',
    '├────────┼──────┼──────┤',
    '│ 规章   │    3 │  10* │',
    '│ 其中                 │',
    '│   新   │    0 │    _ │',
    '└────────┴──────┴──────┘',
  ]);
});

test('the line under a head has no arm where nothing below it ends, and so has the last line', () => {
  const box: Box = { head: cells('', '件数'), rows: [{ over: '其中' }], labelled: true };
  expect(boxLines(box, { widths: [4, 4], gap: 1 }).slice(2)).toEqual([
    '├──────┴──────┤',
    '│ 其中        │',
    '└─────────────┘',
  ]);
});

test('groups stand over their columns at the top, heads of columns over their figures at the bottom', () => {
  const box: Box = {
    head: [{ text: '件' }, { text: '自然人' }, { text: '组织', parts: cells('企业', '其他') }, { text: '总计' }],
    rows: [cells('新收', '1', '2', '3', '6')],
    labelled: true,
  };
  expect(boxLines(box, { widths: [4, 4, 4, 4, 4], gap: 0 })).toEqual([
    '┌────┬────┬─────────┬────┐',
    '│    │    │  组织   │    │',
    '│    │    ├────┬────┤    │',
    '│件  │自然│企业│其他│总计│',
    '│    │  人│    │    │    │',
    '├────┼────┼────┼────┼────┤',
    '│新收│   1│   2│   3│   6│',
    '└────┴────┴────┴────┴────┘',
  ]);
});

test('a head of three levels, one of its groups without a middle one', () => {
  const figures = () => cells('a', 'b');
  const box: Box = {
    head: [
      { text: 'x', parts: figures() },
      {
        text: 'y',
        parts: [
          { text: 'long name', parts: figures() },
          { text: 'q', parts: figures() },
        ],
      },
    ],
    rows: [cells('1', '2', '3', '4', '5', '6')],
    labelled: false,
  };
  const fit = { widths: [1, 1, 1, 1, 1, 1], gap: 1 } as const;
  const lines = boxLines(box, fit);
  expect(lines).toEqual([
    '┌───────┬───────────────┐',
    '│   x   │       y       │',
    '│       ├───────┬───────┤',
    '│       │ long  │   q   │',
    '│       │ name  │       │',
    '├───┬───┼───┬───┼───┬───┤',
    '│ a │ b │ a │ b │ a │ b │',
    '├───┼───┼───┼───┼───┼───┤',
    '│ 1 │ 2 │ 3 │ 4 │ 5 │ 6 │',
    '└───┴───┴───┴───┴───┴───┘',
  ]);
  expect(boxWidth(fit)).toBe(lines[0]?.length);
});

test('a box without rows is closed under its head', () => {
  expect(boxLines({ head: cells('a'), rows: [], labelled: true }, { widths: [1], gap: 1 })).toEqual([
    '┌───┐',
    '│ a │',
    '└───┘',
  ]);
});

test('colour surrounds every line of a cell, its filling included', () => {
  const box: Box = { head: cells('a'), rows: [[{ text: '1 2', paint: (text) => `<${text}>` }]], labelled: false };
  expect(boxLines(box, { widths: [2], gap: 1 }).slice(3, 5)).toEqual(['│ < 1> │', '│ < 2> │']);
});
