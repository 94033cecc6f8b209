import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MOST_BYTES, readFile } from '../../../src/batch/input/bytes.js';

const folder = mkdtempSync(path.join(tmpdir(), 'gouji-bytes-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file over the limit is not read, a .zip has a limit of its own', () => {
  writeFileSync(at('long.txt'), '12345');
  writeFileSync(at('archive.zip'), 'PK\u0003\u0004and more');
  expect(readFile(at('long.txt'), 4)).toMatchObject({ failed: { code: 'file_too_large' }, size: 5 });
  expect(readFile(at('long.txt'), 5)).toMatchObject({ bytes: Buffer.from('12345') });
  expect(readFile(at('archive.zip'), 4)).toHaveProperty('bytes');
});

test('what has become a pipe or a folder since it was found is not waited for', () => {
  execFileSync('mkfifo', [at('pipe')]);
  for (const name of ['pipe', '.']) {
    expect(readFile(at(name), MOST_BYTES)).toMatchObject({ failed: { code: 'file_not_regular' } });
  }
});
