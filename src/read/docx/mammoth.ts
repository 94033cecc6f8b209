/**
 * Paragraphs and tables by the way of mammoth: as a .docx of nothing else, its HTML read as a page is. Slower by far; the tests
 * hold the reader against it.
 */
import mammoth from 'mammoth';
import type { Block } from '../../document.js';
import type { Finding } from '../../findings.js';
import { readHtml } from '../html/index.js';
import { unreadable } from '../unreadable.js';
import type { Piece } from '../word/pieces.js';
import { inWords } from '../words.js';
import { writeStoredZip } from '../zip.js';
import { type Content, paragraphsOfCell } from './content.js';
import { Paragraph } from './paragraph.js';
import type { DocxCell } from './table.js';

/** No style map: a heading, a list or emphasis is nothing that the walk goes by. */
const OPTIONS = { styleMap: [], includeDefaultStyleMap: false, includeEmbeddedStyleMap: false };

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const TAIL = '</w:body></w:document>';

/** Throws `Unreadable` if mammoth gives up. */
export async function throughMammoth(content: readonly Content[]): Promise<{ blocks: Block[]; findings: Finding[] }> {
  return readHtml(await bodyToHtml(content), { spaces: 'keep' });
}

/** What mammoth makes of a body of paragraphs and tables. */
export async function bodyToHtml(content: readonly Content[]): Promise<string> {
  const bytes = writeStoredZip({ 'word/document.xml': new TextEncoder().encode(HEAD + xmlOf(content) + TAIL) });
  // mammoth takes `buffer` in Node and `arrayBuffer` in a browser; JSZip below it takes any bytes for either.
  const input = { buffer: bytes, arrayBuffer: bytes } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  try {
    return (await mammoth.convertToHtml(input, OPTIONS)).value;
  } catch {
    throw unreadable('document_damaged', inWords('reason', 'docx_conversion'));
  }
}

function xmlOf(content: readonly Content[]): string {
  return content
    .map((one) => {
      if (one instanceof Paragraph) return paragraphXml(one.numbered) + xmlOf(one.boxes);
      if (one.isFrame) return one.rows.flatMap((row) => row.map((cell) => xmlOf(cell.content))).join('');
      return `<w:tbl>${one.rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;
    })
    .join('');
}

function cellXml(cell: DocxCell): string {
  const merge = cell.rowSpan === 0 ? '<w:vMerge/>' : '';
  const properties = `<w:tcPr><w:gridSpan w:val="${cell.span}"/>${merge}</w:tcPr>`;
  return `<w:tc>${properties}${paragraphsOfCell(cell).map(paragraphXml).join('')}</w:tc>`;
}

const paragraphXml = (pieces: readonly Piece[]): string => `<w:p>${pieces.map(runXml).join('')}</w:p>`;

const ALIGNMENTS = { raised: 'superscript', lowered: 'subscript' };

function runXml({ text, shift }: Piece): string {
  const look = shift && `<w:rPr><w:vertAlign w:val="${ALIGNMENTS[shift]}"/></w:rPr>`;
  return `<w:r>${look ?? ''}${text
    .split(/([\t\n])/)
    .map(textXml)
    .join('')}</w:r>`;
}

function textXml(text: string): string {
  if (text === '\t') return '<w:tab/>';
  if (text === '\n') return '<w:br/>';
  return `<w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</w:t>`;
}
