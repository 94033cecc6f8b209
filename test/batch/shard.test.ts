/** Shards: each machine converts its share, and the outputs joined are what one run writes. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { shapeOf } from '../../src/batch/convert/worker.js';
import { Walk } from '../../src/batch/input/find.js';
import { hashOf } from '../../src/batch/input/hash.js';
import { merge, readShard, type ShardFolder, wholeFingerprint } from '../../src/batch/merge.js';
import { openFolder } from '../../src/batch/output/folder.js';
import { fallsTo, shardOf } from '../../src/batch/shard.js';
import { rawZip } from '../build/raw-zip.js';
import { at, convertTo, filesOf, lay, layApart } from './folder.js';

function layAll(): void {
  const names = Array.from(
    { length: 40 },
    (_, index) => `in/${index % 3}/${index}.${index % 4 === 0 ? 'docx' : 'txt'}`,
  );
  layApart(Object.fromEntries(names.map((name, index) => [name, ['x', 'two', 'bad', 'none'][index % 4] ?? 'x'])));
  // The same path, the same bytes, an archive with a copy in it, a link, a hidden file.
  lay({ 'in/1/1.docx': 'x other', 'in/2/copy.txt': 'x in/0/0.docx', 'in/.hidden': '', 'in/~$lock.docx': '' });
  symlinkSync(at('in/0/0.docx'), at('in/2/link.docx'));
  const files = [
    { name: 'a.txt', data: 'x zip' },
    { name: 'copy.txt', data: 'x in/0/0.docx' },
    { name: 'b.txt', data: 'two zip' },
    { name: '__MACOSX/._a', data: '' },
  ];
  writeFileSync(at('in/2/z.zip'), rawZip(files).bytes);
  lay({ 'in/3/behind.txt': 'x zip' });
}

const FINGERPRINT = { json: 'files', headers: 'en' };
const OPTIONS = { inputs: ['in'] };

async function convertShard(number: number, of: number): Promise<ShardFolder> {
  const shard = `${number}/${of}`;
  await convertTo(at(`out-${number}`), [at('in')], {
    shard: { number, of },
    fingerprint: JSON.stringify({ ...FINGERPRINT, shard }),
    options: { ...OPTIONS, shard },
  });
  const read = await readShard(at(`out-${number}`));
  if (read === undefined) throw new Error(`no shard ${number}`);
  return read;
}

async function joined(shards: readonly ShardFolder[]): Promise<Record<string, string>> {
  const shape = shapeOf({ json: 'files', tables: true, kinds: ['between_years'] });
  const fingerprint = wholeFingerprint(shards[0]?.fingerprint ?? '');
  const output = await openFolder({ out: at('joined'), version: '1.2.3', shape, options: OPTIONS, fingerprint });
  await merge(shards, output, { kinds: ['between_years'] });
  return filesOf(at('joined'));
}

test.each([1, 2, 3, 7])('%i shards joined are what one run writes, byte for byte', async (of) => {
  layAll();
  await convertTo(at('whole'), [at('in')], { options: OPTIONS });
  const shards: ShardFolder[] = [];
  for (let number = 1; number <= of; number++) shards.push(await convertShard(number, of));
  expect(await joined(shards)).toEqual(filesOf(at('whole')));
});

test('the rows that come last are copied while the shards are still open', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'two', 'in/c.txt': 'x' });
  await convertTo(at('whole'), [at('in')], { options: OPTIONS });
  const shards = [await convertShard(1, 2), await convertShard(2, 2)];
  expect(await joined(shards)).toEqual(filesOf(at('whole')));
});

test('a file that was another one for each shard is no loss in silence', async () => {
  const of = (number: number) =>
    Array.from({ length: 50 }, (_, index) => `x ${index}`).find((text) => fallsTo({ number, of: 2 }, hashOf(text))) ??
    '';
  lay({ 'in/a.txt': of(2), 'in/b.txt': 'x' });
  const first = await convertShard(1, 2);
  lay({ 'in/a.txt': of(1) });
  await expect(joined([first, await convertShard(2, 2)])).rejects.toMatchObject({ kind: 'changed', document: 'a.txt' });
});

test('an output that was joined is gone on with like any other', async () => {
  layAll();
  await joined([await convertShard(1, 2), await convertShard(2, 2)]);
  const read: string[] = [];
  await convertTo(at('joined'), [at('in')], {
    fingerprint: JSON.stringify(FINGERPRINT),
    options: OPTIONS,
    convert: async (_, { document = '' }) => {
      read.push(document);
      throw new Error('not to be converted');
    },
  });
  expect(read).toEqual([]);
});

test('a shard taken up again reads nothing a second time, neither its own files nor those of others', async () => {
  layAll();
  await convertShard(1, 2);
  const first = filesOf(at('out-1'));
  await convertShard(1, 2);
  expect(filesOf(at('out-1'))).toEqual(first);
});

test('a share is told from the content, and every content falls to one', () => {
  for (let document = 0; document < 200; document++) {
    const hash = hashOf(String(document));
    const shares = [1, 2, 3, 4, 5].filter((number) => fallsTo({ number, of: 5 }, hash));
    expect(shares).toHaveLength(1);
  }
});

test.each([
  ['3/20', { number: 3, of: 20 }],
  ['1/1', { number: 1, of: 1 }],
  ['0/3', undefined],
  ['4/3', undefined],
  ['1-3', undefined],
  ['1/x', undefined],
])('--shard %s', (text, shard) => expect(shardOf(text)).toEqual(shard));

test('a shard that is not whole is none', async () => {
  layAll();
  const stop = new AbortController();
  const shard = '1/2';
  await convertTo(at('out-1'), [at('in')], {
    shard: { number: 1, of: 2 },
    options: { ...OPTIONS, shard },
    stop: stop.signal,
    onDocument: () => stop.abort(),
  });
  expect(await readShard(at('out-1'))).toBeUndefined();
  expect(await readShard(at('nowhere'))).toBeUndefined();
  for await (const _ of new Walk([at('in')])) break;
});
