/**
 * The parts of a MIME message (RFC 2045 to 2047) as bytes. postal-mime unfolds the headers and undoes the transfer encodings; the
 * boundaries are found here, for postal-mime alone would decode a page by its declared charset, unchecked.
 *
 *     Content-Type: multipart/related; boundary="b"          headers
 *
 *     --b
 *     Content-Type: text/html; charset="gb2312"              a part: its headers
 *     Content-Transfer-Encoding: quoted-printable
 *
 *     =B9=AB=BF=AA                                           … and its body
 *     --b--
 */
import PostalMime from 'postal-mime';
import { LIMITS } from './limits.js';
import { unreadable } from './unreadable.js';
import { inWords } from './words.js';

/** A part that has no parts. */
export interface MimePart {
  /** `text/html`, in lower case. */
  type: string;
  charset: string;
  /** Without angle brackets; empty if there is none. */
  id: string;
  /** Content-Location as it is written. */
  location: string;
  /** Sent along to be saved, not to be shown. */
  attached: boolean;
  /** The body with its transfer encoding undone; throws `Unreadable` and nothing else. */
  bytes(): Promise<Uint8Array>;
}

export interface MimeMessage {
  /** In the order of the message, those of multiparts within multiparts in place. */
  parts: MimePart[];
  /** The part that the first multipart/related names as its root (RFC 2387, 3.2). */
  start: string;
  /** There are more parts or deeper ones than are read. */
  passed: boolean;
}

/** Takes a message apart. Never throws: what is no MIME is one part of an unknown type. */
export async function readMime(bytes: Uint8Array): Promise<MimeMessage> {
  const message: MimeMessage = { parts: [], start: '', passed: false };
  await collect(bytes.subarray(blankLength(bytes)), 0, message);
  return message;
}

async function collect(bytes: Uint8Array, depth: number, message: MimeMessage): Promise<void> {
  const { headers, body } = await split(bytes);
  const type = headers.get('content-type') ?? '';
  if (!/^\s*multipart\//i.test(type)) {
    if (message.parts.length < LIMITS.mimeParts) message.parts.push(partOf(headers, body));
    else message.passed = true;
    return;
  }
  message.start ||= withoutBrackets(parameter(type, 'start'));
  if (depth >= LIMITS.mimeDepth) message.passed = true;
  else
    for (const part of bodiesOf(body, parameter(type, 'boundary'))) {
      if (message.parts.length >= LIMITS.mimeParts) message.passed = true;
      if (message.passed) return;
      await collect(part, depth + 1, message);
    }
}

function partOf(headers: ReadonlyMap<string, string>, body: Uint8Array): MimePart {
  const type = headers.get('content-type') ?? '';
  const encoding = /[\w-]+/.exec(headers.get('content-transfer-encoding') ?? '')?.[0].toLowerCase() ?? '';
  return {
    type: /^\s*([\w.+-]+\/[\w.+-]+)/.exec(type)?.[1]?.toLowerCase() ?? '',
    charset: parameter(type, 'charset'),
    id: withoutBrackets(headers.get('content-id') ?? ''),
    location: (headers.get('content-location') ?? '').replace(/\s+/g, ''),
    attached: /^\s*attachment\b/i.test(headers.get('content-disposition') ?? ''),
    bytes: () => decoded(encoding, body),
  };
}

/** The value of a parameter (RFC 2045, 5.1), quoted or not. */
function parameter(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s;"]+))`, 'i').exec(header);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

const withoutBrackets = (id: string): string => id.trim().replace(/^<|>$/g, '');

// ---- headers and body ---------------------------------------------------------------------------------------

const CR = 13;
const LF = 10;

async function split(bytes: Uint8Array): Promise<{ headers: Map<string, string>; body: Uint8Array }> {
  const end = headersEnd(bytes);
  const head = bytes.slice(0, Math.min(end, LIMITS.mimeHeaderBytes));
  const headers = new Map<string, string>();
  // the first of two headers of the same name counts, as for postal-mime itself
  for (const { key, value } of (await PostalMime.parse(head)).headers) if (!headers.has(key)) headers.set(key, value);
  return { headers, body: bytes.subarray(end) };
}

/** Behind the first blank line; all of it if there is none. */
function headersEnd(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== LF) continue;
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return next + 1;
  }
  return bytes.length;
}

/** Blank lines and a byte-order mark before the headers. */
function blankLength(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) at += 1;
  return at;
}

// ---- boundaries ---------------------------------------------------------------------------------------------

/** The bodies between the boundaries (RFC 2046, 5.1.1); the last one may lack its end. */
function* bodiesOf(body: Uint8Array, declared: string): Generator<Uint8Array> {
  let from = -1;
  let boundary = declared;
  for (const [begin, end] of dashedLines(body)) {
    const line = latin1(body.subarray(begin, Math.min(end, begin + 200))).trimEnd();
    // a boundary that is not declared is the first line that looks like one
    boundary ||= line.slice(2).replace(/--$/, '');
    const isLast = line === `--${boundary}--`;
    if (!isLast && line !== `--${boundary}`) continue;
    if (from >= 0) yield body.subarray(from, begin);
    if (isLast) return;
    from = Math.min(end + 1, body.length);
  }
  if (from >= 0) yield body.subarray(from);
}

/** Begin and end of each line that begins with `--`. */
function* dashedLines(body: Uint8Array): Generator<[number, number]> {
  for (let begin = 0; begin < body.length; ) {
    const found = body.indexOf(LF, begin);
    const end = found < 0 ? body.length : found;
    if (body[begin] === 0x2d && body[begin + 1] === 0x2d) yield [begin, end];
    begin = end + 1;
  }
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

// ---- transfer encodings -------------------------------------------------------------------------------------

/** Undoes `base64` and `quoted-printable` (RFC 2045, section 6); any other leaves the bytes as they are. */
async function decoded(encoding: string, body: Uint8Array): Promise<Uint8Array> {
  if (encoding !== 'base64' && encoding !== 'quoted-printable') return body;
  // as an attachment, postal-mime hands over bytes
  const head = new TextEncoder().encode(
    `Content-Disposition: attachment\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: ${encoding}\n\n`,
  );
  const text = encoding === 'base64' ? base64Of(body) : body;
  const message = new Uint8Array(head.length + text.length);
  message.set(head);
  message.set(text, head.length);
  const content = (await PostalMime.parse(message)).attachments[0]?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array();
}

/**
 * Base64 as one line, and up to a bound of padded units: postal-mime takes time and memory for each line and unit.
 * @throws Unreadable beyond that bound
 */
function base64Of(body: Uint8Array): Uint8Array {
  const line = new Uint8Array(body.length);
  let length = 0;
  let paddings = 0;
  for (const byte of body) {
    if (byte <= 0x20) continue;
    if (byte === 0x3d && line[length - 1] !== 0x3d) paddings += 1;
    if (paddings > LIMITS.mimePaddings) {
      throw unreadable('document_limit', { ...inWords('what', 'mime_paddings'), limit: LIMITS.mimePaddings });
    }
    line[length] = byte;
    length += 1;
  }
  return line.subarray(0, length);
}
