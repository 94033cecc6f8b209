/**
 * Rounds: each takes other documents, and all contenders go through them, so that whatever else the machine does meets all of
 * them, and nobody reads a document twice.
 */
import type { Contender } from './contenders.js';
import type { Format, Item } from './corpus/index.js';
import { Library, timedRun } from './library.js';

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
 * @param others documents of all formats that libraries go through first, untimed: an archive of thousands meets them warm
 * @param work a folder for what contenders write
 */
export async function timed(
  all: readonly Contender[],
  format: Format,
  { paths, others, work }: { paths: readonly string[]; others: readonly Item[]; work: string },
): Promise<Times[]> {
  const own = all.filter((contender) => contender.formats.includes(format) && contender.isThere());
  const entries = own.map((contender) => ({
    contender,
    library: contender.isProcess === true ? undefined : new Library(contender.name, work),
    measured: { rounds: [] as number[], refused: 0, documents: 0 },
  }));
  for (const { contender, library } of entries) {
    await library?.run(others.filter((item) => contender.formats.includes(item.format)).map((item) => item.path));
  }
  const size = Math.ceil(paths.length / ROUNDS);
  for (let round = 0; round * size < paths.length; round++) {
    const documents = paths.slice(round * size, (round + 1) * size);
    for (const { contender, library, measured } of entries) {
      const taken = documents.slice(0, contender.most);
      const { milliseconds, refused } = await (library?.run(taken) ?? timedRun(contender, taken));
      measured.rounds.push(milliseconds / taken.length);
      measured.refused += refused;
      measured.documents += taken.length;
    }
  }
  for (const { library } of entries) library?.close();
  return entries.map(({ contender, measured: { rounds, ...counts } }) => ({
    contender,
    milliseconds: median(rounds),
    ...counts,
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
