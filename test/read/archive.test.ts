import { unpack } from '../../src/read/archive.js';
import { LIMITS } from '../../src/read/limits.js';
import { buildZip } from '../build/docx.js';
import { type RawFile, rawZip } from '../build/raw-zip.js';
import { codes, gbk, lines, named, unpacked, utf8, zip } from '../build/unpacked.js';

test('each file is a document, in the order of the archive, folders in its name', async () => {
  const bytes = await buildZip({ 'b.txt': '乙', '乡镇/a.txt': '甲', '乡镇/空.txt': '' });
  expect(await lines(bytes)).toEqual([
    'a.zip: archive',
    'a.zip/b.txt = 乙',
    'a.zip/乡镇/a.txt = 甲',
    'a.zip/乡镇/空.txt = ',
  ]);
  expect((await lines(bytes, ''))[1]).toBe('b.txt = 乙');
});

test('what is no archive comes out as it is', async () => {
  expect(await lines(utf8('text'), 'a.txt')).toEqual(['a.txt = text']);
  const docx = await buildZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' });
  expect(await unpacked(docx, 'a.docx')).toHaveLength(1);
});

test('an archive under another name says so', async () => {
  expect((await lines(named('a.txt'), 'a.docx'))[0]).toBe('a.docx: archive format_mismatch');
});

describe('what is no document', () => {
  test('is left out and counted', async () => {
    const bytes = named(
      '__MACOSX/._a.txt',
      '__MACOSX/b/c',
      '.DS_Store',
      'x/~$a.docx',
      'x/Thumbs.db',
      'a.expected.json',
      'a.txt',
      'folder/',
    );
    const items: unknown[] = [];
    for await (const item of unpack({ document: 'a.zip', bytes, findings: [] })) items.push(item);
    expect(items).toMatchObject([{ outcome: 'archive', leftOut: 6 }, { document: 'a.zip/a.txt' }]);
  });

  test('an archive without a document is told', async () => {
    expect(await lines(named('folder/', '.DS_Store'))).toEqual(['a.zip: archive archive_empty']);
    expect(await lines(await buildZip({}))).toEqual(['a.zip: archive archive_empty']);
  });
});

describe('archives within archives', () => {
  const nested = (depth: number): Uint8Array =>
    depth === 0 ? utf8('x') : zip({ name: depth === 1 ? 'x.txt' : 'in.zip', data: nested(depth - 1) });

  test('are opened', async () => {
    const inner = zip({ name: gbk('丙.txt'), data: '丙' });
    const bytes = zip({ name: 'b.zip', data: inner }, { name: 'd.txt', data: '丁' });
    expect(await lines(bytes)).toEqual([
      'a.zip: archive',
      'a.zip/b.zip: archive',
      'a.zip/b.zip/丙.txt = 丙',
      'a.zip/d.txt = 丁',
    ]);
  });

  test('up to a depth', async () => {
    expect((await lines(nested(LIMITS.archiveDepth))).at(-1)).toMatch(/x\.txt = x$/);
    const all = await lines(zip({ name: 'deep.zip', data: nested(LIMITS.archiveDepth) }, { name: 'y.txt', data: 'y' }));
    expect(all.slice(-2)).toEqual([
      `a.zip/deep.zip${'/in.zip'.repeat(LIMITS.archiveDepth - 1)}: unreadable zip_limit archives within archives`,
      'a.zip/y.txt = y',
    ]);
  });

  test('one that is damaged ends nothing', async () => {
    const bytes = zip({ name: 'b.zip', data: named('c.txt').subarray(0, 20) }, { name: 'd.txt', data: 'd' });
    expect(await lines(bytes)).toEqual([
      'a.zip: archive',
      'a.zip/b.zip: unreadable zip_damaged the file is cut off, or no zip container',
      'a.zip/d.txt = d',
    ]);
  });
});

