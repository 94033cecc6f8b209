/** Compressed bytes of a zip to bytes, within bounds. */
import { Inflate, inflateSync } from 'fflate';

/** Compressed bytes that are taken at once: each gives 1032 at most, so that much may come out before a bound is seen. */
const STEP = 16 * 1024;

/** Bytes in and out of data that are inflated at once: a report's are. */
const AT_ONCE = { packed: 64 * 1024, told: 1024 * 1024 };

/**
 * Inflates (RFC 1951). Throws what `spend` throws, and errors of its own for data that are damaged or cut off.
 * @param told how many bytes are said to come out
 * @param spend is told how many bytes came out, as they do
 */
export function inflateRaw(packed: Uint8Array, told: number, spend: (bytes: number) => void): Uint8Array {
  const whole = packed.length <= AT_ONCE.packed && told <= AT_ONCE.told ? inflateAtOnce(packed, told) : undefined;
  if (!whole) return inflateInSteps(packed, spend);
  spend(whole.length);
  return whole;
}

/** Undefined for data that are damaged or do not come out as they are said to. */
function inflateAtOnce(packed: Uint8Array, told: number): Uint8Array | undefined {
  try {
    // what does not fit is dropped: a byte more shows that there was any
    const whole = inflateSync(packed, { out: new Uint8Array(told + 1) });
    return whole.length === told ? whole : undefined;
  } catch {
    return undefined;
  }
}

function inflateInSteps(packed: Uint8Array, spend: (bytes: number) => void): Uint8Array {
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

/** For each byte, the checksum of that byte with as many zero bytes behind it as the table has before it. */
const CRC_TABLES = [0, 1, 2, 3].map((zeros) =>
  Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8 * (zeros + 1); bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  }),
) as [Int32Array, Int32Array, Int32Array, Int32Array];

/** The checksum of a zip (PKWARE APPNOTE 6.3, section 4.4.7), four bytes at a time. */
export function crc32(bytes: Uint8Array): number {
  const [behind0, behind1, behind2, behind3] = CRC_TABLES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^= view.getUint32(at, true);
    crc =
      (behind3[crc & 0xff] as number) ^
      (behind2[(crc >>> 8) & 0xff] as number) ^
      (behind1[(crc >>> 16) & 0xff] as number) ^
      (behind0[crc >>> 24] as number);
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (behind0[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
}
