/** docs/limits.md: every bound with its value, and what the source says about it. */
import { readFileSync } from 'node:fs';
import { MOST_ARCHIVE_BYTES, MOST_BYTES } from '../../src/batch/input/bytes.js';
import { LIMITS as CHECK } from '../../src/check/limits.js';
import { MEMORY_LIMIT, TIME_LIMIT } from '../../src/cli/limits.js';
import { LIMITS as DRAFT } from '../../src/draft/limits.js';
import { FILE_LIMITS } from '../../src/forms/file/json.js';
import { LIMITS as READ } from '../../src/read/limits.js';
import { LIMITS as WALK } from '../../src/walk/limits.js';
import { code, expectGenerated, markdownTable } from './page.js';

/**
 * What the source says of each bound, behind it or above it:
 * ```
 * zipEntries: 4_096, // entries in the directory
 *                       ^
 * ```
 */
function said(file: string): Map<string, string> {
  const lines = readFileSync(file, 'utf8').matchAll(
    /^ {2}(?:\/\*\* (?<above>.+) \*\/\n {2})?(?<name>\w+): [^,\n]+,(?: \/\/ (?<behind>.+))?$/gm,
  );
  return new Map([...lines].map(({ groups }) => [groups?.name ?? '', groups?.behind ?? groups?.above ?? '']));
}

const MEGA = 1024 * 1024;
const shown = (value: number): string =>
  value >= MEGA && value % MEGA === 0 ? `${value / MEGA} × 1024²` : value.toLocaleString('en-US');

function rows(file: string, limits: Readonly<Record<string, number>>): string[][] {
  const texts = said(file);
  return Object.entries(limits).map(([name, value]) => {
    const text = texts.get(name) ?? '';
    if (text === '') throw new Error(`${file} does not say what ${name} bounds`);
    return [code(name), shown(value), text];
  });
}

const HEAD = ['bound', 'value', 'of'];

test('docs/limits.md lists the bounds of files', () => {
  const files = [
    [code('MOST_BYTES'), shown(MOST_BYTES), 'bytes of a file, or of standard input (`src/batch/input/bytes.ts`)'],
    [code('MOST_ARCHIVE_BYTES'), shown(MOST_ARCHIVE_BYTES), 'bytes of a .zip (`src/batch/input/bytes.ts`)'],
  ];
  expectGenerated('docs/limits.md', 'files', markdownTable(HEAD, files));
});

test('docs/limits.md lists what a document may take', () => {
  const settings = [
    ['`--time-limit`', `${TIME_LIMIT}`, 'seconds of a document, unless told'],
    ['`--memory-limit`', `${MEMORY_LIMIT}`, 'megabytes of the worker that converts it, unless told'],
  ];
  expectGenerated('docs/limits.md', 'documents', markdownTable(HEAD, settings));
});

test('docs/limits.md lists the bounds of reading', () => {
  expectGenerated('docs/limits.md', 'read', markdownTable(HEAD, rows('src/read/limits.ts', READ)));
});

test('docs/limits.md lists the bounds of the walk', () => {
  expectGenerated('docs/limits.md', 'walk', markdownTable(HEAD, rows('src/walk/limits.ts', WALK)));
});

test('docs/limits.md lists the bounds of the checks', () => {
  expectGenerated('docs/limits.md', 'check', markdownTable(HEAD, rows('src/check/limits.ts', CHECK)));
});

test('docs/limits.md lists the bounds of form files and of drafts', () => {
  expectGenerated('docs/limits.md', 'form-files', markdownTable(HEAD, rows('src/forms/file/json.ts', FILE_LIMITS)));
  expectGenerated('docs/limits.md', 'draft', markdownTable(HEAD, rows('src/draft/limits.ts', DRAFT)));
});
