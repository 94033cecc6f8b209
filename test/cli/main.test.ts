import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { takeLock } from '../../src/batch/output/lock.js';
import { MARKS } from '../../src/cli/show-table.js';
import { STATUSES } from '../../src/report.js';
import { at, fakeConvert, filesOf, lay, layApart } from '../batch/folder.js';
import { conversionOf, EVERY_STATUS, reportBy } from '../write/conversion.js';
import { gouji, type Machine } from './command.js';

test('0 when everything was read, with a summary on stdout and nothing on stderr', async () => {
  lay({ 'in/a.txt': 'x', 'in/.hidden': '' });
  const { code, stdout, stderr } = await gouji(['convert', at('in'), '-o', at('out')]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    'documents  1: 1 read, 0 unreadable, 0 without a report',
    'left out   1 (lock files, hidden files, known answers)',
    'reports    1',
    'figures    200: read 200',
    'relations  42: 0 held, 42 failed, 0 not checkable',
    'findings   0: 0 error, 0 warning, 0 info',
    `written to ${at('out')}`,
    '',
  ]);
});

test('1 when a document could not be read, and the summary says which and why, twenty of them at most', async () => {
  const names = Array.from({ length: 23 }, (_, index) => `in/${String(index).padStart(2, '0')}.txt`);
  layApart({ ...Object.fromEntries(names.map((name) => [name, 'bad'])), 'in/good.txt': 'x' });
  const { code, stdout } = await gouji(['convert', at('in'), '-o', at('out'), '--lang', 'zh']);
  expect(code).toBe(1);
  expect(stdout).toContain('文件 24 个：读出报告 1，无法读取 23，没有报告 0\n');
  expect(stdout).toContain('没有得到报告的文件：\n  00.txt：文件有密码保护\n');
  expect(stdout).toContain('  19.txt：文件有密码保护\n  ……另有 3 个，见 findings.csv\n');
});

test.each([
  [['frob'], 'there is no command frob'],
  [['convert'], 'the argument path is missing'],
  [['convert', 'nowhere/at/all'], 'no such file or folder: nowhere/at/all'],
  [['convert', 'package.json', '--tsv'], 'there is no option --tsv'],
  [['convert', 'package.json', '-o'], 'the option -o, --out <DIR> needs a value'],
  [['convert', 'package.json', '--encoding', 'klingon'], 'unknown encoding klingon'],
  [['convert', 'package.json', '--lang', 'de'], 'unknown language de'],
  [['convert', 'package.json', '--stdout', 'xml'], '--stdout takes json or ndjson, not xml'],
  [['convert', 'package.json', '--docx', 'pandoc'], '--docx takes one of own, mammoth, not pandoc'],
  [['convert', 'package.json', '--json', 'xml'], '--json takes one of files, ndjson, none, not xml'],
  [['convert', 'package.json', '--headers', 'de'], '--headers takes one of en, zh, not de'],
  [['convert', 'package.json', '--jobs', '0'], '--jobs takes a whole number from 1 to 1024, not 0'],
  [['convert', 'package.json', '--time-limit', '1.5'], '--time-limit takes a whole number from 1 to 86400, not 1.5'],
  [['convert', 'package.json', '--shard', '3'], '--shard takes the like of 3/20, not 3'],
  [['convert', 'package.json', '--keep', '--stdout', 'json'], '--keep and --stdout exclude each other'],
  [['convert', 'package.json', '--shard', '1/2', '--stdout', 'json'], '--shard and --stdout exclude each other'],
  [['convert', 'package.json', '--stdout', 'json', '-o', 'x'], '--stdout and --out exclude each other'],
  [['convert', 'package.json', '--name', 'x'], '--name is for standard input'],
  [['convert', 'src', '-o', './src'], 'the output folder ./src is the input folder itself'],
  [['show'], 'the argument file is missing'],
  [['show', 'src'], 'show takes a file; src is a folder'],
  [['show', 'package.json', 'tsconfig.json'], 'too many arguments'],
])('2 for %j', async (argv, said) => {
  const { code, stdout, stderr } = await gouji(argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`wrong usage: ${said}`);
});

test('2 in Chinese by --lang and by the locale', async () => {
  expect((await gouji(['convert', 'nowhere', '--lang', 'zh'])).stderr).toContain(
    '用法有误：没有这个文件或文件夹：nowhere',
  );
  expect((await gouji(['frob'], { env: { LANG: 'zh_CN.UTF-8' } })).stderr).toContain('用法有误：没有命令 frob');
});