describe('a file that cannot be taken out is told, and the others are read', () => {
  const beside = async (file: RawFile): Promise<string[]> =>
    (await lines(zip({ name: 'a.txt', data: 'a' }, file, { name: 'c.txt', data: 'c' }))).slice(1);
  const found = (what: string): string[] => ['a.zip/a.txt = a', `a.zip/b.txt: unreadable ${what}`, 'a.zip/c.txt = c'];

  test('encrypted', async () => {
    expect(await beside({ name: 'b.txt', data: 'b', flags: 1 })).toEqual(found('encrypted'));
    const secret = await buildZip({ 'b.txt': 'x' }, 'secret');
    expect((await lines(secret))[1]).toBe('a.zip/b.txt: unreadable encrypted');
  });

  test('of another size than the directory says', async () => {
    const file = { name: 'b.txt', data: 'bbb', uncompressed: 2 };
    expect((await beside(file))[1]).toMatch(/^a\.zip\/b\.txt: unreadable zip_damaged/);
    expect(await beside(file)).toHaveLength(3);
  });

  test('a link', async () => {
    expect(await beside({ name: 'b.txt', data: '/etc/passwd', attributes: 0o120777 << 16 })).toEqual(
      found('file_not_regular'),
    );
  });

  test('with a path that is too long or too deep', async () => {
    const long = `${'长'.repeat(LIMITS.archivePath)}.txt`;
    const deep = `${'a/'.repeat(LIMITS.archiveFolders)}b.txt`;
    const all = await unpacked(named(long, deep, 'c.txt'));
    expect(all.slice(1).map(({ is, findings }) => is + codes(findings))).toEqual([
      'unreadable zip_limit characters of a path',
      'unreadable zip_limit folders in a path',
      'x',
    ]);
    for (const { document } of all) expect(document.length).toBeLessThan(100);
  });

  test('whose data are damaged', async () => {
    const { bytes } = rawZip([
      { name: 'a.txt', data: 'a'.repeat(100), stored: true },
      { name: 'b.txt', data: 'b' },
    ]);
    bytes[50] = 0x62;
    expect(await lines(bytes)).toEqual([
      'a.zip: archive',
      'a.zip/a.txt: unreadable zip_damaged a checksum does not match',
      'a.zip/b.txt = b',
    ]);
  });
});

describe('bounds', () => {
  const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes);

  test('a bomb is stopped at its ratio, the file beside it is read', async () => {
    const bytes = zip({ name: 'bomb', data: zeros(LIMITS.zipRatioFrom * 4) }, { name: 'a.txt', data: 'a' });
    expect(await lines(bytes)).toEqual([
      'a.zip: archive',
      'a.zip/bomb: unreadable zip_limit ratio of compression',
      'a.zip/a.txt = a',
    ]);
  });

  test('bombs within bombs use up one budget', async () => {
    const bomb = zip(
      ...Array.from({ length: 40 }, (_, index) => ({ name: `${index}.txt`, data: zeros(LIMITS.zipRatioFrom) })),
    );
    const bytes = zip({ name: '1.zip', data: bomb }, { name: '2.zip', data: bomb }, { name: '3.txt', data: 'c' });
    let out = 0;
    const refused: string[] = [];
    for await (const item of unpack({ document: 'a.zip', bytes, findings: [] })) {
      if ('outcome' in item) refused.push(`${item.document} ${codes(item.findings)}`);
      else out += item.bytes.length;
    }
    expect(out).toBeGreaterThan(LIMITS.archiveRatioFrom / 2);
    expect(out).toBeLessThanOrEqual(LIMITS.archiveRatioFrom);
    expect(refused.at(-1)).toBe('a.zip/3.txt  zip_limit unpacked bytes in total');
  });

  test('data that serve two entries are read once', async () => {
    const { bytes, directory } = rawZip([
      { name: 'a.txt', data: 'a'.repeat(99) },
      { name: 'b.txt', data: 'b' },
    ]);
    // the second record points to the first file
    const second = directory + 46 + 'a.txt'.length;
    bytes.copyWithin(second + 16, directory + 16, directory + 28);
    bytes.fill(0, second + 42, second + 46);
    expect((await lines(bytes)).slice(2)).toEqual([
      'a.zip/b.txt: unreadable zip_damaged its directory points outside of the file or to overlapping data',
    ]);
  });

  test('more files than are read', async () => {
    const one = rawZip([{ name: 'a', stored: true }]);
    const record = one.bytes.subarray(one.directory, -22);
    const count = LIMITS.archiveEntries + 1;
    const bytes = new Uint8Array(one.directory + record.length * count + 22);
    bytes.set(one.bytes.subarray(0, one.directory));
    for (let index = 0; index < count; index++) bytes.set(record, one.directory + index * record.length);
    bytes.set(one.bytes.subarray(-22), bytes.length - 22);
    const end = new DataView(bytes.buffer, bytes.length - 22);
    end.setUint16(8, count, true);
    end.setUint16(10, count, true);
    end.setUint32(12, count * record.length, true);
    const all = await lines(bytes);
    expect(all[0]).toBe('a.zip: archive zip_limit number of files');
    expect(all).toHaveLength(LIMITS.archiveEntries + 1);
    expect(new Set(all).size).toBe(all.length);
  });

  test('a directory that is too large to be one', async () => {
    const extra = new Uint8Array(60_000);
    const files = Array.from({ length: 1 + LIMITS.zipDirectoryBytes / extra.length }, (_, index) => ({
      name: `${index}`,
      extra,
      stored: true,
    }));
    expect(await lines(zip(...files))).toEqual(['a.zip: unreadable zip_limit bytes of the directory']);
  });
});
