/** Every sample, and every case of the corpus, gives the output that lies beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import iconv from 'iconv-lite';
import { compare, parseAnswers } from '../src/accuracy/compare.js';
import { main } from '../src/cli/main.js';
import { convert } from '../src/index.js';

const ANSWERS = '.expected.json';

/** Documents with the answers beside them. */
function casesIn(folder: string): { document: string; file: string; answers: string }[] {
  const names = readdirSync(folder);
  return names
    .filter((name) => !name.endsWith(ANSWERS))
    .map((document) => {
      const stem = document.slice(0, document.lastIndexOf('.'));
      return { document, file: path.join(folder, document), answers: path.join(folder, stem + ANSWERS) };
    });
}

async function printed(...argv: string[]): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const all = text(stdout);
  stderr.resume();
  expect(await main(argv, { stdin, stdout, stderr, env: {}, version: '0', convert, formSchema: {} })).toBe(0);
  stdout.end();
  return all;
}

const SAMPLES = path.join(__dirname, '..', 'samples');
const CORPUS = path.join(__dirname, 'corpus');

const schema = JSON.parse(readFileSync(path.join(__dirname, '..', 'schema', 'report.schema.json'), 'utf8'));
const isReport = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

describe('samples', () => {
  test.each(casesIn(SAMPLES))('$document', async ({ file, answers }) => {
    const output = await printed('convert', '--stdout', 'json', '-q', file);
    // line by line, so that a difference shows as one
    expect(output.split('\n')).toEqual(readFileSync(answers, 'utf8').split('\n'));
    expect([isReport(JSON.parse(output)), isReport.errors]).toEqual([true, null]);
  });
});

describe('corpus', () => {
  test.each(casesIn(CORPUS))('$document', async ({ document, file, answers }) => {
    const expected = parseAnswers(readFileSync(answers, 'utf8'));
    const { reports } = await convert(new Uint8Array(readFileSync(file)), { document });
    const accuracy = compare(reports[0], expected);
    expect(accuracy).toEqual({ exact: Object.keys(expected.cells).length, flagged: [], silent: [] });
    expect(reports[0]?.form).toBe(expected.form);
    if (expected.year !== null) expect(reports[0]?.fields.year?.value).toBe(String(expected.year));
    if (expected.agency !== null) expect(reports[0]?.fields.agency?.value).toBe(expected.agency);
  });
});

describe('the same text in other encodings gives the same figures', () => {
  const texts = casesIn(CORPUS).filter(({ document }) => document.endsWith('.txt'));
  const encodings = [
    ['gb18030', (plain: string) => iconv.encode(plain, 'gb18030')],
    ['utf-16le', (plain: string) => iconv.encode(plain, 'utf-16le')],
    ['utf-16be', (plain: string) => iconv.encode(plain, 'utf-16be', { addBOM: true })],
  ] as const;
  test.each(texts.flatMap((one) => encodings.map(([name, encode]) => ({ ...one, name, encode }))))(
    '$document as $name',
    async ({ file, name, encode }) => {
      const bytes = new Uint8Array(readFileSync(file));
      const again = await convert(new Uint8Array(encode(new TextDecoder().decode(bytes))));
      const { reports } = await convert(bytes);
      expect(again.source.encoding?.name).toBe(name);
      expect(again.reports[0]?.figures).toEqual(reports[0]?.figures);
    },
  );
});
