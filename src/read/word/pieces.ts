/** The text of a paragraph in pieces, some of which stand above or below the line. */
import { NOTE_MARK } from '../note-mark.js';
import type { Container } from './container.js';

/** Above or below the line. */
export type Shift = 'raised' | 'lowered';

export interface Piece {
  /** `\t` is a tab, `\n` a line break. */
  text: string;
  shift: Shift | undefined;
}

/** Adds text to the pieces; what stands alike is one piece. */
export function addPiece(pieces: Piece[], text: string, shift: Shift | undefined): void {
  const last = pieces.at(-1);
  if (last && last.shift === shift) last.text += text;
  else pieces.push({ text, shift });
}

/** Is there text that stands neither above nor below its line? Without any, text is only set so as a whole, and is plain. */
export const holdsPlainText = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ text, shift }) => shift === undefined && /\S/.test(text));

/** Does the text of a paragraph, its automatic number aside, begin with a digit? */
export function beginsWithFigure(pieces: readonly Piece[]): boolean {
  const begin = pieces.map(({ text }) => text).join('');
  return /^\s*[+-]?\d/.test(begin.slice(0, 64).normalize('NFKC'));
}

/** Writes pieces as they are: outside of tables nothing is a figure. */
export function writePlain(pieces: readonly Piece[], container: Container): void {
  for (const { text } of pieces) container.write(text);
}

/**
 * Writes pieces into a cell so that nothing above or below the line joins a figure. Marks of notes are left out.
 * @param isMixed whether the text around holds any that is plain
 * @param mark is told of each mark
 */
export function writeApart(
  pieces: readonly Piece[],
  container: Container,
  isMixed: boolean,
  mark: (text: string) => void,
): void {
  for (const { text, shift } of pieces) {
    if (shift === 'raised' && container.text.begun && NOTE_MARK.test(text)) mark(text.trim());
    else container.write(isMixed && shift ? apart(text, SHIFT_SIGNS[shift]) : text);
  }
}

/** `1` raised before `416` is not 1416, and `62` with a lowered `3` not 623: digits are kept from joining. */
const apart = (text: string, sign: string): string => (/\p{Nd}/u.test(text) ? `${sign}${text}${sign}` : text);

const SHIFT_SIGNS: Readonly<Record<Shift, string>> = { raised: '^', lowered: '_' };
