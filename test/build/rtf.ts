/** Builds .rtf files for tests: RTF as it is written, a character a byte, or from the few pieces below. */
import iconv from 'iconv-lite';
import type { RowDefinition } from '../../src/read/word/table.js';

export interface RtfParts {
  body: string;
  /** `\ansicpg`; none where it is null. */
  codePage?: number | null;
  /** What stands within \fonttbl; \f0 with the document's characters unless given. */
  fonts?: string;
  /** More of the header: tables of lists, styles, properties. */
  header?: string;
}

/** The bytes of an .rtf; the body may be given as it is, with the code page 936. */
export function buildRtf(parts: RtfParts | string): Uint8Array {
  const { body, codePage = 936, fonts = FONTS, header = '' } = typeof parts === 'string' ? { body: parts } : parts;
  const page = codePage === null ? '' : `\\ansicpg${codePage}`;
  return bytesOf(`{\\rtf1\\ansi${page}\\deff0{\\fonttbl${fonts}}${header}\n${body}}`);
}

/** `{\f1\fcharset134 SimSun;}` */
export const font = (number: number, charset: number, name = 'Any'): string =>
  `{\\f${number}\\fnil\\fcharset${charset} ${name};}`;

const FONTS = font(0, 0);

/** A character a byte. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

/** Text as `\'b2\'bb`. */
export function hex(text: string, encoding = 'gb18030'): string {
  return [...iconv.encode(text, encoding)].map((byte) => (byte < 0x80 ? escaped(byte) : hexByte(byte))).join('');
}

export const hexByte = (byte: number): string => `\\'${byte.toString(16).padStart(2, '0')}`;

/** Text as bytes beyond ASCII, as they are. */
export const raw = (text: string, encoding = 'gb18030'): string => {
  const bytes = [...iconv.encode(text, encoding)];
  return bytes.map((byte) => (byte < 0x80 ? escaped(byte) : String.fromCharCode(byte))).join('');
};

/** Text as `\u19981?`; with \uc2 `\u19981\'b2\'bb`. */
export function unicode(text: string, fallback: 1 | 2 = 1): string {
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    if (code < 0x80) return escaped(code);
    const signed = code > 0x7fff ? code - 0x10000 : code;
    const bytes = [...iconv.encode(text.charAt(at), 'gb18030')];
    const double = bytes.length === 2 ? bytes : [0xa1, 0xf5];
    return `\\u${signed}${fallback === 1 ? '?' : double.map(hexByte).join('')}`;
  }).join('');
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\n') return '\\line ';
  if (character === '\t') return '\\tab ';
  return '\\{}'.includes(character) ? `\\${character}` : character;
}

export const par = (content = '', properties = ''): string => `\\pard${properties} ${content}\\par\n`;

/** Cells of a row, each with its mark. */
export const cells = (contents: readonly string[]): string =>
  contents.map((content) => `\\pard\\intbl ${content}\\cell\n`).join('');

/** `\trowd\trleft0\cellx1000\clmgf\cellx2000` */
export function trowd({ edges, cells: merges }: RowDefinition): string {
  const places = merges.map(({ across, down }, at) => {
    const flags = [
      across && (across === 'first' ? '\\clmgf' : '\\clmrg'),
      down && `\\clv${down === 'first' ? 'mgf' : 'mrg'}`,
    ];
    return `${flags.filter((flag) => flag).join('')}\\cellx${edges[at + 1]}`;
  });
  return `\\trowd\\trleft${edges[0]}${places.join('')}`;
}

/** A row of cells of equal width, its definition before it. */
export function row(contents: readonly string[], width = 1000): string {
  const edges = Array.from({ length: contents.length + 1 }, (_, at) => at * width);
  return `${trowd({ edges, cells: contents.map(() => ({})) })}\n${cells(contents)}\\row\n`;
}
