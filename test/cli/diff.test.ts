/** `gouji diff` over two output folders. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Convert } from '../../src/batch/convert/convert-file.js';
import { at, lay } from '../batch/folder.js';
import { conversionOf, reportBy } from '../write/conversion.js';
import { gouji, type Ran } from './command.js';

/** A report whose received total the text of the document gives: `7`, `7 repaired`. */
const convert: Convert = async (bytes, { document = '' }) => {
  const [value = '', status = 'read'] = Buffer.from(bytes).toString('utf8').split(' ');
  if (value === 'none') return conversionOf(document, []);
  const figure = status === 'unplaced' ? { value: null } : { value: Number(value) };
  const key = 'applications/received/total';
  return conversionOf(document, [reportBy('foi-2021', { [key]: { ...figure, status: status as 'read' } })]);
};

async function runs(before: Record<string, string>, after: Record<string, string>): Promise<void> {
  for (const [folder, files] of [
    ['a', before],
    ['b', after],
  ] as const) {
    lay(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}-in/${name}`, text])));
    expect((await gouji(['convert', at(`${folder}-in`), '-o', at(folder), '-q'], { convert })).stderr).toBe('');
  }
}
const diff = (...flags: string[]): Promise<Ran> => gouji(['diff', at('a'), at('b'), ...flags]);

test('0 and one line when nothing differs', async () => {
  await runs({ 'x.txt': '7', 'y/z.txt': 'none' }, { 'x.txt': '7', 'y/z.txt': 'none' });
  expect(await diff()).toEqual({ code: 0, stdout: 'no difference\n', stderr: '' });
  expect((await diff('--lang', 'zh')).stdout).toBe('没有不同\n');
  expect((await diff('--format', 'json')).stdout).toBe('[]\n');
  expect((await diff('--format', 'csv')).stdout).toBe('\uFEFFkind,change,document,key,field,before,after\r\n');
});

test('header lines in Chinese make no difference', async () => {
  await runs({ 'x.txt': '7' }, { 'x.txt': '7' });
  const { code } = await gouji(['convert', at('b-in'), '-o', at('b'), '-q', '--headers', 'zh'], { convert });
  expect([code, readFileSync(at('b/cells.csv'), 'utf8').slice(0, 3)]).toEqual([0, '\uFEFF文件'.slice(0, 3)]);
  expect((await diff()).stdout).toBe('no difference\n');
});

const BEFORE = { 'a.txt': '1', 'b.txt': '2', 'c.txt': 'none', 'gone.txt': '3', 'same.txt': '4' };
const AFTER = { 'a.txt': '10', 'b.txt': '2 unplaced', 'c.txt': '5', 'new.txt': '6', 'same.txt': '4' };

test('1 and every figure and status that changed, document by document', async () => {
  await runs(BEFORE, AFTER);
  const { code, stdout, stderr } = await diff();
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout.split('\n')).toEqual([
    '~ document c.txt: no_report → read',
    '- document gone.txt (read)',
    '+ document new.txt (read)',
    'a.txt',
    '  ~ applications/received/total: 1 件 read → 10 件 read',
    'b.txt',
    '  ~ applications/received/total: 2 件 read → unplaced',
    'changed: 3 documents, 0 reports, 2 figures, 0 relations',
    '',
  ]);
});

test('as CSV a row for each field, as JSON an object for each change', async () => {
  await runs(BEFORE, AFTER);
  const csv = (await diff('--format', 'csv')).stdout.split('\r\n');
  expect(csv).toContain('figure,changed,b.txt,applications/received/total,value,2,');
  expect(csv).toContain('figure,changed,b.txt,applications/received/total,status,read,unplaced');
  const json = JSON.parse((await diff('--format', 'json')).stdout);
  expect(json).toHaveLength(5);
  expect(json[3]).toEqual({
    kind: 'figure',
    change: 'changed',
    document: 'a.txt',
    key: 'applications/received/total',
    before: { value: '1', status: 'read', unit: '件' },
    after: { value: '10', status: 'read', unit: '件' },
  });
});

test('relations that changed, also where their figures did not', async () => {
  await runs({ 'a.txt': '1' }, { 'a.txt': '1' });
  const file = at('b', 'relations.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/,6,1,5,failed,/, ',6,6,0,held,'));
  const { code, stdout } = await diff();
  expect(code).toBe(1);
  expect(stdout).toContain('  ~ relation applications/applicants/received: failed 6 ≠ 1 → held 6 = 6\n');
});

test('2 for a folder that is none of ours, a run cut short, a file that is gone, a format that there is not', async () => {
  await runs({ 'a.txt': '1' }, { 'a.txt': '1' });
  expect(await gouji(['diff', at('a'), at('a-in')])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: `${at('a-in')} is no output folder of gouji\n`,
  });
  expect((await diff('--format', 'xml')).stderr).toContain('--format takes text, csv or json, not xml');
  expect((await diff('--format', 'toString')).code).toBe(2);
  const run = readFileSync(at('b', 'run.json'), 'utf8');
  writeFileSync(at('b', 'run.json'), run.replace('"complete": true', '"complete": false'));
  expect(await diff()).toMatchObject({ code: 2, stderr: expect.stringContaining('was cut short') });
  writeFileSync(at('b', 'run.json'), run);
  rmSync(at('b', 'cells.csv'));
  expect(await diff()).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot read the files in') });
  writeFileSync(at('b', 'cells.csv'), 'document,table\r\na,b,c,d\r\n');
  expect(await diff()).toMatchObject({ code: 2, stderr: expect.stringContaining('damaged') });
});

test('a name out of a file cannot move the cursor', async () => {
  await runs({ 'a.txt': '1' }, { 'a.txt': '1', 'b\x1b[31m.txt': '1' });
  expect((await diff()).stdout).not.toContain('\x1b');
});
