/** What each command makes of a .zip, and what the summary says about formats that are not read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { finding } from '../../src/findings.js';
import { at, fakeConvert, lay, layApart } from '../batch/folder.js';
import { type RawFile, rawZip } from '../build/raw-zip.js';
import { gouji, type Machine } from './command.js';

/** Numbers stand behind the texts, so that no two have the same bytes. */
const zip = (...files: RawFile[]): Uint8Array =>
  rawZip(files.map((file, index) => (file.data ? { ...file, data: `${file.data} ${index}` } : file))).bytes;
function layZip(name: string, ...files: RawFile[]): void {
  lay({ [name]: '' });
  writeFileSync(at(name), zip(...files));
}

const documents = (json: string): string[] => JSON.parse(json).map(({ document }: { document: string }) => document);

test('the summary counts archives beside documents, and what was left out of them', async () => {
  layZip('a.zip', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'bad' }, { name: '__MACOSX/._a' });
  const { code, stdout } = await gouji(['convert', at('a.zip'), '-o', at('out')]);
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'documents  2: 1 read, 1 unreadable, 0 without a report',
    'archives   1, opened; the files in them are counted as documents',
    'left out   1 (lock files, hidden files, known answers)',
  ]);
  expect(stdout).toContain('  a.zip/b.txt: the file is password-protected\n');
});

test('an archive whose files are all read is no failure; one without a document is', async () => {
  layZip('a.zip', { name: 'a.txt', data: 'x' });
  expect((await gouji(['convert', at('a.zip'), '-o', at('out')])).code).toBe(0);
  layZip('b.zip', { name: 'folder/' });
  const { code, stdout } = await gouji(['convert', at('b.zip'), '-o', at('out')]);
  expect([code, stdout]).toEqual([1, expect.stringContaining('  b.zip: there is no document in the archive\n')]);
});

describe('formats that are not read yet', () => {
  const pdf: Machine['convert'] = async (bytes, options) => {
    const [text] = new TextDecoder().decode(bytes).split(' ');
    const conversion = await fakeConvert(bytes, options);
    if (text !== 'pdf' && text !== 'picture') return conversion;
    const params = { format: text, format_zh: text, format_en: text };
    const source = { ...conversion.source, format: text } as const;
    return {
      ...conversion,
      source,
      outcome: 'unreadable',
      reports: [],
      findings: [finding('format_not_read', '', params)],
    };
  };

  test('are counted in the summary and in run.json, in both languages', async () => {
    layApart({ 'in/a.pdf': 'pdf', 'in/b.pdf': 'pdf', 'in/c.jpg': 'picture', 'in/d.txt': 'x' });
    const en = await gouji(['convert', at('in'), '-o', at('out')], { convert: pdf });
    expect(en.stdout).toContain('not read   2 PDF, 1 picture (formats that are recognised, but not read yet)\n');
    const zh = await gouji(['convert', at('in'), '-o', at('out'), '--lang', 'zh'], { convert: pdf });
    expect(zh.stdout).toContain('尚不能读取的格式：PDF 2 个、图片 1 个\n');
    const { counts } = JSON.parse(readFileSync(at('out/run.json'), 'utf8'));
    expect(counts).toMatchObject({ formats: { pdf: 2, picture: 1, text: 1 }, not_read_yet: { pdf: 2, picture: 1 } });
  });

  test('do not push what else could not be read out of the summary', async () => {
    const scans = Array.from({ length: 30 }, (_, index) => [`in/${index}.pdf`, 'pdf']);
    layApart({ ...Object.fromEntries(scans), 'in/z.txt': 'bad' });
    const { stdout } = await gouji(['convert', at('in'), '-o', at('out')], { convert: pdf });
    expect(stdout).toContain('no report came of:\n  z.txt: the file is password-protected\n  0.pdf: ');
  });
});

test('--stdout json prints an array of the reports of an archive, or the one report in it', async () => {
  layZip('a.zip', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'none' }, { name: 'c.txt', data: 'two' });
  layZip('b.zip', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'none' });
  layZip('c.zip', { name: 'b.txt', data: 'none' });
  const stdoutOf = async (name: string) => (await gouji(['convert', at(name), '--stdout', 'json', '-q'])).stdout;
  expect(documents(await stdoutOf('a.zip'))).toEqual(['a.zip/a.txt', 'a.zip/c.txt', 'a.zip/c.txt#2']);
  expect(JSON.parse(await stdoutOf('b.zip')).document).toBe('b.zip/a.txt');
  expect(await stdoutOf('c.zip')).toBe('');
});

test('an archive on standard input, with a name and without', async () => {
  const stdin = () => Readable.from([zip({ name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'x' })]);
  const plain = await gouji(['convert', '-', '--stdout', 'json', '-q'], { stdin: stdin() });
  expect(documents(plain.stdout)).toEqual(['-/a.txt', '-/b.txt']);
  const named = await gouji(['convert', '-', '--name', 'x.zip', '--stdout', 'json', '-q'], { stdin: stdin() });
  expect(documents(named.stdout)).toEqual(['x.zip/a.txt', 'x.zip/b.txt']);
});

test('show draws each report of an archive, and tells on stderr what could not be read', async () => {
  layZip('a.zip', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'bad' }, { name: 'c.txt', data: 'x' });
  const { code, stdout, stderr } = await gouji(['show', at('a.zip')]);
  expect(code).toBe(1);
  expect(stdout.match(/^source: .*$/gm)).toEqual([
    'source: a.zip/a.txt, text, utf-8',
    'source: a.zip/c.txt, text, utf-8',
  ]);
  expect(stderr).toBe('a.zip/b.txt: the file is password-protected\n');
});

test('progress names the files of an archive', async () => {
  layZip('in/a.zip', { name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'x' });
  const { stderr } = await gouji(['convert', at('in'), '-o', at('out')], { tty: true });
  const named = stderr.split('\x1b[K').flatMap((line) => line.split('  ')[1] ?? []);
  expect(named).toEqual(['a.zip', 'a.zip/a.txt', 'a.zip/b.txt']);
});

test('accuracy holds the answers beside an archive against the first report in it', async () => {
  layZip('in/a.zip', { name: 'a.txt', data: 'none' }, { name: 'b.txt', data: 'x' });
  lay({ 'in/a.expected.json': JSON.stringify({ cells: { 'disclosure/regulations/issued': { value: 1 } } }) });
  const { stdout } = await gouji(['accuracy', at('in')]);
  expect(stdout).toContain('a.zip: exact 1, flagged 0, silent 0\n');
});
