/** OLE2 containers, whole and hostile; the whole ones are written by a library (cfb). */
import CFB from 'cfb';
import { openCompoundFile } from '../../src/read/compound-file.js';

const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + seed) & 0xff);

function container(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, content);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as unknown as ArrayLike<number>);
}

/** Where the directory entry of a stream stands. */
function entryOf(bytes: Uint8Array, name: string): number {
  const view = new DataView(bytes.buffer);
  const directory = (view.getUint32(0x30, true) + 1) * 512;
  const wanted = [...name].map((character) => character.charCodeAt(0));
  for (let at = directory; at < directory + 4096; at += 128) {
    if (wanted.every((unit, index) => view.getUint16(at + 2 * index, true) === unit)) return at;
  }
  throw new RangeError(name);
}

test.each([0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000])('a stream of %i bytes comes back whole', (length) => {
  const content = bytesOf(length, 3);
  const file = openCompoundFile(container({ WordDocument: content, Other: bytesOf(900, 5) }));
  expect(file.stream('WordDocument') ?? new Uint8Array()).toEqual(content);
});

test('more than 109 sectors of allocation table: the further ones are found', () => {
  const content = bytesOf(8_000_000, 9);
  const read = openCompoundFile(container({ Big: content })).stream('Big') ?? new Uint8Array();
  expect(Buffer.from(read).equals(content)).toBe(true);
});

test('a stream that is not there is undefined', () => {
  expect(openCompoundFile(container({ A: bytesOf(10, 1) })).stream('B')).toBeUndefined();
});

test('the streams of an embedded document are not taken for those of the document', () => {
  const file = openCompoundFile(
    container({ '/ObjectPool/_1/WordDocument': bytesOf(5000, 1), '/WordDocument': bytesOf(6000, 2) }),
  );
  expect(file.stream('WordDocument')).toEqual(bytesOf(6000, 2));
  const without = openCompoundFile(container({ '/ObjectPool/_1/WordDocument': bytesOf(5000, 1) }));
  expect(without.stream('WordDocument')).toBeUndefined();
});

test('a chain of sectors that runs in a circle ends with the size of its stream', () => {
  const bytes = container({ WordDocument: bytesOf(20_000, 1) });
  const view = new DataView(bytes.buffer);
  const entry = entryOf(bytes, 'WordDocument');
  const start = view.getUint32(entry + 116, true);
  const table = (view.getUint32(0x4c, true) + 1) * 512;
  view.setUint32(entry + 116, start + 3, true);
  view.setUint32(table + 4 * (start + 6), start + 3, true);
  expect(openCompoundFile(bytes).stream('WordDocument')).toHaveLength(20_000);
});

test('a size beyond the file is cut to what the chain holds', () => {
  const bytes = container({ WordDocument: bytesOf(5_000, 1) });
  new DataView(bytes.buffer).setUint32(entryOf(bytes, 'WordDocument') + 120, 0x7fffffff, true);
  const stream = openCompoundFile(bytes).stream('WordDocument') ?? new Uint8Array();
  expect(stream.subarray(0, 5_000)).toEqual(bytesOf(5_000, 1));
  expect(stream.length).toBeLessThan(6_000);
});

test('entries of the directory that point to each other end the search', () => {
  const bytes = container({ A: bytesOf(100, 1), WordDocument: bytesOf(5_000, 1) });
  const view = new DataView(bytes.buffer);
  for (const name of ['A', 'WordDocument']) {
    view.setUint32(entryOf(bytes, name) + 68, 1, true);
    view.setUint32(entryOf(bytes, name) + 72, 2, true);
  }
  expect(() => openCompoundFile(bytes)).not.toThrow();
});

test.each([
  ['nothing but the signature', (bytes: Uint8Array) => bytes.slice(0, 8)],
  ['the header alone', (bytes: Uint8Array) => bytes.slice(0, 512)],
])('%s: damaged', (_, cut) => {
  expect(() => openCompoundFile(cut(container({ A: bytesOf(100, 1) })))).toThrow('document_damaged');
});
