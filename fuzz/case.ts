/** One damaged document: made from its number alone, so that a failure can be made again. */
import { convertAll } from '../src/index.js';
import { mutate } from './mutate.js';
import { Random } from './random.js';
import type { Seed } from './seeds.js';

/** The damaged document of a number. */
export async function damagedDocument(seeds: readonly Seed[], number: number): Promise<Uint8Array> {
  const random = new Random(number);
  const seed = random.pick(seeds);
  const damaged = mutate(seed.bytes, random);
  return seed.whole ? seed.whole(damaged) : damaged;
}

/** Converts it. What comes must be a report, or a finding that says why there is none; anything else is thrown. */
export async function convertDamaged(bytes: Uint8Array): Promise<string> {
  const outcomes: string[] = [];
  for await (const { outcome, reports, findings } of convertAll(bytes, { document: 'damaged' })) {
    // an archive that is whole has nothing to tell but its files
    if (outcome !== 'archive' && reports.length === 0 && findings.length === 0)
      throw new Error('neither a report nor a finding');
    outcomes.push(outcome);
  }
  if (outcomes.length === 0) throw new Error('nothing came of it');
  return outcomes[0] as string;
}
