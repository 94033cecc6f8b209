/** `gouji convert --trace FILE`: every conversion event by event, a JSON object a line. */
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { isFolder } from '../batch/input/find.js';
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
  paths: readonly string[],
  forms: readonly Form[],
  context: Context,
  command: (context: Context) => Promise<T>,
): Promise<T> {
  for (const folder of paths) {
    if (isBelow(file, folder) && (await isFolder(folder)))
      throw new UsageError(context.say('trace_in_input', { file }));
  }
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
  const result = await command({ ...rest, convert }).finally(() => handle.close());
  if (failed !== undefined) throw unwritable(failed, file, context);
  return result;
}

const isBelow = (file: string, folder: string): boolean => {
  const way = path.relative(path.resolve(folder), path.resolve(file));
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
