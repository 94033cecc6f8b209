/**
 * docs/own-form.md is done from top to bottom, in a folder with the samples of docs/own-form/:
 *
 * | block         | what is done with it                                                    |
 * |---------------|-------------------------------------------------------------------------|
 * | `text sample` | is docs/own-form/quarterly-blank.txt                                    |
 * | `sh run`      | is run; `sh fails` too, and must fail                                   |
 * | `text output` | compared with what the block before printed, on both streams            |
 * | `diff edit`   | its lines are found in quarterly.json, one below the other, and changed |
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Form } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { FORMATS } from '../draft/samples.js';
import { fencesOf, rewrite, withFences } from './page.js';
import { installedFolder, plainEnvironment, remove, run } from './shell.js';

const PAGE = 'docs/own-form.md';
const SAMPLES = 'docs/own-form';
const BLANK = 'quarterly-blank.txt';
const FILLED = `${SAMPLES}/filled`;
// what npx itself has to say about the machine is no part of the page
const env = plainEnvironment({ LANG: 'en_US.UTF-8', npm_config_loglevel: 'error' });

let folder = '';
beforeAll(() => {
  folder = installedFolder();
  // as the page says, and no more: what it names is there by copying alone
  cpSync(SAMPLES, folder, { recursive: true });
});
afterAll(() => remove(folder));

const formFile = (): string => path.join(folder, 'quarterly.json');

/** Changes the file as the diff says: lines with - are there, in this order, and give way to those with +. */
function edit(diff: string): void {
  let text = readFileSync(formFile(), 'utf8');
  for (const [, removed = '', added = ''] of diff.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)*)/gm)) {
    const plain = (lines: string): string => lines.replace(/^[-+]/gm, '');
    const wanted = `\n${plain(removed)}`;
    expect([wanted, text.split(wanted).length]).toEqual([wanted, 2]);
    text = text.replace(wanted, () => `\n${plain(added)}`);
  }
  writeFileSync(formFile(), text);
}

/** What a command says on both streams. */
function printed(text: string, fails: boolean): string {
  const commands = text.trim().replaceAll('\n', ' 2>&1\n');
  if (!fails) return run(folder, 'sh', `${commands} 2>&1`, env);
  try {
    execFileSync('sh', ['-c', `${commands} 2>&1`], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
  throw new Error(`does not fail: ${text}`);
}

test('the page does what it says, from the blank sample to data', () => {
  let said = '';
  const after = withFences(PAGE, ({ language, mark, text }) => {
    if (language === 'sh') said = printed(text, mark === 'fails');
    if (mark === 'edit') edit(text);
    return mark === 'output' ? said.replaceAll('\ufeff', '') : text;
  });
  rewrite(PAGE, readFileSync(PAGE, 'utf8'), after);
}, 120_000);

test('the page shows the blank sample as it is, and has no block that is not used', () => {
  const fences = fencesOf(PAGE);
  expect(fences.find(({ mark }) => mark === 'sample')?.text).toBe(readFileSync(path.join(SAMPLES, BLANK), 'utf8'));
  const marks = ['text sample', 'sh run', 'sh fails', 'text output', 'diff edit'];
  expect(fences.map(({ language, mark }) => `${language} ${mark}`).filter((mark) => !marks.includes(mark))).toEqual([]);
});

/** The rows of a sample, by tabs or by two spaces. */
const rowsOf = (name: string): string[][] =>
  readFileSync(path.join(FILLED, name), 'utf8')
    .split('\n')
    .slice(4)
    .filter((line) => line !== '')
    .map((line) => line.split(line.includes('\t') ? '\t' : / {2,}/));

describe('the form as the page leaves it', () => {
  const filled = readdirSync(FILLED);
  const cases = filled.flatMap((name) => Object.keys(FORMATS).map((format) => [name, format] as const));

  test.each(cases)('reads %s as %s, every figure and every blank', async (name, format) => {
    const form = JSON.parse(readFileSync(formFile(), 'utf8')) as Form;
    const [title = ''] = readFileSync(path.join(FILLED, name), 'utf8').split('\n');
    const rows = rowsOf(name);
    const bytes = (await FORMATS[format]?.([title, '计量单位：件'], rows)) ?? new Uint8Array();
    const { reports } = await convert(bytes, { forms: [...FORMS, form] });
    const figures = reports.flatMap((report) => report.figures).filter(({ status }) => status !== 'missing');
    const texts = rows.slice(2).flatMap((row) => row.slice(2));
    expect(figures.map(({ value, status }) => (status === 'read' ? value : status))).toEqual(
      texts.map((text) => (text === '' ? 'blank' : text === '-' ? 'not_applicable' : Number(text))),
    );
    expect(reports.map((report) => [report.form, report.fields.year?.value])).toEqual([['quarterly', '2024']]);
  });
});
