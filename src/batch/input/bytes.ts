/** The bytes of a document, never more than the limit. */
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
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

/** Reads a file; one over the limit (a .zip: over `MOST_ARCHIVE_BYTES`) is not read at all. */
export async function readFile(at: string | Buffer, limit: number): Promise<Bytes> {
  let file: FileHandle | undefined;
  try {
    file = await open(at);
    const status = await file.stat({ bigint: true });
    if (!status.isFile()) return { failed: finding('file_not_regular'), size: 0 };
    const size = Number(status.size);
    if (size > limit) {
      const most = (await isZip(file)) ? MOST_ARCHIVE_BYTES : limit;
      if (size > most) return tooLarge(size, most);
    }
    // Not `readFile`: that would follow a file which grows.
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { bytes: bytes.subarray(0, length), status };
  } catch (error) {
    return { failed: openFailure(error), size: 0 };
  } finally {
    await file?.close();
  }
}

/** PKWARE APPNOTE 6.3, 4.3.7 */
async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer } = await file.read(new Uint8Array(4), 0, 4, 0);
  return buffer.join() === '80,75,3,4';
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
