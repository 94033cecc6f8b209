/**
 * Makes the files of test/fixtures: every fixture as .docx, which LibreOffice turns into the legacy formats.
 * `npm run fixtures`; `soffice` must be on the path (apt-get install libreoffice-writer).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { convertAll } from './fixtures/convert.js';
import { type FixtureFormat, FORMATS, jsonOf } from './fixtures/fixture.js';
import { fixtures } from './fixtures/index.js';
import { Office } from './fixtures/office.js';

const TARGET = path.join('test', 'fixtures');

function replaceFolder(name: string, files: ReadonlyMap<string, Uint8Array | string>): void {
  const folder = path.join(TARGET, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of files) writeFileSync(path.join(folder, file), content);
  console.log(`${folder}: ${files.size} files`);
}

const office = new Office();
try {
  for (const format of Object.keys(FORMATS) as FixtureFormat[])
    replaceFolder(format, await convertAll(office, fixtures, format));
} finally {
  office.close();
}
replaceFolder('expected', new Map(fixtures.map(({ name, expected }) => [`${name}.json`, jsonOf(expected)])));
