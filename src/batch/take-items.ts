/** The documents of a file as they come, each settled and written. */
import type { Finding } from '../findings.js';
import { isArchive } from '../read/archive.js';
import type { RunDocument } from '../write/run-json.js';
import type { Amendments } from './convert/convert-file.js';
import { copyItem, type Executor, failedItem } from './convert/executor.js';
import type { Formatted, FormattedEntry } from './convert/formatted.js';
import { hashOf } from './input/hash.js';
import type { Output } from './output/index.js';
import type { FileRecord, ItemRecord } from './output/journal.js';
import type { Loaded, Plan } from './plan.js';
import type { Settled, Settlement } from './settle/index.js';
import { fallsTo, type Shard } from './shard.js';
import { withoutZeros } from './tally.js';

export interface TakeContext {
  settlement: Settlement;
  output: Output;
  options: { executor: Executor; encoding?: string; shard?: Shard };
}

/** The bytes of an empty file are no sign of a copy. */
const EMPTY = hashOf('');

export class Taking {
  readonly #plan: Extract<Plan, { kind: 'file' | 'stands' }>;
  readonly #settled: Settled;
  readonly #context: TakeContext;
  readonly #items: ItemRecord[] = [];
  #loaded: Loaded | undefined;
  /** The document that had the bytes of the file before. */
  #original: string | undefined;
  #amended = false;
  #again = false;
  #elsewhere = false;

  constructor(plan: Extract<Plan, { kind: 'file' | 'stands' }>, settled: Settled, context: TakeContext) {
    this.#plan = plan;
    this.#settled = settled;
    this.#context = context;
  }

  /** Writes document after document. */
  async *items(): AsyncGenerator<ItemRecord, void, void> {
    const plan = this.#plan;
    const loaded = plan.kind === 'file' ? plan.loaded : await plan.load();
    this.#loaded = loaded;
    for await (const item of this.#source(loaded)) {
      const record = await this.#take(item, this.#items.length);
      this.#items.push(record);
      if (!this.#elsewhere) yield record;
    }
  }

  /** What is known of the file, once all of it is written. */
  record(): FileRecord {
    const { document, path, findings } = this.#settled;
    const identity = this.#loaded !== undefined && 'bytes' in this.#loaded ? this.#loaded.identity : undefined;
    return {
      document,
      path,
      settled: findings,
      ...(identity && { identity }),
      items: this.#items,
      ...(this.#amended && { amended: true }),
      ...(this.#elsewhere && { elsewhere: true }),
      ...((this.#again || identity === undefined) && { again: true }),
    };
  }

  #source(loaded: Loaded): AsyncIterable<Formatted> {
    const { document, findings } = this.#settled;
    const { output, settlement, options } = this.#context;
    const isMine = (hash: string): boolean => options.shard === undefined || fallsTo(options.shard, hash);
    const hash = 'bytes' in loaded ? loaded.hash : hashOf(document);
    const first = 'bytes' in loaded && hash !== EMPTY ? settlement.firstWith(hash, document) : undefined;
    if (!isMine(hash)) {
      this.#elsewhere = true;
      // The names and contents of the files in it count for what comes behind.
      return 'bytes' in loaded && first === undefined && isArchive(loaded.bytes)
        ? this.#begin(loaded.bytes, {}, 0)
        : just();
    }
    if (!('bytes' in loaded)) return just(failedItem(document, findings, loaded.failed, output.shape, loaded.size));
    this.#original = first;
    if (first !== undefined) return just(copyItem(document, findings, first, output.shape, loaded.bytes));
    const plan = this.#plan;
    const isAsGuessed =
      plan.guess.document === document && JSON.stringify(plan.guess.findings) === JSON.stringify(findings);
    return plan.kind === 'file' && plan.items !== undefined && isAsGuessed
      ? plan.items
      : this.#begin(loaded.bytes, {}, 0);
  }

  #begin(bytes: Uint8Array, amendments: Amendments, from: number): AsyncIterable<Formatted> {
    const { document, findings } = this.#settled;
    const { executor, encoding } = this.#context.options;
    const listed = this.#elsewhere;
    return executor.items({
      document,
      bytes,
      findings,
      amendments,
      from,
      listed,
      urgent: true,
      ...(encoding !== undefined && { encoding }),
    });
  }

  /** Settles a document and writes it. Where that changes what it says, which is rare, it is formatted anew. */
  async #take(first: Formatted, index: number): Promise<ItemRecord> {
    const isFile = index === 0;
    const own = isFile ? this.#settled : this.#settle(first);
    const original = isFile ? undefined : this.#originalOf(first, own);
    if (this.#elsewhere) return elsewhere(own, hashIn(first), original);
    if (original !== undefined) {
      const copy = copyItem(own.document, own.findings, original, this.#context.output.shape, 0);
      return this.#write({ ...copy, ...hashIn(first) }, [own], original);
    }
    let item = first;
    const amendments: Record<string, Amendment> = {};
    if (!isFile && isOther(own, item.entries[0])) item = await this.#anew(index, item, amendments, [own]);
    // The further reports are named after the first, so that is settled before.
    const { settlement } = this.#context;
    const all = item.entries.map((_, number) => (number === 0 ? own : settlement.further(own.document, number + 1)));
    if (all.some((one, number) => number > 0 && isOther(one, item.entries[number]))) {
      item = await this.#anew(index, item, amendments, isFile ? [undefined, ...all.slice(1)] : all);
    }
    const { changed, failures } = await this.#writeJson(item, all);
    for (const [number, failure] of failures) {
      const { name, document } = item.entries[number] ?? { name: '', document: '' };
      amendments[name] ??= { document, findings: [] };
      amendments[name].findings.push(failure);
    }
    if (failures.length > 0) item = await this.#once(index, item, amendments);
    return this.#write(item, all, isFile && item.outcome === 'duplicate' ? this.#original : undefined, changed);
  }

  #settle({ entries }: Formatted): Settled {
    const [entry] = entries;
    return this.#context.settlement.member(entry?.name ?? '', entry?.json !== undefined);
  }

  /** The document that had the bytes of a file out of an archive before. */
  #originalOf({ hash }: Formatted, { document }: Settled): string | undefined {
    return hash === undefined || hash === EMPTY ? undefined : this.#context.settlement.firstWith(hash, document);
  }

  /** Formatted anew with what was settled, entry by entry. */
  #anew(
    index: number,
    item: Formatted,
    amendments: Record<string, Amendment>,
    settled: readonly (Settled | undefined)[],
  ): Promise<Formatted> {
    for (const [number, one] of settled.entries()) {
      const name = item.entries[number]?.name;
      if (one !== undefined && name !== undefined)
        amendments[name] = { document: one.document, findings: [...one.findings] };
    }
    this.#amended = true;
    return this.#once(index, item, amendments);
  }

  /** The document of that index once more. */
  async #once(index: number, item: Formatted, amendments: Amendments): Promise<Formatted> {
    const loaded = this.#loaded;
    if (loaded === undefined || !('bytes' in loaded)) return item;
    for await (const again of this.#begin(loaded.bytes, amendments, index)) return again;
    return item;
  }

  /** Writes the JSON files: the time of each, and what could not be written. */
  async #writeJson({ entries }: Formatted, settled: readonly Settled[]) {
    const { output } = this.#context;
    const changed = new Map<string, string>();
    const failures: [number: number, failure: Finding][] = [];
    for (const [number, { json }] of entries.entries()) {
      const path = settled[number]?.path ?? '';
      if (json === undefined || output.shape.json !== 'files') continue;
      const written = await output.json(path, json);
      if ('failed' in written) failures.push([number, written.failed]);
      else changed.set(path, written.changed);
    }
    return { changed, failures };
  }

