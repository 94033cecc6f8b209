/** Fonts and settings of the document, as few as Word takes. */
import { Bytes } from './bytes.js';

const FONTS = ['Times New Roman', 'Symbol', '宋体', 'Wingdings'];

/** SttbfFfn: each font (FFN) with its name in UTF-16. */
export function fontTable(): Uint8Array {
  const bytes = new Bytes().u16(FONTS.length, 0);
  for (const name of FONTS) {
    const chs = name === '宋体' ? 134 : name === 'Times New Roman' ? 0 : 2;
    const font = new Bytes().u8(0x16).u16(400).u8(chs, 0).zeros(10).zeros(24).utf16(name).u16(0).done();
    bytes.u8(font.length).raw(font);
  }
  return bytes.done();
}

/** Dop97: the six separators of notes are there (grpfIhdt of Word 97), tab stops every half inch. */
export const settings = (): Uint8Array => new Bytes().u8(0, 0x3f).zeros(8).u16(720).zeros(488).done();
