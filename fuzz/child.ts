/** Converts damaged documents one after the other, in a process of its own, and tells of each that it has begun. */
import { convertDamaged, damagedDocument } from './case.js';
import { SEEDS } from './seeds.js';

const [format = '', from = '0', to = '0'] = process.argv.slice(2);
const seeds = (await SEEDS[format]?.()) ?? [];
const outcomes: Record<string, number> = {};
let slowest = { number: 0, ms: 0 };
for (let number = Number(from); number < Number(to); number += 1) {
  const bytes = await damagedDocument(seeds, number);
  process.send?.({ begun: number });
  const begun = performance.now();
  const outcome = await convertDamaged(bytes);
  const ms = performance.now() - begun;
  if (ms > slowest.ms) slowest = { number, ms };
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}
process.send?.({ outcomes, slowest, memory: process.resourceUsage().maxRSS / 1024 });
