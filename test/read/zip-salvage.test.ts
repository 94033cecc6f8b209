/** Archives that are cut off, or damaged otherwise. */
import fc from 'fast-check';
import { type RawFile, rawZip, SIZES_FOLLOW } from '../build/raw-zip.js';
import { gbk, lines, unpacked, zip } from '../build/unpacked.js';

const files: RawFile[] = [
  { name: gbk('甲.txt'), data: '甲'.repeat(50) },
  { name: '乙.txt', data: '乙', stored: true },
  { name: gbk('丙.txt'), data: '丙'.repeat(50), stored: true },
];
const salvaged = 'a.zip: archive archive_salvaged the file is cut off, or no zip container';
const whole = [`a.zip/甲.txt = ${'甲'.repeat(50)}`, 'a.zip/乙.txt = 乙'];
const cut = 'a.zip/丙.txt: unreadable zip_damaged the file is cut off, or no zip container';

test.each([
  ['sizes before the data', 0],
  ['sizes behind the data', SIZES_FOLLOW],
])('an archive that is cut off is read by its headers: %s', async (_, flags) => {
  const { bytes, directory } = rawZip(files.map((file) => ({ ...file, flags })));
  expect(await lines(bytes.subarray(0, directory))).toEqual([salvaged, ...whole, `a.zip/丙.txt = ${'丙'.repeat(50)}`]);
  expect(await lines(bytes.subarray(0, directory - 20))).toEqual([salvaged, ...whole, cut]);
  const [archive] = await unpacked(bytes.subarray(0, directory - 20));
  expect(archive?.findings[0]?.params.count).toBe(2);
});

test('what looks like the sizes behind the data, within the data, is none', async () => {
  const { bytes, directory } = rawZip([
    { name: 'a.txt', data: `xPK\x07\x08${'\x01'.repeat(40)}`, stored: true, flags: SIZES_FOLLOW },
    { name: 'b.txt', data: 'b' },
  ]);
  expect((await lines(bytes.subarray(0, directory))).slice(1)).toEqual([
    `a.zip/a.txt = xPK\x07\x08${'\x01'.repeat(40)}`,
    'a.zip/b.txt = b',
  ]);
});

test('sizes both before and behind the data', async () => {
  const { bytes, directory } = rawZip([
    { name: 'a.txt', data: 'a', flags: SIZES_FOLLOW },
    { name: 'b.txt', data: 'b' },
  ]);
  bytes.copyWithin(14, directory + 16, directory + 28);
  expect((await lines(bytes.subarray(0, directory))).slice(1)).toEqual(['a.zip/a.txt = a', 'a.zip/b.txt = b']);
});

test('so is one whose directory is damaged', async () => {
  const { bytes, directory } = rawZip(files);
  bytes[directory] = 0;
  expect((await lines(bytes)).slice(1)).toEqual([...whole, `a.zip/丙.txt = ${'丙'.repeat(50)}`]);
});

test('but for nothing that could be read', async () => {
  const { bytes } = rawZip(files);
  expect(await lines(bytes.subarray(0, 40))).toEqual([
    'a.zip: unreadable zip_damaged the file is cut off, or no zip container',
  ]);
});

test('wherever it is cut, and whichever byte is another', async () => {
  const { bytes } = rawZip([...files, { name: 'in.zip', data: zip(...files) }]);
  const damage = fc.record({
    cut: fc.nat(bytes.length),
    flips: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ cut, flips }) => {
      const broken = bytes.slice(0, cut === 0 ? bytes.length : cut);
      for (const [at, value] of flips) if (at < broken.length) broken[at] = value;
      const all = await unpacked(broken);
      expect(new Set(all.map(({ document }) => document)).size).toBe(all.length);
      expect(all.length).toBeGreaterThan(0);
    }),
    { numRuns: 200, seed: 3 },
  );
});
