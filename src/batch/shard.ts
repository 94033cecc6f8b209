/** A share of the documents for each of several machines, told from the content alone: no machine need know of the others. */

export interface Shard {
  /** From 1. */
  number: number;
  of: number;
}

/** Hexadecimal digits of the hash that decide. */
const DIGITS = 12;

/** `3/20`; undefined for anything else. */
export function shardOf(text: string): Shard | undefined {
  const [, number, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  return number !== undefined && of !== undefined && number >= 1 && number <= of ? { number, of } : undefined;
}

/** Whether what has this hash falls to the shard. */
export function fallsTo({ number, of }: Shard, hash: string): boolean {
  return Number.parseInt(hash.slice(0, DIGITS), 16) % of === number - 1;
}
