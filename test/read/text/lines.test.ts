import { linesOf } from '../../../src/read/text/lines.js';

/** Lines as `number:text`, with `+n` for blank lines before. */
const shown = (text: string): string[] =>
  linesOf(text).lines.map(
    ({ number, text: own, blanksBefore }) => `${number}:${own}${blanksBefore > 0 ? `+${blanksBefore}` : ''}`,
  );

const setAside = (text: string): (string | number | undefined)[] =>
  linesOf(text).findings.flatMap(({ code, location, params }) => [code, location, params.count]);

describe('linesOf', () => {
  test.each([
    ['', []],
    ['\n\n', []],
    ['甲', ['1:甲']],
    ['甲\n乙\n', ['1:甲', '2:乙']],
    ['\n甲\n\n\n乙', ['2:甲+1', '5:乙+2']],
    ['甲\n \u3000\n乙', ['1:甲', '3:乙+1']],
    // a leading tab opens a cell, white space behind may close one
    ['\t甲 \n\t\n\t乙', ['1:\t甲 ', '2:\t', '3:\t乙']],
  ])('%j', (text, lines) => {
    expect(shown(text)).toEqual(lines);
    expect(setAside(text)).toEqual([]);
  });
});

describe('page numbers', () => {
  test.each([
    '- 3 -',
    '-3-',
    '— 12 —',
    '– 4 –',
    '－5－',
    '第 3 页',
    '第3页 共5页',
    '第3页/共5页',
    '第 3 页，共 5 页',
    'Page 3 of 5',
    'page 2',
  ])('%s is set aside, and said', (number) => {
    expect(shown(`甲\n${number}\n乙`)).toEqual(['1:甲', '3:乙']);
    expect(setAside(`甲\n${number}\n乙\n${number}`)).toEqual(['page_furniture', 'L2', 2]);
  });

  test.each(['3', '- 3', '-3', '—', '--', '-', '3-4', '第3项', '第三页的说明', '页', '- 12345 -', 'page', '第 3 页甲'])(
    '%s is none',
    (text) => {
      expect(shown(`甲\n${text}\n乙`)).toEqual(['1:甲', `2:${text}`, '3:乙']);
    },
  );

  test.each([
    ['甲\n3\n\f乙', ['1:甲', '3:乙']],
    ['甲\n\n3\n\n\f乙', ['1:甲', '5:乙+2']],
    ['甲\n3\f\n乙', ['1:甲', '3:乙']],
    ['甲\n3\f', ['1:甲']],
  ])('a bare number before a page break is one: %j', (text, lines) => {
    expect(shown(text).map((line) => line.replace(/\+\d/, ''))).toEqual(lines.map((line) => line.replace(/\+\d/, '')));
    expect(setAside(text)).toEqual(['page_furniture', expect.stringMatching(/^L\d$/), 1]);
  });

  test.each([
    ['at the top of a page', '甲\n\f3\n乙', ['1:甲', '2:3', '3:乙']],
    ['far from a page break', '规章\n3\n乙\n\f丙', ['1:规章', '2:3', '3:乙', '4:丙']],
    ['with other words', '规章 3\n\f丙', ['1:规章 3', '2:丙']],
  ])('a number %s is none', (_, text, lines) => {
    expect(shown(text)).toEqual(lines);
  });
});

test('a form feed within a line is no line more: what follows keeps the number that an editor shows', () => {
  expect(shown('12\f34\n乙')).toEqual(['1:12', '1:34', '2:乙']);
});

test('a form feed within a line does not glue what stands on its sides', () => {
  expect(shown('12\f34').join(' ')).not.toContain('1234');
  expect(shown('甲\f乙').join(' ')).not.toContain('甲乙');
});

test('numbers of lines are those of an editor, whatever is set aside between', () => {
  expect(shown('甲\n- 1 -\n\n\f乙\n第2页\n丙').map((line) => line.split(':')[0])).toEqual(['1', '4', '6']);
});

test('a hundred thousand lines, blanks and page numbers', () => {
  const text = '甲\n\n- 1 -\n\f\n'.repeat(25_000);
  const { lines, findings } = linesOf(text);
  expect(lines).toHaveLength(25_000);
  expect(findings[0]?.params.count).toBe(25_000);
});
