/** `gouji explain`: why a figure is what it is. */
import { distance } from 'fastest-levenshtein';
import { isFolder } from '../batch/input/find.js';
import { write } from '../batch/output/stdout.js';
import { explain, similarKeys } from '../explain/figure.js';
import type { Step } from '../walk/states.js';
import type { Entry } from '../write/entry.js';
import { checkInputs } from './arguments.js';
import { explanationText } from './explain-text.js';
import { formsOf, withForms } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { documentsOf } from './one-file.js';
import { type ShowFlags, UsageError } from './program.js';
import { unreadLine } from './summary.js';

/** Prints the way of the figure in every report of the file that has it, and gives the exit code. */
export async function explainCommand(file: string, key: string, flags: ShowFlags, context: Context): Promise<number> {
  const { say, lang, stdout, stderr } = context;
  await checkInputs([file], flags, say);
  if (await isFolder(file)) throw new UsageError(say('explain_folder', { path: file }));
  const forms = await formsOf(flags, context);
  const steps: Step[] = [];
  const convert: Context['convert'] = (bytes, options) =>
    context.convert(bytes, { ...options, trace: (step) => steps.push(step) });
  const all: Entry[] = [];
  const unread = [];
  for await (const document of documentsOf(file, flags, withForms({ ...context, convert }, forms))) {
    all.push(...document.entries);
    if (document.unread) unread.push(document.unread);
  }
  for (const item of unread) await write(stderr, `${unreadLine(item, lang)}\n`);
  let between = '';
  for (const { document, source, report } of all) {
    const explanation = report && explain(key, report, { source, steps, forms });
    if (explanation === undefined) continue;
    await write(stdout, between + explanationText(document, explanation, lang));
    between = '\n';
  }
  const [first] = all.flatMap(({ report }) => report ?? []);
  if (first !== undefined && between === '') {
    const near = similarKeys(key, first, distance).join(', ');
    throw new UsageError(say('unknown_figure', { key, near }));
  }
  return unread.length > 0 ? SOME_UNREAD : DONE;
}
