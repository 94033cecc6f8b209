/**
 * Complex fields (ECMA-376 part 1, 17.16.18), of which Word shows the result:
 *
 *     begin   =SUM(ABOVE)   separate   12   end
 *             ^ code                   ^ result
 */
export class Fields {
  private readonly open: { code: string; result: boolean; writesBefore: number }[] = [];
  /** How many of the open fields are still in their code. */
  private codes = 0;
  private writes = 0;

  /** Is text at this place shown? Within a code it is not, the result of a field inside of the code included. */
  get shown(): boolean {
    return this.codes === 0;
  }

  get depth(): number {
    return this.open.length;
  }

  begin(code = '', result = false): void {
    this.open.push({ code, result, writesBefore: this.writes });
    if (!result) this.codes += 1;
  }

  code(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.result) field.code += text;
  }

  separate(): void {
    const field = this.open.at(-1);
    if (!field || field.result) return;
    field.result = true;
    this.codes -= 1;
  }

  /** Text was shown. */
  wrote(): void {
    this.writes += 1;
  }

  /** Ends the innermost field; true when it shows what only its code says, so that a figure may be lacking. */
  end(): boolean {
    const field = this.open.pop();
    if (!field) return false;
    if (!field.result) this.codes -= 1;
    return this.writes === field.writesBefore && SHOWS_CODE.test(field.code);
  }

  /** A code that a paragraph leaves open would hide all that follows: such a field is given up. */
  endParagraph(depthBefore: number): void {
    if (this.open.length <= depthBefore) return;
    const begun = this.open.splice(Math.min(depthBefore, this.open.length));
    const kept = begun.filter((field) => field.result);
    this.codes -= begun.length - kept.length;
    for (const field of kept) this.open.push(field);
  }
}

/** A formula never calculated, text set one above the other (as ruby is), a button's text, a list's entry, a symbol, a number. */
const SHOWS_CODE = /^\s*(?:=|(?:EQ|MACROBUTTON|FORMDROPDOWN|SYMBOL|AUTONUM\w*|LISTNUM)(?![A-Z]))/i;
