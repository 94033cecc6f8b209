/** A paragraph on its way: its text, its number, and what is known of it. */
import { addPiece, type Piece, type Shift } from '../word/pieces.js';
import type { Content } from './content.js';

export class Paragraph {
  styleId: string | undefined;
  /** The paragraph's own numbering; what it does not name, its style may. */
  number: { numId?: string; level?: number } = {};
  /** Its automatic number, and what stands between that and the text. */
  label = '';
  /** The paragraph mark is deleted or hidden: the next paragraph goes on in the same line (17.13.5.15, 17.3.2.41). */
  joinsNext = false;
  /** What stands in the text boxes anchored here. */
  readonly boxes: Content[] = [];
  readonly pieces: Piece[] = [];

  /** The text behind its number. */
  get numbered(): readonly Piece[] {
    return this.label === '' ? this.pieces : [{ text: this.label, shift: undefined }, ...this.pieces];
  }

  /** Is there nothing at all? */
  get isEmpty(): boolean {
    return this.pieces.length === 0 && this.label === '' && this.boxes.length === 0;
  }

  /** Is there anything to be seen, the number aside? */
  get hasText(): boolean {
    return this.pieces.some(({ text }) => /\S/.test(text));
  }

  /** A paragraph that goes on after a deleted mark has the properties of the one that it goes on with. */
  clearProperties(): void {
    this.styleId = undefined;
    this.number = {};
    this.joinsNext = false;
  }

  text(text: string, shift?: Shift): void {
    addPiece(this.pieces, text, shift);
  }
}
