/** An output folder converted into again: after an end that came too early, and after the inputs changed. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { RowFiles } from '../../src/batch/output/row-files.js';
import { rawZip } from '../build/raw-zip.js';
import { at, convertTo, fakeConvert, filesOf, lay, layApart, type RunSetting } from './folder.js';

jest.setTimeout(30_000);

const DOCUMENTS = Array.from(
  { length: 30 },
  (_, index) => `in/${String(index % 7)}/${String(index).padStart(2, '0')}.txt`,
);
const layAll = (): void => {
  layApart(
    Object.fromEntries(DOCUMENTS.map((name, index) => [name, ['x', 'two', 'bad', 'none', 'x'][index % 5] ?? 'x'])),
  );
};

/** Converts, and tells which documents were really converted. */
async function converted(out: string, setting: RunSetting = {}, inputs = ['in']): Promise<string[]> {
  const read: string[] = [];
  await convertTo(
    at(out),
    inputs.map((input) => at(input)),
    {
      ...setting,
      convert: (bytes, options) => {
        read.push(options.document ?? '');
        return fakeConvert(bytes, options);
      },
    },
  );
  return read;
}

/** A run that is stopped after so many documents. */
async function stoppedAfter(count: number, out: string, setting: RunSetting = {}): Promise<string[]> {
  const stop = new AbortController();
  let done = 0;
  return converted(out, { ...setting, stop: stop.signal, onDocument: () => ++done === count && stop.abort() });
}

async function whole(setting: RunSetting = {}): Promise<Record<string, string>> {
  rmSync(at('whole'), { recursive: true, force: true });
  await converted('whole', setting);
  return filesOf(at('whole'));
}

beforeEach(layAll);

test('unchanged files are not read again, and the bytes are the same', async () => {
  expect(await converted('out')).toHaveLength(30);
  const first = filesOf(at('out'));
  expect(await converted('out')).toEqual([]);
  expect(filesOf(at('out'))).toEqual(first);
});

test('a run that was stopped is gone on with: what is done is not done again', async () => {
  const before = await stoppedAfter(11, 'out');
  expect(JSON.parse(readFileSync(at('out/run.json'), 'utf8'))).toMatchObject({ complete: false });
  expect(existsSync(at('out/cells.csv'))).toBe(false);
  const again = await stoppedAfter(20, 'out');
  const last = await converted('out');
  expect([...before, ...again, ...last]).toHaveLength(30);
  expect(filesOf(at('out'))).toEqual(await whole());
  expect(readdirSync(at('out/.gouji')).sort()).toEqual(['journal.ndjson', 'tables.json']);
});

