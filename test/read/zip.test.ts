import { LIMITS } from '../../src/read/limits.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { openZip, writeStoredZip } from '../../src/read/zip.js';
import { buildZip } from '../build/docx.js';
import { noted } from '../build/outline.js';
import { rawZip, SIZES_FOLLOW } from '../build/raw-zip.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function refusal(read: Promise<unknown>): Promise<string> {
  const error = await read.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Unreadable);
  return noted((error as Unreadable).findings).join();
}

/** Where a signature stands, the last time. */
function lastIndex(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 4; at >= 0; at -= 1) if (view.getUint32(at, true) === signature) return at;
  throw new Error('no such signature');
}

const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

test('a file is read by its name, whatever its case', async () => {
  const zip = await openZip(await buildZip({ 'word/document.xml': 'x'.repeat(1000), other: 'y' }));
  expect(zip.names).toEqual(['word/document.xml', 'other']);
  expect(zip.has('Word/Document.XML')).toBe(true);
  expect(text(await zip.read('/word/document.xml'))).toBe('x'.repeat(1000));
});

test('a stored zip holds the bytes as they are, and is the same every time', async () => {
  const files = { 'a/b.xml': new TextEncoder().encode('<勾稽/>') };
  const bytes = writeStoredZip(files);
  expect(text(bytes)).toContain('<勾稽/>');
  expect(text(await (await openZip(bytes)).read('a/b.xml'))).toBe('<勾稽/>');
  expect(writeStoredZip(files)).toEqual(bytes);
});

test('a file that is not there', async () => {
  const zip = await openZip(await buildZip({ a: 'x' }));
  expect(zip.has('b')).toBe(false);
  expect(await refusal(zip.read('b'))).toBe('zip_damaged a file in it is missing');
});

test('two files of one name are not chosen from', async () => {
  const bytes = await buildZip({ one: 'x', two: 'y', three: 'z' });
  for (let at = 0; at + 3 <= bytes.length; at += 1) {
    if (text(bytes.subarray(at, at + 3)) === 'one') bytes.set(new TextEncoder().encode('two'), at);
  }
  expect(await refusal((await openZip(bytes)).read('two'))).toBe('zip_damaged two files in it have the same name');
});

test('a password is told', async () => {
  const zip = await openZip(await buildZip({ a: 'x' }, 'secret'));
  expect(await refusal(zip.read('a'))).toBe('encrypted');
});

test('no zip, and a zip cut off', async () => {
  const bytes = await buildZip({ a: 'x'.repeat(100) });
  for (const cut of [new Uint8Array(0), new TextEncoder().encode('no zip at all'), bytes.subarray(0, -30)]) {
    expect(await refusal(openZip(cut))).toBe('zip_damaged the file is cut off, or no zip container');
  }
});

test('a checksum that does not match', async () => {
  const bytes = await buildZip({ a: 'x'.repeat(100) });
  const at = lastIndex(bytes, DIRECTORY) + 16;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(await refusal((await openZip(bytes)).read('a'))).toMatch(/^zip_damaged/);
});

test('compressed data that is damaged', async () => {
  const bytes = await buildZip({ a: Uint8Array.from({ length: 3000 }, (_, index) => (index * index) % 251) });
  bytes.fill(0xff, 60, 90);
  expect(await refusal((await openZip(bytes)).read('a'))).toMatch(/^zip_damaged (compressed data|a checksum|a size)/);
});

describe('a header before the data', () => {
  const read = async (change: (view: DataView) => void, flags = 0): Promise<string> => {
    const { bytes } = rawZip([{ name: 'a', data: 'x'.repeat(100), flags }]);
    change(new DataView(bytes.buffer, bytes.byteOffset));
    return text(await (await openZip(bytes)).read('a'));
  };

  test.each<[string, (view: DataView) => void]>([
    ['is none', (view) => view.setUint8(0, 0)],
    ['says that it is encrypted', (view) => view.setUint16(6, 1, true)],
    ['names another method', (view) => view.setUint16(8, 0, true)],
    ['has another checksum', (view) => view.setUint32(14, 1, true)],
    ['has another size', (view) => view.setUint32(18, 1, true)],
  ])('that %s contradicts the directory', async (_, change) => {
    expect(await refusal(read(change))).toBe('zip_damaged its directory is damaged');
  });

  test('may leave sizes to the data behind, or to an extra field', async () => {
    const plain = 'x'.repeat(100);
    expect(await read(() => {}, SIZES_FOLLOW)).toBe(plain);
    expect(
      await read((view) =>
        [14, 18, 22].forEach((at) => {
          view.setUint32(at, 0, true);
        }),
      ),
    ).toBe(plain);
    expect(
      await read((view) =>
        [18, 22].forEach((at) => {
          view.setUint32(at, 0xffffffff, true);
        }),
      ),
    ).toBe(plain);
  });

  test('may be longer than the directory says, but data do not reach beyond the file', async () => {
    expect(await refusal(read((view) => view.setUint16(28, 60_000, true)))).toMatch(
      /^zip_damaged its directory points outside/,
    );
  });
});

describe('bounds', () => {
  const bomb = new Uint8Array(LIMITS.zipRatioFrom * 4);

  test('a bomb is stopped at the ratio', async () => {
    expect(await refusal((await openZip(await buildZip({ bomb }))).read('bomb'))).toBe(
      'zip_limit ratio of compression',
    );
  });

  test('a directory that lies about the size does not get a bomb through', async () => {
    const bytes = await buildZip({ bomb });
    const at = lastIndex(bytes, DIRECTORY);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const size of [1, 1000, 0xfffffff0]) {
      view.setUint32(at + 24, size, true);
      expect(await refusal((await openZip(bytes)).read('bomb'))).toMatch(/^zip_(limit|damaged)/);
    }
  });

  test('too many files in the directory', async () => {
    const bytes = await buildZip({ a: 'x' });
    const end = lastIndex(bytes, END);
    const entry = bytes.subarray(lastIndex(bytes, DIRECTORY), end);
    const count = LIMITS.zipEntries + 1;
    const many = new Uint8Array([
      ...bytes.subarray(0, end - entry.length),
      ...Array(count)
        .fill([...entry])
        .flat(),
      ...bytes.subarray(end),
    ]);
    const view = new DataView(many.buffer, lastIndex(many, END));
    view.setUint16(8, count, true);
    view.setUint16(10, count, true);
    view.setUint32(12, count * entry.length, true);
    expect(await refusal(openZip(many))).toBe('zip_limit number of files');
  });

  test('a directory that claims more files than it has', async () => {
    const bytes = await buildZip({ a: 'x' });
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(lastIndex(bytes, END) + 10, 9, true);
    expect(await refusal(openZip(bytes))).toMatch(/^zip_damaged/);
  });

  test('a name without end', async () => {
    const bytes = await buildZip({ ['n'.repeat(LIMITS.zipNameBytes + 1)]: 'x' });
    expect(await refusal(openZip(bytes))).toBe('zip_limit bytes of a file name');
  });
});
