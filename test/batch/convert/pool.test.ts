/** A pool of real worker threads, running what `npm run build` made, over documents of every bad kind. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rawZip } from '../../build/raw-zip.js';
import { at, filesOf, lay } from '../folder.js';
import { node } from '../node.js';

/** Runs a script of the built package with what it needs to know as JSON, and gives what it prints. */
const convertWith = (setting: object): { code: number | null; stdout: string; stderr: string } =>
  node(['--input-type=module', '-e', SCRIPT, JSON.stringify(setting)]);

/** `gouji convert` with another worker. */
const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { convert } from './dist/index.js';
  import { main } from './dist/cli/main.js';
  const { argv, worker } = JSON.parse(process.argv[1]);
  const { stdin, stdout, stderr } = process;
  process.exitCode = await main(argv, {
    stdin, stdout, stderr, env: { GOUJI_DEBUG: '' }, version: '1.2.3', convert, formSchema: {}, worker: new URL(worker), cores: 2,
    now: () => performance.now(),
  });
`;
const BAD = pathToFileURL(path.join(__dirname, 'bad-worker.mjs')).href;
const REAL = pathToFileURL(path.resolve('dist/batch/convert/worker-entry.js')).href;

const rows = (name: string): string[][] =>
  readFileSync(at('out', `${name}.csv`), 'utf8')
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
const findings = (): string[] =>
  rows('findings')
    .filter(([, , severity]) => severity === 'error')
    .map(([document, code]) => `${document} ${code}`);

function laySamples(...names: string[]): void {
  mkdirSync(at('in'), { recursive: true });
  for (const name of names) copyFileSync(path.join('samples', name), at('in', name));
}

const SAMPLES = ['damaged-2021.txt', 'merged-cells-2023.docx', 'statistics-2017.txt', 'word97-2022.doc'];

test('a document of every bad kind loses no other', () => {
  laySamples(...SAMPLES);
  const sample = readFileSync('samples/form-2019-pipes-2020.txt');
  lay({
    'in/a-hang.txt': 'hang ',
    'in/b-wait.txt': 'wait ',
    'in/c-eat.txt': 'eat ',
    'in/d-crash.txt': 'crash ',
    'in/e-throw.txt': 'throw ',
    'in/zz.txt': 'no report',
  });
  const bytes = rawZip([
    { name: 'a.txt', data: 'no report either' },
    { name: 'b.txt', data: 'hang in a zip' },
    { name: 'c.txt', data: sample },
    { name: 'd.txt', data: 'crash in a zip' },
    { name: 'e.txt', data: 'nothing' },
  ]).bytes;
  writeFileSync(at('in/f.zip'), bytes);
  const argv = ['convert', at('in'), '-o', at('out'), '--time-limit', '2', '--memory-limit', '64'];
  const { code, stderr } = convertWith({ argv, worker: BAD });
  expect([code, stderr]).toEqual([1, '']);
  expect(findings()).toEqual([
    'a-hang.txt time_limit',
    'b-wait.txt time_limit',
    'c-eat.txt memory_limit',
    'd-crash.txt worker_lost',
    'e-throw.txt internal_error',
    'f.zip/a.txt not_a_report',
    'f.zip/b.txt time_limit',
    'f.zip/d.txt worker_lost',
    'f.zip/e.txt not_a_report',
    'zz.txt not_a_report',
  ]);
  const read = rows('reports').filter((row) => row.includes('read'));
  expect(read.map(([document]) => document)).toEqual([
    'damaged-2021.txt',
    'f.zip/c.txt',
    'merged-cells-2023.docx',
    'statistics-2017.txt',
    'word97-2022.doc',
  ]);
}, 60_000);

/** An archive of texts, some of which do as their first word says. */
const zipOf = (name: string, words: readonly string[]): void => {
  const files = words.map((word, index) => ({
    name: `${String(index).padStart(2, '0')}.txt`,
    data: `${word} ${name} ${index}`,
  }));
  writeFileSync(at('in', name), rawZip(files).bytes);
};

test('archives that wait for one before them lose nothing: waiting is no time of theirs, and a file that hangs keeps its turn', () => {
  mkdirSync(at('in'));
  zipOf('a.zip', ['x', 'slow', 'slow', 'hang', 'x', 'x']);
  for (const name of ['b.zip', 'c.zip', 'd.zip']) zipOf(name, Array(30).fill('x'));
  const outputs = ['1', '2'].map((jobs) => {
    rmSync(at('out'), { recursive: true, force: true });
    const argv = ['convert', at('in'), '-o', at('out'), '-j', jobs, '--time-limit', '2'];
    expect(convertWith({ argv, worker: BAD }).code).toBe(1);
    return filesOf(at('out'));
  });
  expect(findings().filter((line) => line.endsWith('time_limit'))).toEqual(['a.zip/03.txt time_limit']);
  expect(rows('reports')).toHaveLength(4 + 6 + 90);
  expect(outputs[1]).toEqual(outputs[0]);
}, 60_000);

test('an archive whose documents must be renamed is converted anew while others wait for it', () => {
  mkdirSync(at('in'));
  const files = ['a.doc', 'a.docx', 'a.rtf', 'b.txt'].map((name) => ({
    name,
    data: readFileSync('samples/damaged-2021.txt'),
  }));
  const apart = files.map((file, index) => ({ ...file, data: Buffer.concat([file.data, Buffer.from(`\n${index}`)]) }));
  writeFileSync(at('in/a.zip'), rawZip(apart).bytes);
  for (const name of ['b.zip', 'c.zip', 'd.zip']) zipOf(name, Array(20).fill('x'));
  const argv = ['convert', at('in'), '-o', at('out'), '-j', '2', '--time-limit', '5'];
  expect(convertWith({ argv, worker: REAL }).code).toBe(1);
  expect(findings().filter((line) => line.endsWith('time_limit'))).toEqual([]);
  expect(Object.keys(filesOf(at('out', 'reports', 'a.zip')))).toEqual([
    'a.docx.json',
    'a.json',
    'a.rtf.json',
    'b.json',
  ]);
}, 60_000);

test('the output is the same, byte for byte, whatever the number of workers, and without any', () => {
  laySamples(...SAMPLES, 'flattened-gb18030-2022.txt', 'pdftotext-2024.txt');
  lay({ 'in/none.txt': 'no report', 'in/empty.txt': '' });
  const outputs = ['1', '2', '5'].map((jobs) => {
    rmSync(at('out'), { recursive: true, force: true });
    expect(convertWith({ argv: ['convert', at('in'), '-o', at('out'), '-j', jobs], worker: REAL }).code).toBe(1);
    return filesOf(at('out'));
  });
  const { code } = node(['dist/cli/index.js', 'convert', at('in'), '-o', at('alone'), '--trace', at('trace.ndjson')]);
  expect(code).toBe(1);
  for (const output of outputs)
    expect({ ...output, 'run.json': '' }).toEqual({ ...filesOf(at('alone')), 'run.json': '' });
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
}, 60_000);