  async #write(
    item: Formatted,
    settled: readonly Settled[],
    duplicate: string | undefined,
    changed: ReadonlyMap<string, string> = new Map(),
  ): Promise<ItemRecord> {
    const { entries, outcome, counts, findings, reason, unread, again } = item;
    const { output } = this.#context;
    await output.entries(entries);
    this.#again ||= again;
    const names = entries.map(({ document }, number): [string, string] => [document, settled[number]?.path ?? '']);
    const json = output.shape.json === 'files' ? jsonFiles(entries, names, changed) : [];
    const reports = json.map(([path]) => path);
    const run: RunDocument = { document: entries[0]?.document ?? '', outcome, reports, findings };
    return {
      run,
      counts: withoutZeros(counts),
      names,
      json,
      ...hashIn(item),
      ...(duplicate !== undefined && { duplicate }),
      ...(unread && { unread: true }),
      ...(reason && { reason }),
      summaries: entries.flatMap(({ summary }) => summary ?? []),
    };
  }
}

/** A document that another machine converts: only what others after it must know. */
const elsewhere = (
  { document, path }: Settled,
  hash: { hash?: string },
  duplicate: string | undefined,
): ItemRecord => ({
  run: { document, outcome: 'no_report', reports: [], findings: { error: 0, warning: 0, info: 0 } },
  counts: {},
  names: [[document, path]],
  json: [],
  ...hash,
  ...(duplicate !== undefined && { duplicate }),
  summaries: [],
});

type Amendment = { document: string; findings: Finding[] };

/** Whether a document has another name, or other findings about it, than it was formatted with. */
const isOther = ({ document, findings }: Settled, entry: FormattedEntry | undefined): boolean =>
  entry !== undefined && (entry.document !== document || findings.length > 0);

const hashIn = ({ hash }: Formatted) => (hash === undefined ? {} : { hash });

function jsonFiles(
  entries: readonly FormattedEntry[],
  names: readonly [string, string][],
  changed: ReadonlyMap<string, string>,
): ItemRecord['json'] {
  return entries.flatMap(({ json }, index): ItemRecord['json'] => {
    const path = names[index]?.[1];
    return json === undefined || path === undefined ? [] : [[path, json.length, changed.get(path) ?? '']];
  });
}

async function* just<T>(...items: T[]): AsyncGenerator<T, void, void> {
  yield* items;
}
