import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { MOST_ARCHIVE_BYTES } from '../../src/batch/input/bytes.js';
import type { RunResult } from '../../src/batch/result.js';
import { type RawFile, rawZip } from '../build/raw-zip.js';
import { at, convertTo, filesOf, lay, layApart, type RunSetting } from './folder.js';

let made = 0;
/** The same file, its text followed by a number, so that no two have the same bytes. */
const apart = (file: RawFile): RawFile =>
  typeof file.data === 'string' ? { ...file, data: `${file.data} ${made++}` } : file;
const zip = (...files: RawFile[]): Uint8Array => rawZip(files.map(apart)).bytes;
const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');

/** Lays a zip into the folder of the test. */
function layZip(name: string, ...files: RawFile[]): void {
  lay({ [name]: '' });
  writeFileSync(at(name), zip(...files));
}

const convertAll = (input: string, more: RunSetting = {}): Promise<RunResult> => convertTo(at('out'), [input], more);

const reports = (): string[] => Object.keys(filesOf(at('out', 'reports')));
const rows = (table: string): string[][] =>
  readFileSync(at('out', `${table}.csv`), 'utf8')
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
const findings = (): string[] => rows('findings').map(([document, code]) => `${document} ${code}`);

test('each file of an archive has its row, its findings and its JSON, and so has the archive its row', async () => {
  layZip(
    'in/市/报告.zip',
    { name: gbk('乡镇/甲.docx'), data: 'x' },
    { name: gbk('乙.txt'), data: 'bad' },
    { name: '__MACOSX/._a', data: '' },
    { name: 'b.zip', data: zip({ name: 'c.txt', data: 'two' }) },
  );
  const { counts, unread } = await convertAll(at('in'));
  expect(reports()).toEqual(['市/报告.zip/b.zip/c.json', '市/报告.zip/b.zip/c.txt#2.json', '市/报告.zip/乡镇/甲.json']);
  expect(rows('reports').map((row) => `${row[0]} ${row[13]} ${row[15]}`)).toEqual([
    '市/报告.zip zip archive',
    '市/报告.zip/乡镇/甲.docx text read',
    '市/报告.zip/乙.txt text unreadable',
    '市/报告.zip/b.zip zip archive',
    '市/报告.zip/b.zip/c.txt text read',
    '市/报告.zip/b.zip/c.txt#2 text read',
  ]);
  expect(findings()).toEqual([
    '市/报告.zip/乙.txt encrypted',
    '市/报告.zip/b.zip/c.txt several_reports',
    '市/报告.zip/b.zip/c.txt#2 several_reports',
  ]);
  expect(counts).toMatchObject({
    documents: 5,
    reports: 3,
    skipped: 1,
    outcomes: { read: 2, unreadable: 1, archive: 2 },
  });
  expect(counts.formats).toEqual({ zip: 2, text: 3 });
  expect(unread.others.map(({ document }) => document)).toEqual(['市/报告.zip/乙.txt']);
});

test('run.json names them', async () => {
  layZip('in/a.zip', { name: 'b.txt', data: 'x' });
  await convertAll(at('in'));
  const { documents } = JSON.parse(readFileSync(at('out', 'run.json'), 'utf8'));
  expect(documents).toEqual([
    { document: 'a.zip', outcome: 'archive', reports: [], findings: { error: 0, warning: 0, info: 0 } },
    {
      document: 'a.zip/b.txt',
      outcome: 'read',
      reports: ['reports/a.zip/b.json'],
      findings: { error: 0, warning: 0, info: 0 },
    },
  ]);
});

test('a run cut short within an archive leaves no files that the next run does not know', async () => {
  layZip('in/a.zip', { name: 'b.txt', data: 'x' }, { name: 'c.txt', data: 'x' });
  const cut = convertAll(at('in'), {
    onDocument: ({ document }) => {
      if (document === 'a.zip/c.txt') throw new Error('power cut');
    },
  });
  await expect(cut).rejects.toThrow('power cut');
  expect(reports()).toEqual(['a.zip/b.json', 'a.zip/c.json']);
  lay({ 'other/d.txt': 'x' });
  await convertAll(at('other'));
  expect(reports()).toEqual(['d.json']);
});

