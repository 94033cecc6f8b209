/** The times as a table, for the terminal and for the page. */
import { type Contender, GOUJI } from './contenders.js';
import type { Format } from './corpus/index.js';
import type { Times } from './rounds.js';

interface Line {
  name: string;
  milliseconds: string;
  perSecond: string;
  /** How many times as long as gouji. */
  ratio: string;
  gives: string;
}

function linesOf(times: readonly Times[]): Line[] {
  const own = times.find(({ contender }) => contender.name === GOUJI)?.milliseconds ?? Number.NaN;
  return times.map(({ contender: { name, gives }, milliseconds, refused, documents }) => ({
    name,
    milliseconds: milliseconds.toFixed(2),
    perSecond: (1000 / milliseconds).toFixed(milliseconds > 100 ? 1 : 0),
    ratio: `${(milliseconds / own).toFixed(2)} ×`,
    gives: refused === 0 ? gives : `${gives}; ${refused} of ${documents} refused`,
  }));
}

export function textOf(format: Format, count: number, times: readonly Times[]): string {
  const lines = linesOf(times).map(
    ({ name, milliseconds, perSecond, ratio, gives }) =>
      `${milliseconds.padStart(9)} ms ${perSecond.padStart(7)} a second ${ratio.padStart(9)}  ${name} (${gives})`,
  );
  return [`.${format}, ${count} documents`, ...lines].join('\n');
}

export function markdownOf(times: readonly Times[]): string {
  const rows = linesOf(times).map(({ name, milliseconds, perSecond, ratio, gives }) =>
    [name, milliseconds, perSecond, ratio, gives].join(' | '),
  );
  const head = ['|  | ms a document | documents a second | beside gouji | gives |', '| --- | --: | --: | --: | --- |'];
  return [...head, ...rows.map((row) => `| ${row} |`)].join('\n');
}

export const absentLines = (all: readonly Contender[]): string[] =>
  all.filter((contender) => !contender.isThere()).map(({ name }) => `${name}: not installed, left out`);
