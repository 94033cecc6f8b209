/** UTF-16 without a byte-order mark, told by the pattern of its bytes. */
import { countWords, WORDS } from './vocabulary.js';

export type Utf16 = 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 1 << 16;

/** Decodes UTF-16 of either byte order; unpaired surrogates become U+FFFD. */
export function decodeUtf16(bytes: Uint8Array, name: Utf16): string {
  // not every build of every runtime has utf-16be: swapped here, so that all decode alike
  return new TextDecoder('utf-16le').decode(name === 'utf-16le' ? bytes : swapped(bytes));
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    out[at] = bytes[at + 1] as number;
    out[at + 1] = bytes[at] as number;
  }
  if (bytes.length % 2 === 1) out[bytes.length - 1] = bytes[bytes.length - 1] as number;
  return out;
}

interface Tally {
  units: number;
  /** Units that a Chinese text may well contain. */
  likely: number;
  /** ASCII as UTF-16 writes it, with a zero byte. */
  ascii: number;
  /** Units of two ASCII bytes: 22 in 100 in UTF-16, nearly all in an ASCII text that is none. */
  twoAscii: number;
}

/**
 * The byte order of a UTF-16 text without a mark, or undefined for what is none.
 *
 * ```
 *  规    章    \t    0     \n
 *  c4 89 e0 7a 09 00 30 00 0a 00
 *     ^     ^     ^     ^     ^    high bytes of one parity: 34 to 9f for Chinese characters, 00 for ASCII
 * ```
 */
export function utf16Pattern(bytes: Uint8Array): Utf16 | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!mayBeUtf16(sample)) return undefined;
  const little: Tally = { units: sample.length >> 1, likely: 0, ascii: 0, twoAscii: 0 };
  const big: Tally = { ...little };
  tally(sample, little, big);
  const tallies: [Utf16, Tally][] = [
    ['utf-16le', little],
    ['utf-16be', big],
  ];
  // 一 and 开 (U+4E00, U+5F00) have zero bytes too, at the other parity: so the likely units decide, zero bytes add
  tallies.sort(([, a], [, b]) => b.likely + b.ascii - a.likely - a.ascii);
  return tallies.find(([name, found]) => isPattern(found) || hasWords(sample, name, found))?.[0];
}

/**
 * Whether there is a zero byte or, in one byte order or the other, a unit that begins a word: a text without both is none in
 * UTF-16. Every file is asked, and nearly none goes further.
 */
function mayBeUtf16(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const first = bytes[at] as number;
    const second = bytes[at + 1] as number;
    if (first === 0 || second === 0) return true;
    if (FIRST[(second << 8) | first] === 1 && mayHoldWord(bytes.subarray(at, at + 4), 'utf-16le')) return true;
    if (FIRST[(first << 8) | second] === 1 && mayHoldWord(bytes.subarray(at, at + 4), 'utf-16be')) return true;
  }
  return false;
}

function isPattern({ units, likely, ascii, twoAscii }: Tally): boolean {
  return ascii > 0 && likely >= 0.9 * units && twoAscii <= 0.6 * units;
}

/** A text without any ASCII, or too short for shares to say much. */
function hasWords(sample: Uint8Array, name: Utf16, { units, likely }: Tally): boolean {
  if (units === 0 || likely < 0.5 * units || !mayHoldWord(sample, name)) return false;
  return countWords(decodeUtf16(sample, name)) > 0;
}

/** Whether the first two characters of a word stand in it: of an ASCII text, read two bytes a character, hardly ever. */
function mayHoldWord(bytes: Uint8Array, name: Utf16): boolean {
  const high = name === 'utf-16le' ? 1 : 0;
  const unit = (at: number): number => ((bytes[at + high] as number) << 8) | (bytes[at + 1 - high] as number);
  for (let at = 0; at + 3 < bytes.length; at += 2) {
    if (FIRST[unit(at)] === 1 && BEGINNINGS.has(unit(at) * 0x1_0000 + unit(at + 2))) return true;
  }
  return false;
}

const FIRST = new Uint8Array(0x1_0000);
for (const word of WORDS) FIRST[word.charCodeAt(0)] = 1;
const BEGINNINGS = new Set(WORDS.map((word) => word.charCodeAt(0) * 0x1_0000 + word.charCodeAt(1)));

/** Both byte orders in one pass: every text goes through it twice. */
function tally(bytes: Uint8Array, little: Tally, big: Tally): void {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at] as number, bytes[at + 1] as number];
    count(little, second, first);
    count(big, first, second);
  }
}

function count(tally: Tally, high: number, low: number): void {
  const kinds = high === 0 ? LOW_ALONE : HIGH;
  tally.likely += kinds[high === 0 ? low : high] as number;
  if (high === 0) tally.ascii += ASCII_TEXT[low] as number;
  else tally.twoAscii += (ASCII_TEXT[high] as number) & (ASCII_TEXT[low] as number);
}

/** 1 for each byte of which the test is true. */
const bytesThat = (test: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 0x100 }, (_, byte) => Number(test(byte)));

const ASCII_TEXT = bytesThat(isAsciiText);
const LOW_ALONE = bytesThat((low) => isAsciiText(low) || low >= 0xa0);
const HIGH = bytesThat(isLikelyHigh);

function isAsciiText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

/** 20-26 punctuation, numerals and box drawing, 30-33 punctuation and numerals of Chinese, 34-9f characters, d8-df pairs, ff full width. */
function isLikelyHigh(high: number): boolean {
  return (
    (high >= 0x20 && high <= 0x26) || (high >= 0x30 && high <= 0x9f) || (high >= 0xd8 && high <= 0xdf) || high === 0xff
  );
}
