/**
 * .docx to a document:
 *
 *     bytes ─▶ zip.ts ─▶ package.ts ─▶ body.ts ─▶ mammoth.ts ─▶ html/ ─▶ paragraphs and tables
 *              bounds    the parts     slim and   row spans,    columns
 *                                      repair     HTML
 *                                    └───────────── blocks.ts ──────────┘
 *
 * mammoth alone builds a tree of everything that Word keeps for itself (of 250 kB some 10 kB are content), and it loses spans
 * and text that matter in a table of figures. So a pass over the body (elements.ts lists what it does with which element)
 * hands it a body of text and tables only, in which such places are mended; what could not be kept is counted (notes.ts).
 */
import type { Document } from '../../document.js';
import { openZip } from '../zip.js';
import { blocksOf } from './blocks.js';
import { readParts } from './package.js';

/** Reads a .docx; throws `Unreadable` and nothing else. */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const { parts, findings: lossy } = await readParts(await openZip(bytes));
  const { blocks, findings } = await blocksOf(parts);
  return { format: 'docx', layouts: [], blocks, findings: [...lossy, ...findings] };
}
