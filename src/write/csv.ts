/** CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180, a header line always. */

/** A value of a CSV field; null is an empty field. */
export type Value = string | number | boolean | null;

/** Excel takes a file without it for the local code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a file begins with: the byte-order mark and the line of the column titles. */
export const headText = (titles: readonly string[]): string => BYTE_ORDER_MARK + rowsText([titles]);

/**
 * The lines of rows. Not by fast-csv, which reads CSV here: its formatter is a stream that takes a row at a time, and needed four
 * times as long for the same rows as this does.
 */
export function rowsText(rows: readonly (readonly Value[])[]): string {
  let text = '';
  for (const row of rows) text += `${row.map((value) => quoted(fieldText(value))).join(',')}\r\n`;
  return text;
}

/** RFC 4180, 2, rules 5 to 7. A NUL, which no program for CSV expects, is left out. */
function quoted(field: string): string {
  const text = field.includes('\0') ? field.replaceAll('\0', '') : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
