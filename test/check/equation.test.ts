import { parseAcross, parseEquation } from '../../src/check/equation.js';

const KEYS = ['a', 'b', 'b.x', 'b.y', 'bc.z', 'total'];

describe('parseEquation', () => {
  test.each([
    ['a = total', ['a'], ['total']],
    ['a + b = total', ['a', 'b'], ['total']],
    ['a+b=total', ['a', 'b'], ['total']],
    ['  a  +  b.x = b.y + total ', ['a', 'b.x'], ['b.y', 'total']],
    // below the group b, neither b itself nor bc.z
    ['a + b.* = total', ['a', 'b.x', 'b.y'], ['total']],
  ])('%s', (text, left, right) => {
    expect(parseEquation(text, KEYS)).toEqual({ left, right });
  });

  test.each([
    ['', 'not an equation'],
    ['a', 'not an equation'],
    ['a = b = total', 'not an equation'],
    ['a =', 'no figure is named'],
    ['= total', 'no figure is named'],
    ['a + + b = total', 'no figure is named'],
    ['a - b = total', 'no figure is named a - b'],
    ['a * 2 = total', 'no figure is named a \\* 2'],
    ['a + nowhere = total', 'no figure is named nowhere'],
    ['nowhere.* = total', 'no figure is named nowhere.\\*'],
    ['a.* = total', 'no figure is named a.\\*'],
    ['.* = total', 'no figure is named'],
    ['A = total', 'no figure is named A'],
  ])('"%s" is a mistake in the form: %s', (text, message) => {
    expect(() => parseEquation(text, KEYS)).toThrow(RangeError);
    expect(() => parseEquation(text, KEYS)).toThrow(new RegExp(message));
  });
});

describe('parseAcross', () => {
  test('terms of the report at hand, of the year before and of the units', () => {
    expect(parseAcross('previous(b.*) + a = units(total)', KEYS)).toEqual({
      left: [
        { whose: 'previous', key: 'b.x' },
        { whose: 'previous', key: 'b.y' },
        { whose: 'own', key: 'a' },
      ],
      right: [{ whose: 'units', key: 'total' }],
    });
  });

  test.each(['previous(nowhere) = a', 'next(a) = a', 'previous(a = a', 'previous() = a', 'previous(units(a)) = a'])(
    '"%s" is a mistake in the form',
    (text) => {
      expect(() => parseAcross(text, KEYS)).toThrow(RangeError);
    },
  );
});
