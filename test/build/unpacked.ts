/** What comes out of an archive, as short text. */
import iconv from 'iconv-lite';
import type { Finding } from '../../src/findings.js';
import { unpack } from '../../src/read/archive.js';
import { type RawFile, rawZip } from './raw-zip.js';

export const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const zip = (...files: RawFile[]): Uint8Array => rawZip(files).bytes;
export const named = (...names: (string | Uint8Array)[]): Uint8Array =>
  zip(...names.map((name) => ({ name, data: 'x' })));

export interface Unpacked {
  document: string;
  /** The text of a file, or the outcome of what is none. */
  is: string;
  findings: Finding[];
}

export async function unpacked(bytes: Uint8Array, document = 'a.zip'): Promise<Unpacked[]> {
  const all: Unpacked[] = [];
  for await (const item of unpack({ document, bytes, findings: [] })) {
    const is = 'outcome' in item ? item.outcome : new TextDecoder().decode(item.bytes);
    all.push({ document: item.document, is, findings: item.findings });
  }
  return all;
}

export const codes = (findings: readonly Finding[]): string =>
  findings.map(({ code, params }) => ` ${code} ${params.what_en ?? params.reason_en ?? ''}`.trimEnd()).join('');

/** `name = text`, or `name: outcome finding`. */
export async function lines(bytes: Uint8Array, document?: string): Promise<string[]> {
  const all = await unpacked(bytes, document);
  return all.map(({ document, is, findings }) =>
    /^(?:archive|unreadable)$/.test(is)
      ? `${document}: ${is}${codes(findings)}`
      : `${document} = ${is}${codes(findings)}`,
  );
}

export const names = async (bytes: Uint8Array): Promise<string[]> =>
  (await unpacked(bytes)).slice(1).map(({ document }) => document);
