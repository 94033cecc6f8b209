import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { takeLock } from '../../../src/batch/output/lock.js';
import { at, convertTo, fakeConvert, layApart } from '../folder.js';

test('one at a time; who comes second is told who has it', async () => {
  const leave = await takeLock(at('lock'));
  await expect(takeLock(at('lock'))).rejects.toMatchObject({ holder: { process: process.pid, host: hostname() } });
  await leave();
  expect(existsSync(at('lock'))).toBe(false);
  await (await takeLock(at('lock')))();
});

test('the lock of a process that is no more is taken over', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  writeFileSync(at('lock'), JSON.stringify({ process: child.pid, host: hostname(), began: '1' }));
  const leave = await takeLock(at('lock'));
  expect(JSON.parse(readFileSync(at('lock'), 'utf8')).process).toBe(process.pid);
  await leave();
});

test('the number of a process that is no more may be that of another one now', async () => {
  writeFileSync(at('lock'), JSON.stringify({ process: process.pid, host: hostname(), began: 'long ago' }));
  const own = existsSync(`/proc/${process.pid}/stat`);
  const taken = await takeLock(at('lock')).then(
    (leave) => leave().then(() => true),
    () => false,
  );
  expect(taken).toBe(own);
});

test('of another machine nobody here knows whether it still runs', async () => {
  writeFileSync(at('lock'), JSON.stringify({ process: 1, host: 'elsewhere', began: '' }));
  await expect(takeLock(at('lock'))).rejects.toMatchObject({ holder: { process: 1, host: 'elsewhere' } });
});

test('of many that come at once over a lock that was left, one gets it', async () => {
  writeFileSync(at('lock'), 'half a lo');
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(at('lock'))));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('two runs into one folder at once: the second says so and writes nothing', async () => {
  layApart({ 'in/a.txt': 'x' });
  let second: Promise<unknown> | undefined;
  await convertTo(at('out'), [at('in')], {
    convert: async (bytes, options) => {
      second ??= convertTo(at('out'), [at('in')]).catch((error) => error);
      await second;
      return fakeConvert(bytes, options);
    },
  });
  expect(await second).toMatchObject({ kind: 'locked', reason: { en: `process ${process.pid} on ${hostname()}` } });
  expect(existsSync(at('out/cells.csv'))).toBe(true);
});
