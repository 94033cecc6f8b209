/**
 * The syntax of RTF (1.9.1, "RTF Syntax"): groups, control words, control symbols, bytes in hexadecimal, and text between them.
 *
 *     {\f1\fs-24 text\'b2\~}
 *     ^│  │     ^   ^   ^ ^
 *     ││  │     │   │   │ close
 *     ││  │     │   │   symbol ~
 *     ││  │     │   hex 0xb2
 *     ││  │     text: one space ends the control word, what follows is text
 *     │word f 1
 *     open  word fs -24
 */

export type TokenKind = 'open' | 'close' | 'word' | 'symbol' | 'hex' | 'text' | 'end';

/** Control words have at most 32 letters ("RTF Syntax"); a longer one is no word that is known. */
const WORD_LETTERS = 32;
/** Control words that are kept as strings; a document has some hundred. */
const WORDS = 2_048;
/** Numbers have at most ten digits; larger ones are as good as this. */
const LARGEST = 2 ** 31 - 1;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x27;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** What a writer of double bytes may put behind a backslash, letters aside. */
const SYMBOLS = new Set([..."\\{}'*~_-\r\n\t"].map((one) => one.charCodeAt(0)));

/** Reads one token after the other; the fields tell of the last one. */
export class Tokens {
  /** The letters of a control word. */
  name = '';
  /** The number behind a control word. */
  number: number | undefined;
  /** The byte of a control symbol, or of a byte in hexadecimal: NaN where it has no digits. */
  byte = 0;
  /** Where a text begins and ends. */
  from = 0;
  to = 0;

  private readonly words = new Map<number, string>();

  constructor(
    readonly bytes: Uint8Array,
    private at: number,
  ) {}

  /** Where the next token begins. */
  get place(): number {
    return this.at;
  }

  next(): TokenKind {
    const byte = this.bytes[this.at];
    if (byte === undefined) return 'end';
    if (byte === OPEN) return this.pass('open');
    if (byte === CLOSE) return this.pass('close');
    return byte === BACKSLASH ? this.control() : this.text();
  }

  /** The next byte if it is a brace, or a backslash before what follows no backslash: perhaps not meant as such. */
  bareTrail(): number | undefined {
    const byte = this.bytes[this.at];
    if (byte === OPEN || byte === CLOSE) return byte;
    const next = this.bytes[this.at + 1];
    return byte === BACKSLASH && !isLetter(next) && !SYMBOLS.has(next ?? QUOTE) ? byte : undefined;
  }

  /** Passes over bytes that are none of RTF, as `\binN` announces them; false if the file ends before they do. */
  skip(count: number): boolean {
    const end = this.at + Math.max(count, 0);
    this.at = Math.min(end, this.bytes.length);
    return end <= this.bytes.length;
  }

  private pass(kind: TokenKind): TokenKind {
    this.at += 1;
    return kind;
  }

  private text(): TokenKind {
    const { bytes } = this;
    let at = this.at;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === BACKSLASH || byte === OPEN || byte === CLOSE) break;
    }
    this.from = this.at;
    this.to = at;
    this.at = at;
    return 'text';
  }

  private control(): TokenKind {
    const byte = this.bytes[this.at + 1];
    if (byte === undefined) {
      this.at += 1;
      return 'end';
    }
    if (isLetter(byte)) return this.word();
    this.at += 2;
    if (byte === QUOTE) return this.hex();
    // \ before a line end is \par, before a tab \tab ("Special Characters")
    if (byte === LINE_FEED || byte === RETURN) return this.named('par');
    if (byte === TAB) return this.named('tab');
    this.byte = byte;
    return 'symbol';
  }

  private named(name: string): TokenKind {
    this.name = name;
    this.number = undefined;
    return 'word';
  }

  private word(): TokenKind {
    const { bytes } = this;
    const from = this.at + 1;
    let at = from + 1;
    while (isLetter(bytes[at])) at += 1;
    this.name = at - from > WORD_LETTERS ? '' : this.letters(from, at);
    this.at = at;
    this.number = this.digits();
    if (bytes[this.at] === SPACE) this.at += 1;
    return 'word';
  }

  /** One string for each control word of the document: making and hashing a new one each time would take most of the time. */
  private letters(from: number, to: number): string {
    const { bytes, words } = this;
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (hash * 31 + (bytes[at] as number)) | 0;
    const known = words.get(hash);
    if (known !== undefined && isAt(bytes, from, to, known)) return known;
    const letters = String.fromCharCode(...bytes.subarray(from, to));
    if (words.size < WORDS) words.set(hash, letters);
    return letters;
  }

  private digits(): number | undefined {
    const { bytes } = this;
    const negative = bytes[this.at] === MINUS;
    let at = negative ? this.at + 1 : this.at;
    const from = at;
    let value = 0;
    for (; isDigit(bytes[at]); at += 1) value = Math.min(value * 10 + (bytes[at] as number) - 0x30, LARGEST);
    // \fs-x: a minus without digits is text
    if (at === from) return undefined;
    this.at = at;
    return negative ? -value : value;
  }

  /** Both digits; a byte cut short takes none of what follows. */
  private hex(): TokenKind {
    const value = hexDigit(this.bytes[this.at]) * 16 + hexDigit(this.bytes[this.at + 1]);
    this.byte = value;
    if (!Number.isNaN(value)) this.at += 2;
    return 'hex';
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (isDigit(byte)) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : Number.NaN;
}

function isAt(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  if (word.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (bytes[at] !== word.charCodeAt(at - from)) return false;
  return true;
}
