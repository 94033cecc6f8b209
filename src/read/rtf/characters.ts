/**
 * Characters on their way: bytes as they come, from `\'b2\'bb` or as they are, wait until the run of them ends, for the second
 * byte of a double byte may be any of
 *
 *     \'b2\'bb     \'95\\     \'95\{     \'95_     ²»
 *          ^ hex      ^ an escaped symbol    ^ text   ^ two bytes as they are
 */
import { type CodePage, decodeRun, isLead } from './code-pages.js';

/** Bytes or characters that wait at the most: more than a paragraph has. */
const AT_ONCE = 1 << 16;
/** Runs of ASCII up to this length are faster without a decoder. */
const SHORT = 64;

const utf8 = new TextDecoder();

export class Characters {
  /** Code pages that decoded anything but ASCII. */
  readonly pages = new Set<CodePage>();
  /** Control characters left out. */
  controls = 0;
  private text = '';
  private run = new Uint8Array(256);
  private length = 0;
  private readonly paired = new Map<string, boolean>();
  private page: CodePage | undefined;
  private high = false;
  private lead = false;

  get empty(): boolean {
    return this.length === 0 && this.text === '';
  }

  /** Are there so many that they are to be handed over, though their run has not ended? */
  get full(): boolean {
    return !this.lead && (this.length >= AT_ONCE || this.text.length >= AT_ONCE);
  }

  /** Does the run end in the first byte of a double byte? */
  get openPair(): boolean {
    return this.lead;
  }

  /** The page is the same for all bytes of a run. */
  byte(byte: number, page: CodePage): void {
    this.page = page;
    if (isControl(byte)) {
      this.control(byte);
      return;
    }
    if (this.length === this.run.length) this.grow();
    this.run[this.length++] = byte;
    if (byte >= 0x80 && !this.lead) this.lead = isLead(page, byte);
    else this.lead = false;
    this.high ||= byte >= 0x80;
  }

  /** A character, or half of one beyond the first 65,536. */
  unit(code: number): void {
    this.endRun();
    if (isControl(code) || (code >= 0x7f && code < 0xa0)) this.control(code);
    else this.text += code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  }

  /** A control character that means something where it stands. */
  literal(code: number): void {
    this.endRun();
    this.text += String.fromCharCode(code);
  }

  /** Would this byte end the double byte that is open, as a character? */
  pairs(byte: number): boolean {
    const first = this.run[this.length - 1];
    if (!this.lead || !this.page || first === undefined) return false;
    const key = `${this.page.name} ${first} ${byte}`;
    const known = this.paired.get(key);
    if (known !== undefined) return known;
    const decoded = decodeRun(new Uint8Array([first, byte]), this.page);
    const pairs = decoded.length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(decoded);
    this.paired.set(key, pairs);
    return pairs;
  }

  /** The text so far; the next begins anew. */
  take(): string {
    this.endRun();
    const { text } = this;
    this.text = '';
    return text;
  }

  private endRun(): void {
    if (this.length === 0) return;
    const bytes = this.run.subarray(0, this.length);
    this.length = 0;
    this.lead = false;
    if (this.high && this.page) {
      this.pages.add(this.page);
      this.text += decodeRun(bytes, this.page);
    } else this.text += bytes.length > SHORT ? utf8.decode(bytes) : String.fromCharCode(...bytes);
    this.high = false;
  }

  /** Line ends that a writer has taken for characters break the line; the others stand for nothing. */
  private control(code: number): void {
    if (code === 0x0b) this.literal(0x0a);
    else if (code === 0x0a || code === 0x09) this.literal(code);
    else if (code !== 0 && code !== 0x0d) this.controls += 1;
  }

  private grow(): void {
    const larger = new Uint8Array(this.run.length * 2);
    larger.set(this.run);
    this.run = larger;
  }
}

const isControl = (code: number): boolean => code < 0x20;
