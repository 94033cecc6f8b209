/** The line under a head that numbers its columns: it names nothing and holds no figures. */
import type { RawBlock } from './raw.js';
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

/**
 * The same line where each cell has one of its own: the letters stand at the end of the head and as a label, the numbers
 * look like the figures of a row.
 * ```
 * 指标名称 / 代码 / 本期实际 / 本年累计 / 甲 / 乙 / 1 / 2 / 一、收到申请总数
 *                                         ^
 * ```
 */
export function takeColumnNumbers(block: RawBlock): void {
  const [first] = block.rows;
  if (first === undefined || first.hard) return;
  const head = block.head.flat();
  const isLetter = ({ text }: StreamCell): boolean => LETTER.test(text.trim());
  const inHead = head.length - 1 - head.findLastIndex((cell) => !isLetter(cell));
  const cells = [...head.slice(head.length - inHead), ...first.labels, ...first.figures];
  // a serial number behind them is that of the next row
  const serial = first.figures.length > 1 && first.figures.at(-1)?.text.trim() === '1' ? cells.slice(-1) : [];
  if (!first.labels.every(isLetter) || !areColumnNumbers(cells.slice(0, cells.length - serial.length))) return;
  for (let left = inHead; left > 0; left--) block.head.findLast((line) => line.length > 0)?.pop();
  if (serial.length === 0) block.rows.shift();
  else block.rows[0] = { ...first, labels: [], figures: serial };
}
