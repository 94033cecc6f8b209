/** A paragraph on its way to mammoth: nothing but text, tabs, breaks, symbols, superscript and subscript. */
import type { Shift } from '../word/flow.js';

/** Control characters and lone surrogates: XML 1.0 (2.2) does not allow them, and they would stop mammoth's parser. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export class Paragraph {
  styleId?: string;
  /** The paragraph's own numbering; what it does not name, its style may. */
  number: { numId?: string; level?: number } = {};
  label?: { text: string; gap: string };
  /** The paragraph mark is deleted or hidden: the next paragraph goes on in the same line (17.13.5.15, 17.3.2.41). */
  joinsNext = false;
  /** Slimmed blocks of the text boxes anchored here. */
  boxes = '';
  private xml = '';
  private pending = '';
  private shift: Shift | undefined;
  private own = '';

  /** Is there anything to be seen, the number aside? */
  get hasText(): boolean {
    return this.own.trim() !== '';
  }

  /** Does the text, the number aside, begin with a digit? */
  get beginsWithFigure(): boolean {
    return /^\s*[+-]?\d/.test(this.own.slice(0, 64).normalize('NFKC'));
  }

  /** A paragraph that goes on after a deleted mark has the properties of the one that it goes on with. */
  clearProperties(): void {
    delete this.styleId;
    this.number = {};
    this.joinsNext = false;
  }

  text(text: string, shift: Shift | undefined): void {
    this.turn(shift);
    this.pending += text;
    this.own += text;
  }

  tab(): void {
    this.element('<w:tab/>', '\t');
  }

  lineBreak(): void {
    this.element('<w:br/>', '\n');
  }

  /** A character of a symbol font; mammoth knows which character that is (17.3.3.30). */
  symbol(font: string, char: string): void {
    this.element(`<w:sym w:font="${escaped(font)}" w:char="${escaped(char)}"/>`, '\ufffc');
  }

  /** The slimmed paragraph (nothing for an empty one, as mammoth has it), then its text boxes. */
  toXml(): string {
    this.flush();
    const label = this.label ? `<w:r>${textXml(this.label.text + this.label.gap)}</w:r>` : '';
    const run = this.xml === '' ? '' : `<w:r>${this.xml}</w:r>`;
    const paragraph = label + run === '' ? '' : `<w:p>${label}${run}</w:p>`;
    return paragraph + this.boxes;
  }

  private element(xml: string, own: string): void {
    this.turn(undefined);
    this.flush();
    this.xml += xml;
    this.own += own;
  }

  private turn(shift: Shift | undefined): void {
    if (this.shift === shift) return;
    this.flush();
    this.shift = shift;
    const align = shift && `<w:rPr><w:vertAlign w:val="${shift === 'raised' ? 'superscript' : 'subscript'}"/></w:rPr>`;
    this.xml += `</w:r><w:r>${align ?? ''}`;
  }

  private flush(): void {
    if (this.pending !== '') this.xml += textXml(this.pending);
    this.pending = '';
  }
}

function textXml(text: string): string {
  // A tab or a line end within w:t is a space; w:tab and w:br are the real ones.
  const parts = text.split('\t').map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`));
  return parts.join('<w:tab/>');
}

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
