/** From bytes to a document. To add a format: a reader of its own beside this file, and its line in the table below. */
import { type Document, FORMAT_NAMES, type Format } from '../document.js';
import { readDocx } from './docx/index.js';
import { readHtml } from './html.js';
import { LIMITS } from './limits.js';
import { decode } from './text/encoding.js';
import { readText } from './text/index.js';
import { unreadable } from './unreadable.js';
import { openZip } from './zip.js';

export interface ReadOptions {
  /** Overrules the encoding that the bytes show. */
  encoding?: string;
}

type Reader = (bytes: Uint8Array, options: ReadOptions) => Document | Promise<Document>;

const READERS: Partial<Record<Format, Reader>> = {
  docx: (bytes) => readDocx(bytes),
  html: (bytes, options) => {
    const { text, encoding, findings } = decode(bytes, { ...options, limit: LIMITS.htmlBytes });
    const page = readHtml(text);
    return { format: 'html', encoding, layouts: [], blocks: page.blocks, findings: [...findings, ...page.findings] };
  },
  text: readText,
};

/**
 * @param format what `sniff` tells of the bytes
 * @throws Unreadable with the findings that say why
 */
export async function read(bytes: Uint8Array, format: Format, options: ReadOptions = {}): Promise<Document> {
  const reader = READERS[format];
  if (reader !== undefined) return reader(bytes, options);
  if (format === 'empty') throw unreadable('empty_file');
  if (format === 'encrypted') throw unreadable('encrypted');
  if (format === 'unknown') throw unreadable('format_unknown');
  // a .docx cut off early shows nothing but the beginning of an archive
  if (format === 'zip') await openZip(bytes);
  throw unreadable('format_not_read', { format, ...formatParams(format) });
}

/** The name of a format, as findings want it. */
export const formatParams = (format: Format): { format_zh: string; format_en: string } => ({
  format_zh: FORMAT_NAMES[format].zh,
  format_en: FORMAT_NAMES[format].en,
});
