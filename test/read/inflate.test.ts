import { deflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { crc32, inflateRaw } from '../../src/read/inflate.js';

const repeated = fc
  .tuple(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 2000 }))
  .map(([piece, times]) => Uint8Array.from({ length: piece.length * times }, (_, at) => piece[at % piece.length] ?? 0));

test('what zlib packs comes out as it was, however it was packed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 70_000, size: 'max' }), repeated),
      fc.integer({ min: 0, max: 9 }),
      (data, level) => {
        // whatever the directory says of their number
        for (const told of [data.length, 0, data.length + 1, Math.max(0, data.length - 1), 2 ** 32]) {
          let spent = 0;
          const out = inflateRaw(deflateRawSync(data, { level }), told, (bytes) => {
            spent += bytes;
          });
          expect(Buffer.compare(out, data)).toBe(0);
          expect(spent).toBe(data.length);
        }
      },
    ),
    { numRuns: 100, seed: 5 },
  );
});

test('a checksum is that of zlib', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => crc32(data) === zlibCrc32(data)),
    { seed: 5 },
  );
});

test('data that are cut off or damaged are no data', () => {
  const packed = deflateRawSync(new TextEncoder().encode('政府信息公开'.repeat(50)));
  const inflate = (bytes: Uint8Array) => () => inflateRaw(bytes, 900, () => {});
  expect(inflate(packed.subarray(0, -3))).toThrow();
  expect(inflate(packed.fill(0xff, 0, 4))).toThrow();
});

test.each([
  ['200 MB that are said to be so many', 200, 200 * 1024 * 1024],
  ['200 MB that are said to be 100 bytes', 200, 100],
  ['50 MB that are said to be 100 bytes', 50, 100],
])('it ends where a bound is passed, after a few megabytes at most: %s', (_, megabytes, told) => {
  const bomb = deflateRawSync(new Uint8Array(megabytes * 1024 * 1024));
  let out = 0;
  const inflate = () =>
    inflateRaw(bomb, told, (bytes) => {
      out += bytes;
      if (out > 1024) throw new RangeError('bound');
    });
  expect(inflate).toThrow(RangeError);
  expect(out).toBeLessThan(20 * 1024 * 1024);
});
