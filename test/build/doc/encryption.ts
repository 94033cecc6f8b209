/** Passwords to open a document (2.2.6): RC4 as Word 97 has it ([MS-OFFCRYPTO] 2.3.6), and XOR obfuscation by its looks. */
import { createHash } from 'node:crypto';

const SALT = Uint8Array.from({ length: 16 }, (_, at) => 17 * at + 3);
const VERIFIER = Uint8Array.from({ length: 16 }, (_, at) => 200 - 7 * at);
const BLOCK = 512;

/** Length of EncryptionHeader, which stands at the begin of the Table stream. */
export const HEADER_LENGTH = 52;

/** The first bytes of the WordDocument stream are never encrypted. */
export const CLEAR_BYTES = 68;

export function rc4Header(password: string): Uint8Array {
  const stream = keyStream(blockKey(password, 0), 32);
  const hidden = Uint8Array.from([...VERIFIER, ...md5(VERIFIER)], (byte, at) => byte ^ (stream[at] ?? 0));
  return Uint8Array.from([1, 0, 1, 0, ...SALT, ...hidden]);
}

/** Every 512 bytes have a key of their own; those before `clear` are left as they are. */
export function rc4(bytes: Uint8Array, password: string, clear: number): Uint8Array {
  const hidden = bytes.slice();
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const stream = keyStream(blockKey(password, from / BLOCK), BLOCK);
    for (let at = Math.max(from, clear); at < Math.min(from + BLOCK, bytes.length); at++)
      hidden[at] = (bytes[at] ?? 0) ^ (stream[at - from] ?? 0);
  }
  return hidden;
}

/** What a reader sees of it; no password opens it, since the array is not made from one. */
export function xor(bytes: Uint8Array, clear: number): Uint8Array {
  return bytes.map((byte, at) => {
    const key = SALT[at % 16] ?? 0;
    return at < clear || byte === 0 || byte === key ? byte : byte ^ key;
  });
}

export const XOR_KEY = 0x5a3c1b2d;

/** 2.3.6.2: forty bits of the password's hash, with the salt sixteen times, hashed, with the block's number hashed again. */
function blockKey(password: string, block: number): Uint8Array {
  const first = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const salted = Buffer.concat(Array.from({ length: 16 }, () => [first, SALT]).flat());
  const second = md5(salted).subarray(0, 5);
  return md5(Buffer.concat([second, Buffer.from([block, block >> 8, block >> 16, block >> 24])]));
}

const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();

function keyStream(key: Uint8Array, length: number): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  for (let one = 0, other = 0; one < 256; one++) {
    other = (other + (state[one] ?? 0) + (key[one % key.length] ?? 0)) & 0xff;
    swap(one, other);
  }
  let one = 0;
  let other = 0;
  return Uint8Array.from({ length }, () => {
    one = (one + 1) & 0xff;
    other = (other + (state[one] ?? 0)) & 0xff;
    swap(one, other);
    return state[((state[one] ?? 0) + (state[other] ?? 0)) & 0xff] ?? 0;
  });
}
