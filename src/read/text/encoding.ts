/** From the bytes of a text to its characters: which encoding, by which rule, and what was lost. */
import iconv from 'iconv-lite';
import type { Encoding } from '../../document.js';
import type { Finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { settle } from './characters.js';
import { decodeGb18030 } from './gb18030.js';
import { undoMojibake } from './mojibake.js';
import { countBeyond, countLost, decodeStrictUtf8 } from './utf8.js';
import { decodeUtf16, type Utf16, utf16Pattern } from './utf16.js';
import { countWords } from './vocabulary.js';

export interface Decoded {
  /** Line ends are `\n`; `\f` (a page break of pdftotext) stays; no byte-order mark, no other control character but tab. */
  text: string;
  encoding: Encoding;
  findings: Finding[];
  /**
   * Offsets into `text` of those `\n` that were U+000B, U+0085, U+2028 or U+2029, in order. An editor does not count them: the line
   * number of an offset is one more than the other `\n` before it. Empty for nearly every text.
   */
  softBreaks: number[];
}

/** A decoding found, with the WHATWG label of the encoding. */
interface Found {
  text: string;
  name: string;
}

/**
 * Decodes a text.
 * @param options.limit bytes that are decoded at the most, `LIMITS.textBytes` unless given
 * @param options.encoding overrules all rules; any label that `isKnownEncoding`
 * @throws RangeError for an unknown label, `Unreadable` for more than `limit` bytes
 */
export function decode(bytes: Uint8Array, options: { encoding?: string; limit?: number } = {}): Decoded {
  const { limit = LIMITS.textBytes } = options;
  if (bytes.length > limit) throw unreadable('file_too_large', { bytes: bytes.length, limit });
  const {
    text: decoded,
    name,
    rule,
  } = options.encoding === undefined ? decide(bytes) : byOption(bytes, options.encoding);
  const undone = undoMojibake(decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded);
  const { text, findings, softBreaks } = settle(undone.text, name);
  return { text, encoding: { name, rule }, findings: [...undone.findings, ...findings], softBreaks };
}

// ---- the rules, in the order they are tried -----------------------------------------------------------------

const RULES: readonly [rule: string, attempt: (bytes: Uint8Array) => Found | undefined][] = [
  ['byte_order_mark', byMark],
  ['utf16_pattern', (bytes) => (bytes.indexOf(0) >= 0 ? byUtf16Pattern(bytes) : undefined)],
  ['strict_utf8', byStrictUtf8],
  ['utf16_pattern', byUtf16Pattern],
];

function decide(bytes: Uint8Array): Found & { rule: string } {
  for (const [rule, attempt] of RULES) {
    const found = attempt(bytes);
    if (found) return by(rule, found);
  }
  return byVocabulary(bytes);
}

/** Marks of Unicode, section 23.8 and WHATWG Encoding, "BOM sniff"; UTF-32LE before UTF-16LE, whose mark it begins with. */
const MARKS: readonly [mark: readonly number[], name: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

/** The encoding that a byte-order mark names. */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  return MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

function byMark(bytes: Uint8Array): Found | undefined {
  const name = markedEncoding(bytes);
  return name === undefined ? undefined : { text: decodeAs(bytes, name), name };
}

function byStrictUtf8(bytes: Uint8Array): Found | undefined {
  const text = decodeStrictUtf8(bytes);
  return text === undefined ? undefined : { text, name: 'utf-8' };
}

/** With zero bytes even valid UTF-8 is tried as UTF-16 first (`1\0\n\0` is both), without them only what is no UTF-8. */
function byUtf16Pattern(bytes: Uint8Array): Found | undefined {
  const name = utf16Pattern(bytes);
  return name && { text: decodeUtf16(bytes, name), name };
}

// ---- GB 18030, Big5 or damaged UTF-8, by the words of the forms ---------------------------------------------

const SAMPLE_BYTES = 1 << 16;

interface Candidate extends Found {
  words: number;
  /** U+FFFD */
  lost: number;
}

function byVocabulary(bytes: Uint8Array): Found & { rule: string } {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const best = choose(sample);
  if (sample.length === bytes.length) return best;
  if (best.rule === 'default_gb18030') return choose(bytes);
  return { ...best, text: decodeAs(bytes, best.name) };
}

function choose(bytes: Uint8Array): Found & { rule: string } {
  const gb18030 = candidate(bytes, 'gb18030');
  if (gb18030.words > 2 && gb18030.lost === 0) return by('vocabulary', gb18030);
  const utf8 = candidate(bytes, 'utf-8');
  let best = gb18030;
  for (const other of [candidate(bytes, 'big5'), utf8]) {
    if (other.words > best.words || (other.words === best.words && other.lost < best.lost)) best = other;
  }
  if (best.words === 0) {
    return isNearlyUtf8(utf8) ? by('nearly_utf8', utf8) : by('default_gb18030', gb18030);
  }
  return by(best === utf8 ? 'nearly_utf8' : 'vocabulary', best);
}

const by = (rule: string, { text, name }: Found): Found & { rule: string } => ({ text, name, rule });

function candidate(bytes: Uint8Array, name: string): Candidate {
  const text = decodeAs(bytes, name);
  return { text, name, words: countWords(text), lost: countLost(text) };
}

/** Hardly three bytes of GB 18030 or Big5 are UTF-8 by chance, so few faults among many characters are damage. */
function isNearlyUtf8({ text, lost }: Candidate): boolean {
  const kept = countBeyond(text, 0x7ff) - lost;
  return kept > 0 && kept >= 4 * lost;
}

// ---- by name ------------------------------------------------------------------------------------------------

/** WHATWG labels for what iconv-lite's labels stand for; others keep the label given. */
const NAMES: readonly [labels: RegExp, name: string][] = [
  [/^(utf8|unicode11utf8)$/, 'utf-8'],
  [/^(utf16|utf16le|ucs2)$/, 'utf-16le'],
  [/^utf16be$/, 'utf-16be'],
  [/^(utf32|utf32le|ucs4|ucs4le)$/, 'utf-32le'],
  [/^(utf32be|ucs4be)$/, 'utf-32be'],
  // GBK and its like are parts of GB 18030, and files said to be GBK hold its four-byte characters
  [
    /^(gb18030|gbk|xgbk|isoir58|gb2312|gb231280|gb23121980|csgb2312|csiso58gb231280|euccn|windows936|ms936|936|cp936|chinese)$/,
    'gb18030',
  ],
  [/^(big5|big5hkscs|cnbig5|csbig5|xxbig5)$/, 'big5'],
];

/** iconv-lite has these among its encodings, but they are none of text. */
const NO_CHARSETS = /^(hex|base64|binary)$/;

const bare = (label: string): string => label.toLowerCase().replace(/:\d{4}$|[^0-9a-z]/g, '');

/** Whether `decode` takes this label as `options.encoding`: any that iconv-lite knows, in any case, with or without hyphens. */
export function isKnownEncoding(label: string): boolean {
  return !NO_CHARSETS.test(bare(label)) && iconv.encodingExists(label);
}

/** The WHATWG label of the encoding that a known label stands for; without a byte order it is little-endian. */
export const encodingName = (label: string): string =>
  NAMES.find(([labels]) => labels.test(bare(label)))?.[1] ?? label.toLowerCase();

function byOption(bytes: Uint8Array, label: string): Found & { rule: string } {
  if (!isKnownEncoding(label)) throw new RangeError(`unknown encoding: ${label}`);
  const name = encodingName(label);
  // `utf-16` alone leaves the byte order to the mark, or to the pattern
  const order = bare(label) === 'utf16' ? utf16Order(bytes) : name;
  return { text: decodeAs(bytes, order), name: order, rule: 'option' };
}

function utf16Order(bytes: Uint8Array): Utf16 {
  const marked = markedEncoding(bytes);
  return marked === 'utf-16le' || marked === 'utf-16be' ? marked : (utf16Pattern(bytes) ?? 'utf-16le');
}

/** Decodes by a name of the table above, or by any label of iconv-lite. */
export function decodeAs(bytes: Uint8Array, name: string): string {
  if (name === 'utf-8') return new TextDecoder().decode(bytes);
  if (name === 'utf-16le' || name === 'utf-16be') return decodeUtf16(bytes, name);
  if (name === 'gb18030') return decodeGb18030(bytes);
  return iconv.decode(bytes, name);
}
