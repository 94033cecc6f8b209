import { existsSync } from 'node:fs';
import { Spill } from '../../../src/batch/settle/spill.js';
import { at } from '../folder.js';

const TEXTS = ['', 'a', '云岫县', 'x'.repeat(20_000), ...Array.from({ length: 5000 }, (_, index) => `第${index}份`)];

test('texts put aside are found by their numbers, and all in their order, while more come', () => {
  const spill = new Spill(at('spill'));
  const places = TEXTS.map((text) => spill.put(text));
  expect(places.map((place) => spill.at(place))).toEqual(TEXTS);
  const [first, ...rest] = spill.all();
  expect(first).toEqual({ offset: 0, text: '' });
  expect(rest.map(({ text }) => text)).toEqual(TEXTS.slice(1));
  expect([...spill.all()].map(({ offset }) => offset)).toEqual(places);
  const last = spill.put('last');
  expect(spill.at(last)).toBe('last');
  spill.close();
  expect(existsSync(at('spill'))).toBe(false);
});