test('2 for an output folder that cannot be written or is not ours, which stays as it was', async () => {
  lay({ 'in/a.txt': 'x', file: 'mine', 'foreign/cells.csv': 'mine' });
  const unwritable = await gouji(['convert', at('in'), '-o', at('file')]);
  expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringContaining('cannot write to')]);
  const foreign = await gouji(['convert', at('in'), '-o', at('foreign')]);
  expect([foreign.code, foreign.stderr]).toEqual([
    2,
    expect.stringContaining('holds a cells.csv that gouji did not write'),
  ]);
  expect(filesOf(at('foreign'))).toEqual({ 'cells.csv': 'mine' });
});

test('2 when a link leads from the output folder back to the input', async () => {
  lay({ 'in/a.txt': 'x' });
  symlinkSync(at('in'), at('out'));
  expect((await gouji(['convert', at('in'), '-o', at('out')])).code).toBe(2);
  expect(Object.keys(filesOf(at('in')))).toEqual(['a.txt']);
});

test('help names every command and option in both languages, and ends with 0', async () => {
  for (const lang of ['zh', 'en']) {
    const { code, stdout } = await gouji(['--help', '--lang', lang]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/convert .*show /s);
    expect(stdout).not.toContain('dictionary');
    expect(stdout).toContain(lang === 'zh' ? '退出码：0 完成' : 'Exit code: 0 done');
  }
  const help = (await gouji(['convert', '--help'])).stdout;
  for (const option of ['--out', '--encoding', '--docx', '--lang', '--stdout', '--name', '--units', '--quiet'])
    expect(help).toContain(option);
  expect((await gouji([])).stdout).toBe((await gouji(['--help'])).stdout);
});

test('--version prints the version alone', async () => {
  expect(await gouji(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

test('--stdout json prints the file that convert would write, and the summary goes to stderr', async () => {
  lay({ 'in/a.txt': 'x' });
  await gouji(['convert', at('in/a.txt'), '-o', at('out')]);
  const { code, stdout, stderr } = await gouji(['convert', at('in/a.txt'), '--stdout', 'json']);
  expect([code, stdout]).toEqual([0, readFileSync(at('out/reports/a.json'), 'utf8')]);
  expect(stderr).toContain('reports    1\n');
});

test('--stdout prints an array for several reports, a line for each as ndjson, nothing for none', async () => {
  lay({ 'in/a.txt': 'x', 'in/b.txt': 'two', 'none/c.txt': 'none' });
  const documents = (text: string) => JSON.parse(text).map((report: { document: string }) => report.document);
  expect(documents((await gouji(['convert', at('in'), '--stdout', 'json', '-q'])).stdout)).toEqual([
    'a.txt',
    'b.txt',
    'b.txt#2',
  ]);
  expect(documents((await gouji(['convert', at('in/b.txt'), '--stdout', 'json', '-q'])).stdout)).toEqual([
    'b.txt',
    'b.txt#2',
  ]);
  const lines = (await gouji(['convert', at('in'), '--stdout', 'ndjson', '-q'])).stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).document)).toEqual(['a.txt', 'b.txt', 'b.txt#2']);
  expect(await gouji(['convert', at('none'), '--stdout', 'json', '-q'])).toEqual({
    code: 1,
    stdout: '[]\n',
    stderr: '',
  });
  expect(await gouji(['convert', at('none/c.txt'), '--stdout', 'json', '-q'])).toEqual({
    code: 1,
    stdout: '',
    stderr: '',
  });
});

test('- reads standard input, under the name that --name gives it', async () => {
  const stdin = () => Readable.from([Buffer.from('x')]);
  const plain = await gouji(['convert', '-', '--stdout', 'ndjson', '-q'], { stdin: stdin() });
  expect(JSON.parse(plain.stdout).document).toBe('-');
  const named = await gouji(['convert', '-', '--name', '../x.txt', '-o', at('out'), '-q'], { stdin: stdin() });
  expect([named.code, Object.keys(filesOf(at('out', 'reports')))]).toEqual([0, ['.%2E/x.json']]);
});

test('--encoding reaches the conversion', async () => {
  lay({ 'a.txt': 'x' });
  const { stdout } = await gouji(['convert', at('a.txt'), '--stdout', 'json', '--encoding', 'gb18030', '-q']);
  expect(JSON.parse(stdout).source.encoding.name).toBe('gb18030');
});

test('--units is kept in run.json, and adds relations of authorities and their units', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b/c.txt': 'x' });
  const run = async (...flags: string[]) => {
    await gouji(['convert', at('in'), '-o', at('out'), '-q', ...flags]);
    return JSON.parse(readFileSync(at('out/run.json'), 'utf8'));
  };
  const plain = await run();
  const asked = await run('--units');
  expect([plain.options.units, asked.options.units]).toEqual([undefined, true]);
  expect(asked.counts.relations.held).toBeGreaterThan(plain.counts.relations.held);
});

