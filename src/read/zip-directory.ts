/**
 * The directory of a zip, and its entries inflated within bounds (limits.ts). zip.js reads and checks the directory. What
 * that says about sizes is believed by nobody: the bounds are counted on the bytes that really come out.
 */
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js';
import { crc32, inflateRaw } from './inflate.js';
import { LIMITS } from './limits.js';
import { Unreadable, unreadable } from './unreadable.js';
import { inWords, type Word } from './words.js';

/**
 * How much may be amiss in a zip that is still read:
 * - `package`: nothing. Two programs could see two different documents in it.
 * - `archive`: any file name, for nothing is unpacked to disk; local headers that say other than the directory.
 */
const STRICTNESS = { package: {}, archive: { filenameValidation: 'tolerant' } } as const;
export type Strictness = keyof typeof STRICTNESS;

/** Messages of zip.js about a directory, and the reason a reader is given (words.ts). Anything else is `zip_inflate`. */
const REASONS: [RegExp, Word][] = [
  [/not recognized|End of central directory|Zip64 central directory locator/i, 'zip_truncated'],
  [/Central directory header|Zip64 extra field|64-bit value|Ambiguous/i, 'zip_directory'],
  [/Split zip/i, 'zip_split'],
];

/** The files of a zip, in the order of its directory; folders are left out. Throws `Unreadable`. */
export async function* directoryOf(
  parts: readonly Uint8Array[],
  strictness: Strictness,
): AsyncGenerator<FileEntry, void, void> {
  try {
    const reader = new ZipReader(new BytesReader(parts), STRICTNESS[strictness]);
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

/**
 * The bytes of an entry. Throws `Unreadable`.
 * @param bytes the zip that it stands in
 */
export function inflate(bytes: Uint8Array, entry: FileEntry, budget: Budget, strictness: Strictness): Uint8Array {
  if (entry.encrypted) throw unreadable('encrypted');
  const exceeded = budget.exceeded();
  if (exceeded) throw exceeded;
  try {
    const packed = packedData(bytes, entry, strictness);
    const data = unpacked(packed, entry, budget);
    if (crc32(data) !== entry.crc32) throw damaged('zip_checksum');
    if (data.length !== entry.uncompressedSize) throw damaged('zip_size');
    return data;
  } catch (error) {
    throw explained(error);
  }
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** The data of an entry as they stand in the zip, behind their local header (4.3.7). */
function packedData(bytes: Uint8Array, entry: FileEntry, strictness: Strictness): Uint8Array {
  const at = entry.offset;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + LOCAL_HEADER_BYTES > bytes.length) throw damaged('zip_bounds');
  if (view.getUint32(at, true) !== LOCAL_HEADER) throw damaged('zip_directory');
  if (strictness === 'package' && contradicts(view, entry)) throw damaged('zip_directory');
  const start = at + LOCAL_HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.compressedSize > bytes.length) throw damaged('zip_bounds');
  return bytes.subarray(start, start + entry.compressedSize);
}

/** General purpose bits (4.4.4) that change what an entry is: encrypted, sizes behind the data, its name in UTF-8. */
const SIZES_FOLLOW = 8;
const DECISIVE = 1 | SIZES_FOLLOW | 0x40 | 0x800;
/** Stands in a field whose value is in an extra field (4.5.3). */
const IN_ZIP64 = 0xffffffff;

/** Does the local header of an entry say other than the directory? Another program may go by it. */
function contradicts(view: DataView, entry: FileEntry): boolean {
  const at = entry.offset;
  const flags = view.getUint16(at + 6, true);
  if (((flags ^ (entry.rawBitFlag ?? flags)) & DECISIVE) !== 0) return true;
  if (view.getUint16(at + 8, true) !== entry.compressionMethod) return true;
  if ((flags & SIZES_FOLLOW) !== 0) return false;
  const told = [14, 18, 22].map((field) => view.getUint32(at + field, true));
  const wanted = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  return told.some((value) => value !== 0) && told.some((value, at) => value !== wanted[at] && value !== IN_ZIP64);
}

/** Methods of compression (4.4.5). */
const STORED = 0;
const DEFLATED = 8;

function unpacked(packed: Uint8Array, { compressionMethod, uncompressedSize }: FileEntry, budget: Budget): Uint8Array {
  let length = 0;
  const spend = (count: number): void => {
    length += count;
    budget.spend(count);
    const passed = boundPassed(length, packed.length) ?? budget.exceeded();
    if (passed) throw passed;
  };
  if (compressionMethod === DEFLATED) return inflateRaw(packed, uncompressedSize, spend);
  if (compressionMethod !== STORED) throw damaged('zip_method');
  spend(packed.length);
  return packed.slice();
}

function boundPassed(length: number, packed: number): Unreadable | undefined {
  if (length > LIMITS.zipEntryBytes) {
    return unreadable('zip_limit', { ...inWords('what', 'zip_entry_bytes'), limit: LIMITS.zipEntryBytes });
  }
  if (length > LIMITS.zipRatioFrom && length > packed * LIMITS.zipRatio) {
    return unreadable('zip_limit', { ...inWords('what', 'zip_ratio'), limit: LIMITS.zipRatio });
  }
  return undefined;
}

/** Bytes that stand in several arrays, as if in one. */
class BytesReader extends Reader<readonly Uint8Array[]> {
  constructor(private readonly parts: readonly Uint8Array[]) {
    super(parts);
    this.size = parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** What zip.js reads at once may be the whole of a directory, of whatever size it says to be. */
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

function explained(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const text = error instanceof Error ? error.message : '';
  if (/encrypt|password/i.test(text)) return unreadable('encrypted');
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'zip_inflate';
  return damaged(reason);
}

const damaged = (reason: Word): Unreadable => unreadable('zip_damaged', inWords('reason', reason));
