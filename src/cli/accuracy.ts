/** `gouji accuracy`: a folder of documents with `NAME.expected.json` beside each, converted and compared. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Accuracy, compare, type Difference, parseAnswers } from '../accuracy/compare.js';
import type { Convert } from '../batch/convert/convert-file.js';
import { write } from '../batch/output/stdout.js';
import { type Member, unpack } from '../read/archive.js';
import type { Report } from '../report.js';
import { formsOf } from './form-files.js';
import { type Context, DONE, SOME_UNREAD } from './machine.js';
import { Failure, type FormFlags } from './program.js';

export const ANSWERS = '.expected.json';

/** Prints exact, flagged and silent for each document and in sum; exit code 1 when anything is wrong in silence. */
export async function accuracyCommand(folder: string, flags: FormFlags, context: Context): Promise<number> {
  const { say, stdout } = context;
  const forms = await formsOf(flags, context);
  const convert: Convert = (bytes, options) => context.convert(bytes, { ...options, forms });
  const names = (await readdir(folder).catch(() => [])).sort();
  const sum = { exact: 0, flagged: 0, silent: 0 };
  for (const answers of names.filter((name) => name.endsWith(ANSWERS))) {
    const stem = answers.slice(0, -ANSWERS.length);
    const document = names.find((name) => name !== answers && name.startsWith(`${stem}.`) && !name.endsWith(ANSWERS));
    if (document === undefined) continue;
    const accuracy = await measure(convert, folder, document, answers);
    const counts = { exact: accuracy.exact, flagged: accuracy.flagged.length, silent: accuracy.silent.length };
    await write(stdout, `${say('accuracy_line', { document, ...counts })}\n`);
    for (const wrong of accuracy.silent) await write(stdout, `  ${lineOf(wrong)}\n`);
    for (const key of ['exact', 'flagged', 'silent'] as const) sum[key] += counts[key];
  }
  const total = sum.exact + sum.flagged + sum.silent;
  if (total === 0) throw new Failure(say('accuracy_nothing', { folder, ending: ANSWERS }));
  const share = ((100 * sum.exact) / total).toFixed(2);
  await write(stdout, `${say('accuracy_sum', { ...sum, total, share })}\n`);
  return sum.silent > 0 ? SOME_UNREAD : DONE;
}

async function measure(convert: Convert, folder: string, document: string, answers: string): Promise<Accuracy> {
  const bytes = new Uint8Array(await readFile(path.join(folder, document)));
  const report = await firstReport(convert, { document, bytes, findings: [] });
  return compare(report, parseAnswers(await readFile(path.join(folder, answers), 'utf8')));
}

/** The first report of a document, or of an archive: answers beside one are about that report. */
async function firstReport(convert: Convert, member: Member): Promise<Report | undefined> {
  for await (const item of unpack(member)) {
    if ('outcome' in item) continue;
    const [report] = (await convert(item.bytes, { document: item.document })).reports;
    if (report !== undefined) return report;
  }
  return undefined;
}

const lineOf = ({ key, expected, figure }: Difference): string =>
  `${key}: ${expected ?? '∅'} ≠ ${figure?.value ?? '∅'} (${figure?.status ?? ''}, ${figure?.location ?? ''})`;
