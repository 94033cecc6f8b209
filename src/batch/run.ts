/** A run: one document after the other, whatever happens to any of them. */
import type { Readable } from 'node:stream';
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import { type Member, unpack } from '../read/archive.js';
import { DistinctNames } from '../read/distinct-names.js';
import type { Conversion } from '../report.js';
import type { Step } from '../walk/states.js';
import { type Entry, entriesOf } from '../write/entry.js';
import type { FindingRecord } from '../write/findings-table.js';
import type { RunCounts, RunDocument } from '../write/run-json.js';
import { type AcrossReports, AcrossRun } from './across.js';
import { type Bytes, MOST_BYTES, readFile, readStream } from './bytes.js';
import { type Findings, type Found, STANDARD_INPUT } from './find.js';
import { addAcross, addDocument, bySeverity, noCounts } from './tally.js';

/**
 * `convert` of the public API. Not `convertAll`: a defect in one file of an archive must not end the others, and a generator
 * that threw is at its end.
 */
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
  /** Called before each document, those in archives included; `index` and `total` are those of the files found. */
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
  return found.map((item) => ({ ...item, ...named(item.document, item.given, names) }));
}

/** A name that no other document has, and the finding where that is another one. */
function named(name: string, path: string, names: DistinctNames): { document: string; findings: Finding[] } {
  const document = names.distinct(name);
  return { document, findings: document === name ? [] : [finding('document_renamed', '', { name, path, document })] };
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
      for await (const item of itemsOf(job, names, options)) {
        options.onDocument?.(item.document, index, jobs.length);
        const conversion = await conversionOf(item, options);
        const entries = entriesFor(conversion, names, options);
        note(result, entries, await opened.document(entries));
        result.counts.skipped += conversion.leftOut ?? 0;
        if (opened.across) across.add(entries);
      }
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
  const { document, outcome } = first;
  documents.push({ document, outcome, reports, findings });
  const reason = outcome === 'read' ? notWritten(entries) : firstError(first);
  const isDone = outcome === 'read' || outcome === 'archive';
  if (!isDone || reason) unread.push({ document, ...(reason && { reason }) });
}

const notWritten = (entries: readonly Entry[]): Finding | undefined =>
  entries.flatMap((entry) => entry.findings).find((found) => found.code === 'report_not_written');

/** Of an archive, only an error means that something in it was not read. */
const firstError = ({ findings, outcome }: Entry): Finding | undefined =>
  findings.find((found) => found.severity === 'error') ?? (outcome === 'archive' ? undefined : findings[0]);

/** What is to be converted of a file: itself or, of an archive, each file in it, under a name that no other document has. */
async function* itemsOf(job: Job, names: DistinctNames, options: RunOptions): AsyncGenerator<Member | Conversion> {
  const { document, findings } = job;
  const read = await bytesOf(job, options);
  if ('failed' in read) {
    yield unreadable(job, read.failed, read.size);
    return;
  }
  let name = document;
  try {
    for await (const item of unpack({ document, bytes: read.bytes, findings })) {
      yield item.document === document ? item : distinct(item, names);
      name = '';
    }
  } catch (error) {
    yield defect({ document: name || names.distinct(document), findings: [] }, error, options);
  }
}

function distinct<T extends Member | Conversion>(item: T, names: DistinctNames): T {
  const { document, findings } = named(item.document, item.document, names);
  return { ...item, document, findings: [...findings, ...item.findings] };
}

async function bytesOf({ source, failed }: Job, { limit = MOST_BYTES, stdin }: RunOptions): Promise<Bytes> {
  if (failed) return { failed, size: 0 };
  return source === STANDARD_INPUT ? readStream(stdin, limit) : readFile(source, limit);
}

async function conversionOf(item: Member | Conversion, options: RunOptions): Promise<Conversion> {
  if ('outcome' in item) return item;
  const { document, bytes, findings } = item;
  const { convert, encoding } = options;
  try {
    const conversion = await convert(bytes, { document, ...(encoding !== undefined && { encoding }) });
    return { ...conversion, document, findings: [...findings, ...conversion.findings] };
  } catch (error) {
    return defect(item, error, options);
  }
}

/** The entries of a document; a report that could not be written truly becomes the one entry that says so. */
function entriesFor(conversion: Conversion, names: DistinctNames, options: RunOptions): Entry[] {
  const { document, reports, findings } = conversion;
  try {
    const further = reports.slice(1).map((_, index) => names.further(document, index + 2));
    if (further.length > 0) {
      findings.push(finding('several_reports', '', { count: reports.length, documents: further.join(', ') }));
    }
    return entriesOf(conversion, [document, ...further]);
  } catch (error) {
    return entriesOf(defect(conversion, error, options), [document]);
  }
}

function defect(about: Pick<Member, 'document' | 'findings'>, error: unknown, options: RunOptions): Conversion {
  options.onDefect?.(about.document, error);
  return unreadable(about, finding('internal_error', '', { where: placeOf(error) }), 0);
}

function unreadable(
  { document, findings }: Pick<Member, 'document' | 'findings'>,
  failed: Finding,
  bytes: number,
): Conversion {
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
