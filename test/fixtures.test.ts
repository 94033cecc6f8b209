/** What stands in test/fixtures is what scripts/make-fixtures.ts makes. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { convertAll } from '../scripts/fixtures/convert.js';
import { type FixtureFormat, FORMATS, jsonOf } from '../scripts/fixtures/fixture.js';
import { fixtures } from '../scripts/fixtures/index.js';
import { hasOffice, Office } from '../scripts/fixtures/office.js';
import { readDoc } from '../src/read/doc/index.js';
import { fixtureFile, shown } from './fixtures/index.js';

const FOLDER = path.join('test', 'fixtures');
const formats = Object.keys(FORMATS) as FixtureFormat[];

test.each(formats)('%s: the committed files are those of the list', (format) => {
  const wanted = fixtures.filter((fixture) => fixture.formats.includes(format));
  const names = wanted.map(({ name }) => `${name}.${FORMATS[format].ending}`);
  expect(readdirSync(path.join(FOLDER, format)).sort()).toEqual(names.sort());
});

test('what is expected of them is what their descriptions say: run `npm run fixtures` after a change', () => {
  const files = new Map(
    readdirSync(path.join(FOLDER, 'expected')).map((file) => [
      file,
      readFileSync(path.join(FOLDER, 'expected', file), 'utf8'),
    ]),
  );
  expect([...files.keys()].sort()).toEqual(fixtures.map(({ name }) => `${name}.json`).sort());
  for (const { name, expected } of fixtures) expect(files.get(`${name}.json`)).toBe(jsonOf(expected));
});

test('they take less than 1.5 MB, and none holds a path of the machine that made it', () => {
  const files = [...formats, 'expected'].flatMap((format) =>
    readdirSync(path.join(FOLDER, format)).map((file) => path.join(FOLDER, format, file)),
  );
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(1_500_000);
  const told = files.filter((file) => /gouji-office|\/tmp\/|\/home\//.test(readFileSync(file, 'latin1')));
  expect(told).toEqual([]);
});

const office = hasOffice();

(office ? test : test.skip)(
  `LibreOffice makes them still${office ? '' : ': skipped, soffice is not installed'}`,
  async () => {
    const chosen = fixtures.filter(({ name }) => ['merges-1', 'nested-table', 'tracked-changes'].includes(name));
    const running = new Office();
    const made = await convertAll(running, chosen, 'doc').finally(() => running.close());
    expect(made.size).toBe(chosen.length);
    for (const [file, bytes] of made) {
      const committed = fixtureFile('doc', path.parse(file).name);
      expect(shown(readDoc(bytes).blocks)).toEqual(shown(readDoc(committed.bytes).blocks));
    }
  },
  60_000,
);
