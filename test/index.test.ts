/** The public API on archives: the documents in them come out as they do by themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { type Conversion, type ConvertOptions, convert, convertAll } from '../src/index.js';
import { type RawFile, rawZip } from './build/raw-zip.js';

const SAMPLES = path.join(__dirname, '..', 'samples');
const samples: RawFile[] = readdirSync(SAMPLES)
  .sort()
  .map((name) => ({ name: iconv.encode(`样本/${name}`, 'gbk'), data: readFileSync(path.join(SAMPLES, name)) }));

async function all(bytes: Uint8Array, options?: ConvertOptions): Promise<Conversion[]> {
  const conversions: Conversion[] = [];
  for await (const conversion of convertAll(bytes, options)) conversions.push(conversion);
  return conversions;
}

test('each sample in an archive, and in an archive within it, gives what it gives by itself', async () => {
  const inner = rawZip(samples).bytes;
  const [archive, nested, ...rest] = await all(rawZip([{ name: 'in.zip', data: inner }, ...samples]).bytes, {
    document: 'a.zip',
  });
  const names = readdirSync(SAMPLES)
    .filter((name) => !name.endsWith('.expected.json'))
    .sort();
  const leftOut = readdirSync(SAMPLES).length - names.length;
  expect([archive, nested]).toMatchObject([
    { document: 'a.zip', outcome: 'archive', leftOut, reports: [], findings: [] },
    { document: 'a.zip/in.zip', outcome: 'archive', leftOut, reports: [], findings: [] },
  ]);
  const expected: Conversion[] = [];
  for (const folder of ['a.zip/in.zip/样本', 'a.zip/样本']) {
    for (const name of names) {
      const document = `${folder}/${name}`;
      expected.push(await convert(new Uint8Array(readFileSync(path.join(SAMPLES, name))), { document }));
    }
  }
  expect(rest).toEqual(expected);
});

test('a single document is one conversion', async () => {
  const bytes = new Uint8Array(readFileSync(path.join(SAMPLES, 'merged-cells-2023.docx')));
  expect(await all(bytes, { document: 'a.docx' })).toEqual([await convert(bytes, { document: 'a.docx' })]);
});

test('convert says that an archive is one', async () => {
  const { outcome, findings } = await convert(rawZip([{ name: 'a.txt' }]).bytes, { document: 'a.zip' });
  expect([outcome, findings.map(({ code }) => code)]).toEqual(['unreadable', ['archive_not_opened']]);
});

test('an encoding that is not known is the mistake of the caller', async () => {
  await expect(all(rawZip([{ name: 'a.txt', data: 'x' }]).bytes, { encoding: 'klingon' })).rejects.toThrow(RangeError);
});
