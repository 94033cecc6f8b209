/** The pass over the tokens: groups, characters, and what stands in for characters. The control words act on it. */
import { LIMITS } from '../limits.js';
import { type Unreadable, unreadable } from '../unreadable.js';
import { Flow } from '../word/flow.js';
import type { Kind } from '../word/notes.js';
import { inWords, type Word } from '../words.js';
import { Characters } from './characters.js';
import type { CodePage } from './code-pages.js';
import { type AtEnd, type Destination, SKIPPED } from './destination.js';
import { Fonts } from './fonts.js';
import { Lists } from './lists.js';
import { Numbers } from './numbers.js';
import { Rows } from './rows.js';
import { SPECIAL_CHARACTERS } from './special-characters.js';
import { GroupState } from './state.js';
import type { TokenKind, Tokens } from './tokens.js';

/** Characters that a paragraph, or a change within one, counts for besides its own: it takes memory too. */
const OVERHEAD = 32;

export class Pass {
  readonly flow = new Flow();
  readonly fonts: Fonts;
  readonly lists = new Lists();
  readonly numbers = new Numbers(this.lists, this.flow);
  readonly characters = new Characters();
  rows = new Rows();
  state: GroupState;
  /** Pieces of text and pictures given so far: tells whether a shape or an object held anything. */
  given = 0;
  /** Groups were nested deeper than is read. */
  tooDeep = false;
  /** The group of the document has ended. */
  ended = false;
  private readonly outer: GroupState[] = [];
  /** Groups open beyond the bound. */
  private beyond = 0;
  /** Characters still to come that stand in for one by `\u`. */
  private fallback = 0;
  /** `\*`: a group that may be left out if its control word is not known. */
  private optional = false;
  private size = 0;

  constructor(
    private readonly tokens: Tokens,
    body: Destination,
    forced: CodePage | undefined,
  ) {
    this.state = new GroupState(body);
    this.fonts = new Fonts(forced);
  }

  /** Reads to the end of the document, or of the file. */
  run(): void {
    for (let count = 0; !this.ended; count += 1) {
      const kind = this.tokens.next();
      if (kind === 'end') break;
      if (count >= LIMITS.rtfTokens) throw tooLarge('rtf_tokens', LIMITS.rtfTokens);
      if (kind === 'open') this.open();
      else if (kind === 'close') this.close();
      else if (this.beyond === 0) this.token(kind);
    }
    this.flush();
    if (!this.ended) this.endOfText();
    while (this.outer.length > 0) this.leave();
  }

  /** What the group is for from here on, and what is to be done at its end: false if it is for something already. */
  enter(destination: Destination, atEnd?: AtEnd): boolean {
    if (atEnd && this.state.atEnd) return false;
    this.state.destination = destination;
    if (atEnd) this.state.atEnd = atEnd;
    return true;
  }

  /** Text that a control word stands for. */
  give(text: string): void {
    this.flush();
    this.state.destination.text?.(this, text);
  }

  /** Text or a picture takes its place in the body; a document larger than any report ends here. */
  count(characters: number): void {
    this.given += 1;
    this.size += characters + OVERHEAD;
    if (this.size > LIMITS.rtfCharacters) throw tooLarge('body_length', LIMITS.rtfCharacters);
  }

  /** A picture, or a character that is one. */
  picture(kind: Kind): void {
    if (this.unshown !== undefined) return;
    this.count(0);
    this.flow.picture(kind);
  }

  /** The text, of the document or of a text box, ends here: a last paragraph or row may lack its mark. */
  endOfText(): void {
    this.numbers.settle(this.state);
    const { outer } = this.rows;
    if (this.depth > 0) this.flow.endRow(1, outer.fresh ? outer.definition() : undefined);
  }

  /** Why text is not shown here. */
  get unshown(): Kind | undefined {
    const { deleted, hidden, struck } = this.state;
    if (deleted) return 'deleted_text';
    if (hidden) return 'hidden_text';
    return struck ? 'struck_text' : undefined;
  }

  /** In how many tables the paragraph stands. Between the cells of a row, one that says nothing of a table is in it. */
  get depth(): number {
    const { inTable, nesting } = this.state;
    return Math.max(nesting, inTable || this.rows.midRow ? 1 : 0);
  }

  private open(): void {
    this.flush();
    this.fallback = 0;
    this.optional = false;
    if (this.outer.length >= LIMITS.rtfDepth) {
      this.beyond += 1;
      this.tooDeep = true;
      return;
    }
    this.outer.push(this.state);
    this.state = this.state.inner();
  }

