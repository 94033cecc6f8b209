/**
 * .docx to a document:
 *
 *     bytes ─▶ zip.ts ─▶ package.ts ─▶ body.ts ─▶ paragraphs ─▶ assemble.ts ─▶ blocks
 *              bounds    the parts     one pass   and tables    cells, columns
 *                                    └───────────── blocks.ts ─────────────┘
 *
 * elements.ts lists what the pass does with which element; what could not be kept is counted (word/notes.ts). On demand mammoth
 * takes the place of assemble.ts (mammoth.ts).
 */
import type { Document } from '../../document.js';
import { openZip } from '../zip.js';
import { blocksOf, type DocxReader } from './blocks.js';
import { readParts } from './package.js';

/** Reads a .docx; throws `Unreadable` and nothing else. */
export async function readDocx(bytes: Uint8Array, options: { docx?: DocxReader } = {}): Promise<Document> {
  const { parts, findings: lossy } = await readParts(await openZip(bytes));
  const { blocks, findings } = await blocksOf(parts, options.docx);
  return { format: 'docx', layouts: [], blocks, findings: [...lossy, ...findings] };
}