test('--quiet says nothing', async () => {
  lay({ 'in/a.txt': 'x' });
  expect(await gouji(['convert', at('in'), '-o', at('out'), '--quiet'], { tty: true })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

test('progress is one line written over on a terminal, and silence in a pipe', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'x' });
  let seconds = 0;
  const { stderr } = await gouji(['convert', at('in'), '-o', at('out')], { tty: true, now: () => 1000 * seconds++ });
  expect(stderr.replaceAll('\r', '').split('\x1b[K')).toEqual([
    '1/2, 1/s, 0:01 left, 1 reports, 0 figures flagged, 0 unreadable  a.txt',
    '2/2, 1/s, 0:00 left, 2 reports, 0 figures flagged, 0 unreadable  b.txt',
    '',
    '',
  ]);
});

test('progress as events, a line each: about every second, for each document of which no report came, and at the end', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'bad', 'in/c.txt': 'x' });
  let tenths = 0;
  const argv = ['convert', at('in'), '-o', at('out'), '--progress', 'json'];
  const { stderr } = await gouji(argv, { now: () => 100 * tenths++ });
  const events = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events).toMatchObject([
    { event: 'progress', done: 1, total: 3, reports: 1 },
    { event: 'unread', document: 'b.txt', code: 'encrypted' },
    { event: 'progress', done: 3, total: 3, reports: 2, unreadable: 1, seconds_left: 0 },
    { event: 'end', stopped: false, kept: 0, counts: { documents: 3 } },
  ]);
});

test('130 when the user stops it: the documents in hand are finished, and the same command goes on', async () => {
  layApart(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`in/${index}.txt`, 'x'])));
  let stop = (): void => {};
  const onInterrupt = (handler: () => void) => {
    stop = handler;
    return () => {};
  };
  const convert: Machine['convert'] = (bytes, options) => {
    if (options.document === '2.txt') stop();
    return fakeConvert(bytes, options);
  };
  const first = await gouji(['convert', at('in'), '-o', at('out')], { onInterrupt, convert });
  expect([first.code, first.stderr]).toEqual([130, expect.stringContaining('finishing the documents in hand')]);
  const [, done] = /stopped after (\d+) of 30/.exec(first.stdout) ?? [];
  const { code, stdout } = await gouji(['convert', at('in'), '-o', at('out')]);
  expect([code, stdout]).toEqual([0, expect.stringContaining(`unchanged  ${done}, taken from the run before`)]);
});

test('a second run into the same folder is told who has it', async () => {
  layApart({ 'in/a.txt': 'x' });
  const leave = await takeLock(at('lock'));
  await gouji(['convert', at('in'), '-o', at('out')]);
  renameSync(at('lock'), at('out/.gouji/lock'));
  const { code, stderr } = await gouji(['convert', at('in'), '-o', at('out')]);
  await leave();
  expect([code, stderr]).toEqual([2, expect.stringContaining(`another run (process ${process.pid} on `)]);
});

test('a reader that stops (| head) is no error', async () => {
  lay({ 'in/a.txt': 'x' });
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const { code, stderr } = await gouji(['convert', at('in/a.txt'), '--stdout', 'json'], { stdout });
  expect([code, stderr]).toEqual([0, '']);
});

test('a defect shows no stack, unless GOUJI_DEBUG asks for it', async () => {
  lay({ 'in/a.txt': 'throw' });
  const plain = await gouji(['convert', at('in'), '-o', at('out')]);
  expect([plain.code, plain.stderr]).toEqual([1, '']);
  expect(plain.stdout).toMatch(/a\.txt: gouji failed on this file \(TypeError.*\); please report it/);
  const debug = await gouji(['convert', at('in'), '-o', at('out')], { env: { GOUJI_DEBUG: '1' } });
  expect(debug.stderr).toMatch(/TypeError: cannot read a\.txt.*\n\s+at /);
});

test('a disk that is full under stdout is told in plain words', async () => {
  lay({ 'in/a.txt': 'x' });
  const failing = (error: object) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('secret'), error)) });
  const full = failing({ code: 'ENOSPC', syscall: 'write' });
  expect(await gouji(['convert', at('in'), '--stdout', 'json', '-q'], { stdout: full })).toMatchObject({
    code: 2,
    stderr: 'cannot write the output: no space left on the disk\n',
  });
  expect(await gouji(['convert', at('in'), '--stdout', 'json', '-q'], { stdout: failing({}) })).toMatchObject({
    code: 2,
    stderr: 'gouji itself failed; please report it (GOUJI_DEBUG=1 shows details)\n',
  });
});

