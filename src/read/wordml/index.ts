/**
 * Word documents in one XML file to a document, by the way of .docx (docx/index.ts) from the parts on:
 *
 *     <pkg:package>       flat-opc.ts   the files of a package  ─▶ docx/package.ts ─┐
 *     <w:wordDocument>    word-2003.ts  the names of .docx                          ├▶ parts ─▶ docx/blocks.ts
 *                                                                                  ─┘
 */
import type { Document } from '../../document.js';
import { blocksOf, type DocxReader } from '../docx/blocks.js';
import { readParts } from '../docx/package.js';
import { LIMITS } from '../limits.js';
import { decode } from '../text/encoding.js';
import { flatFiles, isFlatOpc } from './flat-opc.js';
import { partsOf2003 } from './word-2003.js';

/** Reads a Word XML document; throws `Unreadable` and nothing else. */
export async function readWordml(
  bytes: Uint8Array,
  options: { encoding?: string; docx?: DocxReader } = {},
): Promise<Document> {
  const { text, encoding, findings: decoding } = decode(bytes, { ...options, limit: LIMITS.wordmlBytes });
  const { parts, findings: lossy } = isFlatOpc(text)
    ? await readParts(flatFiles(text))
    : { parts: partsOf2003(text), findings: [] };
  const { blocks, findings } = await blocksOf(parts, options.docx);
  return { format: 'wordml', encoding, layouts: [], blocks, findings: [...decoding, ...lossy, ...findings] };
}