test('files that came, changed and went while a run was interrupted: the rest is kept', async () => {
  const before = await stoppedAfter(20, 'out');
  layApart({ 'in/0/00a.txt': 'x', 'in/1/08.txt': 'two changed' });
  rmSync(at('in/2/09.txt'));
  const read = await converted('out');
  // Of those that were done one changed and one went; one came, and the others were not done.
  expect(before).toEqual(expect.arrayContaining(['1/08.txt', '2/09.txt']));
  expect(read).toHaveLength(30 - before.length + 2);
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('a changed file is replaced, a new one comes in its place, one that is gone leaves with its JSON', async () => {
  await converted('out');
  layApart({ 'in/3/03.txt': 'two', 'in/3/03a.txt': 'x' });
  rmSync(at('in/5/05.txt'));
  expect(await converted('out')).toEqual(['3/03.txt', '3/03a.txt']);
  expect(existsSync(at('out/reports/5/05.json'))).toBe(false);
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('with keep, what came of files that are gone stays, in its place', async () => {
  await converted('out');
  const before = filesOf(at('out'));
  rmSync(at('in/5'), { recursive: true });
  expect(await converted('out', { keep: true })).toEqual([]);
  expect(filesOf(at('out'))).toEqual(before);
  await converted('out');
  expect(existsSync(at('out/reports/5'))).toBe(false);
});

test('with keep, a name that another file has now goes to that file, with a finding', async () => {
  lay({ 'one/a.txt': 'x 1', 'one/b.txt': 'x 2', 'two/a.txt': 'x 3', 'two/0.txt': 'x 0' });
  await converted('out', {}, ['one', 'two']);
  rmSync(at('one/a.txt'));
  await converted('out', { keep: true }, ['two', 'one']);
  const findings = readFileSync(at('out/findings.csv'), 'utf8');
  expect(findings).toContain('a~2.txt,document_replaced');
  expect(JSON.parse(readFileSync(at('out/reports/a.json'), 'utf8')).document).toBe('a.txt');
});

test('a file whose time changed but not its content is read, and not converted', async () => {
  await converted('out');
  utimesSync(at('in/0/00.txt'), 1, 1);
  expect(await converted('out')).toEqual([]);
});

test('a file of the same size and another content is converted', async () => {
  lay({ 'in/a.txt': 'x 1' });
  await converted('out');
  lay({ 'in/a.txt': 'x 2' });
  utimesSync(at('in/a.txt'), 7, 7);
  expect(await converted('out')).toEqual(['a.txt']);
});

test('a JSON file that was taken away or cut is made anew', async () => {
  await converted('out');
  const before = filesOf(at('out'));
  rmSync(at('out/reports/0/00.json'));
  writeFileSync(at('out/reports/1/01.json'), '{');
  expect(await converted('out')).toEqual(['0/00.txt', '1/01.txt']);
  expect(filesOf(at('out'))).toEqual(before);
});

test('a JSON file that somebody changed is made anew, even where its size is the same', async () => {
  await converted('out');
  const before = filesOf(at('out'));
  writeFileSync(at('out/reports/0/00.json'), (before['reports/0/00.json'] ?? '').replace('2022', '2O22'));
  expect(await converted('out')).toEqual(['0/00.txt']);
  expect(filesOf(at('out'))).toEqual(before);
});

test('with keep, an archive in which paths gave way stays as well', async () => {
  const bytes = rawZip([
    { name: 'a.txt', data: 'x 1' },
    { name: 'a.rtf', data: 'x 2' },
    { name: 'a.txt', data: 'x 3' },
  ]).bytes;
  lay({ 'in/z.zip': '' });
  writeFileSync(at('in/z.zip'), bytes);
  await converted('out');
  const before = filesOf(at('out'));
  rmSync(at('in/z.zip'));
  expect(await converted('out', { keep: true })).toEqual([]);
  expect(filesOf(at('out'))).toEqual(before);
});

test('a table that somebody changed is not believed: everything is converted again', async () => {
  await converted('out');
  const before = filesOf(at('out'));
  writeFileSync(at('out/cells.csv'), readFileSync(at('out/cells.csv')).toString().replace('2022', '2O22'));
  expect(await converted('out')).toHaveLength(30);
  expect(filesOf(at('out'))).toEqual(before);
});

test('other options, another version: everything is converted again', async () => {
  await converted('out');
  expect(await converted('out', { fingerprint: 'other' })).toHaveLength(30);
});

test('what failed for want of the file is tried again', async () => {
  rmSync(at('in'), { recursive: true });
  lay({ 'in/a.txt': 'throw', 'in/b.txt': 'x' });
  await converted('out');
  expect(await converted('out')).toEqual(['a.txt']);
});

test('a document whose path gave way to another is converted again when it need not give way any more', async () => {
  lay({ 'in/9/a.doc': 'x 1', 'in/9/a.docx': 'x 2' });
  await converted('out');
  expect(existsSync(at('out/reports/9/a.docx.json'))).toBe(true);
  rmSync(at('in/9/a.doc'));
  expect(await converted('out')).toEqual(['9/a.docx']);
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('a copy becomes the original when that is gone, and an original a copy when the same bytes come before it', async () => {
  lay({ 'in/8/a.txt': 'x same', 'in/8/b.txt': 'x same' });
  expect(await converted('out')).toHaveLength(31);
  expect(readFileSync(at('out/findings.csv'), 'utf8')).toContain('8/b.txt,content_repeated');
  rmSync(at('in/8/a.txt'));
  expect(await converted('out')).toEqual(['8/b.txt']);
  lay({ 'in/0/0.txt': 'x same' });
  await converted('out');
  expect(readFileSync(at('out/findings.csv'), 'utf8')).toContain('8/b.txt,content_repeated');
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('an end in the middle of a write: what the journal does not know of is cut off', async () => {
  const before = await stoppedAfter(15, 'out');
  const run = at('out/.gouji/run-1');
  const size = statSync(`${run}/cells.csv`).size;
  writeFileSync(`${run}/cells.csv`, `${readFileSync(`${run}/cells.csv`)}half a ro`);
  writeFileSync(`${run}/journal.ndjson`, `${readFileSync(`${run}/journal.ndjson`)}{"place":{"inp`);
  expect(statSync(`${run}/cells.csv`).size).toBeGreaterThan(size);
  expect(await converted('out')).toHaveLength(30 - before.length);
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('rows that never got to the disk: the files whose rows they are are converted again', async () => {
  const before = await stoppedAfter(15, 'out');
  const run = at('out/.gouji/run-1');
  writeFileSync(`${run}/cells.csv`, readFileSync(`${run}/cells.csv`).subarray(0, -10));
  expect((await converted('out')).length).toBeGreaterThan(30 - before.length);
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('an end while the tables took their places: the next run brings it to its end', async () => {
  await stoppedAfter(30, 'out');
  await converted('out');
  const done = filesOf(at('out'));
  // As it was in the middle of that.
  const run = at('out/.gouji/run-9');
  mkdirSync(run);
  for (const name of ['cells.csv', 'run.json']) renameSync(at('out', name), `${run}/${name}`);
  renameSync(at('out/.gouji/journal.ndjson'), `${run}/journal.ndjson`);
  rmSync(at('out/.gouji/tables.json'));
  const tables = Object.keys(done).filter((name) => name.endsWith('.csv'));
  writeFileSync(`${run}/done.json`, JSON.stringify({ files: [...tables, 'datapackage.json'], tables, stale: [] }));
  writeFileSync(at('out/run.json'), '{\n"gouji": "1.2.3",\n"complete": false,\n"files": []\n}\n');
  expect(await converted('out')).toEqual([]);
  expect(filesOf(at('out'))).toEqual(done);
});

test('a defect while rows are written leaves a state that can be taken up', async () => {
  const append = jest.spyOn(RowFiles.prototype, 'record').mockImplementationOnce(async () => {
    throw Object.assign(new Error('secret'), { code: 'ENOSPC', syscall: 'write' });
  });
  await expect(converted('out')).rejects.toMatchObject({
    kind: 'unwritable',
    reason: { en: 'no space left on the disk' },
  });
  append.mockRestore();
  await converted('out');
  expect(filesOf(at('out'))).toEqual(await whole());
});

test('an output folder that is taken away during the run is told, and not made anew', async () => {
  const gone = converted('out', { onDocument: ({ done }) => done === 3 && rmSync(at('out'), { recursive: true }) });
  await expect(gone).rejects.toMatchObject({ kind: 'unwritable' });
  expect(existsSync(at('out'))).toBe(false);
});

test('the JSON of all reports in one file, or none at all', async () => {
  await converted('out', { json: 'ndjson' });
  const lines = readFileSync(at('out/reports.ndjson'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).document)).toHaveLength(24);
  const ndjson = filesOf(at('out'));
  expect(await converted('out', { json: 'ndjson' })).toEqual([]);
  expect(filesOf(at('out'))).toEqual(ndjson);
  await converted('out', { json: 'none' });
  expect(existsSync(at('out/reports.ndjson'))).toBe(false);
  const { 'cells.csv': cells } = filesOf(at('out'));
  expect(cells).toBe(ndjson['cells.csv']);
  await converted('out');
  expect(filesOf(at('out'))).toEqual(await whole());
});
