/** docs/text-flavours.md: each example is read, and what comes of it stands below it. `⇥` is a tab. */
import { readFileSync } from 'node:fs';
import { convert } from '../../src/index.js';
import type { Figure } from '../../src/report.js';
import { fencesOf, firstColumn, rewrite, withFences } from './page.js';

const PAGE = 'docs/text-flavours.md';

const ROWS = { 规章: 'regulations', 行政规范性文件: 'normative_documents' };

/** `12`, `10 (repaired)`, `blank` */
const shown = ({ value, status }: Figure): string =>
  value === null ? status : status === 'read' ? String(value) : `${value} (${status})`;

async function outcomeOf(example: string): Promise<{ layouts: string[]; text: string }> {
  const table = example.replace(/⇥ ?/g, '\t');
  const report = `云岫县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n${table}`;
  const { source, reports } = await convert(new TextEncoder().encode(report));
  const figures = reports[0]?.figures ?? [];
  const lines = Object.entries(ROWS).map(([label, row]) => {
    const own = figures.filter((figure) => figure.table === 'disclosure' && figure.row === row);
    return `${label}: ${own.map(shown).join(' | ')}`;
  });
  return { layouts: source.layouts, text: `${lines.join('\n')}\n` };
}

test('below each example stands what is read from it', async () => {
  const fences = fencesOf(PAGE);
  const outcomes = new Map<number, string>();
  for (const [index, { mark, text }] of fences.entries()) {
    if (mark !== 'example') continue;
    expect(fences[index + 1]?.mark).toBe('read');
    outcomes.set(index + 1, (await outcomeOf(text)).text);
  }
  const after = withFences(PAGE, ({ text }, index) => outcomes.get(index) ?? text);
  rewrite(PAGE, readFileSync(PAGE, 'utf8'), after);
});

test('each example is of the flavour whose heading it stands under', async () => {
  const sections = readFileSync(PAGE, 'utf8').split(/^## /m).slice(2);
  const found = await Promise.all(
    sections.map(async (section) => {
      const example = /^```text example\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? '';
      const { layouts } = await outcomeOf(example);
      return { name: /^`(\w+)`/.exec(section)?.[1], layout: layouts[0] ?? 'lines', more: layouts.length > 1 };
    }),
  );
  expect(found.filter(({ name, layout, more }) => name !== layout || more)).toEqual([]);
});

test('the overview names the flavours of src/read/text/layout.ts', () => {
  const table = /The flavours in which[\s\S]*?\*\//.exec(readFileSync('src/read/text/layout.ts', 'utf8'))?.[0] ?? '';
  const names = [...table.matchAll(/^ \* \| (\w+) +\|/gm)].map(([, name]) => name).filter((name) => name !== 'flavour');
  expect([...new Set(firstColumn(PAGE, '## Overview'))]).toEqual(names);
});
