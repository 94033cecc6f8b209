/**
 * A text export, from bytes to a document: the bytes become characters (encoding.ts), the characters numbered lines
 * (lines.ts), the lines the rows and cells of a flattened table where a flavour is recognised (layout.ts), and paragraphs
 * where it is not.
 */
import type { Document } from '../../document.js';
import { decode } from './encoding.js';
import { layOut } from './layout.js';
import { linesOf } from './lines.js';

/** @throws Unreadable when the text is too large */
export function readText(bytes: Uint8Array, options: { encoding?: string } = {}): Document {
  const { text, encoding, findings, softBreaks } = decode(bytes, options);
  const { lines, findings: furniture } = linesOf(text, softBreaks);
  const { blocks, layouts } = layOut(lines);
  return { format: 'text', encoding, layouts, blocks, findings: [...findings, ...furniture] };
}
