/**
 * The journal of a run, in its output folder: a line of JSON for each file, in the order of the run. With it a run is taken up
 * again, unchanged files are not read again, and the outputs of several machines are joined.
 */
import type { Summary } from '../../check/across.js';
import type { Finding } from '../../findings.js';
import type { RunDocument } from '../../write/run-json.js';
import type { Place } from '../input/order.js';
import type { PartialCounts } from '../tally.js';
import { linesOf, parsed } from './lines.js';

/** The first line: by what the rows were made, and into which files they go. */
export interface JournalHead {
  gouji: string;
  /** Version of this format. */
  journal: 1;
  /** Whatever the rows of a document depend on besides its bytes, in one text. */
  options: string;
  /** Names of the files with rows, and the bytes that each begins with. */
  files: { name: string; head: number }[];
}

/** A file of the run, or something that was passed over. */
export interface JournalRecord {
  place: Place;
  /** Bytes of its rows in each of the files. */
  rows: number[];
  file?: FileRecord;
  passed?: { document: string; found: Finding };
}

export interface FileRecord {
  document: string;
  /** Where its JSON stands or, without a report, would have stood. */
  path: string;
  /** Codes and parameters of the findings with which its name and path were settled. */
  settled: Finding[];
  /** Absent where the file could not be read. */
  identity?: Identity;
  items: ItemRecord[];
  /** Names or paths of documents in it had to give way to others: these are settled anew each time. */
  amended?: true;
  /** It falls to another shard, which has its rows. */
  elsewhere?: true;
  /** Whether another try might end otherwise. */
  again?: true;
}

/** What a file is known by: it is unchanged where size and time are the same, or size and content. */
export interface Identity {
  size: number;
  /** Time of the last change, nanoseconds, as a decimal number. */
  changed: string;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** A document of the file: itself, or one out of an archive. */
export interface ItemRecord {
  run: RunDocument;
  counts: PartialCounts;
  /** Name and path of each report in it; where there is none, those that were kept free for it. */
  names: [document: string, path: string][];
  /** The JSON files: size and time of the last change (nanoseconds) tell whether they are as they were written. */
  json: [path: string, bytes: number, changed: string][];
  hash?: string;
  /** The same bytes as this document. */
  duplicate?: string;
  unread?: true;
  reason?: Finding;
  summaries: SummaryRecord[];
}

/** A `Summary` as JSON. */
export type SummaryRecord = Omit<Summary, 'figures'> & { figures: [string, number | null, string][] };

export const recordOfSummary = ({ figures, ...rest }: Summary): SummaryRecord => ({
  ...rest,
  figures: [...figures].map(([key, { value, location }]) => [key, value, location]),
});

export const summaryOfRecord = ({ figures, ...rest }: SummaryRecord): Summary => ({
  ...rest,
  figures: new Map(figures.map(([key, value, location]) => [key, { value, location }])),
});

/** A journal being read. */
export interface JournalReader {
  head: JournalHead;
  /** The byte behind the head. */
  headEnd: number;
  /** The records one after the other, with the byte behind each; ends before a line that was cut off. */
  records: AsyncGenerator<{ record: JournalRecord; end: number }, void, void>;
}

/** Opens a journal; undefined where there is none, or none of this format. */
export async function readJournal(path: string): Promise<JournalReader | undefined> {
  const lines = linesOf(path);
  const first = await lines.next().catch(() => ({ done: true as const, value: undefined }));
  const head = first.done === true ? undefined : parsed<JournalHead>(first.value.text);
  if (head?.journal !== 1 || !Array.isArray(head.files) || typeof head.options !== 'string') {
    await lines.return();
    return undefined;
  }
  return { head, headEnd: first.value?.end ?? 0, records: recordsOf(lines, head.files.length) };
}

async function* recordsOf(
  lines: AsyncGenerator<{ text: string; end: number }>,
  files: number,
): AsyncGenerator<{ record: JournalRecord; end: number }, void, void> {
  for await (const { text, end } of lines) {
    const record = parsed<JournalRecord>(text);
    if (record?.place === undefined || !Array.isArray(record.rows) || record.rows.length !== files) return;
    yield { record, end };
  }
}
