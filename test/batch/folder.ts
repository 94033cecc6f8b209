/** A folder of its own for each test, and a `convert` that needs no walk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Convert } from '../../src/batch/run.js';
import { finding } from '../../src/findings.js';
import { conversionOf, reportBy } from '../write/conversion.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A path in the folder of the test. */
export const at = (...parts: string[]): string => path.join(folder, ...parts);

/** Writes files, and the folders they stand in. */
export function lay(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
}

/** Every file below a folder with its text. */
export function filesOf(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')]),
  );
}

/** `bad` cannot be read, `none` holds no report, `two` holds two, `throw` is a defect of gouji; all else is a report. */
export const fakeConvert: Convert = async (bytes, { document = '', encoding }) => {
  const text = Buffer.from(bytes).toString('utf8');
  if (text === 'throw') throw new TypeError(`cannot read ${document} at /home/someone/secret`);
  if (text === 'bad') {
    return {
      ...conversionOf(document, []),
      outcome: 'unreadable',
      findings: [finding('encrypted')],
    };
  }
  if (text === 'none') return conversionOf(document, []);
  const reports = text === 'two' ? [reportBy('foi-2021'), reportBy('foi-2019')] : [reportBy('foi-2021')];
  const conversion = conversionOf(document, reports);
  return { ...conversion, source: { ...conversion.source, encoding: { name: encoding ?? 'utf-8', rule: 'option' } } };
};
