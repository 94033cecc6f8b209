/** Text laid into columns of a terminal: padded, shortened, wrapped. */
import { widthOf } from '../display-width.js';

/**
 * Lines of at most `most` columns, each indented as the text is. Words of Latin letters stay whole, Chinese breaks
 * anywhere. A word longer than a line begins one of its own and is cut; no hyphen, which would look like the word's.
 */
export function wrapped(text: string, most: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const room = Math.max(2, most - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.slice(indent.length), room)) {
    if (line !== '' && widthOf(line + piece) > room) {
      lines.push(line);
      line = '';
    }
    if (line !== '' || piece !== ' ') line += piece;
  }
  return [...lines, line].map((one) => indent + one.trimEnd());
}

/** What is not broken: words, those that do not fit cut into whole lines, and all other characters one by one. */
function piecesOf(text: string, room: number): string[] {
  const cut = new RegExp(`.{1,${room}}`, 'gs');
  return wordsOf(text).flatMap((word) => (widthOf(word) > room ? (word.match(cut) ?? []) : [word]));
}

const wordsOf = (text: string): string[] => text.match(/[\x21-\x7E]+|./gsu) ?? [];

/** Two Chinese characters: a column of single ones is hard to read. */
const LEAST = 4;

/** The narrowest that a text is well wrapped to: its longest word. */
export function leastWidth(text: string): number {
  return Math.max(Math.min(LEAST, widthOf(text)), ...wordsOf(text).map(widthOf));
}

/** The narrowest, from `least`, that takes no more lines than `most` does: 商业企业 within 6 is 商业, 企业, not 商业企, 业. */
export function balancedWidth(text: string, least: number, most: number): number {
  const lines = wrapped(text, most).length;
  let width = Math.min(least, most);
  while (width < most && wrapped(text, width).length > lines) width++;
  return width;
}

/** The text filled up with spaces to `width` columns. */
export function padded(text: string, width: number, side: 'left' | 'right' | 'centre' = 'left'): string {
  const fill = Math.max(0, width - widthOf(text));
  const before = side === 'left' ? 0 : side === 'right' ? fill : Math.floor(fill / 2);
  return ' '.repeat(before) + text + ' '.repeat(fill - before);
}

/** The beginning of a text that fits into `most` columns. */
export function shortened(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(short + character) > most - 1) break;
    short += character;
  }
  return `${short}…`;
}
