/** `gouji forms draft`: a form file from a sample, or from the local rows of a run. */
import path from 'node:path';
import { MOST_BYTES, readFile } from '../batch/input/bytes.js';
import { write } from '../batch/output/stdout.js';
import { type Draft, draftForm, noteText } from '../draft/index.js';
import { trialOf } from '../draft/trial.js';
import { message } from '../findings.js';
import { formJson } from '../forms/file/format.js';
import { checkForm } from '../forms/file/index.js';
import { type Form, flattenRows } from '../forms/form.js';
import { read } from '../read/index.js';
import { sniff } from '../read/sniff.js';
import { Unreadable } from '../read/unreadable.js';
import { checkInputs } from './arguments.js';
import { deliver, formsOf, mistakeLines } from './form-files.js';
import { draftFromRun } from './forms-from-run.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { type DraftFlags, Failure, UsageError } from './program.js';

/** Prints or writes a form file; what the draft had to decide goes to stderr. */
export async function formsDraftCommand(
  sample: string | undefined,
  flags: DraftFlags,
  context: Context,
): Promise<number> {
  const { say } = context;
  const { fromRun, base } = flags;
  if (fromRun !== undefined) {
    if (sample !== undefined) throw new UsageError(say('draft_with_both'));
    return draftFromRun(fromRun, flags, context);
  }
  if (sample === undefined) throw new UsageError(say('draft_without_sample'));
  if (base !== undefined) throw new UsageError(say('base_without_run'));
  return draftFromSample(sample, flags, context);
}

async function draftFromSample(sample: string, flags: DraftFlags, context: Context): Promise<number> {
  const { say, stderr, lang } = context;
  const { encoding } = flags;
  await checkInputs([sample], encoding === undefined ? {} : { encoding }, say);
  const others = await formsOf(flags, context);
  const bytes = await bytesOf(sample, context);
  const draft = await draftOf(bytes, flags.name ?? nameFrom(sample), encoding, context);
  if (draft === null) throw new Failure(say('draft_nothing', { file: sample }));
  const { form, notes } = draft;
  const text = formJson(form);
  await deliver(text, flags.out, context);
  const { mistakes } = checkForm(text, context.formSchema, others);
  const lines = [
    say('draft_done', { tables: form.tables.length, ...countsOf(form) }),
    ...(flags.out === undefined ? [] : [say('draft_written', { file: flags.out })]),
    ...(await trialLines(draft, bytes, others, encoding, context)),
    say('draft_notes'),
    ...notes.map((one) => `  ${noteText(one, lang)}`),
    ...mistakeLines({ file: flags.out ?? '-', text, mistakes }, context),
  ];
  await write(stderr, `${lines.join('\n')}\n`);
  return mistakes.length > 0 ? SOME_UNREAD : DONE;
}

async function bytesOf(file: string, { say, lang }: Context): Promise<Uint8Array> {
  const found = readFile(file, MOST_BYTES);
  if ('failed' in found) throw new Failure(say('file_unreadable_here', { file, reason: message(found.failed, lang) }));
  return new Uint8Array(found.bytes);
}

async function draftOf(
  bytes: Uint8Array,
  name: string,
  encoding: string | undefined,
  { lang }: Context,
): Promise<Draft | null> {
  try {
    return draftForm(await read(bytes, sniff(bytes), encoding === undefined ? {} : { encoding }), name);
  } catch (error) {
    if (error instanceof Unreadable) throw new Failure(error.findings.map((found) => message(found, lang)).join('\n'));
    throw error;
  }
}

/** `out/Quarterly blank.docx` is quarterly-blank; a name in Chinese gives none. */
function nameFrom(file: string): string {
  const stem = path
    .basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  const words = stem.normalize('NFKC').match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-').replace(/^[^a-z]+/, '');
  return name === '' || /[^\x20-\x7e]/.test(stem) ? 'my-form' : name;
}

/** Converts the sample by the draft, as the user would. */
async function trialLines(
  draft: Draft,
  bytes: Uint8Array,
  others: readonly Form[],
  encoding: string | undefined,
  context: Context,
): Promise<string[]> {
  const options = { forms: [...others, draft.form], ...(encoding !== undefined && { encoding }) };
  const { reports } = await context.convert(bytes, options);
  const { figures, wrong } = trialOf(draft, reports);
  const [first] = wrong;
  if (first === undefined) return [context.say('draft_exact', { figures })];
  if (reports.length === 0 && wrong.every(({ text }) => text === '')) return [context.say('draft_blank_lines')];
  const [form] = reports.map((report) => report.form).filter((name) => name !== draft.form.name);
  return [
    ...(form === undefined ? [] : [context.say('draft_known', { form })]),
    context.say('draft_inexact', {
      figures,
      wrong: wrong.length,
      first: `${first.table}/${first.row}/${first.column}`,
    }),
  ];
}

function countsOf(form: Form): { rows: number; columns: number } {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    rows: sum(form.tables.map((table) => flattenRows(form, table).length)),
    columns: sum(form.tables.map((table) => table.columns.length)),
  };
}
