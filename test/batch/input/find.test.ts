import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Sighting, Walk } from '../../../src/batch/input/find.js';
import type { Wanted } from '../../../src/batch/input/globs.js';
import { comparePlaces } from '../../../src/batch/input/order.js';
import { at, lay } from '../folder.js';

async function find(inputs: string[], out?: string, wanted?: Wanted) {
  const walk = new Walk(inputs, { ...(out !== undefined && { out }), ...(wanted && { wanted }) });
  const sightings: Sighting[] = [];
  for await (const sighting of walk) sightings.push(sighting);
  const found = sightings.flatMap((one) => ('source' in one ? [one] : []));
  const passedOver = sightings.flatMap((one) => ('passed' in one ? [one] : []));
  expect(sightings.map(({ place }) => place)).toEqual(sightings.map(({ place }) => place).sort(comparePlaces));
  return {
    documents: found.map(({ document }) => document),
    failed: Object.fromEntries(found.flatMap((item) => (item.failed ? [[item.document, item.failed.code]] : []))),
    passedOver: Object.fromEntries(passedOver.map(({ document, passed }) => [document, passed.code])),
    skipped: walk.skipped,
  };
}

test('documents come in code unit order of their whole path, whatever the locale', async () => {
  lay({
    'in/b.txt': '',
    'in/a/z.txt': '',
    'in/a.txt': '',
    'in/B.txt': '',
    'in/乡/报告.txt': '',
    'in/é.txt': '',
    'in/a-b/x.txt': '',
  });
  expect((await find([at('in')])).documents).toEqual([
    'B.txt',
    'a-b/x.txt',
    'a.txt',
    'a/z.txt',
    'b.txt',
    'é.txt',
    '乡/报告.txt',
  ]);
});

test('lock files and hidden files are left out and counted, unless they are asked for', async () => {
  lay({
    'in/~$a.docx': '',
    'in/.DS_Store': '',
    'in/Thumbs.db': '',
    'in/.git/config': '',
    'in/desktop.ini': '',
    'in/a.docx': '',
  });
  expect(await find([at('in')])).toEqual({ documents: ['a.docx'], failed: {}, passedOver: {}, skipped: 5 });
  expect((await find([at('in/.git/config'), at('in/~$a.docx')])).documents).toEqual(['config', '~$a.docx']);
});

test('a path given twice counts once, in whatever way it is written', async () => {
  lay({ 'in/a.txt': '' });
  expect(await find([at('in'), at('in')])).toMatchObject({ documents: ['a.txt'], passedOver: {} });
  expect(await find([at('in/a.txt'), at('in')])).toMatchObject({
    documents: ['a.txt'],
    passedOver: { 'a.txt': 'file_repeated' },
  });
});

test('links that lead around in a circle come to an end', async () => {
  lay({ 'in/sub/a.txt': '' });
  symlinkSync(at('in'), at('in/sub/up'));
  symlinkSync(at('in/sub'), at('in/again'));
  expect(await find([at('in')])).toEqual({
    documents: ['sub/a.txt'],
    failed: {},
    passedOver: { again: 'folder_repeated', 'sub/up': 'folder_repeated' },
    skipped: 0,
  });
});

test('a linked folder elsewhere is read, and the folder itself goes before a link to it', async () => {
  lay({ 'in/z/a.txt': '', 'else/b.txt': '' });
  symlinkSync(at('else'), at('in/elsewhere'));
  symlinkSync(at('in/z'), at('in/a-link'));
  symlinkSync(at('in/z/a.txt'), at('in/copy.txt'));
  expect(await find([at('in')])).toMatchObject({
    documents: ['z/a.txt', 'elsewhere/b.txt'],
    passedOver: { 'a-link': 'folder_repeated', 'copy.txt': 'file_repeated' },
  });
});

test('doubling links do not double the work', async () => {
  mkdirSync(at('in'));
  for (let depth = 0; depth < 40; depth++) {
    mkdirSync(at('in', `d${depth}`));
    for (const link of ['x', 'y']) symlinkSync(at('in', `d${depth + 1}`), at('in', `d${depth}`, link));
  }
  lay({ 'in/d40/a.txt': '' });
  expect((await find([at('in')])).documents).toEqual(['d40/a.txt']);
});

test('a link that leads nowhere and a pipe are documents that cannot be read; a folder named like a file is a folder', async () => {
  lay({ 'in/x.docx/a.txt': '' });
  symlinkSync(at('nowhere'), at('in/gone.docx'));
  execFileSync('mkfifo', [at('in/pipe.txt')]);
  expect(await find([at('in')])).toEqual({
    documents: ['pipe.txt', 'x.docx/a.txt', 'gone.docx'],
    failed: { 'gone.docx': 'file_missing', 'pipe.txt': 'file_not_regular' },
    passedOver: {},
    skipped: 0,
  });
});

test('the output folder inside the input is passed over with a finding', async () => {
  lay({ 'in/a.txt': '', 'in/sub/out/reports.csv': '' });
  expect(await find([at('in')], at('in/sub/out'))).toMatchObject({
    documents: ['a.txt'],
    passedOver: { 'sub/out': 'output_inside_input' },
  });
});

test('a file whose name is no UTF-8 is found under a name that spells its bytes', async () => {
  lay({ 'in/a.txt': '' });
  const name = Buffer.from([0xc0, 0xee, 0x2e, 0x74, 0x78, 0x74]);
  const target = Buffer.concat([Buffer.from(at('in') + path.sep), name]);
  try {
    renameSync(at('in/a.txt'), target);
  } catch {
    // A file system that allows UTF-8 alone (macOS) cannot hold such a name.
    return;
  }
  expect((await find([at('in')])).documents).toEqual(['%C0%EE.txt']);
});

test('a folder nested hundreds deep is walked', async () => {
  const deep = path.join(at('in'), ...Array.from({ length: 300 }, () => 'd'));
  mkdirSync(deep, { recursive: true });
  writeFileSync(path.join(deep, 'a.txt'), '');
  expect((await find([at('in')])).documents).toEqual([`${'d/'.repeat(300)}a.txt`]);
});
