/** The text of a form file as people write it: what is no JSON is named, and put right so that the rest can be read too. */
import type { MistakeCode } from './mistakes.js';

/** A mistake at an offset of the text. */
export interface Slip {
  code: MistakeCode;
  offset: number;
  params: Record<string, string>;
}

export interface Mended {
  /** As long as the text was: offsets stay. */
  text: string;
  slips: Slip[];
}

const WIDE: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '、': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '\u3000': ' ',
  '\u00a0': ' ',
};

/** Quotes that JSON does not have, each with those that may end what it begins. */
const QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '‘': "’'",
  '’': "’'",
  '“': '”"“',
  '”': '”"“',
  '「': '」',
  '＂': '＂"',
  '`': '`',
};

/**
 * ```
 * { “name”： 'q-1', // the form
 *   ^    ^^ ^     ^ ^
 * ```
 * Everything outside of proper strings is looked at once, from left to right.
 */
export function mend(text: string): Mended {
  const mending = new Mending(text);
  mending.run();
  return { text: mending.out.join(''), slips: mending.slips };
}

class Mending {
  readonly slips: Slip[] = [];
  readonly out: string[];
  private at = 0;
  /** Where a comma stands with nothing but space and comments behind it so far. */
  private comma: number | null = null;

  constructor(private readonly text: string) {
    this.out = text.split('');
  }

  run(): void {
    while (this.at < this.text.length) {
      const sign = this.text[this.at] ?? '';
      const next = this.text[this.at + 1];
      if (sign === '"') this.string('"');
      else if (QUOTES[sign] !== undefined) this.foreignString(sign);
      else if (sign === '/' && next === '/') this.comment(this.indexOf('\n'));
      else if (sign === '#') this.comment(this.indexOf('\n'));
      else if (sign === '/' && next === '*') this.comment(this.indexOf('*/') + 2);
      else this.sign(WIDE[sign] ?? sign, sign);
    }
  }

  private indexOf(end: string): number {
    const found = this.text.indexOf(end, this.at);
    return found < 0 ? this.text.length : found;
  }

  /** Passes over a string, which ends at the quote or at the end of its line. */
  private string(ends: string): number {
    this.comma = null;
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '\n') {
      const sign = this.text[this.at] ?? '';
      if (ends.includes(sign)) return this.at++;
      this.at += sign === '\\' ? 2 : 1;
    }
    return -1;
  }

  private foreignString(sign: string): void {
    const start = this.at;
    this.slip('wrong_quotes', start, { text: sign });
    this.out[start] = '"';
    const end = this.string(QUOTES[sign] ?? sign);
    if (end >= 0) this.out[end] = '"';
    // a quote of JSON inside would end the string too early
    for (let at = start + 1; at < end; at++) {
      if (this.out[at] === '"' && this.text[at - 1] !== '\\') this.out[at] = "'";
    }
  }

  private comment(end: number): void {
    this.slip('comment', this.at, {});
    const stop = Math.min(end, this.text.length);
    for (; this.at < stop; this.at++) if (this.text[this.at] !== '\n') this.out[this.at] = ' ';
  }

  private sign(right: string, sign: string): void {
    if (right !== sign) {
      this.out[this.at] = right;
      const blank = right === ' ';
      this.slip('wide_punctuation', this.at, { text: blank ? '　' : sign, right: blank ? ' ' : right });
    }
    if ((right === '}' || right === ']') && this.comma !== null) {
      this.slip('comma_at_end', this.comma, {});
      this.out[this.comma] = ' ';
    }
    if (right === ',') this.comma = this.at;
    else if (!/\s/.test(right)) this.comma = null;
    this.at++;
  }

  private slip(code: MistakeCode, offset: number, params: Record<string, string>): void {
    this.slips.push({ code, offset, params });
  }
}
