/**
 * Zip containers, read within bounds (limits.ts). What a directory says about sizes is believed by nobody: the bounds are
 * counted on the bytes that really come out, and only the entries asked for are inflated.
 */
import {
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  Writer,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import { LIMITS } from './limits.js';
import { Unreadable, unreadable } from './unreadable.js';
import { inWords, type Word } from './words.js';

/** A zip container opened: its directory is read, its entries are not. */
export interface Archive {
  /** Names of the files in it, with `/`, in the order of the directory. */
  readonly names: readonly string[];
  /** Is there such a file? Upper and lower case are one (ECMA-376 part 2, 6.2.2.3: part names are equivalent so). */
  has(name: string): boolean;
  /** The bytes of a file; throws `Unreadable` when they are damaged, encrypted or beyond a bound. */
  read(name: string): Promise<Uint8Array>;
}

/** Plain functions in this thread: workers and streams cost more than a report's 300 kB and are not everywhere. */
const HERE = { useWebWorkers: false, useCompressionStream: false, checkCrc32: true } as const;

/** Messages of zip.js and the reason a reader is given (words.ts). Anything else is `zip_inflate`. */
const REASONS: [RegExp, Word][] = [
  [/not recognized|End of central directory|Zip64 central directory locator/i, 'zip_truncated'],
  [/Central directory header|Local file header|Zip64 extra field|64-bit value|Ambiguous/i, 'zip_directory'],
  [/out of bounds|Overlapping/i, 'zip_bounds'],
  [/Split zip/i, 'zip_split'],
  [/Compression method/i, 'zip_method'],
  [/CRC|signature/i, 'zip_checksum'],
  [/uncompressed size/i, 'zip_size'],
];

/** Reads the directory of a zip container. */
export async function openZip(bytes: Uint8Array): Promise<Archive> {
  const entries = await readDirectory(bytes);
  const byName = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const name = partName(entry.filename);
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  let total = 0;
  return {
    names: entries.map((entry) => entry.filename.replaceAll('\\', '/')),
    has: (name) => byName.has(partName(name)),
    async read(name) {
      const [entry, second] = byName.get(partName(name)) ?? [];
      if (!entry) throw unreadable('zip_damaged', inWords('reason', 'zip_missing'));
      // Which of two files of one name is meant differs from program to program: one would be shown, the other read.
      if (second) throw unreadable('zip_damaged', inWords('reason', 'zip_same_name'));
      const data = await inflate(entry, LIMITS.zipTotalBytes - total);
      total += data.length;
      return data;
    },
  };
}

/** A zip container without compression, for libraries that want one. No clock: the dates in it are fixed. */
export async function writeStoredZip(files: Record<string, Uint8Array>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...HERE,
    level: 0,
    extendedTimestamp: false,
    lastModDate: new Date(2000, 0, 1),
  });
  for (const [name, data] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(data));
  return writer.close();
}

async function readDirectory(bytes: Uint8Array): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  let count = 0;
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), HERE);
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > LIMITS.zipEntries)
        throw unreadable('zip_limit', { ...inWords('what', 'zip_entries'), limit: LIMITS.zipEntries });
      checkName(entry);
      if (!entry.directory) files.push(entry);
    }
  } catch (error) {
    throw explained(error);
  }
  return files;
}

function checkName(entry: Entry): void {
  if (entry.filename.length > LIMITS.zipNameBytes) {
    throw unreadable('zip_limit', { ...inWords('what', 'zip_name'), limit: LIMITS.zipNameBytes });
  }
}

async function inflate(entry: FileEntry, left: number): Promise<Uint8Array> {
  if (entry.encrypted) throw unreadable('encrypted');
  const sink = new BoundedSink(entry.compressedSize, left);
  try {
    await entry.getData(sink, HERE);
    return sink.joined();
  } catch (error) {
    throw sink.passed ?? explained(error);
  }
}

/** Takes the bytes that come out and ends the inflating as soon as a bound is passed. */
class BoundedSink extends Writer<Uint8Array> {
  passed: Unreadable | undefined;
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor(
    private readonly compressed: number,
    private readonly left: number,
  ) {
    super();
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.length += chunk.length;
    this.passed = this.bound();
    if (this.passed) throw this.passed;
    this.chunks.push(chunk.slice());
  }

  joined(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  private bound(): Unreadable | undefined {
    if (this.length > LIMITS.zipEntryBytes) {
      return unreadable('zip_limit', { ...inWords('what', 'zip_entry_bytes'), limit: LIMITS.zipEntryBytes });
    }
    if (this.length > this.left) {
      return unreadable('zip_limit', { ...inWords('what', 'zip_total_bytes'), limit: LIMITS.zipTotalBytes });
    }
    if (this.length > LIMITS.zipRatioFrom && this.length > this.compressed * LIMITS.zipRatio) {
      return unreadable('zip_limit', { ...inWords('what', 'zip_ratio'), limit: LIMITS.zipRatio });
    }
    return undefined;
  }
}

function explained(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const text = error instanceof Error ? error.message : '';
  if (/encrypt|password/i.test(text)) return unreadable('encrypted');
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'zip_inflate';
  return unreadable('zip_damaged', inWords('reason', reason));
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}
