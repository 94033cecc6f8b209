/** The bytes of a document, never more than the limit. */
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Finding, finding } from '../../findings.js';
import { openFailure } from './find.js';

/** Reports are below 1 MB; this leaves room for pictures. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** Bytes of the largest .zip: its files are taken out one at a time, so that it is the most of what is in memory. */
export const MOST_ARCHIVE_BYTES = 256 * 1024 * 1024;

/** `status`: of a file, as it was when it was opened. */
export type Bytes = { bytes: Uint8Array; status?: BigIntStats } | { failed: Finding; size: number };

const tooLarge = (size: number, limit: number): Bytes => ({
  failed: finding('file_too_large', '', { bytes: size, limit }),
  size,
});

/**
 * Reads a file; one over the limit (a .zip: over `MOST_ARCHIVE_BYTES`) is not read at all. In this thread: to have another one woken up
 * for each of four small calls takes longer than the calls. What has become a pipe since it was found is not waited for.
 */
export function readFile(at: string | Buffer, limit: number): Bytes {
  let file: number | undefined;
  try {
    file = openSync(at, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return readWhole(file, limit);
  } catch (error) {
    return { failed: openFailure(error), size: 0 };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readWhole(file: number, limit: number): Bytes {
  const status = fstatSync(file, { bigint: true });
  if (!status.isFile()) return { failed: finding('file_not_regular'), size: 0 };
  const size = Number(status.size);
  if (size > limit) {
    const most = isZip(file) ? MOST_ARCHIVE_BYTES : limit;
    if (size > most) return tooLarge(size, most);
  }
  // Not `readFileSync`: that would follow a file which grows.
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(file, bytes, length, bytes.length - length, length);
    if (count === 0) break;
    length += count;
  }
  return { bytes: bytes.subarray(0, length), status };
}

/** PKWARE APPNOTE 6.3, 4.3.7 */
function isZip(file: number): boolean {
  const begin = new Uint8Array(4);
  readSync(file, begin, 0, 4, 0);
  return begin.join() === '80,75,3,4';
}

/** Reads a stream to its end, or until it exceeds the limit. */
export async function readStream(stream: Readable, limit: number): Promise<Bytes> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > limit) return tooLarge(length, limit);
      chunks.push(bytes);
    }
  } catch (error) {
    return { failed: openFailure(error), size: 0 };
  }
  return { bytes: Buffer.concat(chunks) };
}
