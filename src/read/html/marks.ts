/** How much text there is outside of links: nothing, a few signs between them, or more. */

/** More letters and digits than these are text. */
export const FEW_MARKS = 8;

const DATE =
  /\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*日?)?|\d{1,2}[-/月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?/g;

/** Letters and digits that are no part of a date, or any number beyond the few that are told apart. */
export function marksIn(text: string): number {
  let han = 0;
  let digits = 0;
  for (let at = 0; at < text.length && han <= FEW_MARKS; at += 1) {
    const code = text.charCodeAt(at);
    if (isUndatedHan(code)) han += 1;
    else if (isDigit(code)) digits += 1;
  }
  // most texts of a page are prose, a figure, or the blanks between its tags; a date has signs between its digits
  if (han > FEW_MARKS || han + digits === text.length || !/\S/.test(text)) return han + digits;
  const undated = digits > 0 ? text.replace(DATE, '') : text;
  return undated.replace(/[^\p{L}\p{N}]+/gu, '').length;
}

const [YEAR, MONTH, DAY] = [0x5e74, 0x6708, 0x65e5]; // 年 月 日

/** A Chinese character that stands in no date. */
const isUndatedHan = (code: number): boolean =>
  code >= 0x4e00 && code <= 0x9fa5 && code !== YEAR && code !== MONTH && code !== DAY;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
