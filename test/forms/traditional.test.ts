import { Converter, Locale } from 'opencc-js/t2cn';
import { mayChange, simplify } from '../../src/forms/traditional.js';

const characters = Converter({ from: 't', to: 'cn' });

type Dictionaries = Record<string, readonly (readonly (string | readonly (readonly [string, string])[])[])[]>;

/** Every word that opencc-js converts, in whatever direction. */
const words = [Locale.from as Dictionaries, Locale.to as Dictionaries]
  .flatMap((named) => Object.values(named).flat(2))
  .flatMap((dictionary) => (typeof dictionary === 'string' ? dictionary.split('|') : dictionary.map(([word]) => word)))
  .map((entry) => entry.split(' ')[0] ?? '');

test('no text that conversion would change is taken for simplified', () => {
  expect(words.length).toBeGreaterThan(5_000);
  const changed = words.filter((word) => characters(word) !== word);
  expect(changed.length).toBeGreaterThan(2_000);
  expect(changed.filter((word) => !mayChange(word))).toEqual([]);
});

test('the labels of the forms need no conversion', () => {
  expect(['二、上年结转政府信息公开申请数量', '（三）不予公开', '办结', '行政复议'].filter(mayChange)).toEqual([]);
});

test.each([
  ['規範性檔案', '规范性文件'],
  ['不瞭解', '不了解'],
  ['二噁英', '二𫫇英'],
  ['一目了然', '一目了然'],
])('%s is %s', (text, simplified) => {
  expect(simplify(text)).toBe(simplified);
});
