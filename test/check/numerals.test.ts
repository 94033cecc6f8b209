/** Numbers as prose writes them. */
import { numberOf } from '../../src/check/numerals.js';

test.each([
  ['0', 0],
  ['28', 28],
  ['1,204', 1204],
  ['零', 0],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十八', 28],
  ['一百零五', 105],
  ['一百一十', 110],
  ['三千零二十一', 3021],
  ['二〇', 20],
  ['十百', null],
  ['二三十', null],
])('%s is %s', (text, value) => {
  expect(numberOf(text)).toBe(value);
});
