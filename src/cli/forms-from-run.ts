/** `gouji forms draft --from-run`: the rows that the forms lack, counted over the reports of a run. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { linesOf } from '../batch/output/lines.js';
import { write } from '../batch/output/stdout.js';
import { noteText } from '../draft/index.js';
import { type LocalRow, LocalRows, nearestRow, type Reported, withLocalRows } from '../draft/local-rows.js';
import { formJson } from '../forms/file/format.js';
import { checkForm } from '../forms/file/index.js';
import type { Form } from '../forms/form.js';
import { documentsOfRun, filesOfRun } from '../write/run-json.js';
import { deliver, formsOf, mistakeLines } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { type DraftFlags, Failure, UsageError } from './program.js';

/** Lists them or, with `--base`, prints that form with them added. */
export async function draftFromRun(folder: string, flags: DraftFlags, context: Context): Promise<number> {
  const { say, stdout } = context;
  const forms = await formsOf(flags, context);
  const rows = await localRowsIn(folder, context);
  if (flags.base !== undefined) return printForm(rows, flags, forms, context);
  const lines = rows.map((row) => lineOf(row, forms, context));
  await write(stdout, `${(lines.length > 0 ? lines : [say('run_no_rows', { folder })]).join('\n')}\n`);
  return DONE;
}

async function localRowsIn(folder: string, { say }: Context): Promise<LocalRow[]> {
  const run = await readFile(path.join(folder, 'run.json'), 'utf8').catch(() => '');
  const summary = documentsOfRun(run);
  if (summary === undefined) throw new Failure(say('not_a_run', { folder }));
  if (summary.json === 'none') throw new Failure(say('run_without_json', { folder }));
  const collected = new LocalRows();
  for await (const text of summary.json === 'ndjson' ? reportsInOne(folder) : reportFiles(folder, run)) {
    const report = parsed(text);
    if (report !== null) collected.add(report);
  }
  return collected.list();
}

async function* reportFiles(folder: string, run: string): AsyncGenerator<string> {
  for (const file of filesOfRun(run) ?? []) {
    if (file.startsWith('reports/')) yield readFile(path.join(folder, ...file.split('/')), 'utf8').catch(() => '');
  }
}

async function* reportsInOne(folder: string): AsyncGenerator<string> {
  for await (const { text } of linesOf(path.join(folder, 'reports.ndjson'))) yield text;
}

/** What an altered file holds besides is left aside. */
function parsed(text: string): Reported | null {
  try {
    const { document, rows } = JSON.parse(text) as Reported;
    const isText = (value: unknown): boolean => typeof value === 'string';
    if (!isText(document) || !Array.isArray(rows)) return null;
    return {
      document,
      rows: rows.filter((row) => [row.table, row.row, row.form, row.label, row.location].every(isText)),
    };
  } catch {
    return null;
  }
}

function lineOf(row: LocalRow, forms: readonly Form[], { say }: Context): string {
  const { documents, table, form, label, example, group } = row;
  const near = nearestRow(row, forms);
  const place = group === '' ? table : `${table}/${group}`;
  const line = say('run_row', { count: documents, table: place, form, label, ...example });
  return near === null ? line : line + say('run_near', { key: near.key, label: near.label });
}

async function printForm(
  rows: readonly LocalRow[],
  { base: name = '', name: own = `${name}-local`, out }: DraftFlags,
  forms: readonly Form[],
  context: Context,
): Promise<number> {
  const { say, stderr, lang } = context;
  const base = forms.find((form) => form.name === name);
  if (base === undefined) {
    throw new UsageError(say('unknown_form', { name, names: forms.map((form) => form.name).join(', ') }));
  }
  const { form, notes } = withLocalRows(base, own, rows);
  const text = formJson(form);
  await deliver(text, out, context);
  const { mistakes } = checkForm(text, context.formSchema, forms);
  const lines = [
    ...(out === undefined ? [] : [say('draft_written', { file: out })]),
    say('draft_notes'),
    ...notes.map((one) => `  ${noteText(one, lang)}`),
    ...mistakeLines({ file: out ?? '-', text, mistakes }, context),
  ];
  await write(stderr, `${lines.join('\n')}\n`);
  return mistakes.length > 0 ? SOME_UNREAD : DONE;
}
