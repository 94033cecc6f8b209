import fc from 'fast-check';
import { Fingerprints } from '../../../src/batch/settle/fingerprints.js';

test('a table of fingerprints gives what a Map gives', () => {
  const entries = fc.array(fc.tuple(fc.string(), fc.double({ noNaN: true })), { maxLength: 3000 });
  fc.assert(
    fc.property(entries, fc.array(fc.string()), (known, others) => {
      const table = new Fingerprints();
      for (const [text, value] of known) table.set(text, value);
      const map = new Map(known);
      const asked = [...map.keys(), ...others];
      expect(asked.map((text) => table.get(text))).toEqual(asked.map((text) => map.get(text)));
    }),
    { numRuns: 20 },
  );
});
