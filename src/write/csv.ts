/** CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180, a header line always. */

/** A value of a CSV field; null is an empty field. */
export type Value = string | number | boolean | null;

/** Excel takes a file without it for the local code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a file begins with: the byte-order mark and the line of the column titles. */
export const headText = (titles: readonly string[]): string => BYTE_ORDER_MARK + rowsText([titles]);

/**
 * The lines of rows. Not by the stream of fast-csv, which reads what is written here: a row there costs as much as reading
 * its cells from a document.
 */
export function rowsText(rows: readonly (readonly Value[])[]): string {
  let above: readonly Value[] = [];
  let fields: string[] = [];
  const lines = rows.map((row) => {
    // mostly what the row above has: document, authority, year, table
    fields = row.map((value, at) => (value === above[at] ? (fields[at] ?? csvField(value)) : csvField(value)));
    above = row;
    return `${fields.join(',')}\r\n`;
  });
  return lines.join('');
}

/** RFC 4180, 2.5 to 2.7; a bar is quoted too, as it divides fields for some programs. */
const TO_QUOTE = /[",\r\n|]/;

/** Nearly every text: nothing to quote, nothing that a formula may begin with. */
const PLAIN = /^(?![\s=@＝＠+－＋-])[^",\r\n|\0]*$/;

function csvField(value: Value): string {
  if (typeof value !== 'string') return fieldText(value);
  if (PLAIN.test(value)) return value;
  // programs end a text at a NUL
  const text = fieldText(value).replaceAll('\0', '');
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a field before quoting. Figures are never touched, text is made harmless. */
export function fieldText(value: Value): string {
  return typeof value === 'string' ? harmless(value) : String(value ?? '');
}

/**
 *     =HYPERLINK(…)   @SUM(…)   ＝1+1   ⇥=1
 *     ^               ^         ^       ^
 * Spreadsheets skip blanks before the sign, and take the full-width signs of Chinese input for the ASCII ones.
 */
const FORMULA = /^(?:[\t\r]|\s*[=@＝＠])/;

/**
 *     -35   +19   -1,200.5   -   --          stay
 *     -2+3+cmd|' /C calc'!A0   -35件          do not
 *     ^                        ^
 */
const SIGNED = /^\s*[-+－＋]/;
const PLAINLY_NO_FORMULA = /^\s*(?:[-+－＋][\d,]*\d(?:\.\d+)?%?|[-+－＋/]+)\s*$/;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula. */
export function harmless(text: string): string {
  if (FORMULA.test(text)) return `'${text}`;
  return SIGNED.test(text) && !PLAINLY_NO_FORMULA.test(text) ? `'${text}` : text;
}
