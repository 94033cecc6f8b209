import { nameFromBytes, ReportPaths, safeSegment } from '../../../src/batch/settle/names.js';

/** Paths for documents all of which are known from the beginning. */
function claiming(documents: readonly string[]): ReportPaths {
  const paths = new ReportPaths();
  for (const document of documents) paths.claimFolders(document);
  return paths;
}

function pathsOf(...documents: string[]) {
  const paths = claiming(documents);
  return documents.map((document) => paths.take(document));
}

test('the JSON stands at the path of the source, without its ending', () => {
  expect(pathsOf('乡镇/报告.2022.docx', '报告.2022', '-').map(({ path }) => path)).toEqual([
    'reports/乡镇/报告.2022.json',
    'reports/报告.2022.json',
    'reports/-.json',
  ]);
});

test('of two documents with one path the second keeps its ending', () => {
  expect(pathsOf('a.docx', 'a.txt')).toEqual([
    { path: 'reports/a.json' },
    { path: 'reports/a.txt.json', other: 'a.docx' },
  ]);
});

test('names that differ in case or composition alone would share a file on Windows and macOS', () => {
  expect(pathsOf('A.docx', 'a.docx', 'é.txt', 'e\u0301.txt').map(({ path }) => path)).toEqual([
    'reports/A.json',
    'reports/a.docx.json',
    'reports/é.json',
    'reports/e\u0301.txt.json',
  ]);
});

test('a third and fourth collision still find a path', () => {
  expect(pathsOf('a.docx', 'a.txt', 'A.TXT', 'a.txt.json').map(({ path }) => path)).toEqual([
    'reports/a.json',
    'reports/a.txt.json',
    'reports/A.TXT~2.json',
    'reports/a.txt.json.json',
  ]);
});

test('documents that nobody knew before: a folder gives way to a file, a file to a folder', () => {
  const paths = claiming(['a.txt']);
  expect(['a.txt', 'a.json/b.txt', 'a.json/c.txt', 'd.json/e.txt', 'd.txt'].map((name) => paths.take(name))).toEqual([
    { path: 'reports/a.json' },
    { path: 'reports/a.json~/b.json', other: 'a.txt' },
    { path: 'reports/a.json~/c.json', other: 'a.txt' },
    { path: 'reports/d.json/e.json' },
    { path: 'reports/d.txt.json', other: 'd.json/' },
  ]);
});

test('ten thousand names that differ in case alone have paths of their own', () => {
  const names = Array.from({ length: 10_000 }, (_, index) =>
    [...'abcdefghijklmn'].map((letter, bit) => (index & (1 << bit) ? letter.toUpperCase() : letter)).join(''),
  );
  expect(new Set(pathsOf(...names).map(({ path }) => path.toLowerCase())).size).toBe(names.length);
});

test('a file does not take the name of a folder that other documents need', () => {
  expect(pathsOf('a.txt', 'a.json/b.txt')).toEqual([
    { path: 'reports/a.txt.json', other: 'a.json/' },
    { path: 'reports/a.json/b.json' },
  ]);
});

test.each([
  ['a:b?.x', 'a%3Ab%3F.x'],
  ['a\\b', 'a%5Cb'],
  ['tail.', 'tail%2E'],
  ['tail ', 'tail%20'],
  ['..', '.%2E'],
  ['.', '%2E'],
  ['CON', '%43ON'],
  ['nul.txt', '%6Eul.txt'],
  ['console', 'console'],
  ['a\nb', 'a%0Ab'],
  ['镇 政府', '镇 政府'],
])('segment %j is written as %j', (segment, safe) => {
  expect(safeSegment(segment)).toBe(safe);
});

test('a name of 255 bytes leaves room for what is put behind it, and long names stay distinct', () => {
  const [one, other] = ['政'.repeat(84), `${'政'.repeat(83)}府`].map(safeSegment) as [string, string];
  expect(Buffer.byteLength(one)).toBeLessThanOrEqual(200);
  expect(one).not.toContain('\uFFFD');
  expect(one).not.toBe(other);
});

test('no document leads out of the folder', () => {
  expect(pathsOf('../../etc/passwd', '/abs/x.txt').map(({ path }) => path)).toEqual([
    'reports/.%2E/.%2E/etc/passwd.json',
    'reports/abs/x.json',
  ]);
});

test('names in GBK out of an old archive are kept byte for byte', () => {
  expect(nameFromBytes(Buffer.from([0xc0, 0xee, 0x2e, 0x74, 0x78, 0x74]))).toBe('%C0%EE.txt');
  expect(nameFromBytes(Buffer.from('李\uFFFD.txt'))).toBe('李\uFFFD.txt');
});
