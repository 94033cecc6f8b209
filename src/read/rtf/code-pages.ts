/** Which characters a byte stands for: character sets of fonts, code pages, and what decodes them. */
import { decodeAs } from '../text/encoding.js';

/** `\fcharsetN` to a code page (1.9.1, "Font Table"). 0 and 1 are not listed: they leave it to the document. */
const PAGE_OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000, // Macintosh
  78: 932, // Macintosh, Japanese
  79: 949, // Macintosh, Korean
  80: 936, // Macintosh, simplified Chinese
  81: 950, // Macintosh, traditional Chinese
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The character set of fonts whose characters are pictures. */
export const SYMBOLS = 2;

/** A code page: what decodes it, and the first bytes of its double bytes. */
export interface CodePage {
  /** As `Encoding.name` has it. */
  name: string;
  /** Ranges, in order; absent where each byte is a character. */
  leads?: readonly (readonly [from: number, to: number])[];
}

/** Chinese, Japanese and Korean first; what is not listed cannot be decoded beyond ASCII. */
const PAGE_OF_NUMBER: Readonly<Record<number, CodePage>> = {
  936: { name: 'gb18030', leads: [[0x81, 0xfe]] },
  950: { name: 'big5', leads: [[0x81, 0xfe]] },
  932: {
    name: 'shift_jis',
    leads: [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
  },
  949: { name: 'euc-kr', leads: [[0x81, 0xfe]] },
  54936: { name: 'gb18030', leads: [[0x81, 0xfe]] },
  65001: { name: 'utf-8' },
  437: { name: 'cp437' },
  850: { name: 'cp850' },
  874: { name: 'windows-874' },
  1250: { name: 'windows-1250' },
  1251: { name: 'windows-1251' },
  1252: { name: 'windows-1252' },
  1253: { name: 'windows-1253' },
  1254: { name: 'windows-1254' },
  1255: { name: 'windows-1255' },
  1256: { name: 'windows-1256' },
  1257: { name: 'windows-1257' },
  1258: { name: 'windows-1258' },
  10000: { name: 'macintosh' },
};

/** The same, quicker to ask than an object of few high numbers: it is asked for each byte. */
const PAGES = new Map(Object.entries(PAGE_OF_NUMBER).map(([number, page]) => [Number(number), page]));

export const CHINESE = 936;

/** `\ansi` without `\ansicpg` leaves it to the machine; those that these reports are written on are Chinese. */
export const ASSUMED: CodePage = { name: 'gb18030', leads: [[0x81, 0xfe]] };

/** Bytes beyond ASCII cannot be told (Johab, Arabic of the Macintosh). */
const UNKNOWN: CodePage = { name: 'unknown-8bit' };

export function codePage(number: number): CodePage {
  return PAGES.get(number) ?? UNKNOWN;
}

export function pageOfCharset(charset: number): number | undefined {
  return PAGE_OF_CHARSET[charset];
}

/** The code page that an encoding's name stands for, if bytes of RTF can be in it. */
export function pageNamed(name: string): CodePage | undefined {
  return Object.values(PAGE_OF_NUMBER).find((page) => page.name === name);
}

export function isLead(page: CodePage, byte: number): boolean {
  return page.leads?.some(([from, to]) => byte >= from && byte <= to) ?? false;
}

/** Decodes a run of bytes; what the page does not define becomes U+FFFD. */
export function decodeRun(bytes: Uint8Array, page: CodePage): string {
  if (page !== UNKNOWN) return decodeAs(bytes, page.name);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');
}
