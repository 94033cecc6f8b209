import { langOf, MESSAGES, printable, sayIn } from '../../src/cli/messages.js';
import { balancedWidth, leastWidth, padded, shortened, wrapped } from '../../src/cli/width.js';
import { characterWidth, widthOf } from '../../src/display-width.js';

test('the first locale variable that is set decides, and what is not Chinese is spoken to in English', () => {
  expect(langOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(langOf({ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(langOf({ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'C' })).toBe('zh');
  expect([langOf({}), langOf({ LANG: 'de_DE' })]).toEqual(['en', 'en']);
});

test('both languages of a message name the same values', () => {
  for (const { zh, en } of Object.values(MESSAGES)) {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(names(zh)).toEqual(names(en));
  }
});

test('control characters out of a document do not reach the terminal', () => {
  expect(printable('a\x1b[2Jb\u202Ec\nd')).toBe('a\uFFFD[2Jb\uFFFDc d');
  expect(sayIn('en')('no_such_path', { path: '\x07x' })).toBe('no such file or folder: \uFFFDx');
});

test.each([
  ['规章', 4],
  ['（一）', 6],
  ['abc', 3],
  ['ｱ', 1],
  ['\u{20BB7}野', 4],
  ['e\u0301', 1],
  ['│─┌', 3],
  ['𝟏', 1],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('lines break between Chinese characters and between Latin words, and keep their indent', () => {
  expect(wrapped('法人或其他组织', 6)).toEqual(['法人或', '其他组', '织']);
  expect(wrapped('Would have to be created', 10)).toEqual(['Would have', 'to be', 'created']);
  expect(wrapped('  （一）予以公开', 8)).toEqual(['  （一）', '  予以公', '  开']);
  expect(wrapped('organisations', 6)).toEqual(['organi', 'sation', 's']);
  expect(wrapped('', 6)).toEqual(['']);
});

test('a word longer than a line begins one of its own and is cut without a hyphen', () => {
  expect(wrapped('other organisations', 9)).toEqual(['other', 'organisat', 'ions']);
  expect(wrapped('public institutions now', 8)).toEqual(['public', 'institut', 'ions now']);
});

test('the least width keeps words whole and Chinese characters in pairs', () => {
  expect([leastWidth('legal service agencies'), leastWidth('社会公益组织'), leastWidth('件'), leastWidth('')]).toEqual([
    8, 4, 2, 0,
  ]);
});

test('a wrapped text is as narrow as its number of lines allows', () => {
  expect([
    balancedWidth('商业企业', 4, 6),
    balancedWidth('商业企业', 4, 8),
    balancedWidth('社会公益组织', 4, 6),
  ]).toEqual([4, 8, 6]);
  expect(balancedWidth('natural persons', 7, 14)).toBe(7);
});

test('texts are filled up and cut by columns, not by characters', () => {
  expect([padded('规章', 6), padded('12', 4, 'right')]).toEqual(['规章  ', '  12']);
  expect([padded('规章', 7, 'centre'), padded('规章', 3, 'centre')]).toEqual([' 规章  ', '规章']);
  expect(shortened('云岫山镇报告.txt', 9)).toBe('云岫山镇…');
  expect(characterWidth('…')).toBe(1);
});
