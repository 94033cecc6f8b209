/** What is to be done with each file, thought out while others are still being converted. */
import type { Readable } from 'node:stream';
import type { Finding } from '../findings.js';
import type { Executor } from './convert/executor.js';
import type { Formatted } from './convert/formatted.js';
import { MOST_BYTES, readFile, readStream } from './input/bytes.js';
import { type Found, type PassedOver, STANDARD_INPUT, type Walk } from './input/find.js';
import { hashOf } from './input/hash.js';
import { identityOf } from './input/identity.js';
import type { Standing } from './output/earlier.js';
import type { Output } from './output/index.js';
import type { Identity } from './output/journal.js';
import type { Settled, Settlement } from './settle/index.js';
import { fallsTo, type Shard } from './shard.js';

export interface PlanOptions {
  executor: Executor;
  encoding?: string;
  /** Bytes of the largest document that is read. */
  limit?: number;
  stdin: Readable;
  /** Only what falls to this share is converted. */
  shard?: Shard;
  keep?: boolean;
  stop?: AbortSignal;
}

/** The bytes of a file, or why there are none. */
export type Loaded = { bytes: Uint8Array; hash: string; identity?: Identity } | { failed: Finding; size: number };

/** `weight`: bytes that it keeps in memory. */
export type Plan = { weight: number } & (
  | { kind: 'passed'; sighting: PassedOver; own: boolean }
  /** Files of an earlier run that are gone; only with `keep`. */
  | { kind: 'vanished'; standing: Standing }
  /** An earlier run has it, unchanged. */
  | {
      kind: 'stands';
      sighting: Found;
      guess: Settled;
      standing: Standing;
      identity: Identity | undefined;
      load: () => Promise<Loaded>;
    }
  | { kind: 'file'; sighting: Found; guess: Settled; loaded: Loaded; items?: AsyncIterable<Formatted> }
);

export class Planner {
  readonly #output: Output;
  readonly #options: PlanOptions;
  /** Of the files alone: what is in them is not known yet, so this is a guess. */
  readonly #settlement: Settlement;
  /** Whether the plans ended before the walk. */
  stopped = false;

  constructor(output: Output, options: PlanOptions, settlement: Settlement) {
    this.#output = output;
    this.#options = options;
    this.#settlement = settlement;
  }

  expect(document: string): void {
    this.#settlement.expect(document);
  }

  close(): void {
    this.#settlement.close();
  }

  async *plans(walk: Walk): AsyncGenerator<Plan, void, void> {
    for await (const sighting of walk) {
      if (this.#options.stop?.aborted) {
        this.stopped = true;
        return;
      }
      yield* this.#vanished(this.#output.before(sighting.place));
      const standing = await this.#output.at(sighting.place);
      if ('source' in sighting) yield await this.#file(sighting, standing);
      else if (this.#isMine(hashOf(sighting.document))) {
        yield { kind: 'passed', sighting, own: standing?.own === true, weight: 0 };
      }
    }
    yield* this.#vanished(this.#output.before());
  }

  async *#vanished(standings: AsyncIterable<Standing>): AsyncGenerator<Plan> {
    for await (const standing of standings) {
      if (this.#options.keep && standing.record.file !== undefined) yield { kind: 'vanished', standing, weight: 0 };
    }
  }

  async #file(sighting: Found, standing: Standing | undefined): Promise<Plan> {
    const guess = this.#settlement.document(sighting.document, sighting.given);
    const identity = standing === undefined ? undefined : await this.#output.holds(standing, sighting);
    if (standing !== undefined && (standing.own || identity !== undefined)) {
      if (identity !== undefined && identity.size > 0) this.#settlement.firstWith(identity.hash, guess.document);
      return { kind: 'stands', sighting, guess, standing, identity, load: () => this.#load(sighting), weight: 0 };
    }
    const loaded = await this.#load(sighting);
    const plan = {
      kind: 'file',
      sighting,
      guess,
      loaded,
      weight: 'bytes' in loaded ? loaded.bytes.length : 0,
    } as const;
    const items = this.#begin(loaded, guess);
    return items === undefined ? plan : { ...plan, items };
  }

  /** Begins converting, unless that is not needed: other machines do it, or the same bytes were there. */
  #begin(loaded: Loaded, { document, findings }: Settled): AsyncIterable<Formatted> | undefined {
    if (!('bytes' in loaded) || !this.#isMine(loaded.hash)) return undefined;
    const { bytes, hash } = loaded;
    if (bytes.length > 0 && this.#settlement.firstWith(hash, document) !== undefined) return undefined;
    const { executor, encoding } = this.#options;
    return executor.items({ document, bytes, findings, ...(encoding !== undefined && { encoding }) });
  }

  #isMine(hash: string): boolean {
    const { shard } = this.#options;
    return shard === undefined || fallsTo(shard, hash);
  }

  async #load({ source, failed }: Found): Promise<Loaded> {
    const { limit = MOST_BYTES, stdin } = this.#options;
    if (failed) return { failed, size: 0 };
    const read = source === STANDARD_INPUT ? await readStream(stdin, limit) : readFile(source, limit);
    if ('failed' in read) return read;
    const hash = hashOf(read.bytes);
    return { bytes: read.bytes, hash, ...(read.status && { identity: identityOf(read.status, hash) }) };
  }
}
