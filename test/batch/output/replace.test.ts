import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceBelow } from '../../../src/batch/output/replace.js';

describe('replaceBelow', () => {
  const above = mkdtempSync(path.join(tmpdir(), 'gouji-replace-'));
  afterAll(() => rmSync(above, { recursive: true, force: true }));

  test('makes the folders that are not there, below a root that is', async () => {
    await replaceBelow(above, 'a/b/c.json', '{}');
    expect(readFileSync(path.join(above, 'a/b/c.json'), 'utf8')).toBe('{}');
  });

  test.each(['gone', 'gone/', './gone/'])('%s, taken away, is not made anew', async (name) => {
    const root = `${above}/${name}`;
    for (const file of ['x.json', 'a/x.json', 'a/b/x.json']) {
      await expect(replaceBelow(root, file, '{}')).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });
});
