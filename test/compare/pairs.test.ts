/** Two sequences made one of pairs: in step where they have the same order, whole where they have not. */
import fc from 'fast-check';
import { type Group, type Pair, pairs } from '../../src/compare/pairs.js';

async function* groups(keys: readonly string[], met?: (key: string) => void): AsyncGenerator<Group<string>> {
  for (const key of keys) {
    met?.(key);
    yield { key, rows: [key] };
  }
}

async function paired(before: readonly string[], after: readonly string[]): Promise<Pair<string>[]> {
  const found: Pair<string>[] = [];
  const isShared = (key: string) => before.includes(key) && after.includes(key);
  for await (const pair of pairs(groups(before), groups(after), isShared)) found.push(pair);
  return found;
}

test('in any order, every key that both have is paired once, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(20).map(String)), fc.uniqueArray(fc.nat(20).map(String)), async (a, b) => {
      const found = await paired(a, b);
      expect(found.map(({ key }) => key).sort()).toEqual(a.filter((key) => b.includes(key)).sort());
      for (const { key, before, after } of found) expect([before, after]).toEqual([[key], [key]]);
    }),
  );
});

test('in the same order neither side runs ahead, whatever only one of them has', async () => {
  const before = Array.from({ length: 60 }, (_, index) => `${index}`).filter((_, index) => index % 3 > 0);
  const after = Array.from({ length: 60 }, (_, index) => `${index}`).filter((_, index) => index % 4 > 0);
  const met = { before: '', after: '' };
  const isShared = (key: string) => before.includes(key) && after.includes(key);
  const left = groups(before, (key) => Object.assign(met, { before: key }));
  const right = groups(after, (key) => Object.assign(met, { after: key }));
  let count = 0;
  for await (const { key } of pairs(left, right, isShared)) {
    expect([met.before, met.after]).toEqual([key, key]);
    count++;
  }
  expect(count).toBe(30);
});

test('what was thought to have a partner and has none comes at the end', async () => {
  const found: Pair<string>[] = [];
  for await (const pair of pairs(groups(['a', 'b']), groups(['b', 'c']), () => true)) found.push(pair);
  expect(found).toEqual([
    { key: 'b', before: ['b'], after: ['b'] },
    { key: 'a', before: ['a'], after: [] },
    { key: 'c', before: [], after: ['c'] },
  ]);
});
