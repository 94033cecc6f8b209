/** Who converts: a pool of workers, or this process itself. Either gives the same bytes. */
import { type Finding, finding } from '../../findings.js';
import { entriesOf } from '../../write/entry.js';
import { hashOf } from '../input/hash.js';
import { type Amendments, type Convert, convertFile, unreadable } from './convert-file.js';
import { type Formatted, formatted, type Shape } from './formatted.js';

/** A file to be converted. */
export interface Job {
  document: string;
  bytes: Uint8Array;
  /** What is known about it. */
  findings: Finding[];
  encoding?: string;
  amendments?: Amendments;
  /** How many of the documents in it are passed by. */
  from?: number;
  /** It is waited for: it does not take its turn behind files that will be asked for later. */
  urgent?: boolean;
  /** Only the names and hashes of the files in an archive are wanted. */
  listed?: boolean;
}

export interface Executor {
  /** How many files it works on at a time. */
  readonly jobs: number;
  /** The documents of a file. A pool begins at once, whenever they are asked for. */
  items(job: Job): AsyncIterable<Formatted>;
  close(): Promise<void>;
}

/** Called with what `convert` threw, as text. */
export type OnDefect = (document: string, error: unknown) => void;

/** Converts in this process, one file after the other, when it is asked for the next. */
export function inProcess(convert: Convert, shape: Shape, onDefect?: OnDefect): Executor {
  return {
    jobs: 1,
    items: (job) => formattedItems(job, convert, shape, { ...(onDefect && { onDefect }) }),
    close: async () => {},
  };
}

/** Converts and formats, document by document. */
export async function* formattedItems(
  { document, bytes, findings, urgent: _, ...rest }: Job,
  convert: Convert,
  shape: Shape,
  events: { onDocument?: (document: string) => void; onDefect?: OnDefect } = {},
): AsyncGenerator<Formatted, void, void> {
  for await (const converted of convertFile({ document, bytes, findings }, { convert, ...rest, ...events })) {
    const item = formatted(converted, shape);
    yield converted.bytes === undefined ? item : { ...item, hash: hashOf(converted.bytes) };
  }
}

/** What comes of a document that could not be converted, formatted. */
export function failedItem(document: string, findings: Finding[], failed: Finding, shape: Shape, bytes = 0): Formatted {
  const conversion = unreadable({ document, findings }, failed, bytes);
  return formatted({ entries: entriesOf(conversion, [document]), names: [document], leftOut: 0 }, shape);
}

/** A document whose bytes another document of the run has. */
export function copyItem(
  document: string,
  findings: Finding[],
  other: string,
  shape: Shape,
  bytes: Uint8Array | number,
): Formatted {
  const conversion = unreadable({ document, findings }, finding('content_repeated', '', { other }));
  const size = typeof bytes === 'number' ? bytes : bytes.length;
  const [entry] = entriesOf({ ...conversion, source: { ...conversion.source, bytes: size } }, [document]);
  if (entry === undefined) throw new RangeError('a document without an entry');
  return formatted({ entries: [{ ...entry, outcome: 'duplicate' }], names: [document], leftOut: 0 }, shape);
}
