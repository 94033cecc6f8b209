/** What the members of an archive are called. */
import type { FileEntry } from '@zip.js/zip.js';
import { decodeGb18030 } from './text/gb18030.js';
import { decodeStrictUtf8 } from './text/utf8.js';

/**
 * The name that an entry's bytes spell: by the Info-ZIP Unicode Path field (PKWARE APPNOTE 6.3, section 4.6.9) where it is valid,
 * else as the bytes themselves show. They are in the code page of whoever packed them, and programs that pack set bit 11 for UTF-8
 * (4.4.4) or forget to.
 */
export function spelledName(entry: FileEntry): string {
  if (entry.extraFieldUnicodePath?.valid && !entry.filename.includes('\ufffd')) return entry.filename;
  return decodeName(entry.rawFilename, entry.bitFlag?.languageEncodingFlag);
}

/**
 * Chinese characters have three bytes or four in UTF-8. Bytes that are UTF-8 with characters of two bytes alone are GBK:
 *
 * ```
 * c4 bf c2 bc    GBK 目录, UTF-8 Ŀ¼
 * ```
 * @param isUtf8 the entry says so
 */
export function decodeName(bytes: Uint8Array, isUtf8 = false): string {
  const utf8 = decodeStrictUtf8(bytes);
  if (utf8 !== undefined && (isUtf8 || !/[\u0080-\u07ff]/.test(utf8) || /[\u0800-\uffff]/.test(utf8))) return utf8;
  const gbk = decodeGb18030(bytes);
  if (!gbk.includes('\ufffd')) return gbk;
  return utf8 ?? Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : hex(byte))).join('');
}

const hex = (code: number): string => `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
const percent = (character: string): string => hex(character.charCodeAt(0));

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\x00-\x1f\x7f-\x9f]/g;

/** A path that stays below the archive, with `/`, and whether that took more than turning `\` around. */
export interface SafePath {
  path: string;
  changed: boolean;
}

/**
 * `..\..\a.docx` and `/a.docx` become `a.docx`. Nothing is ever unpacked, but the document is named after it, and so is its
 * JSON file.
 */
export function safePath(name: string): SafePath {
  const segments = name.replaceAll('\\', '/').split('/');
  const kept = segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..').join('/');
  const path = kept.replace(CONTROLS, percent) || '%2F';
  return { path, changed: segments.includes('..') || segments[0] === '' || path !== kept };
}
