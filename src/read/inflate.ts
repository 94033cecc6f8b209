/** Compressed bytes of a zip to bytes, within bounds. */
import { Inflate } from 'fflate';

/** Compressed bytes that are taken at once: each gives 1032 at most, so that much may come out before a bound is seen. */
const STEP = 16 * 1024;

/**
 * Inflates (RFC 1951). Throws what `spend` throws, and errors of its own for data that are damaged or cut off.
 * @param spend is told how many bytes came out, as they do
 */
export function inflateRaw(packed: Uint8Array, spend: (bytes: number) => void): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    length += chunk.length;
    spend(chunk.length);
    chunks.push(chunk);
  });
  for (let at = 0; at === 0 || at < packed.length; at += STEP) {
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** The checksum of a zip (PKWARE APPNOTE 6.3, section 4.4.7). */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number);
  }
  return ~crc >>> 0;
}