  private close(): void {
    if (this.beyond > 0) {
      this.beyond -= 1;
      return;
    }
    this.flush();
    this.fallback = 0;
    this.optional = false;
    this.leave();
    this.ended = this.outer.length === 0;
  }

  private leave(): void {
    const outer = this.outer.pop();
    this.state.atEnd?.(this);
    if (outer) this.state = outer;
  }

  private token(kind: TokenKind): void {
    if (kind === 'word') this.word();
    else if (kind === 'symbol') this.symbol(this.tokens.byte);
    else if (kind === 'text') this.text();
    else if (this.fallback > 0) this.fallback -= 1;
    else this.byte(this.tokens.byte);
    if (kind !== 'symbol') this.optional = false;
  }

  // ---- control words and symbols

  private word(): void {
    const { name, number } = this.tokens;
    // a character by its number goes on in the same run; any other control word ends it
    if (name === 'u') {
      this.unit(number);
      return;
    }
    this.flush();
    if (name === 'uc') this.state.fallback = Math.max(number ?? 1, 0);
    else if (name === 'bin') this.tokens.skip(number ?? 0);
    else if (this.fallback > 0 && SPECIAL_CHARACTERS.has(name)) {
      this.fallback -= 1;
      return;
    } else this.act(name, number);
    this.fallback = 0;
  }

  private act(name: string, number: number | undefined): void {
    const control = this.state.destination.words.get(name);
    const special = control ? undefined : SPECIAL_CHARACTERS.get(name);
    if (control) control(this, number);
    else if (special !== undefined) this.give(special);
    else if (this.optional) this.state.destination = SKIPPED;
  }

  private symbol(byte: number): void {
    const escaped = byte === 0x5c || byte === 0x7b || byte === 0x7d || byte >= 0x80;
    if (!escaped) this.flush();
    this.optional = byte === 0x2a;
    if (this.optional) return;
    if (this.fallback > 0) this.fallback -= 1;
    // \\ \{ \}, and what a backslash stands before by mistake
    else if (escaped) this.byte(byte);
    else if (byte === 0x7e) this.give('\u00a0');
    else if (byte === 0x5f) this.give('-');
    // \- \: \| and all others are no text
  }

  // ---- characters

  /**
   * `\u` characters count as two signed bytes; what a reader that does not know them shows instead stands behind:
   *
   *     \uc2\u-10179\'3f\'3f
   *         ^       ^ ^ passed over
   */
  private unit(number: number | undefined): void {
    if (number === undefined) return;
    this.fallback = this.state.fallback;
    const code = number < 0 ? number + 0x10000 : number;
    if (code < 0 || code > 0x10ffff || !this.state.destination.text) return;
    if (code >= 0xf020 && code <= 0xf0ff && this.fonts.isSymbols(this.state.fontInForce)) this.symbolCharacter();
    else this.characters.unit(code);
    if (this.characters.full) this.flush();
  }

  private text(): void {
    const { tokens } = this;
    if (!this.state.destination.text) return;
    for (let at = tokens.from; at < tokens.to; at += 1) {
      const byte = tokens.bytes[at] as number;
      if (byte === 0x0d || byte === 0x0a || byte === 0) continue;
      if (this.fallback > 0) this.fallback -= 1;
      else this.byte(byte);
    }
    this.bareTrail(tokens.bytes[tokens.to - 1] as number);
  }

  /**
   * Programs that know nothing of RTF write double bytes as they are, even where the second byte is a brace:
   *
   *     \xa8\x7d     ▎ in GBK
   *          ^ }
   */
  private bareTrail(last: number): void {
    if (last < 0x80 || !this.characters.openPair) return;
    const byte = this.tokens.bareTrail();
    if (byte === undefined || !this.characters.pairs(byte)) return;
    this.tokens.skip(1);
    this.byte(byte);
  }

  private byte(byte: number): void {
    const { destination, fontInForce } = this.state;
    if (!destination.text) return;
    if (Number.isNaN(byte)) this.characters.unit(0xfffd);
    else if (destination.keepsControls && byte < 0x20) this.characters.literal(byte);
    else if (byte > 0x20 && this.fonts.isSymbols(fontInForce)) this.symbolCharacter();
    else this.characters.byte(byte, this.fonts.pageOf(fontInForce));
    if (this.characters.full) this.flush();
  }

  private symbolCharacter(): void {
    this.flush();
    this.state.destination.symbol?.(this);
  }

  /** Hands over the characters of a run before anything changes. */
  private flush(): void {
    if (!this.characters.empty) this.state.destination.text?.(this, this.characters.take());
  }
}

function tooLarge(what: Word, limit: number): Unreadable {
  return unreadable('document_limit', { ...inWords('what', what), limit });
}
