/** `gouji forms list`, `show` and `check`. */
import { write } from '../batch/output/stdout.js';
import { widthOf } from '../display-width.js';
import { formJson } from '../forms/file/format.js';
import { type Form, flattenRows } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import { painter } from './colour.js';
import { formsOf, mistakeLines, ownForms, readFormFile } from './form-files.js';
import { formText } from './form-text.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { type FormFlags, type FormShowFlags, UsageError } from './program.js';
import { padded } from './width.js';

/** How many figures a form asks for. */
export const figuresOf = (form: Form): number =>
  form.tables.reduce((sum, table) => {
    return sum + flattenRows(form, table).reduce((cells, { columns }) => cells + columns.length, 0);
  }, 0);

/** A line for each form. */
export async function formsListCommand(flags: FormFlags, context: Context): Promise<number> {
  const { stdout, say, lang } = context;
  const forms = await formsOf(flags, context);
  const width = Math.max(...forms.map(({ name }) => widthOf(name)));
  for (const form of forms) {
    const { name, years, tables, title } = form;
    const params = { years: yearsText(years), tables: tables.length, figures: figuresOf(form), title: title[lang] };
    const line = say('form_line', { name: 'NAME', ...params }).replace('NAME', padded(name, width));
    await write(stdout, `${line}\n`);
  }
  return DONE;
}

/** 2014–2018, or 2021– for the form in force. */
export const yearsText = ({ from, to }: Form['years']): string => padded(`${from}–${to ?? ''}`, 9);

/** A form as one reads it or, with `--json`, as one writes it. */
export async function formsShowCommand(name: string, flags: FormShowFlags, context: Context): Promise<number> {
  const { say, stdout, lang, env } = context;
  const own = await ownForms(flags, context);
  const forms = [...FORMS, ...own.map(({ form }) => form)];
  const form = forms.find((known) => known.name === name);
  if (form === undefined) {
    throw new UsageError(say('unknown_form', { name, names: forms.map((known) => known.name).join(', ') }));
  }
  const text = own.find((file) => file.form === form)?.text;
  if (flags.json === true) await write(stdout, text ?? formJson(form));
  else await write(stdout, formText(form, lang, painter(stdout, env)));
  return DONE;
}

/** Every mistake of every file, with its line; 1 if there is any. */
export async function formsCheckCommand(files: string[], flags: FormFlags, context: Context): Promise<number> {
  const { say, stdout } = context;
  const others = await formsOf(flags, context);
  let code = DONE;
  for (const file of files) {
    const read = await readFormFile(file, others, context);
    const { form, mistakes } = read;
    if (form === undefined) code = SOME_UNREAD;
    const last =
      form === undefined
        ? say('check_wrong', { file, count: mistakes.length })
        : say('check_right', { file, name: form.name, tables: form.tables.length, figures: figuresOf(form) });
    await write(stdout, `${[...mistakeLines(read, context), last].join('\n')}\n`);
  }
  return code;
}
