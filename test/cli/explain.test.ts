/** `gouji explain` and `gouji convert --trace`, over real conversions. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { MESSAGES } from '../../src/cli/messages.js';
import { EVENTS } from '../../src/explain/trace.js';
import { convert } from '../../src/index.js';
import { at, lay } from '../batch/folder.js';
import { rawZip } from '../build/raw-zip.js';
import { gouji } from './command.js';

const SAMPLE = 'samples/damaged-2021.txt';

test('explain shows the way of a figure, in both languages', async () => {
  const english = await gouji(['explain', SAMPLE, 'disclosure/fees/amount'], { convert });
  expect([english.code, english.stderr]).toEqual([0, '']);
  for (const said of [
    'L37 "158200元"',
    'utf-8 (strict_utf8)',
    'L36 head → label: row_label, begin_row',
    'unit_converted: an',
  ])
    expect(english.stdout).toContain(said);
  const chinese = await gouji(['explain', SAMPLE, 'applications/received/total', '--lang', 'zh'], { convert });
  for (const said of ['状态机', '差 0 字', 'L5 "全年新收政府信息公开申请28件": 28', MESSAGES.explain_relations.zh])
    expect(chinese.stdout).toContain(said);
});

test('explain says what was meant by a name that there is not, with 2', async () => {
  const { code, stdout, stderr } = await gouji(['explain', SAMPLE, 'disclosure/fee/amount'], { convert });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('there is no figure disclosure/fee/amount; did you mean disclosure/fees/amount');
});

test('explain shows a figure of each report in a file', async () => {
  lay({ 'a.txt': 'two' });
  const { code, stdout } = await gouji(['explain', at('a.txt'), 'applications/received/total']);
  expect(code).toBe(0);
  expect(stdout).toContain('a.txt applications/received/total');
  expect(stdout).toContain('\na.txt#2 applications/received/total');
});

describe('explain takes the name of one document as the data has it', () => {
  const KEY = 'applications/received/total';
  const layZip = (): void => {
    lay({ 'a.zip': '' });
    const files = ['x', 'two', 'bad'].map((data, index) => ({ name: `b/${index}.txt`, data }));
    writeFileSync(at('a.zip'), rawZip(files).bytes);
  };
  const documents = (stdout: string): string[] =>
    stdout.split('\n').flatMap((line) => (line.endsWith(` ${KEY}`) ? [line.slice(0, -KEY.length - 1)] : []));

  test('the second report of a file', async () => {
    lay({ 'a.txt': 'two' });
    const { code, stdout } = await gouji(['explain', at('a.txt#2'), KEY]);
    expect([code, documents(stdout)]).toEqual([0, ['a.txt#2']]);
  });

  test.each(['a.zip/b/0.txt', 'a.zip/b/1.txt', 'a.zip/b/1.txt#2'])('a file in an archive: %s', async (name) => {
    layZip();
    const { code, stdout, stderr } = await gouji(['explain', at(name), KEY]);
    expect([code, documents(stdout), stderr]).toEqual([0, [name], '']);
  });

  test('one that cannot be read is said, with 1', async () => {
    layZip();
    expect(await gouji(['explain', at('a.zip/b/2.txt'), KEY])).toMatchObject({ code: 1, stdout: '' });
  });

  test('a file on disk of that very name comes first', async () => {
    lay({ 'a.txt': 'two', 'a.txt#2': 'x' });
    expect(documents((await gouji(['explain', at('a.txt#2'), KEY])).stdout)).toEqual(['a.txt#2']);
  });

  test.each([
    ['a.txt#3', 'holds no document a.txt#3; nearest are a.txt#2, a.txt'],
    ['a.txt/b', 'holds no document a.txt/b; nearest are a.txt'],
    ['b.txt#2', 'b.txt#2'],
  ])('%s is not there, with 2', async (name, said) => {
    lay({ 'a.txt': 'two' });
    const { code, stdout, stderr } = await gouji(['explain', at(name), KEY]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  test('the steps are those of the document itself, not of another in the archive', async () => {
    lay({ 'a.zip': '' });
    const data = readFileSync(SAMPLE);
    const files = [
      { name: 'a.txt', data: Buffer.concat([Buffer.from('\n'), data]) },
      { name: 'b.txt', data },
    ];
    writeFileSync(at('a.zip'), rawZip(files).bytes);
    const { stdout } = await gouji(['explain', at('a.zip'), 'disclosure/fees/amount'], { convert });
    expect(stdout.split('L37 head → label: row_label, begin_row "行政事业性收费"')).toHaveLength(2);
    expect(stdout.split('L36 head → label: row_label, begin_row "行政事业性收费"')).toHaveLength(2);
  });
});

test('explain tells what cannot be read, with 1, and takes no folder', async () => {
  lay({ 'a.docx': 'bad' });
  expect(await gouji(['explain', at('a.docx'), 'a/b/c'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'a.docx: the file is password-protected\n',
  });
  expect((await gouji(['explain', 'samples', 'a/b/c'])).stderr).toContain('explain takes a file; samples is a folder');
});

test('--trace writes every event of every document as a line of JSON', async () => {
  lay({ 'in/a.txt': readFileSync(SAMPLE, 'utf8'), 'in/b.txt': 'nothing' });
  const { code, stderr } = await gouji(['convert', at('in'), '-o', at('out'), '-q', '--trace', at('trace.ndjson')], {
    convert,
  });
  expect([code, stderr]).toEqual([1, '']);
  const lines = readFileSync(at('trace.ndjson'), 'utf8').trimEnd().split('\n');
  const events = lines.map((text) => JSON.parse(text) as { event: string; document: string });
  expect(new Set(events.map(({ event }) => event))).toEqual(new Set(Object.keys(EVENTS)));
  expect([...new Set(events.map(({ document }) => document))]).toEqual(['a.txt', 'b.txt']);
  const cells = readFileSync(at('out/cells.csv'), 'utf8').trimEnd().split('\r\n').length - 1;
  expect(events.filter(({ event }) => event === 'figure')).toHaveLength(cells);
});

test('--trace into a folder that is converted, or where nothing can be written, is 2', async () => {
  lay({ 'in/a.txt': 'x' });
  const inside = await gouji(['convert', at('in'), '-o', at('out'), '--trace', at('in/trace.ndjson')]);
  expect([inside.code, existsSync(at('in/trace.ndjson'))]).toEqual([2, false]);
  expect(inside.stderr).toContain('lies in a folder that is converted or written to');
  for (const file of ['in/a.txt', 'out/cells.csv']) {
    const refused = await gouji(['convert', at('in/a.txt'), '-o', at('out'), '--trace', at(file)]);
    expect([file, refused.code, existsSync(at('out/cells.csv'))]).toEqual([file, 2, false]);
  }
  symlinkSync(at('in'), at('link'));
  expect((await gouji(['convert', at('link'), '-o', at('out'), '--trace', at('in/a.txt')])).code).toBe(2);
  expect(readFileSync(at('in/a.txt'), 'utf8')).not.toBe('');
  const nowhere = await gouji(['convert', at('in'), '-o', at('out'), '--trace', at('no/trace.ndjson')]);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('cannot write to')]);
});

test('help of every new command and option in both languages', async () => {
  for (const lang of ['zh', 'en'] as const) {
    const { stdout } = await gouji(['--help', '--lang', lang]);
    for (const command of ['explain', 'diff']) expect(stdout).toContain(`  ${command} `);
    expect((await gouji(['diff', '--help', '--lang', lang])).stdout).toContain(MESSAGES.diff_codes[lang]);
    expect((await gouji(['convert', '--help', '--lang', lang])).stdout).toContain('--trace <FILE>');
  }
});
