/** docs/walk.md: the machine drawn from its own table, and every rule that can appear in `rules`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { convert, RULES } from '../../src/index.js';
import {
  ACTIONS,
  type Action,
  CELL_KINDS,
  type CellKind,
  STATES,
  type State,
  TRANSITIONS,
} from '../../src/walk/states.js';
import { code, expectGenerated, firstColumn, markdownTable } from './page.js';

const PAGE = 'docs/walk.md';
const states = Object.keys(STATES) as State[];
const kinds = Object.keys(CELL_KINDS) as CellKind[];

/** One arrow for each pair of states, with a line for each action: `figure, text / tell`. */
function diagram(): string {
  const arrows = new Map<string, Map<Action, CellKind[]>>();
  for (const from of states) {
    for (const kind of kinds) {
      const { action, to } = TRANSITIONS[from][kind];
      if (action === 'ignore') continue;
      const arrow = `${from} --> ${kind === 'end' ? '[*]' : to}`;
      const byAction = arrows.get(arrow) ?? new Map<Action, CellKind[]>();
      arrows.set(arrow, byAction.set(action, [...(byAction.get(action) ?? []), kind]));
    }
  }
  const lines = [...arrows].map(([arrow, byAction]) => {
    const said = [...byAction].map(([action, cells]) => `${cells.join(', ')} / ${action}`);
    return `  ${arrow}: ${said.join('<br>')}`;
  });
  return ['```mermaid', 'stateDiagram-v2', '  direction TB', '  [*] --> prose', ...lines, '```'].join('\n');
}

const described = (title: string, words: Record<string, string>): string =>
  markdownTable(
    [title, ''],
    Object.entries(words).map(([name, text]) => [code(name), text]),
  );

const TRANSITION_ROWS = kinds.map((kind) => [
  code(kind),
  ...states.map((state) => {
    const { action, to } = TRANSITIONS[state][kind];
    return to === state ? action : `${action} → **${to}**`;
  }),
]);

test.each([
  ['diagram', diagram()],
  ['states', described('state', STATES)],
  ['kinds', described('kind of cell', CELL_KINDS)],
  ['actions', described('action', ACTIONS)],
  ['transitions', markdownTable(['', ...states.map((state) => `in **${state}**`)], TRANSITION_ROWS)],
])('the %s of the machine are those of src/walk/states.ts', (name, text) => {
  expectGenerated(PAGE, name, text);
});

test('the rules are those of src/report.ts', () => {
  const rows = Object.entries(RULES).map(([name, { en }]) => [code(name), en]);
  expectGenerated(PAGE, 'rules', markdownTable(['rule', 'what it undoes'], rows));
});

test('the rules met in the samples are listed', async () => {
  const listed = firstColumn(PAGE, '## Rules');
  const met = new Set<string>();
  for (const name of readdirSync('samples').filter((file) => !file.endsWith('.json'))) {
    const { reports } = await convert(readFileSync(path.join('samples', name)), { document: name });
    for (const figure of reports.flatMap((report) => report.figures))
      for (const rule of figure.rules ?? []) met.add(rule);
  }
  expect(met.size).toBeGreaterThan(0);
  expect([...met].filter((rule) => !listed.includes(rule))).toEqual([]);
});

test('the ways in which a label is recognised are listed', async () => {
  const source = readFileSync('src/report.ts', 'utf8');
  const ways = /How the label was recognised: ([^;]*); `none`/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect([...firstColumn(PAGE, '## Labels')].sort()).toEqual([...ways, 'none'].sort());
});
