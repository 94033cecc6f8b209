/** A folder with one document of every bad kind beside a good one: each is named with its reason, the good one is not lost. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseString } from 'fast-csv';
import { main } from '../src/cli/main.js';
import { convert } from '../src/index.js';
import { buildZip } from './build/docx.js';
import { type RawFile, rawZip } from './build/raw-zip.js';

const SAMPLES = path.join(__dirname, '..', 'samples');
const SAMPLE = path.join(SAMPLES, 'merged-cells-2023.docx');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
  mkdirSync(path.join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(path.join(folder, 'in', name), bytes);

/** An OLE2 file whose directory names the streams of an encrypted Office document ([MS-OFFCRYPTO] 2.3). */
function encryptedOffice(): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(0x1e, 9, true); // sectors of 512 bytes
  view.setUint32(0x2c, 1, true);
  view.setUint32(0x30, 0, true); // directory in the first sector
  ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].forEach((name, index) => {
    const at = 512 + 128 * index;
    for (let place = 0; place < name.length; place++) view.setUint16(at + 2 * place, name.charCodeAt(place), true);
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    bytes[at + 66] = index === 0 ? 5 : 2;
  });
  return bytes;
}

async function convertFolder(lang: 'zh' | 'en'): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const all = Promise.all([text(stdout), text(stderr)]);
  const [input, out] = [path.join(folder, 'in'), path.join(folder, 'out')];
  const code = await main(['convert', input, '-o', out, '--lang', lang], {
    stdin,
    stdout,
    stderr,
    env: {},
    version: '0',
    convert,
    formSchema: {},
  });
  stdout.end();
  stderr.end();
  const [output, errors] = await all;
  return { code, stdout: output, stderr: errors };
}

function csv(name: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const content = readFileSync(path.join(folder, 'out', name), 'utf8').replace(/^\ufeff/, '');
  return new Promise((resolve, reject) => {
    parseString(content, { headers: true })
      .on('data', (row: Record<string, string>) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

test('each bad document is a finding with a code, the rest of the run goes on', async () => {
  const sample = new Uint8Array(readFileSync(SAMPLE));
  copyFileSync(SAMPLE, path.join(folder, 'in', 'good.docx'));
  put('empty.docx', '');
  put('picture.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13));
  put('cut.docx', sample.subarray(0, 6_000));
  put('cut-early.docx', sample.subarray(0, 100));
  put('password.docx', encryptedOffice());
  put('other.txt', '今天天气很好。\n');
  put('bomb.docx', await buildZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ' '.repeat(40_000_000) }));
  put('book.xlsx', await buildZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }));
  put('huge.txt', '');
  truncateSync(path.join(folder, 'in', 'huge.txt'), 200 * 1024 * 1024);
  const { code, stdout, stderr } = await convertFolder('zh');
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  const errors = (await csv('findings.csv')).filter((row) => row.severity === 'error');
  expect(errors.map((row) => `${row.document} ${row.code}`)).toEqual([
    'bomb.docx zip_limit',
    'book.xlsx format_not_read',
    'cut-early.docx zip_damaged',
    'cut.docx zip_damaged',
    'empty.docx empty_file',
    'huge.txt file_too_large',
    'other.txt not_a_report',
    'password.docx encrypted',
    'picture.docx format_not_read',
  ]);
  for (const row of errors) expect(stdout).toContain(`${row.document}：${row.message_zh}`);
  const outcomes = (await csv('reports.csv')).map((row) => row.outcome);
  expect(outcomes.filter((outcome) => outcome === 'read')).toHaveLength(1);
  expect(await csv('applications.csv')).not.toEqual([]);
});

test('a suffix that lies is a finding, and the document is read by its content', async () => {
  copyFileSync(path.join(SAMPLES, 'damaged-2021.txt'), path.join(folder, 'in', 'text.docx'));
  expect((await convertFolder('en')).code).toBe(0);
  const codes = (await csv('findings.csv')).map((row) => row.code);
  expect(codes).toContain('format_mismatch');
});

test('in an archive as well: each is named, the good one is read', async () => {
  const sample = new Uint8Array(readFileSync(SAMPLE));
  const bomb = await buildZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ' '.repeat(40_000_000) });
  const files: RawFile[] = [
    { name: 'bomb.docx', data: bomb },
    { name: 'cut.docx', data: sample.subarray(0, 6_000) },
    { name: 'cut-early.docx', data: sample.subarray(0, 100) },
    { name: 'empty.txt', data: '' },
    { name: 'good.docx', data: sample },
    { name: 'old.rar', data: 'Rar!\x1a\x07\x01\0' },
    { name: 'other.txt', data: '今天天气很好。\n' },
    { name: 'password.docx', data: encryptedOffice() },
    { name: 'secret.txt', data: 'x', flags: 1 },
    { name: 'zeros.txt', data: new Uint8Array(4_000_000) },
  ];
  put('all.zip', rawZip([...files, { name: 'cut.zip', data: rawZip(files).bytes.subarray(0, 20) }]).bytes);
  put('lie.docx', rawZip([{ name: 'good.docx', data: sample }]).bytes);
  const { code, stderr } = await convertFolder('en');
  expect([code, stderr]).toEqual([1, '']);
  const rows = (await csv('findings.csv')).filter((row) => row.severity !== 'info');
  expect(rows.map((row) => `${row.document} ${row.code}`)).toEqual([
    'all.zip/bomb.docx zip_limit',
    'all.zip/cut.docx zip_damaged',
    'all.zip/cut-early.docx format_mismatch',
    'all.zip/cut-early.docx zip_damaged',
    'all.zip/empty.txt empty_file',
    'all.zip/old.rar format_not_read',
    'all.zip/other.txt not_a_report',
    'all.zip/password.docx encrypted',
    'all.zip/secret.txt encrypted',
    'all.zip/zeros.txt zip_limit',
    'all.zip/cut.zip zip_damaged',
    'lie.docx format_mismatch',
  ]);
  const reports = await csv('reports.csv');
  const documents = (outcome: string) => reports.filter((row) => row.outcome === outcome).map((row) => row.document);
  expect(documents('read')).toEqual(['all.zip/good.docx']);
  // The same bytes once more.
  expect(documents('duplicate')).toEqual(['lie.docx/good.docx']);
});
