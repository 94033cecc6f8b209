/** `gouji convert`. */
import path from 'node:path';
import { type Executor, inProcess } from '../batch/convert/executor.js';
import type { Shape } from '../batch/convert/formatted.js';
import { pool } from '../batch/convert/pool.js';
import { shapeOf, type WorkerSetting, withSetting } from '../batch/convert/worker.js';
import { Walk } from '../batch/input/find.js';
import { wantedBy } from '../batch/input/globs.js';
import { openFolder } from '../batch/output/folder.js';
import type { Output } from '../batch/output/index.js';
import { type StdoutFormat, stdoutOutput, write } from '../batch/output/stdout.js';
import type { RunResult } from '../batch/result.js';
import { run } from '../batch/run.js';
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { RunOptionsRecord } from '../write/run-json.js';
import { checkInputs, checkOut, isOneFile } from './arguments.js';
import { fingerprintOf, type RunSettings, settingsOf } from './convert-settings.js';
import { formsOf } from './form-files.js';
import { type Context, DONE, debug, SOME_UNREAD, STOPPED } from './machine.js';
import { outputFailure } from './output-failure.js';
import { type ConvertFlags, UsageError } from './program.js';
import { progressOn } from './progress.js';
import { summaryLines } from './summary.js';

/** Converts to a folder or, with `--stdout`, to a pipe, and gives the exit code. */
export async function convertCommand(paths: string[], flags: ConvertFlags, context: Context): Promise<number> {
  await checkInputs(paths, flags, context.say);
  const forms = await formsOf(flags, context);
  const settings = settingsOf(flags, context);
  const format = stdoutFormat(flags, context);
  const command = { paths, flags, settings, forms, context };
  const result = format === undefined ? await toFolder(command) : await toStdout(command, format);
  if (result.stopped) return STOPPED;
  return result.unread.count > 0 ? SOME_UNREAD : DONE;
}

interface ConvertCommand {
  paths: string[];
  flags: ConvertFlags;
  settings: RunSettings;
  forms: readonly Form[];
  context: Context;
}

function stdoutFormat({ stdout, out, keep, shard }: ConvertFlags, { say }: Context): StdoutFormat | undefined {
  if (stdout === undefined) return undefined;
  if (stdout !== 'json' && stdout !== 'ndjson') throw new UsageError(say('unknown_stdout', { value: stdout }));
  if (out !== undefined) throw new UsageError(say('stdout_and_out'));
  if (keep) throw new UsageError(say('not_to_stdout', { option: 'keep' }));
  if (shard !== undefined) throw new UsageError(say('not_to_stdout', { option: 'shard' }));
  return stdout;
}

async function toStdout(command: ConvertCommand, format: StdoutFormat): Promise<RunResult> {
  const { paths, flags, context } = command;
  const output = stdoutOutput(context.stdout, format, await isOneFile(paths));
  const { docx } = command.settings;
  const own = ownFormsOf(command);
  const setting: WorkerSetting = {
    json: output.shape.json,
    tables: false,
    kinds: [],
    ...(own.length > 0 && { ownForms: own }),
    ...(docx !== 'own' && { docx }),
  };
  const result = await converted(command, setting, async () => output);
  const { done, total } = result;
  if (result.stopped) await write(context.stderr, `${context.say('stopped_stdout', { done, total })}\n`);
  else if (flags.quiet !== true) await write(context.stderr, lines(summaryLines(result, context.lang)));
  return result;
}

/** Forms of the user's own. */
const ownFormsOf = ({ forms }: ConvertCommand): Form[] => forms.filter((form) => !FORMS.includes(form));

async function toFolder(command: ConvertCommand): Promise<RunResult> {
  const { paths, flags, settings, context } = command;
  const { say, lang, stdout, version } = context;
  const { out = 'out', encoding, units } = flags;
  const { json, headers, docx } = settings;
  await checkOut(paths, out, say);
  // An absolute path says where the user's files are; run.json is for others as well.
  const inputs = paths.map((given) => (path.isAbsolute(given) ? path.basename(given) : given));
  const own = ownFormsOf(command);
  const options: RunOptionsRecord = {
    inputs,
    ...(encoding !== undefined && { encoding }),
    ...(units === true && { units }),
    ...(own.length > 0 && { forms: own.map(({ name }) => name) }),
    ...settings.shown,
  };
  const setting: WorkerSetting = {
    json,
    tables: true,
    kinds: units ? ['between_years', 'across_units'] : ['between_years'],
    ...(own.length > 0 && { ownForms: own }),
    ...(docx !== 'own' && { docx }),
  };
  const fingerprint = fingerprintOf({ version, encoding, ...setting, headers, shard: flags.shard });
  const open = (shape: Shape): Promise<Output> =>
    openFolder({ out, version, shape, headers, options, fingerprint, ...(context.anew && { anew: true }) });
  const result = await converted(command, setting, open, out).catch((error) => {
    throw outputFailure(error, out, context);
  });
  if (result.stopped) await write(stdout, `${say('stopped', { done: result.done, total: result.total })}\n`);
  else if (flags.quiet !== true) await write(stdout, lines(summaryLines(result, lang, out)));
  return result;
}

/** Finds and converts; the progress line is gone whatever happens. */
async function converted(
  { paths, flags, settings, forms, context }: ConvertCommand,
  setting: WorkerSetting,
  open: (shape: Shape) => Promise<Output>,
  out?: string,
): Promise<RunResult> {
  const { stdin, stderr, lang, now = () => 0 } = context;
  const { encoding, name, quiet, keep, include = [], exclude = [] } = flags;
  const shape = shapeOf(setting);
  const output = await open(shape);
  const executor = await executorFor(settings, setting, shape, context);
  const progress = quiet ? undefined : progressOn(stderr, settings.progress, lang, now);
  const stop = new AbortController();
  const stopListening = context.onInterrupt?.(() => {
    stop.abort();
    stderr.write(`\n${context.say('stopping')}\n`);
  });
  const wanted = include.length + exclude.length > 0 ? wantedBy(include, exclude) : undefined;
  let result: RunResult | undefined;
  try {
    result = await run(output, {
      executor,
      walk: () =>
        new Walk(paths, {
          ...(out !== undefined && { out }),
          ...(wanted && { wanted }),
          ...(name !== undefined && { name }),
        }),
      stdin,
      forms,
      kinds: setting.kinds,
      stop: stop.signal,
      ...(keep && { keep }),
      ...(settings.shard && { shard: settings.shard }),
      ...(encoding !== undefined && { encoding }),
      ...(progress && { onDocument: progress.document }),
    });
    return result;
  } finally {
    stopListening?.();
    progress?.end(result);
    await executor.close();
  }
}

async function executorFor(
  settings: RunSettings,
  setting: WorkerSetting,
  shape: Shape,
  context: Context,
): Promise<Executor> {
  const onDefect = (document: string, error: unknown): void => debug(context, document, error);
  const { worker } = context;
  if (worker === undefined) return inProcess(withSetting(context.convert, setting), shape, onDefect);
  const { jobs, timeLimit, memoryLimit } = settings;
  return pool({ worker, jobs, shape, setting, timeLimit, memoryLimit, onDefect });
}

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`;
