/** What a run that ends with an error leaves behind: no line of the journal speaks of rows that are not there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gathered } from '../../../src/batch/output/gathered.js';
import { JOURNAL, RowFiles, writtenUpTo } from '../../../src/batch/output/row-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HEAD = { gouji: '0', journal: 1, options: '' } as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const placeOf = (document: string) => ({ input: 0, round: 0, path: document });
const passed = (document: string) => ({
  place: placeOf(document),
  passed: { document, found: { code: 'file_missing', severity: 'error', location: '', params: {} } },
});

/** Rows and a record of each document, into files of these names. */
async function written(names: string[], documents: string[]): Promise<RowFiles> {
  const rows = await RowFiles.create(
    folder,
    HEAD,
    names.map((name) => ({ name, head: '' })),
  );
  for (const document of documents) {
    await rows.rows(names.map(() => [bytes(`${document}\r\n`)]));
    await rows.record(passed(document) as never);
  }
  return rows;
}

const documentsInJournal = (): string[] =>
  readFileSync(path.join(folder, JOURNAL), 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line).passed.document);

test('after an error the documents that were written need not be converted again', async () => {
  const rows = await written(['a.csv', 'b.csv'], ['1', '2']);
  expect(documentsInJournal()).toEqual([]);
  await rows.saveWhatIsThere();
  await rows.close();
  expect(documentsInJournal()).toEqual(['1', '2']);
  expect(readFileSync(path.join(folder, 'b.csv'), 'utf8')).toBe('1\r\n2\r\n');
});

const onLinux = existsSync('/dev/full') ? test : test.skip;

onLinux('on a full disk the journal speaks of no rows that could not be written', async () => {
  mkdirSync(folder, { recursive: true });
  symlinkSync('/dev/full', path.join(folder, 'full.csv'));
  const rows = await written(['a.csv', 'full.csv'], ['1']);
  await expect(rows.makeSure()).rejects.toThrow('ENOSPC');
  await rows.saveWhatIsThere();
  await rows.close();
  expect(documentsInJournal()).toEqual([]);
});

test('rows that could not be written wait, and are written once', async () => {
  const rows = await written(['a.csv'], ['1']);
  await rows.makeSure();
  await rows.rows([[bytes('2\r\n')]]);
  await rows.record(passed('2') as never);
  await rows.saveWhatIsThere();
  await rows.saveWhatIsThere();
  await rows.close();
  expect(documentsInJournal()).toEqual(['1', '2']);
  expect((await writtenUpTo(folder))?.sizes).toEqual([6]);
});

test('bytes are gathered in their order, however many, and again after they were cleared', () => {
  const gathered = new Gathered();
  const parts = Array.from({ length: 300 }, (_, index) => bytes(`${index},`.repeat(index)));
  for (let round = 0; round < 2; round++) {
    for (const part of parts) gathered.add(part);
    expect(Buffer.concat(parts).equals(gathered.bytes)).toBe(true);
    gathered.clear();
    expect(gathered.length).toBe(0);
  }
});
