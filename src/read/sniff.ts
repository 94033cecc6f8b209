/** Tells the format of a file from its bytes, never from its name. */
import type { Format } from '../document.js';
import { ole2Names, zipNames } from './containers.js';
import { decodeAs, markedEncoding } from './text/encoding.js';
import { utf16Pattern } from './text/utf16.js';

/** How much of a file is looked at for markup, mail headers and control characters. */
const HEAD_BYTES = 1 << 16;
const BEGINNING_BYTES = 1 << 10;

const LATIN1 = new TextDecoder('latin1');

/** The format of a file, from its bytes alone. */
export function sniff(bytes: Uint8Array): Format {
  if (bytes.length === 0) return 'empty';
  const signed = SIGNATURES.find(([test]) => test(bytes))?.[1];
  if (signed !== undefined) return typeof signed === 'string' ? signed : signed(bytes);
  const bytesOfHead = bytes.subarray(0, HEAD_BYTES);
  const encoding = markedEncoding(bytesOfHead) ?? utf16Pattern(bytesOfHead);
  // the first tag stands near the beginning of nearly every page: no more need be decoded to find it
  if (markupOf(headOf(bytesOfHead.subarray(0, BEGINNING_BYTES), encoding)) === 'html') return 'html';
  const head = headOf(bytesOfHead, encoding);
  return markupOf(head) ?? (isText(head.text) ? 'text' : 'unknown');
}

const markupOf = (head: Head): Format | undefined => MARKUP.find(([test]) => test(head))?.[1];

// ---- signatures ---------------------------------------------------------------------------------------------

type Test = (bytes: Uint8Array) => boolean;

/** Bytes of a signature; a dot stands for any byte. */
function begins(signature: string, at = 0): Test {
  const codes = [...signature].map((character) => character.charCodeAt(0));
  return (bytes) => codes.every((code, index) => code === 0x2e || bytes[at + index] === code);
}

const isWindowsBitmap: Test = (bytes) =>
  begins('BM')(bytes) && begins('\0\0\0\0', 6)(bytes) && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0);

/** ISO 32000-1, annex H.3.4.1: readers accept a header within the first 1024 bytes. */
const isPdf: Test = (bytes) => {
  const head = bytes.subarray(0, 1024);
  return head.includes(PERCENT) && /%PDF-\d\.\d/.test(LATIN1.decode(head));
};

const PERCENT = 0x25;

const SIGNATURES: readonly [test: Test, format: Format | ((bytes: Uint8Array) => Format)][] = [
  [begins('PK\x03\x04'), zipFormat],
  [begins('PK\x05\x06'), 'zip'], // without entries
  [begins('PK\x07\x08'), 'zip'], // in pieces
  [begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), ole2Format],
  [begins('\xdb\xa5\x2d\0'), 'word6'], // Word 2 for Windows
  [begins('\x9b\xa5\x21\0'), 'word6'], // Word 1 for Windows
  [begins('\x31\xbe\0\0\0\xab'), 'word6'], // Word for DOS, Write
  [begins('\x89PNG\r\n\x1a\n'), 'picture'],
  [begins('\xff\xd8\xff'), 'picture'], // JPEG
  [begins('GIF8'), 'picture'],
  [isWindowsBitmap, 'picture'],
  [begins('II*\0'), 'picture'], // TIFF
  [begins('MM\0*'), 'picture'],
  [begins('RIFF....WEBP'), 'picture'],
  [begins('Rar!\x1a\x07'), 'rar'],
  [begins("7z\xbc\xaf'\x1c"), '7z'],
  [begins('\x1f\x8b\x08'), 'gzip'], // RFC 1952, 2.3.1
  [begins('ustar', 257), 'tar'], // POSIX.1-2017, pax, "ustar Header Block"
  [isPdf, 'pdf'], // after the archives: one may begin with a PDF
];

/**
 * Parts by which the programs know their own: ECMA-376 part 1, 11.3.10, 12.3.23 and 13.3.6; GB/T 33190, 7.2. An archive may well
 * have a folder `word`: only with the list of content types, or XML in it, is that a program's.
 */
