/** docs/checks.md: its examples are converted, and what they show stands below them. */
import { readFileSync } from 'node:fs';
import { MISREADINGS, NEIGHBOUR } from '../../src/check/misreadings.js';
import { message } from '../../src/findings.js';
import { convert } from '../../src/index.js';
import { code, expectGenerated, fencesOf, markdownTable, rewrite, withFences } from './page.js';

const PAGE = 'docs/checks.md';
const SHOWN = ['relation_failed', 'misreading_possible', 'prose_differs'];

test('the misreadings are those of src/check/misreadings.ts', () => {
  const rows = [...MISREADINGS, NEIGHBOUR].map(({ name, words }) => [code(name), words.zh, words.en]);
  expectGenerated(PAGE, 'misreadings', markdownTable(['misreading', '中文', 'English'], rows));
});

test('below the example stand its findings', async () => {
  const example = fencesOf(PAGE).find(({ mark }) => mark === 'example')?.text ?? '';
  const { reports } = await convert(new TextEncoder().encode(example));
  const lines = (reports[0]?.findings ?? [])
    .filter((found) => SHOWN.includes(found.code))
    .map((found) => `${found.location} ${found.code}\n  ${message(found, 'zh')}\n  ${message(found, 'en')}\n`);
  for (const one of SHOWN) expect(lines.join('')).toContain(one);
  const after = withFences(PAGE, ({ mark, text }) => (mark === 'findings' ? lines.join('') : text));
  rewrite(PAGE, readFileSync(PAGE, 'utf8'), after);
});
