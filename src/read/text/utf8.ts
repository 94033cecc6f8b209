/** UTF-8: the strict test, and a decoder for bytes that were pairs of a wrong decoding and of which some are lost. */

/** Stands for lost bytes; no byte of UTF-8, nor of GB 18030. */
export const LOST = 0xff;

const STRICT = new TextDecoder('utf-8', { fatal: true });

/** The text, or undefined if a single byte is no UTF-8. A byte-order mark is left out. */
export function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

export interface Lossy {
  text: string;
  /** Characters beyond ASCII that came out whole. */
  kept: number;
  /** Places that became U+FFFD. */
  lost: number;
}

/**
 * Decodes bytes that were GB 18030 pairs once. What stands for lost bytes (`LOST`, or `?` after the beginning of a character)
 * goes into the U+FFFD it explains:
 *
 * ```
 *  政府信\n read as GBK:  鏀 垮 簻 淇 ?        e6 94 bf e5 ba 9c e4 bf 3f
 *                                                                    ^    → 政府�
 * ```
 */
export function decodeUtf8(bytes: Uint8Array): Lossy {
  const strict = decodeStrictUtf8(bytes);
  if (strict !== undefined) return tallied(strict);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  const seconds = secondBytes(bytes);
  let from = 0; // where the run of whole characters begins
  let last = -1; // the last of them
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length > 0 && !endsInDoubt(bytes, seconds, at + length)) {
      last = at;
      at += length;
      continue;
    }
    // a pair was lost before the second byte of this one, so the character that the first byte seemed to end was another one
    //   85 ac e5 | bc 80   with ac e5 lost: e5 85 bc (兼) 80
    //   80 alone is no pair (€): e7 a1 ae e3 80 81 with ae e3 lost: e7 a1 80 (础) 81
    const isInPair = seconds[at] === 1 || (bytes[at - 1] === 0x80 && seconds[at - 1] === 0);
    const isTorn = length === 0 && isTail(bytes[at]) && isInPair && last >= from;
    pieces.push(decoder.decode(bytes.subarray(from, isTorn ? last : at)), '\ufffd');
    at = skipLost(bytes, at);
    from = at;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  return tallied(pieces.join(''));
}

function tallied(text: string): Lossy {
  const lost = countLost(text);
  return { text, kept: countBeyond(text, 0x7f) - lost, lost };
}

/** U+FFFD in a text. */
export function countLost(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

/** UTF-16 units above a limit. */
export function countBeyond(text: string, limit: number): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > limit) count += 1;
  return count;
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** Bytes of the character at `at`, 0 if there is none. Overlong forms and surrogates are left to TextDecoder. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let index = 1; index < length; index++) if (!isTail(bytes[at + index])) return 0;
  return length;
}

/**
 * Whether a character ends in a lone 80 (€) and what follows was lost: the pair before the 80 may have been lost, too.
 * e6 81 af e3 80 82 (息。) without af e3 and 82: e6 81 80 (恀) ?
 */
function endsInDoubt(bytes: Uint8Array, seconds: Uint8Array, end: number): boolean {
  return bytes[end - 1] === 0x80 && seconds[end - 1] === 0 && (bytes[end] === 0x3f || bytes[end] === LOST);
}

/** Past the bytes of a broken character, and past what stands for the lost ones. */
function skipLost(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  while (isTail(bytes[next])) next += 1;
  if (bytes[at] !== LOST && bytes[at] !== 0x3f && (bytes[next] === 0x3f || bytes[next] === LOST)) next += 1;
  while (bytes[next - 1] === LOST && isTail(bytes[next])) next += 1;
  return next;
}

/** Which bytes are the second of a pair of GB 18030. */
function secondBytes(bytes: Uint8Array): Uint8Array {
  const seconds = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte > 0x80 && byte !== LOST) seconds[++at] = 1;
  }
  return seconds;
}
