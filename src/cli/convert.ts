/** `gouji convert`. */
import path from 'node:path';
import { findDocuments } from '../batch/find.js';
import { OutputError, openFolder } from '../batch/folder.js';
import { type OpenSink, type RunResult, run } from '../batch/run.js';
import { type StdoutFormat, stdoutSink, write } from '../batch/stdout.js';
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import { checkInputs, checkOut, isOneFile, named } from './arguments.js';
import { formsOf, withForms } from './form-files.js';
import { type Context, DONE, debug, SOME_UNREAD } from './machine.js';
import { type ConvertFlags, Failure, UsageError } from './program.js';
import { progressOn } from './progress.js';
import { summaryLines } from './summary.js';

/** Converts to a folder or, with `--stdout`, to a pipe, and gives the exit code. */
export async function convertCommand(paths: string[], flags: ConvertFlags, context: Context): Promise<number> {
  await checkInputs(paths, flags, context.say);
  const forms = await formsOf(flags, context);
  const format = stdoutFormat(flags, context);
  const machine = withReader(withForms(context, forms), flags);
  const result =
    format === undefined ? await toFolder(paths, flags, forms, machine) : await toStdout(paths, flags, format, machine);
  return result.unread.length > 0 ? SOME_UNREAD : DONE;
}

function stdoutFormat({ stdout, out }: ConvertFlags, { say }: Context): StdoutFormat | undefined {
  if (stdout === undefined) return undefined;
  if (stdout !== 'json' && stdout !== 'ndjson') throw new UsageError(say('unknown_stdout', { value: stdout }));
  if (out !== undefined) throw new UsageError(say('stdout_and_out'));
  return stdout;
}

/** The machine, reading .docx as the flag says. */
function withReader(context: Context, { docx }: ConvertFlags): Context {
  if (docx === undefined || docx === 'own') return context;
  if (docx !== 'mammoth') throw new UsageError(context.say('unknown_docx', { value: docx }));
  return { ...context, convert: (bytes, options) => context.convert(bytes, { ...options, docx }) };
}

async function toStdout(paths: string[], flags: ConvertFlags, format: StdoutFormat, context: Context) {
  const { stdout, stderr, lang } = context;
  const one = await isOneFile(paths);
  const result = await convertAll(paths, flags, async () => stdoutSink(stdout, format, one), context);
  if (flags.quiet !== true) await write(stderr, lines(summaryLines(result, lang)));
  return result;
}

async function toFolder(
  paths: string[],
  flags: ConvertFlags,
  forms: readonly Form[],
  context: Context,
): Promise<RunResult> {
  const { say, lang, stdout, version } = context;
  const { out = 'out', encoding, docx, units } = flags;
  await checkOut(paths, out, say);
  // An absolute path says where the user's files are; run.json is for others as well.
  const inputs = paths.map((given) => (path.isAbsolute(given) ? path.basename(given) : given));
  const own = forms.filter((form) => !FORMS.includes(form)).map(({ name }) => name);
  const options = {
    inputs,
    ...(encoding !== undefined && { encoding }),
    ...(docx === 'mammoth' && { docx }),
    ...(units === true && { units }),
    ...(own.length > 0 && { forms: own }),
  };
  const open: OpenSink = (jobs) => openFolder({ out, jobs, version, options, forms });
  const result = await convertAll(paths, flags, open, context, out, forms).catch((error) => {
    throw outputFailure(error, out, context);
  });
  if (flags.quiet !== true) await write(stdout, lines(summaryLines(result, lang, out)));
  return result;
}

/** What is wrong with the output folder, in the user's words; other errors as they are. */
function outputFailure(error: unknown, out: string, context: Context): unknown {
  if (!(error instanceof OutputError)) return error;
  debug(context, out, error);
  const { kind, reason } = error;
  const { say, lang } = context;
  return kind === 'foreign'
    ? new UsageError(say('out_foreign', { out, name: reason[lang] }))
    : new Failure(say('out_unwritable', { out, reason: reason[lang] }));
}

/** Finds and converts; the progress line is gone whatever happens. */
export async function convertAll(
  paths: readonly string[],
  flags: ConvertFlags,
  open: OpenSink,
  context: Context,
  out?: string,
  forms?: readonly Form[],
): Promise<RunResult> {
  const { stdin, stderr, convert, lang } = context;
  const { encoding, name, quiet, units = false } = flags;
  const findings = await findDocuments(paths, out);
  const progress = quiet ? undefined : progressOn(stderr, lang);
  try {
    return await run({ ...findings, found: named(findings.found, name) }, open, {
      convert,
      stdin,
      units,
      ...(forms && { forms }),
      onDefect: (document, error) => debug(context, document, error),
      ...(encoding !== undefined && { encoding }),
      ...(progress && { onDocument: progress.show }),
    });
  } finally {
    progress?.end();
  }
}

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`;
