/**
 * `npm run accuracy:generated [-- --reports N] [--damage NAME] [--way NAME] [--seed N] [--show N]`: generated reports under every
 * kind of damage, in every flavour and format, the same ones each time. With all of them and the usual seed the table in
 * docs/accuracy.md is written anew.
 * None may be wrong in silence.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { DAMAGES } from '../test/generate/damage/index.js';
import { addTo, emptyTally, type Tally, tableOf } from '../test/generate/damage/tally.js';
import { outcomesOf, trialArbitrary } from '../test/generate/damage/trial.js';
import { WAYS } from '../test/generate/render/ways.js';

/** That of the page. */
const SEED = '2019';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2400' },
    damage: { type: 'string', multiple: true, default: [] },
    way: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: SEED },
    show: { type: 'string', default: '0' },
    flagged: { type: 'string', default: '0' },
  },
});
const damages = values.damage.length > 0 ? values.damage : Object.keys(DAMAGES);
const ways = values.way.length > 0 ? values.way : WAYS.map(({ name }) => name);
const each = Math.ceil(Number(values.reports) / damages.length);

const byDamage = new Map<string, Tally>();
const byWay = new Map<string, Tally>();
for (const damage of damages) {
  const index = Object.keys(DAMAGES).indexOf(damage);
  const tally = emptyTally();
  const shown = { WRONG: 0, FLAGGED: 0 };
  byDamage.set(damage, tally);
  const trials = fc.sample(trialArbitrary([damage], ways), { numRuns: each, seed: Number(values.seed) + index });
  for (const [number, trial] of trials.entries()) {
    const way = ways[(number + 7 * index) % ways.length] ?? '';
    const outcomes = await outcomesOf({ ...trial, way });
    addTo(tally, outcomes);
    const own = byWay.get(way) ?? emptyTally();
    byWay.set(way, own);
    addTo(own, outcomes);
    const silent = outcomes.filter(({ verdict }) => verdict === 'silent');
    const flagged = outcomes.filter(({ verdict, due }) => verdict === 'flagged' && due?.determined === true);
    for (const [kind, some, most] of [
      ['WRONG', silent, Number(values.show)],
      ['FLAGGED', flagged, Number(values.flagged)],
    ] as const) {
      if (some.length === 0 || shown[kind]++ >= most) continue;
      console.log(`${kind} ${damage} #${number} ${way} ${trial.report.form} ${trial.report.filling}: ${some.length}`);
      for (const { figure, due, got } of some.slice(0, 3))
        console.log(
          `  ${figure}: due ${due?.value} ${due?.status} got ${got?.value} ${got?.status} ${JSON.stringify(got?.raw)}`,
        );
    }
  }
}
const byDamageTable = tableOf(byDamage, (name) => DAMAGES[name]?.title ?? name);
const byWayTable = tableOf(byWay, (name) => name);
console.log(`${byDamageTable}\n\n${byWayTable}`);
// a part of the damages or of the ways is no result for the page, and its seed stays the same
if (values.damage.length === 0 && values.way.length === 0 && values.seed === SEED) {
  const page = 'docs/accuracy.md';
  const part = (text: string, name: string, table: string): string =>
    text.replace(
      new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- /generated -->)`),
      (_, begin: string, end: string) => `${begin}${table}\n${end}`,
    );
  writeFileSync(page, part(part(readFileSync(page, 'utf8'), 'damages', byDamageTable), 'ways', byWayTable));
}
process.exitCode = [...byDamage.values()].some(({ silent }) => silent > 0) ? 1 : 0;
