/** The forms of a command: the built-in ones and those of `--form`. */
import { readFile, writeFile } from 'node:fs/promises';
import { write } from '../batch/output/stdout.js';
import { codeOf, reasonOf } from '../batch/reasons.js';
import { checkForm, type Mistake, mistakeText } from '../forms/file/index.js';
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Context } from './machine.js';
import { Failure, type FormFlags, UsageError } from './program.js';

/** A form file as it was read. */
export interface FormFile {
  file: string;
  text: string;
  mistakes: Mistake[];
  /** Only where it has no mistake. */
  form?: Form;
}

/**
 * The built-in forms, then those of `--form` in their order.
 * @throws Failure for a file that cannot be used: its mistakes, each with its line
 * @throws UsageError for a name that another form has
 */
export async function formsOf(flags: FormFlags, context: Context): Promise<readonly Form[]> {
  return [...FORMS, ...(await ownForms(flags, context)).map(({ form }) => form)];
}

/** The form files of `--form`. */
export async function ownForms(
  { form: files = [] }: FormFlags,
  context: Context,
): Promise<(FormFile & { form: Form })[]> {
  const own: (FormFile & { form: Form })[] = [];
  for (const file of files) {
    const others = [...FORMS, ...own.map(({ form }) => form)];
    const read = await readFormFile(file, others, context);
    const taken = read.mistakes.find(({ code }) => code === 'name_taken');
    if (taken !== undefined && read.mistakes.length === 1) {
      throw new UsageError(context.say('form_name_taken', { name: String(taken.params.name), file }));
    }
    const { form } = read;
    if (form === undefined) {
      throw new Failure([...mistakeLines(read, context), context.say('form_unusable', { file })].join('\n'));
    }
    own.push({ ...read, form });
  }
  return own;
}

/** @throws Failure for a file that cannot be read at all */
export async function readFormFile(file: string, others: readonly Form[], context: Context): Promise<FormFile> {
  const bytes = await readFile(file).catch((error) => {
    const { reason, reason_en } = reasonOf(error);
    if (codeOf(error) === 'ENOENT') throw new UsageError(context.say('no_such_path', { path: file }));
    throw new Failure(
      context.say('file_unreadable_here', { file, reason: context.lang === 'zh' ? reason : reason_en }),
    );
  });
  const text = decoded(bytes);
  if (text === undefined) return { file, text: '', mistakes: [{ code: 'not_utf8', line: 1, column: 1, params: {} }] };
  return { file, text, ...checkForm(text, context.formSchema, others) };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line for each mistake: `my.json:12:5: there is no property colum; did you mean column? (property_unknown)`. */
export function mistakeLines({ file, mistakes }: FormFile, { say, lang }: Context): string[] {
  return mistakes.map(({ line, column, ...mistake }) =>
    say('check_line', { file, line, column, text: mistakeText(mistake, lang), code: mistake.code }),
  );
}

/** The machine, converting by these forms. */
export function withForms(context: Context, forms: readonly Form[]): Context {
  if (forms.length === FORMS.length) return context;
  return { ...context, convert: (bytes, options) => context.convert(bytes, { ...options, forms }) };
}

/** To the file or, without one, to stdout. */
export async function deliver(text: string, out: string | undefined, { stdout, say, lang }: Context): Promise<void> {
  if (out === undefined) return write(stdout, text);
  await writeFile(out, text).catch((error) => {
    const { reason, reason_en } = reasonOf(error);
    throw new Failure(say('out_unwritable', { out, reason: lang === 'zh' ? reason : reason_en }));
  });
}
