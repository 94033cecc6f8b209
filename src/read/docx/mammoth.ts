/** The slimmed body through mammoth: its reading of paragraphs, tables, row spans and symbol fonts, as HTML. */
import mammoth from 'mammoth';
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import { writeStoredZip } from '../zip.js';

/** No style map: a heading, a list or emphasis is nothing that the walk goes by. */
const OPTIONS = { styleMap: [], includeDefaultStyleMap: false, includeEmbeddedStyleMap: false };

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const TAIL = '</w:body></w:document>';

/** HTML of a body of paragraphs, runs and tables. `lostSymbols`: characters of symbol fonts that mammoth cannot name. */
export async function bodyToHtml(xml: string): Promise<{ html: string; lostSymbols: number }> {
  const symbols = symbolsOf(xml);
  if (symbols.length === 0) return { html: await convert(xml), lostSymbols: 0 };
  const told = await tellSymbols([...new Set(symbols)].slice(0, LIMITS.symbols));
  const html = await convert(withoutSymbols(xml, told));
  return { html, lostSymbols: symbols.filter((symbol) => !told.has(symbol)).length };
}

const symbolsOf = (xml: string): string[] => xml.match(/<w:sym [^>]*>/g) ?? [];

/**
 * Which characters symbols stand for (as XML), by a conversion of their own: mammoth compares all messages about symbols with each
 * other, and tells of none where it stood.
 */
async function tellSymbols(symbols: readonly string[]): Promise<Map<string, string>> {
  const html = await convert(symbols.map((symbol) => `<w:p><w:r><w:t>.</w:t>${symbol}</w:r></w:p>`).join(''));
  const texts = html.split('</p>').map((text) => text.replace('<p>.', ''));
  const told = symbols.map((symbol, index): [string, string] => [symbol, texts[index] ?? '']);
  return new Map(told.filter(([, text]) => text !== ''));
}

/** The beginning of a cell, then symbols up to its end. */
const CELL_OF_SYMBOLS =
  /(<w:tc>(?:<w:tcPr>(?:<w:(?:gridSpan|vMerge)\b[^>]*>)*<\/w:tcPr>)?<w:p><w:r>)((?:<w:sym [^>]*>)+)(?=<\/w:r><\/w:p><\/w:tc>)/g;

/** Symbols become text. A cell with nothing but symbols that cannot be told is not empty: U+FFFC stands for them. */
function withoutSymbols(xml: string, told: ReadonlyMap<string, string>): string {
  const marked = xml.replace(CELL_OF_SYMBOLS, (found, begin: string, symbols: string) =>
    symbolsOf(symbols).some((symbol) => told.has(symbol)) ? found : `${begin}<w:t>\ufffc</w:t>`,
  );
  return marked.replace(/<w:sym [^>]*>/g, (symbol) => {
    const text = told.get(symbol);
    return text === undefined ? '' : `<w:t>${text}</w:t>`;
  });
}

async function convert(xml: string): Promise<string> {
  const bytes = await writeStoredZip({ 'word/document.xml': new TextEncoder().encode(HEAD + xml + TAIL) });
  // mammoth takes `buffer` in Node and `arrayBuffer` in a browser; JSZip below it takes any bytes for either.
  const input = { buffer: bytes, arrayBuffer: bytes } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  try {
    return (await mammoth.convertToHtml(input, OPTIONS)).value;
  } catch {
    throw unreadable('document_damaged', inWords('reason', 'docx_conversion'));
  }
}
