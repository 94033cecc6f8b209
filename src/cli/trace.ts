/** `gouji convert --trace FILE`: every conversion event by event, a JSON object a line. */
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isOfSystem, reasonOf } from '../batch/reasons.js';
import { traceOf } from '../explain/trace.js';
import type { Form } from '../forms/form.js';
import type { Step } from '../walk/states.js';
import type { Context } from './machine.js';
import { Failure, UsageError } from './program.js';

/**
 * Runs a command with a `convert` that writes its trace to a file.
 * @throws UsageError for a file in a folder that is converted: it would be taken for a document
 */
export async function withTrace<T>(
  file: string,
  { paths, out }: { paths: readonly string[]; out: string },
  forms: readonly Form[],
  context: Context,
  command: (context: Context) => Promise<T>,
): Promise<T> {
  await refuseInput(file, [...paths, out], context);
  const handle = await open(file, 'w').catch((error) => {
    throw unwritable(error, file, context);
  });
  // a disk that is full is no defect of the document that was being converted
  let failed: unknown;
  const convert: Context['convert'] = async (bytes, options) => {
    const steps: Step[] = [];
    const conversion = await context.convert(bytes, { ...options, trace: (step) => steps.push(step) });
    await writeLines(handle, traceOf(conversion, steps, forms)).catch((error) => {
      failed ??= error;
    });
    return conversion;
  };
  // the steps are here: a worker could not tell them
  const { worker: _, ...rest } = context;
  const result = await command({ ...rest, convert, anew: true }).finally(() => handle.close());
  if (failed !== undefined) throw unwritable(failed, file, context);
  return result;
}

/** Neither a document nor the output may be overwritten, whatever links lead there. */
async function refuseInput(file: string, paths: readonly string[], { say }: Context): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  const real = path.join(await realPath(folder), path.basename(file));
  const target = await realPath(path.resolve(file));
  for (const given of paths) {
    const top = await realPath(path.resolve(given));
    if (isAtOrBelow(real, top) || isAtOrBelow(target, top)) throw new UsageError(say('trace_in_input', { file }));
  }
}

const realPath = (at: string): Promise<string> => realpath(at).catch(() => at);

const isAtOrBelow = (file: string, folder: string): boolean => {
  const way = path.relative(folder, file);
  return !way.startsWith('..') && !path.isAbsolute(way);
};

/** Characters of lines that are written together. */
const TOGETHER = 64 * 1024;

async function writeLines(handle: FileHandle, events: Iterable<object>): Promise<void> {
  let text = '';
  for (const event of events) {
    text += `${JSON.stringify(event)}\n`;
    if (text.length < TOGETHER) continue;
    await handle.write(text);
    text = '';
  }
  await handle.write(text);
}

function unwritable(error: unknown, file: string, { say, lang }: Context): unknown {
  if (!isOfSystem(error)) return error;
  const { reason, reason_en } = reasonOf(error);
  return new Failure(say('out_unwritable', { out: file, reason: lang === 'zh' ? reason : reason_en }));
}
