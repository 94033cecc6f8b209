/** From bytes to a document. To add a format: a reader of its own beside this file, and its line in the table below. */
import { type Document, FORMAT_NAMES, type Format } from '../document.js';
import { type Finding, finding } from '../findings.js';
import type { DocxReader } from './docx/blocks.js';
import { suffixLies } from './sniff.js';
import { unreadable } from './unreadable.js';

export interface ReadOptions {
  /** Overrules the encoding that the bytes show. */
  encoding?: string;
  /** What reads Word documents in XML: the project's own reader unless told. */
  docx?: DocxReader;
}

type Reader = (bytes: Uint8Array, options: ReadOptions) => Document | Promise<Document>;

/** Loaded with all that they need when the first document of their format comes. */
const READERS: Partial<Record<Format, () => Promise<Reader>>> = {
  doc: async () => (await import('./doc/index.js')).readDoc,
  docx: async () => (await import('./docx/index.js')).readDocx,
  html: async () => (await import('./html/index.js')).readPage,
  mhtml: async () => (await import('./mhtml.js')).readMhtml,
  rtf: async () => (await import('./rtf/index.js')).readRtf,
  text: async () => (await import('./text/index.js')).readText,
  wordml: async () => (await import('./wordml/index.js')).readWordml,
};

/** To be imported once: to ask for a module that is there takes its time, too. */
const loaded = new Map<Format, Reader>();

/**
 * @param format what `sniff` tells of the bytes
 * @throws Unreadable with the findings that say why
 */
export async function read(bytes: Uint8Array, format: Format, options: ReadOptions = {}): Promise<Document> {
  const reader = loaded.get(format) ?? (await READERS[format]?.());
  if (reader !== undefined) {
    loaded.set(format, reader);
    return reader(bytes, options);
  }
  if (format === 'empty') throw unreadable('empty_file');
  if (format === 'encrypted') throw unreadable('encrypted');
  if (format === 'unknown') throw unreadable('format_unknown');
  // a .doc cut off shows nothing but the beginning of its container
  if (format === 'ole2') (await import('./compound-file.js')).openCompoundFile(bytes);
  // a .docx cut off early shows nothing but the beginning of a package
  if (format === 'package') await (await import('./zip.js')).openZip(bytes);
  if (format === 'zip') throw unreadable('archive_not_opened');
  throw unreadable('format_not_read', { format, ...formatParams(format) });
}

/** The finding that the name of a document promises another format than it has. */
export function mismatch(name: string, format: Format): Finding[] {
  const lie = suffixLies(name, format);
  return lie === undefined ? [] : [finding('format_mismatch', '', { ...lie, ...formatParams(format) })];
}

/** The name of a format, as findings want it. */
const formatParams = (format: Format): { format_zh: string; format_en: string } => ({
  format_zh: FORMAT_NAMES[format].zh,
  format_en: FORMAT_NAMES[format].en,
});
