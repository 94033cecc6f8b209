/** CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180, a header line always. */
import { type CsvFormatterStream, format } from 'fast-csv';

/** A value of a CSV field; null is an empty field. */
export type Value = string | number | boolean | null;

/** Excel takes a file without it for the local code page. fast-csv leaves it out when there are no rows. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A stream that takes rows as arrays and gives CSV from the header line on; the byte-order mark is the caller's to write. */
export function csvStream(header: readonly string[]): CsvFormatterStream<Value[], string[]> {
  return format<Value[], string[]>({
    headers: [...header],
    alwaysWriteHeaders: true,
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: true,
    transform: (row: Value[]) => row.map(fieldText),
  });
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
