/** A converted document as it is written: bytes of JSON and CSV, and the little that a run must know of it besides. */
import { type AcrossKind, summaryOf } from '../../check/across.js';
import type { Finding, Severity } from '../../findings.js';
import type { Form } from '../../forms/form.js';
import { rowsText } from '../../write/csv.js';
import type { Entry, Outcome } from '../../write/entry.js';
import { jsonText, reportJson } from '../../write/json.js';
import type { RunCounts } from '../../write/run-json.js';
import type { Table } from '../../write/table.js';
import { recordOfSummary, type SummaryRecord } from '../output/journal.js';
import { bySeverity, countsOf } from '../tally.js';
import type { Converted } from './convert-file.js';

/** `files`: a file a report; `ndjson`: all in one, a report a line; `none`. */
export type JsonMode = 'files' | 'ndjson' | 'none';

/** How documents are to be formatted. */
export interface Shape {
  json: JsonMode;
  /** The tables whose rows are wanted; none where only the JSON is. */
  tables: readonly Table[];
  /** The forms and kinds of the relations between reports; without kinds nothing is kept for them. */
  forms: readonly Form[];
  kinds: readonly AcrossKind[];
}

/** A report, or the document without one. */
export interface FormattedEntry {
  /** The name it would have but for the amendments, and the one it has. */
  name: string;
  document: string;
  /** JSON text in UTF-8, where there is a report and JSON is wanted. */
  json?: Uint8Array;
  /** The rows of each table, in the order of the tables, in UTF-8. */
  rows: Uint8Array[];
  /** What the relations between reports need of it. */
  summary?: SummaryRecord;
}

export interface Formatted {
  entries: FormattedEntry[];
  outcome: Outcome;
  /** What it adds to the counts of the run. */
  counts: RunCounts;
  findings: Record<Severity, number>;
  /** Of a document without a report, or one that was not read whole: the reason. */
  reason?: Finding;
  /** That nothing came of it. */
  unread: boolean;
  /** Whether another try might end otherwise: what stood in the way was the machine, not the document. */
  again: boolean;
  /** The SHA-256 of a file out of an archive. */
  hash?: string;
}

/** Formats a document. */
export function formatted({ entries, names, leftOut }: Converted, shape: Shape): Formatted {
  const [first] = entries;
  if (first === undefined) throw new RangeError('a document without an entry');
  const findings = entries.flatMap((entry) => entry.findings);
  const counts = countsOf(entries, findings, leftOut);
  return {
    entries: entries.map((entry, index) => formattedEntry(entry, names[index] ?? entry.document, shape)),
    outcome: first.outcome,
    counts,
    findings: bySeverity(findings),
    ...reasonOfUnread(entries),
    again: findings.some(({ code }) => OF_THE_MACHINE.has(code)),
  };
}

const DONE: ReadonlySet<Outcome> = new Set(['read', 'archive', 'duplicate']);

/** Findings after which the same document may end otherwise. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set([
  'file_missing',
  'file_no_permission',
  'file_unreadable',
  'folder_unreadable',
  'internal_error',
  'memory_limit',
  'report_not_written',
  'time_limit',
  'worker_lost',
]);

/** Whether something of a document could not be read or written, and why. */
export function reasonOfUnread(entries: readonly Entry[]): { unread: boolean; reason?: Finding } {
  const [first] = entries;
  if (first === undefined) return { unread: true };
  const reason = reasonOf(
    first,
    entries.flatMap((entry) => entry.findings),
  );
  return { unread: !DONE.has(first.outcome) || reason !== undefined, ...(reason && { reason }) };
}

/** Of a document that was read, only that its report could not be written; of an archive, only an error. */
function reasonOf({ outcome, findings: own }: Entry, findings: readonly Finding[]): Finding | undefined {
  if (outcome === 'read') return findings.find(({ code }) => code === 'report_not_written');
  const error = own.find(({ severity }) => severity === 'error');
  return error ?? (DONE.has(outcome) ? undefined : own[0]);
}

const UTF8 = new TextEncoder();

/** Texts in UTF-8, in one buffer: it goes from a worker to the main thread as one. */
function encoded(texts: readonly string[]): Uint8Array[] {
  const bytes = UTF8.encode(texts.join(''));
  let at = 0;
  return texts.map((text) => {
    const from = at;
    at += Buffer.byteLength(text);
    return bytes.subarray(from, at);
  });
}

function formattedEntry(entry: Entry, name: string, { json, tables, forms, kinds }: Shape): FormattedEntry {
  const { document, report } = entry;
  const isNotWritten = entry.findings.some(({ code }) => code === 'report_not_written');
  return {
    name,
    document,
    rows: encoded(tables.map((table) => rowsText(table.rows(entry)))),
    ...(report && json !== 'none' && !isNotWritten && { json: UTF8.encode(jsonOf(entry, report, json)) }),
    ...(report && kinds.length > 0 && { summary: recordOfSummary(summaryOf(document, report, forms, kinds)) }),
  };
}

function jsonOf(entry: Entry, report: NonNullable<Entry['report']>, mode: JsonMode): string {
  const value = reportJson(entry, report);
  return mode === 'ndjson' ? `${JSON.stringify(value)}\n` : jsonText(value);
}