test('paths that climb out stay below the reports', async () => {
  layZip(
    'in/a.zip',
    { name: '../../../x.txt', data: 'x' },
    { name: 'C:\\y.txt', data: 'x' },
    { name: '/z.txt', data: 'x' },
  );
  await convertAll(at('in'));
  expect(reports()).toEqual(['a.zip/C%3A/y.json', 'a.zip/x.json', 'a.zip/z.json']);
  expect(findings()).toEqual(['a.zip/x.txt member_renamed', 'a.zip/z.txt member_renamed']);
});

test('a folder beside an archive of the same name: all documents are distinct', async () => {
  layZip('in/a.zip/b.txt.zip', { name: 'c.txt', data: 'x' });
  layApart({ 'in/a.zip/b.txt.zip.d/c.txt': 'x', 'in/x/b.zip~': 'x' });
  layZip('in/x/b', { name: 'c.txt', data: 'x' }, { name: 'c.txt', data: 'x' });
  layApart({ 'in/x/b.json': 'x' });
  await convertAll(at('in'));
  const documents = rows('reports').map(([document]) => document);
  expect(new Set(documents).size).toBe(documents.length);
  expect(reports()).toHaveLength(6);
});

test('a file where the folder of an archive should be: the folder gives way, with a finding', async () => {
  layZip(
    'in/z',
    { name: 'a.json/b.txt', data: 'x' },
    { name: 'a.txt', data: 'x' },
    { name: 'a.json/c.txt', data: 'x' },
  );
  layZip('in/x.json', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'x' });
  layApart({ 'in/x.txt': 'x' });
  await convertAll(at('in'));
  expect(reports()).toEqual([
    'x.json~/a.json',
    'x.json~/b.json',
    'x.txt.json',
    'z/a.json/b.json',
    'z/a.json/c.json',
    'z/a.txt.json',
  ]);
  expect(findings()).toEqual([
    'x.json/a.txt path_collision',
    'x.json/b.txt path_collision',
    'x.txt path_collision',
    'z/a.txt path_collision',
  ]);
});

test('a defect of gouji in one file is told, the others are converted', async () => {
  layZip('in/a.zip', { name: 'a.txt', data: 'throw' }, { name: 'b.txt', data: 'x' });
  const defects: string[] = [];
  await convertAll(at('in'), { onDefect: (document) => defects.push(document) });
  expect(rows('reports').map((row) => `${row[0]} ${row[15]}`)).toEqual([
    'a.zip archive',
    'a.zip/a.txt unreadable',
    'a.zip/b.txt read',
  ]);
  expect(defects).toEqual(['a.zip/a.txt']);
});

test('an archive that is damaged in part is among what could not be read', async () => {
  const { bytes, directory } = rawZip([
    { name: 'a.txt', data: 'x 1' },
    { name: 'b.txt', data: 'x 2' },
  ]);
  lay({ 'in/a.zip': '' });
  writeFileSync(at('in/a.zip'), bytes.subarray(0, directory));
  const { unread } = await convertAll(at('in'));
  expect(unread.others.map(({ document, reason }) => `${document} ${reason?.code}`)).toEqual([
    'a.zip archive_salvaged',
  ]);
  expect(reports()).toEqual(['a.zip/a.json', 'a.zip/b.json']);
});

test('an archive under the name of a document is told, but it was read', async () => {
  layZip('in/a.docx', { name: 'b.txt', data: 'x' });
  const { unread } = await convertAll(at('in'));
  expect(unread.count).toBe(0);
  expect(findings()).toEqual(['a.docx format_mismatch']);
});

test('an archive may be larger than a document, up to a limit', async () => {
  layZip('in/a.zip', { name: 'a.txt', data: 'x' });
  lay({ 'in/b.txt': 'x'.repeat(200), 'in/c.zip': 'PK\x03\x04' });
  truncateSync(at('in/c.zip'), MOST_ARCHIVE_BYTES + 1);
  await convertAll(at('in'), { limit: 100 });
  expect(reports()).toEqual(['a.zip/a.json']);
  expect(findings()).toEqual(['b.txt file_too_large', 'c.zip file_too_large']);
});

test('two runs over the same archives write the same bytes', async () => {
  layZip('in/a.zip', { name: 'a.txt', data: 'two' }, { name: 'a.txt', data: 'x' }, { name: gbk('乙'), data: 'bad' });
  await convertAll(at('in'));
  const first = filesOf(at('out'));
  await convertAll(at('in'));
  expect(filesOf(at('out'))).toEqual(first);
});
