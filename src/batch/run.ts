/** A run: one document after the other, whatever happens to any of them. */
import type { Readable } from 'node:stream';
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import type { Conversion } from '../report.js';
import type { Step } from '../walk/states.js';
import { type Entry, entriesOf } from '../write/entry.js';
import type { FindingRecord } from '../write/findings-table.js';
import type { RunCounts, RunDocument } from '../write/run-json.js';
import { type AcrossReports, AcrossRun } from './across.js';
import { type Bytes, MOST_BYTES, readFile, readStream } from './bytes.js';
import { type Findings, type Found, STANDARD_INPUT } from './find.js';
import { DistinctNames } from './names.js';
import { addAcross, addDocument, bySeverity, noCounts } from './tally.js';

/** `convert` of the public API. */
export type Convert = (
  bytes: Uint8Array,
  options: { document?: string; encoding?: string; trace?: (step: Step) => void },
) => Promise<Conversion>;

/** A document with a name that no other has. */
export interface Job extends Found {
  findings: Finding[];
}

/** Where a run writes to. */
export interface Sink {
  /** Writes a document's entries and gives the files written for them; what goes wrong is added to their findings. */
  document(entries: readonly Entry[]): Promise<string[]>;
  /** Writes a finding about something that is no document. */
  passedOver(record: FindingRecord): Promise<void>;
  /** Writes what the reports say about each other; absent where nobody would see it, and then nothing is evaluated. */
  across?(reports: AcrossReports): Promise<void>;
  close(result: RunResult): Promise<void>;
  /** Leaves what is written in a state that can be read, after an error. */
  abandon(): Promise<void>;
}

/** Opens a sink for the documents to come. */
export type OpenSink = (jobs: readonly Job[]) => Promise<Sink>;

export interface RunOptions {
  convert: Convert;
  encoding?: string;
  /** Bytes of the largest document that is read. */
  limit?: number;
  stdin: Readable;
  /** Whether authorities are held against the units below them. */
  units?: boolean;
  /** Forms whose relations between reports are evaluated; the official ones by default. */
  forms?: readonly Form[];
  /** Called before each document. */
  onDocument?: (document: string, index: number, total: number) => void;
  /** Called with what `convert` threw: a defect of gouji, not of the input. */
  onDefect?: (document: string, error: unknown) => void;
}

export interface RunResult {
  counts: RunCounts;
  documents: RunDocument[];
  /** Documents without a report, or whose report could not be written, each with the reason. */
  unread: { document: string; reason?: Finding }[];
}

/** Gives every document found a name of its own. */
function jobsOf(found: readonly Found[], names: DistinctNames): Job[] {
  return found.map((item) => {
    const document = names.distinct(item.document);
    if (document === item.document) return { ...item, findings: [] };
    const renamed = finding('document_renamed', '', { name: item.document, path: item.given, document });
    return { ...item, document, findings: [renamed] };
  });
}

/** Converts the jobs in their order and hands each to the sink as soon as it is done. */
export async function run(
  { found, passedOver, skipped }: Findings,
  open: OpenSink,
  options: RunOptions,
): Promise<RunResult> {
  const names = new DistinctNames();
  const jobs = jobsOf(found, names);
  const result: RunResult = { counts: noCounts(), documents: [], unread: [] };
  result.counts.skipped = skipped;
  const opened = await open(jobs);
  const across = new AcrossRun(options.units === true, options.forms);
  try {
    for (const record of passedOver) {
      await opened.passedOver(record);
      result.counts.findings[record.found.severity]++;
    }
    for (const [index, job] of jobs.entries()) {
      options.onDocument?.(job.document, index, jobs.length);
      const entries = await entriesFor(job, names, options);
      const reports = await opened.document(entries);
      note(result, entries, reports);
      if (opened.across) across.add(entries);
    }
    if (opened.across) {
      const among = across.results();
      await opened.across(among);
      addAcross(result.counts, among);
    }
    await opened.close(result);
  } catch (error) {
    await opened.abandon();
    throw error;
  }
  return result;
}

function note({ counts, documents, unread }: RunResult, entries: readonly Entry[], reports: string[]): void {
  const [first] = entries;
  if (first === undefined) return;
  addDocument(counts, entries);
  const findings = bySeverity(entries.flatMap((entry) => entry.findings));
  counts.findings.error += findings.error;
  counts.findings.warning += findings.warning;
  counts.findings.info += findings.info;
  documents.push({ document: first.document, outcome: first.outcome, reports, findings });
  const reason = first.outcome === 'read' ? notWritten(entries) : firstError(first);
  if (first.outcome !== 'read' || reason) unread.push({ document: first.document, ...(reason && { reason }) });
}

const notWritten = (entries: readonly Entry[]): Finding | undefined =>
  entries.flatMap((entry) => entry.findings).find((found) => found.code === 'report_not_written');

const firstError = ({ findings }: Entry): Finding | undefined =>
  findings.find((found) => found.severity === 'error') ?? findings[0];

/** The entries of a document; a defect on the way becomes the one entry that says so. */
async function entriesFor(job: Job, names: DistinctNames, options: RunOptions): Promise<Entry[]> {
  try {
    const conversion = await conversionOf(job, options);
    const further = conversion.reports.slice(1).map((_, index) => names.further(job.document, index + 2));
    if (further.length > 0) {
      const params = { count: conversion.reports.length, documents: further.join(', ') };
      conversion.findings.push(finding('several_reports', '', params));
    }
    return entriesOf(conversion, [job.document, ...further]);
  } catch (error) {
    options.onDefect?.(job.document, error);
    const failed = finding('internal_error', '', { where: placeOf(error) });
    return entriesOf(unreadable(job, failed, 0), [job.document]);
  }
}

async function conversionOf(
  job: Job,
  { convert, encoding, limit = MOST_BYTES, stdin }: RunOptions,
): Promise<Conversion> {
  if (job.failed) return unreadable(job, job.failed, 0);
  const read: Bytes =
    job.source === STANDARD_INPUT ? await readStream(stdin, limit) : await readFile(job.source, limit);
  if ('failed' in read) return unreadable(job, read.failed, read.size);
  const { document, findings } = job;
  const conversion = await convert(read.bytes, { document, ...(encoding !== undefined && { encoding }) });
  return { ...conversion, document, findings: [...findings, ...conversion.findings] };
}

function unreadable({ document, findings }: Job, failed: Finding, bytes: number): Conversion {
  return {
    document,
    source: { format: 'unknown', bytes, layouts: [] },
    outcome: 'unreadable',
    reports: [],
    findings: [...findings, failed],
  };
}

/**
 *     at figureOf (file:///…/dist/walk/figure.js:40:11)
 *                                 ^^^^^^^^^^^^^^^^^
 * The file and line within gouji: enough to report it, nothing about the machine.
 */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const place = /[\\/](?:src|dist)[\\/]([\w\\/.-]+:\d+):\d+/.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.name : `${error.name}, ${place.replaceAll('\\', '/')}`;
}
