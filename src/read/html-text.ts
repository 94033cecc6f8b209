/** Text as it flows through elements: white space as HTML collapses it, broken into lines and paragraphs. */
export class TextFlow {
  /** The paragraphs so far, without the one that is being written. */
  paragraphs: string[] = [];
  private readonly lines: string[] = [];
  private line = '';
  /** The last character of the line, kept apart: to ask the line itself would put together all its pieces each time. */
  private last = '';
  /** Has the paragraph being written any text? */
  begun = false;

  /** `collapse` for HTML, `keep` where white space has been written on purpose (docx). */
  constructor(private readonly spaces: 'collapse' | 'keep') {}

  text(text: string, preformatted: boolean): void {
    this.begun ||= /\S/.test(text);
    if (preformatted) this.preformatted(text);
    else if (this.spaces === 'keep') this.line += text;
    else this.collapsed(text);
  }

  lineBreak(): void {
    this.lines.push(trimmed(this.line));
    this.line = '';
  }

  endParagraph(): void {
    this.begun = false;
    // blocks begin and end where others do: mostly there is nothing to end
    if (this.line === '' && this.lines.length === 0) return;
    const text = this.lines.length === 0 ? trimmed(this.line) : this.joined();
    this.line = '';
    // Ideographic and no-break spaces stay at the ends of a text, but alone they are none.
    if (text.trim() !== '') this.paragraphs.push(text);
  }

  /** Hands over the paragraphs; the next ones begin anew. */
  take(): string[] {
    this.endParagraph();
    const taken = this.paragraphs;
    this.paragraphs = [];
    return taken;
  }

  private joined(): string {
    this.lineBreak();
    return without('\n', this.lines.splice(0).join('\n'));
  }

  private collapsed(text: string): void {
    const spaced = text.replace(/[ \t\n\f\r]+/g, ' ');
    const added = (this.line === '' || this.last === ' ') && spaced.startsWith(' ') ? spaced.slice(1) : spaced;
    this.line += added;
    this.last = added.at(-1) ?? this.last;
  }

  private preformatted(text: string): void {
    const [first = '', ...rest] = text.split(/\r\n?|\n/);
    this.line += first;
    for (const line of rest) {
      this.lineBreak();
      this.line = line;
    }
    this.last = text.at(-1) ?? this.last;
  }
}

/** Without the white space of HTML at its ends; a space of another kind is a character (HTML Living Standard, 3.2.5.2). */
const trimmed = (line: string): string => without(' \t\n\f\r', line);

/** Without these characters at the ends. `/[ ]+$/` would try each of a thousand spaces within the line, up to its end. */
function without(characters: string, text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && characters.includes(text.charAt(from))) from += 1;
  while (to > from && characters.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
