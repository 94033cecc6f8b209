/**
 * The directory of a zip, and its entries inflated within bounds (limits.ts). What a directory says about sizes is believed
 * by nobody: the bounds are counted on the bytes that really come out.
 */
import { type FileEntry, Reader, Writer, ZipReader } from '@zip.js/zip.js';
import { LIMITS } from './limits.js';
import { Unreadable, unreadable } from './unreadable.js';
import { inWords, type Word } from './words.js';

/** Plain functions in this thread: workers and streams cost more than a report's 300 kB and are not everywhere. */
export const HERE = { useWebWorkers: false, useCompressionStream: false, checkCrc32: true } as const;

/**
 * How much may be amiss in a zip that is still read:
 * - `package`: nothing. Two programs could see two different documents in it.
 * - `archive`: any file name, for nothing is unpacked to disk; local headers that say other than the directory.
 */
const STRICTNESS = {
  package: {},
  archive: {
    filenameValidation: 'tolerant',
    checkLocalDirectory: false,
    checkLocalFilename: false,
  },
} as const;
export type Strictness = keyof typeof STRICTNESS;

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

/** The files of a zip, in the order of its directory; folders are left out. Throws `Unreadable`. */
export async function* directoryOf(
  parts: readonly Uint8Array[],
  strictness: Strictness,
): AsyncGenerator<FileEntry, void, void> {
  try {
    const reader = new ZipReader(new BytesReader(parts), { ...HERE, ...STRICTNESS[strictness] });
    for await (const entry of reader.getEntriesGenerator()) if (!entry.directory) yield entry;
  } catch (error) {
    throw explained(error);
  }
}

/** How many bytes may come out of a zip, and how many did; those of an entry that failed count as well. */
export class Budget {
  #spent = 0;
  constructor(private readonly limit: number) {}

  spend(bytes: number): void {
    this.#spent += bytes;
  }

  /** The finding once more is spent than there is. */
  exceeded(): Unreadable | undefined {
    if (this.#spent <= this.limit) return undefined;
    return unreadable('zip_limit', { ...inWords('what', 'zip_total_bytes'), limit: this.limit });
  }
}

/** The bytes of an entry. Throws `Unreadable`. */
export async function inflate(entry: FileEntry, budget: Budget, strictness: Strictness): Promise<Uint8Array> {
  if (entry.encrypted) throw unreadable('encrypted');
  const exceeded = budget.exceeded();
  if (exceeded) throw exceeded;
  const sink = new BoundedSink(entry.compressedSize, budget);
  try {
    await entry.getData(sink, { ...HERE, ...STRICTNESS[strictness] });
    return sink.joined();
  } catch (error) {
    throw sink.passed ?? explained(error);
  }
}

/** Bytes that stand in several arrays, as if in one. */
class BytesReader extends Reader<readonly Uint8Array[]> {
  constructor(private readonly parts: readonly Uint8Array[]) {
    super(parts);
    this.size = parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** What zip.js reads at once is a chunk of data, or the whole of a directory, of whatever size it says to be. */
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const whole = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
    if (whole.length > LIMITS.zipDirectoryBytes) {
      throw unreadable('zip_limit', { ...inWords('what', 'zip_directory_bytes'), limit: LIMITS.zipDirectoryBytes });
    }
    let start = 0;
    for (const part of this.parts) {
      const piece = part.subarray(Math.max(0, index - start), Math.max(0, index + whole.length - start));
      if (piece.length > 0) whole.set(piece, Math.max(0, start - index));
      start += part.length;
    }
    return whole;
  }
}

/** Takes the bytes that come out and ends the inflating as soon as a bound is passed. */
class BoundedSink extends Writer<Uint8Array> {
  passed: Unreadable | undefined;
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor(
    private readonly compressed: number,
    private readonly budget: Budget,
  ) {
    super();
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.length += chunk.length;
    this.budget.spend(chunk.length);
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
    if (this.length > LIMITS.zipRatioFrom && this.length > this.compressed * LIMITS.zipRatio) {
      return unreadable('zip_limit', { ...inWords('what', 'zip_ratio'), limit: LIMITS.zipRatio });
    }
    return this.budget.exceeded();
  }
}

function explained(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const text = error instanceof Error ? error.message : '';
  if (/encrypt|password/i.test(text)) return unreadable('encrypted');
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'zip_inflate';
  return unreadable('zip_damaged', inWords('reason', reason));
}
