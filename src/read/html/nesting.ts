/**
 * Whether a table that holds tables is one, or the frame around them. A page is laid out by frames; a report's table may well have
 * a small one in a cell.
 */

/** Around tables that hold more numbers than its own cells do. `own` are the numbers in cells that hold no table. */
export const isFrame = (own: number, held: number): boolean => own === 0 || own < held;

/** Whether the whole text of a cell is a number. */
export const isNumber = (text: string): boolean =>
  /\p{N}/u.test(text) && /^\s*[+-]?\d[\d,.]*\s*$/.test(text.slice(0, 64).normalize('NFKC'));
