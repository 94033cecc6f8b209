/** GB 18030, always: its four-byte characters hold names (㙍, 𠮷) that GBK turns into other characters in silence. */
import iconv from 'iconv-lite';

/**
 * Pairs of bytes that GB 18030-2022 maps to characters and iconv-lite still to the private-use characters of the edition of
 * 2000 (WHATWG Encoding, gb18030 index): A6D9 to A6DF, A6EC, A6ED, A6F3, FE59, FE61, FE66, FE67, FE6D, FE7E, FE90, FEA0.
 */
const EDITION_2000 = [
  ...'\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864',
];
const EDITION_2022 = [
  ...'\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb',
];
const CURRENT = new Map(EDITION_2000.map((old, index) => [old, EDITION_2022[index] as string]));
const OUTDATED = new RegExp(`[${EDITION_2000.join('')}]`, 'g');

/** U+FFFD in GB 18030. */
const REPLACEMENT = [0x84, 0x31, 0xa4, 0x37] as const;

/** Decodes GB 18030 (and GBK, GB 2312, which are parts of it); what it does not define becomes U+FFFD. */
export function decodeGb18030(bytes: Uint8Array): string {
  return iconv.decode(withoutUndefined(bytes), 'gb18030').replace(OUTDATED, (old) => CURRENT.get(old) ?? old);
}

/**
 * iconv-lite gives wrong characters for four bytes outside of the two defined ranges (84 32 81 30 becomes U+10384), and digits
 * out of nothing for a sequence cut by the end of the file (`81 30` becomes U+FFFD and `0`). Both become U+FFFD here.
 */
function withoutUndefined(bytes: Uint8Array): Uint8Array {
  let mended: Uint8Array | undefined;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 4 && !isDefined(bytes, at)) {
      mended ??= bytes.slice();
      mended.set(REPLACEMENT, at);
    }
    if (length === 0) return replaceTail(bytes, mended, at);
    at += length;
  }
  return mended ?? bytes;
}

/** Bytes taken by the sequence at `at` (1 for an undefined one, as iconv-lite goes on), 0 for one that the end cuts inside four bytes. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first <= 0x80 || first === 0xff) return 1;
  const second = bytes[at + 1];
  if (second === undefined) return 1;
  if (second >= 0x40) return second === 0x7f || second === 0xff ? 1 : 2;
  if (second < 0x30 || second > 0x39) return 1;
  const third = bytes[at + 2];
  const fourth = bytes[at + 3];
  if (third === undefined || (fourth === undefined && third >= 0x81 && third !== 0xff)) return 0;
  return third >= 0x81 && third !== 0xff && fourth !== undefined && fourth >= 0x30 && fourth <= 0x39 ? 4 : 1;
}

function isDefined(bytes: Uint8Array, at: number): boolean {
  const [first, second, third, fourth] = bytes.subarray(at, at + 4) as unknown as [number, number, number, number];
  const pointer = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30;
  // WHATWG Encoding, "index gb18030 ranges code point"
  return pointer < 39420 || (pointer >= 189000 && pointer <= 1237575);
}

function replaceTail(bytes: Uint8Array, mended: Uint8Array | undefined, at: number): Uint8Array {
  const whole = new Uint8Array(at + REPLACEMENT.length);
  whole.set((mended ?? bytes).subarray(0, at));
  whole.set(REPLACEMENT, at);
  return whole;
}
