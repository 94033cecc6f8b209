/**
 * Damaged documents of each format, the same ones each time: a small share of `npm run fuzz`, which also watches time and
 * memory. Whatever the damage, a report or a finding comes of it, and never an error.
 */
import { convertDamaged, damagedDocument } from '../fuzz/case.js';
import { SEEDS } from '../fuzz/seeds.js';

const COUNT = 60;

describe.each(Object.keys(SEEDS))('%s', (format) => {
  test('the documents that are damaged can be read when they are whole', async () => {
    const outcomes = [];
    for (const { bytes, whole } of (await SEEDS[format]?.()) ?? []) {
      outcomes.push(await convertDamaged(whole ? await whole(bytes) : bytes));
    }
    expect(outcomes).toContain(format === 'zip' ? 'archive' : 'read');
  });

  test(`${COUNT} damaged documents end in a report or a finding`, async () => {
    const seeds = (await SEEDS[format]?.()) ?? [];
    for (let number = 0; number < COUNT; number += 1) {
      const outcome = await convertDamaged(await damagedDocument(seeds, number)).catch((error: unknown) => error);
      expect([number, typeof outcome]).toEqual([number, 'string']);
    }
  }, 60_000);
});
