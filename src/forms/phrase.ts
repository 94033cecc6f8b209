/**
 * The notation in which a form file writes a wording, made into a pattern:
 *
 * | written       | stands for                                           |
 * |---------------|------------------------------------------------------|
 * | `收到`        | these characters                                     |
 * | `[的]`        | perhaps these                                        |
 * | `[年/年度]`   | perhaps one of these                                 |
 * | `(制发/制定)` | one of these                                         |
 *
 * What else a sign may stand for, the caller says.
 */
export function phrasePattern(text: string, pattern: (sign: string) => string | undefined = () => undefined): string {
  return text.replace(/\{\w*\}|YYYY|[\s\S]/gu, (sign) => BRACKETS[sign] ?? pattern(sign) ?? escaped(sign));
}

const BRACKETS: Readonly<Record<string, string>> = { '[': '(?:', ']': ')?', '(': '(?:', ')': ')', '/': '|' };

/** A text as a pattern that matches it alone. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?|()[\]{}]/g, '\\$&');
