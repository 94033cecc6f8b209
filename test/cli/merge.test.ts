/** `gouji convert --shard` and `gouji merge`. */
import { rmSync } from 'node:fs';
import { at, filesOf, layApart } from '../batch/folder.js';
import { gouji } from './command.js';

const shard = (number: number, of: number, ...more: string[]) =>
  gouji(['convert', at('in'), '-o', at(`out-${number}`), '--shard', `${number}/${of}`, '-q', ...more]);
const merge = (...numbers: number[]) =>
  gouji(['merge', ...numbers.map((number) => at(`out-${number}`)), '-o', at('merged')]);

beforeEach(() => {
  layApart(
    Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`in/${index}.txt`, index === 5 ? 'bad' : 'x'])),
  );
});

test('joins the shards to what one run writes, and says what that came to', async () => {
  await shard(1, 3);
  await shard(2, 3);
  await shard(3, 3);
  const merged = await merge(3, 1, 2);
  const whole = await gouji(['convert', at('in'), '-o', at('whole')]);
  expect(merged.code).toBe(1);
  expect(merged.stdout).toBe(whole.stdout.replace(at('whole'), at('merged')));
  expect(filesOf(at('merged'))).toEqual(filesOf(at('whole')));
});

test('the summary of a shard counts what falls to others', async () => {
  const { stdout } = await gouji(['convert', at('in'), '-o', at('out'), '--shard', '1/2']);
  expect(stdout).toMatch(/^elsewhere {2}\d+, in other shards$/m);
});

test('2 and a reason where they cannot be joined', async () => {
  await shard(1, 2);
  expect(await merge(1)).toMatchObject({ code: 2, stderr: 'the shards 2 of 2 are missing\n' });
  expect(await merge(1, 9)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('out-9 is not the whole output'),
  });
  await shard(2, 2, '--json', 'none');
  expect(await merge(1, 2)).toMatchObject({ code: 2, stderr: expect.stringContaining('was made by another version') });
  rmSync(at('out-2'), { recursive: true });
  await gouji(['convert', at('in'), '-o', at('out-2'), '--shard', '1/2', '-q']);
  expect(await merge(1, 2)).toMatchObject({ code: 2, stderr: 'the shard 1 is there twice\n' });
  await gouji(['convert', at('in'), '-o', at('out-3'), '-q']);
  expect(await merge(1, 3)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('out-3 is not the whole output'),
  });
});

test('options that shards were converted with hold for the whole', async () => {
  for (const number of [1, 2]) await shard(number, 2, '--json', 'ndjson', '--headers', 'zh', '--units');
  expect((await merge(1, 2)).code).toBe(1);
  await gouji(['convert', at('in'), '-o', at('whole'), '--json', 'ndjson', '--headers', 'zh', '--units', '-q']);
  expect(filesOf(at('merged'))).toEqual(filesOf(at('whole')));
});
