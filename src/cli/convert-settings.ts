/** The options of `gouji convert` that take a number or a word, checked. */
import type { JsonMode } from '../batch/convert/formatted.js';
import { hashOf } from '../batch/input/hash.js';
import { type Shard, shardOf } from '../batch/shard.js';
import type { Headers } from '../write/datapackage.js';
import type { RunOptionsRecord } from '../write/run-json.js';
import { MEMORY_LIMIT, TIME_LIMIT } from './limits.js';
import type { Context } from './machine.js';
import { type ConvertFlags, UsageError } from './program.js';
import type { ProgressKind } from './progress.js';

export interface RunSettings {
  jobs: number;
  json: JsonMode;
  headers: Headers;
  /** What reads .docx. */
  docx: 'own' | 'mammoth';
  progress: ProgressKind;
  shard?: Shard;
  /** Seconds. */
  timeLimit: number;
  /** Megabytes. */
  memoryLimit: number;
  /** What of it run.json names. */
  shown: Partial<RunOptionsRecord>;
}

/** @throws UsageError */
export function settingsOf(flags: ConvertFlags, context: Context): RunSettings {
  const { say, cores = 1 } = context;
  const number = (option: string, value: string | undefined, usual: number, most: number): number => {
    if (value === undefined) return usual;
    const given = /^\d+$/.test(value) ? Number(value) : 0;
    if (given < 1 || given > most) throw new UsageError(say('no_number', { option, least: 1, most, value }));
    return given;
  };
  const word = <T extends string>(option: string, value: string | undefined, choices: readonly [T, ...T[]]): T => {
    if (value === undefined) return choices[0];
    const known = choices.find((choice) => choice === value);
    if (known === undefined) throw new UsageError(say('no_choice', { option, choices: choices.join(', '), value }));
    return known;
  };
  const json = word('--json', flags.json, ['files', 'ndjson', 'none']);
  const headers = word('--headers', flags.headers, ['en', 'zh']);
  const docx = word('--docx', flags.docx, ['own', 'mammoth']);
  const shard = flags.shard === undefined ? undefined : shardOf(flags.shard);
  if (flags.shard !== undefined && shard === undefined) throw new UsageError(say('no_shard', { value: flags.shard }));
  const { include = [], exclude = [] } = flags;
  return {
    jobs: number('--jobs', flags.jobs, cores, 1024),
    json,
    headers,
    docx,
    progress: word('--progress', flags.progress, ['line', 'json']),
    ...(shard && { shard }),
    timeLimit: number('--time-limit', flags.timeLimit, TIME_LIMIT, 86_400),
    memoryLimit: number('--memory-limit', flags.memoryLimit, MEMORY_LIMIT, 1_048_576),
    shown: {
      ...(include.length > 0 && { include }),
      ...(exclude.length > 0 && { exclude }),
      ...(docx !== 'own' && { docx }),
      ...(json !== 'files' && { json }),
      ...(headers !== 'en' && { headers }),
      ...(flags.shard !== undefined && { shard: flags.shard }),
    },
  };
}

/** Whatever the rows of a document depend on besides its bytes, as a text that is different where that is. */
export function fingerprintOf(options: Record<string, unknown>): string {
  const { ownForms, ...rest } = options;
  return JSON.stringify({ ...rest, ...(ownForms !== undefined && { forms: hashOf(JSON.stringify(ownForms)) }) });
}
