/**
 * The first of the trials that `npm run accuracy:generated` runs, and the page that it writes. fast-check shrinks what is
 * found beyond them: `GOUJI_DAMAGE=rows_missing GOUJI_RUNS=500 npx jest test/damage`.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Due } from './generate/damage/draft.js';
import { DAMAGES } from './generate/damage/index.js';
import { judge } from './generate/damage/judge.js';
import { outcomesOf, trialArbitrary } from './generate/damage/trial.js';
import { WAYS } from './generate/render/ways.js';

const SEED = 2019;
const EACH = 6;
const names = Object.keys(DAMAGES);
const ways = WAYS.map(({ name }) => name);

async function silentIn(damage: string): Promise<string[]> {
  const index = names.indexOf(damage);
  const trials = fc.sample(trialArbitrary([damage], ways), { numRuns: EACH, seed: SEED + index });
  const silent: string[] = [];
  for (const [number, trial] of trials.entries()) {
    const way = ways[(number + 7 * index) % ways.length] ?? '';
    const wrong = (await outcomesOf({ ...trial, way })).filter(({ verdict }) => verdict === 'silent');
    silent.push(
      ...wrong.map(({ figure, due, got }) => `${way} ${figure}: ${got?.value} ${got?.status}, not ${due?.value}`),
    );
  }
  return silent;
}

test.each(names)('%s: no figure is wrong in silence', async (damage) => {
  expect(await silentIn(damage)).toEqual([]);
});

test('in a row filled up at its end, that is due which the cells moved there say, and say after further damage', () => {
  const due = new Map<string, Due>([
    ['t/r/a', { value: null, status: 'blank', determined: false, padded: 't/r/b' }],
    // 0 when it moved, struck since
    ['t/r/b', { value: null, status: 'not_applicable', determined: false, padded: null }],
  ]);
  const way = WAYS.find(({ pads }) => pads === true);
  if (way === undefined) throw new Error('no way fills rows up');
  const told = judge([], { parts: [], due, columns: new Map() }, way);
  expect(told.map((outcome) => outcome.due?.status)).toEqual(['not_applicable', 'blank']);
});

const asked = process.env.GOUJI_DAMAGE;
(asked === undefined ? test.skip : test)(
  'the damage asked for, made smaller where it fails',
  async () => {
    const trials = trialArbitrary(asked === undefined ? names : [asked]);
    const honest = async (trial: Parameters<typeof outcomesOf>[0]): Promise<boolean> =>
      (await outcomesOf(trial)).every(({ verdict }) => verdict !== 'silent');
    await fc.assert(fc.asyncProperty(trials, honest), { numRuns: Number(process.env.GOUJI_RUNS ?? 100), seed: SEED });
  },
  600_000,
);

test('docs/accuracy.md has a line for each damage and each way, as the command writes them', () => {
  const page = readFileSync('docs/accuracy.md', 'utf8');
  const firsts = (name: string): string[] => {
    const [, table = ''] = new RegExp(`<!-- generated: ${name} -->\n([\\s\\S]*?)<!-- /generated -->`).exec(page) ?? [];
    const lines = table.trim().split('\n').slice(2);
    expect(
      lines.filter((line) => !/^\|.*\| \d+ \| \d+ \| \d+ \| (?:[\d.]+ %|—) \| \d+ \| \d+ \| \d+ \|$/.test(line)),
    ).toEqual([]);
    return lines.map((line) => line.split(' | ')[0]?.slice(2) ?? '');
  };
  expect(firsts('damages')).toEqual([...names.map((name) => DAMAGES[name]?.title), '**all**']);
  expect([...firsts('ways')].sort()).toEqual([...ways, '**all**'].sort());
});
