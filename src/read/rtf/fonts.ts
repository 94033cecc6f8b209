/** The font table (1.9.1, "Font Table"): of a font nothing counts but the code page of its bytes. */
import { ASSUMED, CHINESE, type CodePage, codePage, pageOfCharset, SYMBOLS } from './code-pages.js';
import { type Destination, wordsOf } from './destination.js';

/** Numbers of fonts are two bytes in Word. */
const HIGHEST = 0x7fff;

export class Fonts {
  /** `\ansicpgN`, or what `\mac`, `\pc` and `\pca` stand for. */
  documentPage: number | undefined;
  /** The font of text that names none: `\deffN`. */
  initial: number | undefined;
  /** Stands in for the document's where that names none: Chinese if a font does, else the first that a font names. */
  private likely: number | undefined;
  /** The font being described. */
  private described: number | undefined;
  private readonly charsets = new Map<number, number>();
  private readonly pages = new Map<number, number>();

  /** @param forced overrules all code pages */
  constructor(private readonly forced: CodePage | undefined) {}

  describe(font: number): void {
    this.described = font >= 0 && font <= HIGHEST ? font : undefined;
  }

  charset(charset: number): void {
    if (this.described !== undefined) this.charsets.set(this.described, charset);
    this.consider(pageOfCharset(charset));
  }

  page(page: number): void {
    if (this.described !== undefined) this.pages.set(this.described, page);
    this.consider(page);
  }

  private consider(page: number | undefined): void {
    this.likely = page === CHINESE ? page : (this.likely ?? page);
  }

  isSymbols(font: number | undefined): boolean {
    return font !== undefined && this.charsets.get(font) === SYMBOLS;
  }

  /** The code page of text in a font: the font's own (`\cpg` before `\fcharset`), else the document's. */
  pageOf(font: number | undefined): CodePage {
    if (this.forced) return this.forced;
    const own = font === undefined ? undefined : (this.pages.get(font) ?? pageOfCharset(this.charsets.get(font) ?? 0));
    const page = own ?? this.documentPage ?? this.likely;
    return page === undefined ? ASSUMED : codePage(page);
  }
}

export const FONT_TABLE: Destination = {
  words: wordsOf({
    f: ({ fonts }, font = 0) => fonts.describe(font),
    fcharset: ({ fonts }, charset = 0) => fonts.charset(charset),
    cpg: ({ fonts }, page = 0) => fonts.page(page),
  }),
};
