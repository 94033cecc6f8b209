/** Numbers as prose writes them: `1,204`, `二十八`, `一百零五`, `二〇`. */

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number as a pattern; what it matches `numberOf` understands. */
export const NUMBER_PATTERN = String.raw`\d{1,3}(?:,\d{3})+|\d{1,9}|[零〇一二两三四五六七八九十百千]{1,9}`;

/** The value of a number in digits or in Chinese numerals; null for numerals that spell none (`十百`). */
export function numberOf(text: string): number | null {
  if (/^[\d,]+$/.test(text)) return Number(text.replaceAll(',', ''));
  const signs = [...text.replaceAll('〇', '零').replaceAll('两', '二')];
  if (signs.every((sign) => DIGITS.includes(sign))) {
    // one sign a place: 二〇 is 20
    return Number(signs.map((sign) => DIGITS.indexOf(sign)).join(''));
  }
  return withUnits(signs);
}

/**
 *     一 百 零 五
 *     ^ a digit waits for its unit; 十 alone is ten; units become smaller
 */
function withUnits(signs: readonly string[]): number | null {
  let total = 0;
  let digit: number | null = null;
  let smallest = 10_000;
  for (const sign of signs) {
    const unit = UNITS[sign];
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS.indexOf(sign);
      continue;
    }
    if (unit >= smallest) return null;
    smallest = unit;
    total += (digit === null || digit === 0 ? 1 : digit) * unit;
    digit = null;
  }
  return total + (digit ?? 0);
}