test('an unreadable folder and a pipe are told, and the rest is converted', async () => {
  lay({ 'in/a.txt': 'x' });
  mkdirSync(at('in/x.docx'));
  execFileSync('mkfifo', [at('in/pipe')]);
  const { code, stdout } = await gouji(['convert', at('in'), '-o', at('out')]);
  expect(code).toBe(1);
  expect(stdout).toContain('documents  2: 1 read, 1 unreadable, 0 without a report');
  expect(stdout).toContain('  pipe: not a regular file (a pipe, a device or the like); it was not opened');
});

test('dictionary prints the data dictionary', async () => {
  expect((await gouji(['dictionary'])).stdout).toBe(readFileSync('docs/data-dictionary.md', 'utf8'));
});

describe('show', () => {
  const flagged = () => conversionOf('a.txt', [reportBy('foi-2021', EVERY_STATUS)]);

  test('draws the tables, marks what was not plainly read, and says what the marks mean', async () => {
    lay({ 'a.txt': 'x' });
    const { code, stdout } = await gouji(['show', at('a.txt'), '--lang', 'zh'], { convert: async () => flagged() });
    expect(code).toBe(0);
    expect(stdout).toContain('│ 规章           │           0* │            1 │            _ │');
    expect(stdout).toContain('│ 行政事业性收费 │');
    expect(stdout).toContain('-35.5 │');
    for (const status of STATUSES)
      if (status !== 'read') expect(stdout).toContain(`  ${MARKS[status]} ${status} (1)：`.replace('：', ':'));
    expect(stdout).toContain('✗ 一、本年新收政府信息公开申请数量：自然人与五类法人或其他组织之和 = 总计（6 ≠ 1）');
    expect(stdout).toContain('✗ 自然人：第三项各办理结果之和 = （七）总计（6 ≠ 1）');
  });

  test('every line of a box is equally wide, in both languages', async () => {
    const { widthOf } = await import('../../src/display-width.js');
    lay({ 'a.txt': 'x' });
    for (const lang of ['zh', 'en']) {
      const { stdout } = await gouji(['show', at('a.txt'), '--lang', lang], { convert: async () => flagged() });
      for (const drawn of stdout.split(/(?=┌)/).slice(1)) {
        const lines = drawn.slice(0, drawn.lastIndexOf('┘') + 1).split('\n');
        expect(new Set(lines.map(widthOf)).size).toBe(1);
        expect(widthOf(lines[0] ?? '')).toBeLessThanOrEqual(100);
      }
    }
  });

  test('a row that the form lacks is shown in its group, and named as such', async () => {
    const report = reportBy('foi-2021');
    const row = {
      table: 'applications',
      row: 'other.local:移送',
      form: 'foi-2021',
      label: '移送\x1b[31m',
      sourceLabel: '移送',
      match: 'none',
      local: true,
      location: 'L90',
    };
    report.rows.splice(report.rows.length - 4, 0, row);
    report.figures.push({
      table: 'applications',
      row: row.row,
      column: 'total',
      value: 9,
      unit: '件',
      status: 'read',
      raw: '9',
      location: 'L90',
    });
    lay({ 'a.txt': 'x' });
    const { stdout } = await gouji(['show', at('a.txt'), '--lang', 'zh'], {
      convert: async () => conversionOf('a.txt', [report]),
    });
    expect(stdout).toMatch(/移送\uFFFD\[31m/);
    expect(stdout).toContain('格式中没有的行');
    expect(stdout).not.toContain('\x1b');
  });

  test('colour on a terminal alone, and not with NO_COLOR', async () => {
    lay({ 'a.txt': 'x' });
    const convert = async () => flagged();
    expect((await gouji(['show', at('a.txt')], { convert, tty: true })).stdout).toContain('\x1b[33m');
    expect((await gouji(['show', at('a.txt')], { convert, tty: true, env: { NO_COLOR: '1' } })).stdout).not.toContain(
      '\x1b',
    );
    expect((await gouji(['show', at('a.txt')], { convert })).stdout).not.toContain('\x1b');
  });

  test('what cannot be read is told on stderr, with 1', async () => {
    lay({ 'a.docx': 'bad' });
    expect(await gouji(['show', at('a.docx')])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'a.docx: the file is password-protected\n',
    });
  });
});
