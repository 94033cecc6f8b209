/** Characters as Word shows them. */
import { codePoint } from 'dingbat-to-unicode';

/** Control characters and lone surrogates, which XML 1.0 (2.2) does not allow, and soft hyphens. */
const NOT_SHOWN = /[\p{Cc}\p{Cs}\ufffe\uffff\u00ad]/gu;

/** All of these, tabs, line ends, and surrogates of all kinds: nearly no text has any, and this is found out at once. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MAYBE_NOT_SHOWN = /[\0-\x1f\x7f-\x9f\xad\u2028\ud800-\udfff\ufffe\uffff]/;

/** A tab or a line end within text is a space: w:tab and w:br are the real ones. U+2028 is a line break. */
export function shownText(text: string): string {
  if (!MAYBE_NOT_SHOWN.test(text)) return text;
  return text
    .replace(/[\t\r\n]/g, ' ')
    .replaceAll('\u2028', '\n')
    .replace(NOT_SHOWN, (character) => (character === '\n' ? character : ''));
}

/** The character that a symbol font shows for a code (17.3.3.30), which may be moved into the private use area; undefined if not known. */
export function symbolText(font: string, char: string): string | undefined {
  if (!/^[0-9a-f]{1,6}$/i.test(char)) return undefined;
  const code = Number.parseInt(char, 16);
  const told = codePoint(font, code) ?? (code >> 8 === 0xf0 ? codePoint(font, code & 0xff) : undefined);
  return told?.string;
}