function zipFormat(bytes: Uint8Array): Format {
  const names = zipNames(bytes).map((name) => name.replaceAll('\\', '/').toLowerCase());
  const isOpc = names.includes('[content_types].xml');
  const office = OPC_FOLDERS.find(([folder]) =>
    names.some((name) => name.startsWith(folder) && (isOpc || /^\w+\/\w+\.xml$/.test(name))),
  );
  if (office !== undefined) return office[1];
  if (names.includes('ofd.xml')) return 'ofd';
  const odf = ODF_TYPES.find(([test]) => test(bytes));
  if (odf !== undefined) return odf[1];
  return isOpc || names.some((name) => PACKAGE_PARTS.includes(name)) ? 'package' : 'zip';
}

const OPC_FOLDERS: readonly [folder: string, format: Format][] = [
  ['word/', 'docx'],
  ['xl/', 'spreadsheet'],
  ['ppt/', 'presentation'],
];

/** ODF 1.2 part 3, 3.3: the first entry, stored as it is. */
const ODF_TYPES: readonly [test: Test, format: Format][] = [
  [begins('mimetypeapplication/vnd.oasis.opendocument.text', 30), 'odt'],
  [begins('mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 30), 'spreadsheet'],
  [begins('mimetypeapplication/vnd.oasis.opendocument.presentation', 30), 'presentation'],
];

/** What others that pack their documents have: OpenDocument and EPUB, Java. */
const PACKAGE_PARTS = ['mimetype', 'meta-inf/manifest.xml', 'meta-inf/container.xml', 'meta-inf/manifest.mf'];

const WORD_CLASSES = [0x00020900, 0x00020906]; // Word.Document.6 and .8
const EXCEL_CLASSES = [0x00020810, 0x00020820]; // Excel.Sheet.5 and .8

/** By the root's class where it has one: a document may hold a spreadsheet, and the reverse. */
function ole2Format(bytes: Uint8Array): Format {
  const { rootClass, names } = ole2Names(bytes);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'encrypted'; // MS-OFFCRYPTO 2.3.4
  if (WORD_CLASSES.includes(rootClass)) return 'doc';
  if (EXCEL_CLASSES.includes(rootClass)) return 'spreadsheet';
  if (names.has('WordDocument')) return 'doc'; // MS-DOC 2.1.1
  if (names.has('MatOST')) return 'works'; // what Works calls one of its streams
  if (names.has('Workbook') || names.has('Book')) return 'spreadsheet'; // MS-XLS 2.1.2
  return names.has('PowerPoint Document') ? 'presentation' : 'ole2'; // MS-PPT 2.1.1
}

// ---- markup -------------------------------------------------------------------------------------------------

interface Head {
  text: string;
  /** From the first tag on: white space, comments and instructions left out. */
  markup: string;
  /** What `<?mso-application progid="…"?>` names. */
  progid: string;
}

/** Text with pieces of HTML later on is text: only the first tag counts. */
const MARKUP: readonly [test: (head: Head) => boolean, format: Format][] = [
  [({ markup }) => markup.startsWith('{\\rtf'), 'rtf'],
  [({ progid }) => progid === 'Word.Document', 'wordml'],
  [({ progid }) => progid === 'Excel.Sheet', 'spreadsheet'],
  [({ markup }) => /^<(?:w:wordDocument|pkg:package)[\s>]/.test(markup), 'wordml'],
  [
    ({ markup }) => /^<Workbook\s/.test(markup) && markup.includes('urn:schemas-microsoft-com:office:spreadsheet'),
    'spreadsheet',
  ],
  [({ markup }) => /^<!doctype\s+html/i.test(markup), 'html'],
  [({ markup }) => HTML_TAGS.has(/^<([a-z][a-z0-9]*)[\s/>]/i.exec(markup)?.[1]?.toLowerCase() ?? ''), 'html'],
  [({ markup }) => isMailPage(markup), 'mhtml'],
];

const HTML_TAGS = new Set(
  (
    'html head title meta base link script style noscript body frameset frame iframe template div p table caption colgroup ' +
    'thead tbody tr td th h1 h2 h3 h4 h5 h6 header nav section article main aside footer center font span br hr ul ol li dl pre ' +
    'blockquote form textarea img a b strong em i u xmp'
  ).split(' '),
);

/**
 * A page with mail headers (RFC 2557; RFC 2045, section 4 and 5) up to the first blank line: several parts, or the page alone.
 * Any header may come first, and programs that write such files leave out the version.
 */
function isMailPage(text: string): boolean {
  const [headers = ''] = text.split(/\r?\n\r?\n/, 1);
  if (!/^[\w-]+:/.test(headers)) return false;
  return /^content-type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)\b/im.test(headers);
}

function headOf(bytes: Uint8Array, encoding: string | undefined): Head {
  const text = headText(bytes, encoding).replace(/^\ufeff/, '');
  let at = 0;
  let progid = '';
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const close = prologEnd(text, at);
    if (close === undefined) return { text, markup: text.slice(at), progid };
    progid ||= /^<\?mso-application\s+progid\s*=\s*["']([\w.]+)/.exec(text.slice(at, close))?.[1] ?? '';
    at = close;
  }
}

/** Where the comment, XML declaration or other instruction at `at` ends, if there is one. */
function prologEnd(text: string, at: number): number | undefined {
  const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
  if (end === undefined) return undefined;
  const close = text.indexOf(end, at);
  return close < 0 ? undefined : close + end.length;
}

/** Markup is ASCII in every encoding but UTF-16 and UTF-32, so the others need not be told apart. */
function headText(bytes: Uint8Array, encoding: string | undefined): string {
  if (encoding?.startsWith('utf-16') || encoding?.startsWith('utf-32')) return decodeAs(bytes, encoding);
  return LATIN1.decode(encoding === 'utf-8' ? bytes.subarray(3) : bytes);
}

// ---- text ---------------------------------------------------------------------------------------------------

/** At most two control characters (or broken pairs of UTF-16) in a hundred: damage, but no program or archive. */
function isText(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
  const controls = head.match(/[\0-\x08\x0e-\x1f\x7f\ufffd]/g)?.length ?? 0;
  return controls * 50 <= head.length;
}

// ---- names --------------------------------------------------------------------------------------------------

/** Formats that a suffix promises. A suffix that is not listed promises nothing. */
const SUFFIXES: Readonly<Record<string, readonly Format[]>> = {
  docx: ['docx'],
  docm: ['docx'],
  dotx: ['docx'],
  doc: ['doc', 'word6'],
  dot: ['doc', 'word6'],
  wps: ['doc', 'works'],
  rtf: ['rtf'],
  htm: ['html'],
  html: ['html'],
  shtml: ['html'],
  xhtml: ['html'],
  mht: ['mhtml'],
  mhtml: ['mhtml'],
  eml: ['mhtml'],
  xml: ['wordml', 'text', 'html', 'spreadsheet'],
  txt: ['text'],
  text: ['text'],
  md: ['text'],
  markdown: ['text'],
  csv: ['text'],
  tsv: ['text'],
  log: ['text'],
  pdf: ['pdf'],
  ofd: ['ofd'],
  zip: ['zip'],
  rar: ['rar'],
  '7z': ['7z'],
  gz: ['gzip'],
  tgz: ['gzip'],
  tar: ['tar'],
  odt: ['odt'],
  ppt: ['presentation'],
  pps: ['presentation'],
  pptx: ['presentation'],
  ppsx: ['presentation'],
  odp: ['presentation'],
  dps: ['presentation'],
  xls: ['spreadsheet'],
  xlsx: ['spreadsheet'],
  xlsm: ['spreadsheet'],
  et: ['spreadsheet'],
  ods: ['spreadsheet'],
  png: ['picture'],
  jpg: ['picture'],
  jpeg: ['picture'],
  gif: ['picture'],
  bmp: ['picture'],
  tif: ['picture'],
  tiff: ['picture'],
  webp: ['picture'],
};

/** Said by findings of their own: a wrong suffix adds nothing. */
const NO_LIE: readonly Format[] = ['ole2', 'empty', 'unknown', 'encrypted'];

/**
 * The parameters of the finding `format_mismatch` if a name promises another format than the content has, else undefined.
 * @param name file name or path
 */
export function suffixLies(name: string, format: Format): { suffix: string; format: Format } | undefined {
  const suffix = /[^/\\.][^/\\]*\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const promised = Object.hasOwn(SUFFIXES, suffix) ? SUFFIXES[suffix] : undefined;
  if (promised === undefined || promised.includes(format) || NO_LIE.includes(format)) return undefined;
  return { suffix, format };
}
