/** `gouji merge`. */

import type { JsonMode } from '../batch/convert/formatted.js';
import { shapeOf, type WorkerSetting } from '../batch/convert/worker.js';
import { MergeError, merge, readShard, type ShardFolder, wholeFingerprint } from '../batch/merge.js';
import { openFolder } from '../batch/output/folder.js';
import { write } from '../batch/output/stdout.js';
import { FORMS } from '../forms/index.js';
import type { Headers } from '../write/datapackage.js';
import { checkOut } from './arguments.js';
import { fingerprintOf } from './convert-settings.js';
import { ownForms } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { outputFailure } from './output-failure.js';
import { Failure, type MergeFlags } from './program.js';
import { summaryLines } from './summary.js';

/** Joins the shards, and gives the exit code that one run over everything would have had. */
export async function mergeCommand(folders: string[], flags: MergeFlags, context: Context): Promise<number> {
  const { say, lang, stdout } = context;
  const { out = 'out' } = flags;
  await checkOut(folders, out, say);
  const own = (await ownForms(flags, context)).map(({ form }) => form);
  const shards = await shardsIn(folders, context);
  const { options, fingerprint, version, setting, headers } = wholeOf(shards, own, context);
  const forms = [...FORMS, ...own];
  const kinds = setting.kinds;
  try {
    const output = await openFolder({ out, version, shape: shapeOf(setting), headers, options, fingerprint });
    const result = await merge(shards, output, { kinds, forms });
    if (flags.quiet !== true) await write(stdout, `${summaryLines(result, lang, out).join('\n')}\n`);
    return result.unread.count > 0 ? SOME_UNREAD : DONE;
  } catch (error) {
    if (error instanceof MergeError) throw new Failure(say(`merge_${error.kind}`, { document: error.document }));
    throw outputFailure(error, out, context);
  }
}

/** @throws Failure unless they are all the shards of one run */
async function shardsIn(folders: readonly string[], { say }: Context): Promise<ShardFolder[]> {
  const shards: ShardFolder[] = [];
  for (const folder of folders) {
    const shard = await readShard(folder);
    if (shard === undefined) throw new Failure(say('merge_no_shard', { folder }));
    const [first] = shards;
    if (first !== undefined && !isAlike(first, shard)) {
      throw new Failure(say('merge_other', { folder, other: first.folder }));
    }
    if (shards.some(({ shard: { number } }) => number === shard.shard.number)) {
      throw new Failure(say('merge_twice', { shard: shard.shard.number }));
    }
    shards.push(shard);
  }
  shards.sort((one, other) => one.shard.number - other.shard.number);
  const of = shards[0]?.shard.of ?? 0;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !shards.some(({ shard }) => shard.number === number),
  );
  if (missing.length > 0) throw new Failure(say('merge_missing', { shards: missing.join(', '), of }));
  return shards;
}

const isAlike = (one: ShardFolder, other: ShardFolder): boolean =>
  one.shard.of === other.shard.of &&
  wholeFingerprint(one.fingerprint) === wholeFingerprint(other.fingerprint) &&
  JSON.stringify({ ...one.options, shard: '' }) === JSON.stringify({ ...other.options, shard: '' });

/** What one run over everything would have been. */
function wholeOf(shards: readonly ShardFolder[], own: WorkerSetting['ownForms'], { say, version }: Context) {
  const [first] = shards;
  if (first === undefined) throw new Failure(say('merge_no_shard', { folder: '' }));
  const { shard: _, ...options } = first.options;
  const setting: WorkerSetting = {
    json: (options.json ?? 'files') as JsonMode,
    tables: true,
    kinds: options.units ? ['between_years', 'across_units'] : ['between_years'],
    ...(own !== undefined && own.length > 0 && { ownForms: own }),
    ...(options.docx === 'mammoth' && { docx: 'mammoth' as const }),
  };
  const headers = (options.headers ?? 'en') as Headers;
  const fingerprint = fingerprintOf({ version, encoding: options.encoding, ...setting, headers });
  if (fingerprint !== wholeFingerprint(first.fingerprint)) {
    throw new Failure(say('merge_other', { folder: first.folder, other: `gouji ${version}` }));
  }
  return { options, fingerprint, version, setting, headers };
}
