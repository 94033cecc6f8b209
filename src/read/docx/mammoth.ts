/** The slimmed body through mammoth: its reading of paragraphs, tables, row spans and symbol fonts, as HTML. */
import mammoth from 'mammoth';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import { writeStoredZip } from '../zip.js';

/** No style map: a heading, a list or emphasis is nothing that the walk goes by. */
const OPTIONS = { styleMap: [], includeDefaultStyleMap: false, includeEmbeddedStyleMap: false };

/** HTML of a body of paragraphs, runs and tables. `lostSymbols`: characters of symbol fonts that mammoth cannot name. */
export async function bodyToHtml(xml: string): Promise<{ html: string; lostSymbols: number }> {
  const bytes = await writeStoredZip({ 'word/document.xml': new TextEncoder().encode(xml) });
  // mammoth takes `buffer` in Node and `arrayBuffer` in a browser; JSZip below it takes any bytes for either.
  const input = { buffer: bytes, arrayBuffer: bytes } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  try {
    const { value, messages } = await mammoth.convertToHtml(input, OPTIONS);
    return { html: value, lostSymbols: messages.filter(({ message }) => message.startsWith('A w:sym element')).length };
  } catch {
    throw unreadable('document_damaged', inWords('reason', 'docx_conversion'));
  }
}
