/** `gouji diff`: what changed from one output folder to another. */
import type { Writable } from 'node:stream';
import { changesBetween, openRun, RunError, type WrittenRun } from '../batch/output/read-run.js';
import { write } from '../batch/output/stdout.js';
import { isOfSystem, reasonOf } from '../batch/reasons.js';
import { type Change, changedFields, type Row } from '../compare/changes.js';
import { headText, rowsText, type Value } from '../write/csv.js';
import { type Context, DIFFERENT, DONE, debug } from './machine.js';
import { printable, type Say } from './messages.js';
import { type DiffFlags, Failure, UsageError } from './program.js';

/** Prints one change after the other, as they are found; `end` comes when there are no more. */
interface Printer {
  change(change: Change): Promise<void>;
  end(): Promise<void>;
}

const PRINTERS: Record<string, (stdout: Writable, say: Say) => Printer> = { text, csv, json };

/** Prints every change and gives the exit code: 1 where there is any. */
export async function diffCommand(a: string, b: string, flags: DiffFlags, context: Context): Promise<number> {
  const { say, stdout } = context;
  const { format = 'text' } = flags;
  const printerFor = Object.hasOwn(PRINTERS, format) ? PRINTERS[format] : undefined;
  if (printerFor === undefined) throw new UsageError(say('unknown_format', { value: format }));
  const [before, after] = [await opened(a, context), await opened(b, context)];
  const printer = printerFor(stdout, say);
  let different = false;
  const changes = changesBetween(before, after);
  for (;;) {
    const next = await changes.next().catch((error) => {
      throw unreadable(error, `${a}, ${b}`, context);
    });
    if (next.done === true) break;
    different = true;
    await printer.change(next.value);
  }
  await printer.end();
  return different ? DIFFERENT : DONE;
}

async function opened(folder: string, { say }: Context): Promise<WrittenRun> {
  return openRun(folder).catch((error) => {
    throw error instanceof RunError
      ? new Failure(say(error.kind === 'foreign' ? 'run_foreign' : 'run_open', { folder }))
      : error;
  });
}

/** A file that is not there or no CSV, in the user's words. */
function unreadable(error: unknown, folder: string, context: Context): Failure {
  const { say, lang } = context;
  debug(context, folder, error);
  const { reason, reason_en } = isOfSystem(error) ? reasonOf(error) : { reason: '内容损坏', reason_en: 'damaged' };
  return new Failure(say('run_unreadable', { folder, reason: lang === 'zh' ? reason : reason_en }));
}

/**
 *     damaged-2021.txt
 *       ~ disclosure/fees/amount: 15 万元 read → 15.82 万元 repaired
 */
function text(stdout: Writable, say: Say): Printer {
  const counts = { document: 0, report: 0, figure: 0, relation: 0 };
  let document = '';
  return {
    change: async (change) => {
      const { kind, key } = change;
      counts[kind]++;
      const before = change.before === null ? '' : shown(change.before);
      const after = change.after === null ? '' : shown(change.after);
      const indent = kind === 'document' ? '' : '  ';
      const what =
        kind === 'document'
          ? say('diff_document', { document: change.document })
          : kind === 'report'
            ? say('diff_report')
            : kind === 'relation'
              ? say('diff_relation', { key })
              : printable(key);
      if (kind !== 'document' && change.document !== document) {
        document = change.document;
        await write(stdout, `${printable(document)}\n`);
      }
      await write(stdout, `${indent}${say(`diff_${change.change}`, { what, before, after })}\n`);
    },
    end: () => {
      const none = Object.values(counts).every((count) => count === 0);
      return write(stdout, `${none ? say('diff_same') : say('diff_sum', counts)}\n`);
    },
  };
}

/** `12 件 read`, `unplaced`, `failed 3 ≠ 0`, `foi-2021 云岫县水务局 2023` */
function shown(row: Row): string {
  const { value, unit, status, result, left = '', right = '' } = row;
  if (status !== undefined) return [value, value === '' ? '' : unit, status].filter(Boolean).join(' ');
  if (result === undefined) return Object.values(row).filter(Boolean).join(' ');
  return left === '' && right === ''
    ? result
    : `${result} ${left || '?'} ${result === 'held' ? '=' : '≠'} ${right || '?'}`;
}

const HEADER = ['kind', 'change', 'document', 'key', 'field', 'before', 'after'];

function csv(stdout: Writable): Printer {
  let begun = false;
  const put = async (rows: readonly Value[][]) => {
    const lines = rowsText(rows);
    await write(stdout, begun ? lines : headText(HEADER) + lines);
    begun = true;
  };
  return {
    change: ({ kind, change, document, key, ...values }) => {
      const fields = changedFields({ kind, change, document, key, ...values });
      return put(fields.map(({ field, before, after }) => [kind, change, document, key, field, before, after]));
    },
    end: async () => {
      if (!begun) await put([]);
    },
  };
}

function json(stdout: Writable): Printer {
  let between = '[\n';
  return {
    change: async (change) => {
      await write(stdout, between + JSON.stringify(change));
      between = ',\n';
    },
    end: () => write(stdout, between === '[\n' ? '[]\n' : '\n]\n'),
  };
}
