/** `gouji show`. */
import { isFolder } from '../batch/input/find.js';
import { write } from '../batch/output/stdout.js';
import { checkInputs } from './arguments.js';
import { painter } from './colour.js';
import { formsOf, withForms } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { documentsOf } from './one-file.js';
import { type ShowFlags, UsageError } from './program.js';
import { showReport } from './show.js';
import { unreadLine } from './summary.js';

/** Where the terminal does not say how wide it is. */
const WIDTH = 100;

/** Prints the reports of a file and gives the exit code. */
export async function showCommand(file: string, flags: ShowFlags, context: Context): Promise<number> {
  const { say, lang, stdout, stderr, env } = context;
  await checkInputs([file], flags, say);
  if (await isFolder(file)) throw new UsageError(say('show_folder', { path: file }));
  const forms = await formsOf(flags, context);
  const options = { lang, forms, paint: painter(stdout, env), width: stdout.columns ?? WIDTH };
  let between = '';
  const unread = [];
  for await (const document of documentsOf(file, flags, withForms(context, forms))) {
    if (document.unread) unread.push(document.unread);
    for (const entry of document.entries) {
      if (entry.report === undefined) continue;
      await write(stdout, between + showReport(entry, entry.report, options));
      between = '\n';
    }
  }
  for (const item of unread) await write(stderr, `${unreadLine(item, lang)}\n`);
  return unread.length > 0 ? SOME_UNREAD : DONE;
}
