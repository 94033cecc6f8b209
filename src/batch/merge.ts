/** Outputs of shards joined: their journals are in one order, so they are read side by side, and what each has is taken over. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunCounts, RunOptionsRecord } from '../write/run-json.js';
import { AcrossRun, addAcross } from './across.js';
import { comparePlaces } from './input/order.js';
import { Source, type Standing } from './output/earlier.js';
import type { Output } from './output/index.js';
import { type FileRecord, type ItemRecord, readJournal } from './output/journal.js';
import { type Left, StateFolder } from './output/state-folder.js';
import { noResult, noteItem, type RunResult } from './result.js';
import type { RunOptions } from './run.js';
import { Settlement } from './settle/index.js';
import { withTemporary } from './settle/temporary.js';
import { type Shard, shardOf } from './shard.js';
import { addCounts, countsOfPassed } from './tally.js';

/** The whole output of a shard. */
export interface ShardFolder {
  folder: string;
  left: Left;
  shard: Shard;
  options: RunOptionsRecord;
  counts: RunCounts;
  /** By what it was made, its share included. */
  fingerprint: string;
}

/** Why outputs cannot be joined. */
export class MergeError extends Error {
  /** `clash`: two documents under one name or path; `changed`: a file that was another one for each shard. */
  readonly kind: 'clash' | 'changed';
  readonly document: string;

  constructor(kind: MergeError['kind'], document: string) {
    super(`${kind}: ${document}`);
    this.kind = kind;
    this.document = document;
  }
}

/** Reads what a shard says of itself; undefined where it is none, or not whole. */
export async function readShard(folder: string): Promise<ShardFolder | undefined> {
  const left = await new StateFolder(folder).finished();
  const run = parsed(await readFile(path.join(folder, 'run.json'), 'utf8').catch(() => ''));
  const shard = shardOf(String(run?.options?.shard ?? ''));
  const reader = left === undefined ? undefined : await readJournal(left.journal);
  await reader?.records.return();
  if (left === undefined || reader === undefined || run?.complete !== true || shard === undefined) return undefined;
  return { folder, left, shard, options: run.options, counts: run.counts, fingerprint: reader.head.options };
}

function parsed(text: string): { complete: unknown; options: RunOptionsRecord; counts: RunCounts } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fingerprint without the share: that of one run over everything. */
export function wholeFingerprint(fingerprint: string): string {
  const { shard: _, ...rest } = JSON.parse(fingerprint);
  return JSON.stringify(rest);
}

/**
 * Joins the shards, all of which must be there, into an output.
 * @throws MergeError
 */
export async function merge(
  shards: readonly ShardFolder[],
  output: Output,
  options: Pick<RunOptions, 'kinds' | 'forms'>,
): Promise<RunResult> {
  return withTemporary(output.temporary, async (folder) => {
    const settlement = new Settlement(folder('settled'), output.hasJsonFiles);
    const across = new AcrossRun(folder('across'), output.across ? (options.kinds ?? []) : [], options.forms);
    const result = noResult();
    // Open until the end: rows are copied some records at a time.
    const sources = await opened(shards);
    try {
      await output.begin();
      for await (const standing of joined(sources)) {
        if (standing.record.file === undefined) await pass(standing, output, result);
        else await takeOver(standing, standing.record.file, { settlement, across, output, result });
      }
      // What the walk left out is the same for every shard; what archives left out was counted with them.
      result.counts.skipped += await leftOutByWalk(shards[0]);
      result.counts.excluded += shards[0]?.counts.excluded ?? 0;
      for (const reports of across.results()) {
        await output.across?.(reports);
        addAcross(result.counts, reports);
      }
      await output.finish(result);
      return result;
    } catch (error) {
      await output.abandon();
      throw error;
    } finally {
      settlement.close();
      across.close();
      for (const source of sources) await source.close();
    }
  });
}

async function pass({ record: { place, passed } }: Standing, output: Output, result: RunResult): Promise<void> {
  if (passed === undefined) return;
  await output.passedOver({ place, document: passed.document, passed: passed.found });
  addCounts(result.counts, countsOfPassed(passed.found));
}

interface Joining {
  settlement: Settlement;
  across: AcrossRun;
  output: Output;
  result: RunResult;
}

async function takeOver(
  standing: Standing,
  file: FileRecord,
  { settlement, across, output, result }: Joining,
): Promise<void> {
  for (const [document, path] of file.items.flatMap(({ names }) => names)) {
    if (!settlement.isFree(document, path)) throw new MergeError('clash', document);
    settlement.claim(document, path);
  }
  const items: ItemRecord[] = [];
  for (const item of file.items) items.push({ ...item, json: await copied(item, standing, output) });
  await output.keep(standing, { ...file, items });
  result.done++;
  result.total++;
  for (const item of file.items) {
    noteItem(result, item);
    for (const summary of item.summaries) across.add(summary);
  }
}

/** The JSON files of a document, written anew. */
async function copied(item: ItemRecord, { folder }: Standing, output: Output): Promise<ItemRecord['json']> {
  const json: ItemRecord['json'] = [];
  for (const [file, size] of item.json) {
    const written = await output.json(file, await readFile(path.join(folder, ...file.split('/'))));
    if ('failed' in written) throw new MergeError('clash', file);
    json.push([file, size, written.changed]);
  }
  return json;
}

/** The records of all shards in the order of the run; of a file, that of the shard which converted it. */
async function* joined(sources: readonly Source[]): AsyncGenerator<Standing, void, void> {
  for (;;) {
    const heads = sources.filter(({ next }) => next !== undefined);
    const [first] = heads.sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
    if (first === undefined) return;
    const same = heads.filter((source) => comparePlaces(placeOf(source), placeOf(first)) === 0);
    yield ownOf(same);
    for (const source of same) await source.advance();
  }
}

/** What the one shard has that converted a file; the others have put down that it is not theirs. */
function ownOf(sources: readonly Source[]): Standing {
  const all = sources.flatMap(({ next }) => next ?? []);
  const [own, ...others] = all.filter(({ record }) => record.file?.elsewhere !== true);
  const hashes = new Set(all.flatMap(({ record }) => record.file?.identity?.hash ?? []));
  if (own === undefined || others.length > 0 || hashes.size > 1) {
    throw new MergeError('changed', all[0]?.record.place.path ?? '');
  }
  return own;
}

async function opened(shards: readonly ShardFolder[]): Promise<Source[]> {
  const sources = [];
  for (const { left, fingerprint } of shards) sources.push(await Source.open(left, fingerprint));
  return sources.filter((source) => source !== undefined);
}

const NOWHERE = { input: Number.POSITIVE_INFINITY, round: 0, path: '' };
const placeOf = ({ next }: Source) => next?.record.place ?? NOWHERE;

async function leftOutByWalk(shard: ShardFolder | undefined): Promise<number> {
  const source = shard === undefined ? undefined : await Source.open(shard.left, shard.fingerprint);
  let rest = shard?.counts.skipped ?? 0;
  for (; source?.next !== undefined; await source.advance()) {
    for (const { counts } of source.next.record.file?.items ?? []) rest -= counts.skipped ?? 0;
  }
  await source?.close();
  return rest;
}
