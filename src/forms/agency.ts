/** The name of an authority as the output has it: what copies of it differ in by chance is made one. */

/** A space inside a name is of the layout (水 务 局), unless it stands between words of Latin letters. */
const SPACES = /([A-Za-z0-9])?[\s\u200b-\u200f\u2060\ufeff]+(?=([A-Za-z0-9])?)/gu;

/** 云岫县水务局（盖章）: no part of the name. */
const STAMP = /[(](?:盖章|公章|签章|章)[)]/gu;

/**
 * Narrow letters and digits, wide brackets, no spaces, no mark of a stamp. Nothing is added, nothing shortened:
 * 人民政府办公室 stays, and so do traditional characters.
 */
export function agencyName(text: string): string {
  return text
    .trim()
    .normalize('NFKC')
    .replace(SPACES, (_, before: string = '', after: string = '') => (before && after ? `${before} ` : before))
    .replace(STAMP, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}
