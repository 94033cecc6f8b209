/** The line under a head that numbers its columns: it names nothing and holds no figures. */
import type { StreamCell } from './stream.js';

/** 甲乙丙 over labels, codes and units; 栏次 over the numbers. */
const LETTER = /^(?:[甲乙丙丁戊己]|[A-F]|栏次|[-—－])$/u;

/**
 * ```
 * | 指标名称 | 代码 | 本期实际 | 本年累计 |
 * | 甲       | 乙   | 1        | 2        |
 *   ^ letters, then 1, 2, 3 …
 * ```
 */
export function areColumnNumbers(cells: readonly Pick<StreamCell, 'text'>[]): boolean {
  const texts = cells.map(({ text }) => text.trim().replace(/^[(（](.*)[)）]$/u, '$1'));
  const letters = texts.findIndex((text) => !LETTER.test(text));
  return letters > 0 && texts.slice(letters).every((text, index) => text === String(index + 1));
}
