/**
 * Rounds: each takes other documents, and all contenders go through them, so that whatever else the machine does meets all of
 * them, and nobody reads a document twice.
 */
import type { Contender } from './contenders.js';
import type { Format } from './corpus/index.js';

const ROUNDS = 10;

export interface Times {
  contender: Contender;
  /** Median over the rounds, milliseconds a document. */
  milliseconds: number;
  /** Documents that it could not read, and how many it got. */
  refused: number;
  documents: number;
}

/**
 * The times of all that are installed and take the format.
 * @param others documents that those within this process go through first, untimed: an archive of thousands meets them warm
 */
export async function timed(
  all: readonly Contender[],
  format: Format,
  paths: readonly string[],
  others: readonly string[],
): Promise<Times[]> {
  const own = all.filter((contender) => contender.formats.includes(format) && contender.isThere());
  const times = new Map(own.map((contender) => [contender, { rounds: [] as number[], refused: 0, documents: 0 }]));
  for (const contender of own) if (contender.isProcess !== true) await contender.run(others);
  const size = Math.ceil(paths.length / ROUNDS);
  for (let round = 0; round * size < paths.length; round++) {
    const documents = paths.slice(round * size, (round + 1) * size);
    for (const [contender, measured] of times) {
      const taken = documents.slice(0, contender.most);
      const begun = performance.now();
      measured.refused += await contender.run(taken);
      measured.rounds.push((performance.now() - begun) / taken.length);
      measured.documents += taken.length;
    }
  }
  return [...times].map(([contender, { rounds, ...counts }]) => ({
    contender,
    milliseconds: median(rounds),
    ...counts,
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
