/** What holds within a group, and ends with it (1.9.1, "Formal Syntax"): formats, and what the group is for. */
import type { Shift } from '../word/pieces.js';
import type { AtEnd, Destination } from './destination.js';

/** The characters that a run is made of, where fonts differ by it ("Associated Character Properties"). */
export type CharacterClass = 'loch' | 'hich' | 'dbch';

export class GroupState {
  /** What is to be done at the end of this group. */
  atEnd: AtEnd | undefined;
  /** What the group around `\upr` is for. */
  around: Destination | undefined;
  /** Text characters that stand in for a `\u` character. */
  fallback = 1;

  // characters
  font: number | undefined;
  characterClass: CharacterClass | undefined;
  doubleByteFont: number | undefined;
  hidden = false;
  deleted = false;
  struck = false;
  shift: Shift | undefined;

  // paragraphs
  inTable = false;
  nesting = 0;
  list = 0;
  level = 0;

  /** Within `\nesttableprops`: row definitions are those of a table in a cell. */
  inNestedRow = false;
  /** Within an `\object`, of which one picture is said. */
  inObject = false;

  constructor(public destination: Destination) {}

  /** The state that a group within this one begins with. */
  inner(): GroupState {
    const state = new GroupState(this.destination);
    Object.assign(state, this);
    state.atEnd = undefined;
    return state;
  }

  /** `\plain` */
  plain(font: number | undefined): void {
    this.font = font;
    this.characterClass = undefined;
    this.doubleByteFont = undefined;
    this.hidden = false;
    this.deleted = false;
    this.struck = false;
    this.shift = undefined;
  }

  /** `\pard` */
  paragraphDefaults(): void {
    this.inTable = false;
    this.nesting = 0;
    this.list = 0;
    this.level = 0;
  }

  /**
   * The font of bytes here. Word writes `\loch\af0\hich\af0\dbch\f13` before double bytes, others `\dbch\af13` alone.
   */
  get fontInForce(): number | undefined {
    return this.characterClass === 'dbch' ? (this.doubleByteFont ?? this.font) : this.font;
  }
}
