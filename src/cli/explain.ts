/** `gouji explain`: why a figure is what it is. */
import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { isFolder } from '../batch/input/find.js';
import { write } from '../batch/output/stdout.js';
import { explain, similarKeys } from '../explain/figure.js';
import type { Form } from '../forms/form.js';
import type { Step } from '../walk/states.js';
import type { Entry } from '../write/entry.js';
import { checkInputs } from './arguments.js';
import { type DocumentInFile, documentInFile } from './document-in-file.js';
import { explanationText } from './explain-text.js';
import { formsOf, withForms } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { documentsOf, type OneDocument } from './one-file.js';
import { type ShowFlags, UsageError } from './program.js';
import { unreadLine } from './summary.js';

/** Prints the way of the figure in every report of the file that has it, or in the one named, and gives the exit code. */
export async function explainCommand(name: string, key: string, flags: ShowFlags, context: Context): Promise<number> {
  const { say, lang, stdout, stderr } = context;
  const wanted = await documentInFile(name);
  await checkInputs([wanted.file], flags, say);
  if (await isFolder(wanted.file)) throw new UsageError(say('explain_folder', { path: wanted.file }));
  const forms = await formsOf(flags, context);
  const { all, unread } = await entriesOf(wanted, flags, forms, context);
  for (const item of unread) await write(stderr, `${unreadLine(item, lang)}\n`);
  let between = '';
  for (const { entry, steps } of all) {
    const { document, source, report } = entry;
    const explanation = report && explain(key, report, { source, steps, forms });
    if (explanation === undefined) continue;
    await write(stdout, between + explanationText(document, explanation, lang));
    between = '\n';
  }
  const [first] = all.flatMap(({ entry }) => entry.report ?? []);
  if (first !== undefined && between === '') {
    const near = similarKeys(key, first, distance).join(', ');
    throw new UsageError(say('unknown_figure', { key, near }));
  }
  return unread.length > 0 ? SOME_UNREAD : DONE;
}

interface Wanted {
  /** Each with the steps of its own document: those of another have the same places. */
  all: { entry: Entry; steps: readonly Step[] }[];
  unread: NonNullable<OneDocument['unread']>[];
}

/** @throws UsageError where the file has no document of that name */
async function entriesOf(
  { file, document: wanted }: DocumentInFile,
  flags: ShowFlags,
  forms: readonly Form[],
  context: Context,
): Promise<Wanted> {
  let steps: Step[] = [];
  const convert: Context['convert'] = (bytes, options) =>
    context.convert(bytes, { ...options, trace: (step) => steps.push(step) });
  const found: Wanted = { all: [], unread: [] };
  const met: string[] = [];
  for await (const { entries, unread } of documentsOf(file, flags, withForms({ ...context, convert }, forms))) {
    const own = steps;
    steps = [];
    const those = entries.filter(({ document }) => wanted === undefined || document === wanted);
    found.all.push(...those.map((entry) => ({ entry, steps: own })));
    met.push(...entries.map(({ document }) => document));
    // a file that cannot be opened has no documents
    const isWanted = wanted === undefined || unread?.document === wanted || unread?.document === path.basename(file);
    if (unread && isWanted) found.unread.push(unread);
    if (wanted !== undefined && those.length > 0) break;
  }
  if (wanted !== undefined && found.all.length + found.unread.length === 0) {
    const names = met.toSorted((a, b) => distance(a, wanted) - distance(b, wanted)).slice(0, MOST_NAMED);
    throw new UsageError(context.say('unknown_document', { file, document: wanted, names: names.join(', ') }));
  }
  return found;
}

/** Names nearest to one that there is not. */
const MOST_NAMED = 3;
