/** From the bytes of a page to its characters: by what the page declares, where its bytes do not contradict it. */
import { finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { type Decoded, decode, decodeAs, encodingName, isKnownEncoding } from '../text/encoding.js';
import { countLost } from '../text/utf8.js';
import { countWords } from '../text/vocabulary.js';

/** Where declarations stand: browsers look at 1024 bytes, Word writes longer heads. */
const HEAD_BYTES = 1 << 15;
/** Where nearly all of them stand. */
const BEGINNING_BYTES = 1 << 10;

const SAMPLE_BYTES = 1 << 18;

const LATIN1 = new TextDecoder('latin1');

/**
 * Decodes a page.
 * @param options.encoding overrules all rules
 * @param options.charset what a MIME header declares
 * @throws RangeError for an unknown `encoding`, `Unreadable` for too many bytes
 */
export function decodePage(bytes: Uint8Array, options: { encoding?: string; charset?: string } = {}): Decoded {
  const limit = LIMITS.htmlBytes;
  const { encoding } = options;
  if (encoding !== undefined) return decode(bytes, { limit, encoding });
  const found = decode(bytes, { limit });
  const declared = declarations(bytes, options.charset ?? '');
  if (declared.length === 0 || isAscii(bytes)) return found;
  const chosen = declared.find((label) => fits(label, bytes, found));
  const decoded = chosen === undefined || names(chosen, found) ? found : byDeclaration(bytes, chosen);
  const wrong = declared.filter((label) => !names(label, decoded));
  if (wrong.length === 0) return decoded;
  const params = { declared: wrong.join(', '), encoding: decoded.encoding.name };
  return { ...decoded, findings: [finding('charset_overruled', '', params), ...decoded.findings] };
}

/** Labels in the order in which they count: MIME header, `<?xml encoding="…"?>`, `<meta charset>` in either form; each once. */
function declarations(bytes: Uint8Array, mime: string): string[] {
  const beginning = labelsIn(bytes.subarray(0, BEGINNING_BYTES));
  const { xml, meta } = beginning.sure ? beginning : labelsIn(bytes.subarray(0, HEAD_BYTES));
  return [...new Set([mime, xml, meta].map((label) => label.trim().toLowerCase()))].filter((label) => label !== '');
}

/** @returns also whether they are what any longer head would tell: nothing that decides about them is cut off */
function labelsIn(bytes: Uint8Array): { xml: string; meta: string; sure: boolean } {
  // without its zero bytes, markup in UTF-16 reads like any other
  const head = LATIN1.decode(bytes).replaceAll('\0', '');
  const xml = /^[^<]{0,8}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([^"'>]{1,40})["']/.exec(head)?.[1] ?? '';
  const shown = head.replace(/<!--[\s\S]*?-->/g, '');
  const meta = /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([^\s"'/>;]{1,40})/i.exec(shown);
  const isWhole = meta !== null && meta.index + meta[0].length < shown.length && !shown.includes('<!--');
  return { xml, meta: meta?.[1] ?? '', sure: isWhole && (xml !== '' || !/^[^<]{0,8}<\?/.test(head)) };
}

/** What old editors of Microsoft's wrote for UTF-16, and what stands for all that a reader need not tell apart. */
const ALIASES: Readonly<Record<string, string>> = { unicode: 'utf-16', unicodefeff: 'utf-16', 'x-gbk': 'gbk' };

const known = (label: string): string => (Object.hasOwn(ALIASES, label) ? (ALIASES[label] as string) : label);

/** The name of the encoding that a label stands for; empty if nothing is known by that label. */
function nameOf(label: string): string {
  const name = known(label);
  return isKnownEncoding(name) ? encodingName(name) : '';
}

/** Whether a label names the encoding; `utf-16` leaves the byte order open. */
function names(label: string, { encoding }: Decoded): boolean {
  const name = nameOf(label);
  return name === encoding.name || (known(label) === 'utf-16' && encoding.name.startsWith('utf-16'));
}

/** A mark, zero bytes and strict UTF-8 tell more than a label; between other encodings the words of the forms tell. */
function fits(label: string, bytes: Uint8Array, found: Decoded): boolean {
  if (names(label, found)) return true;
  const name = nameOf(label);
  const { name: told, rule } = found.encoding;
  if (name === '' || name.startsWith('utf-') || rule === 'byte_order_mark' || rule === 'utf16_pattern') return false;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const text = decodeAs(sample, name);
  // the sample may end within a character
  if (countLost(text) > (sample.length < bytes.length ? 1 : 0)) return false;
  const words = countWords(decodeAs(sample, told));
  return countWords(text) > words || (words === 0 && rule === 'default_gb18030');
}

function byDeclaration(bytes: Uint8Array, label: string): Decoded {
  const decoded = decode(bytes, { limit: LIMITS.htmlBytes, encoding: known(label) });
  return { ...decoded, encoding: { ...decoded.encoding, rule: 'declaration' } };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0 || byte > 0x7f) return false;
  }
  return true;
}
