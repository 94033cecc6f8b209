/** What is done to characters after decoding: one line end, no control characters, and a count of what is doubtful. */
import { type Finding, finding } from '../../findings.js';

export interface Settled {
  text: string;
  findings: Finding[];
  /** See `Decoded.softBreaks`. */
  softBreaks: number[];
}

/** Control characters, and invisible ones that copies of web pages carry (zero-width space, direction marks). */
const UNSEEN = String.raw`\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff`;
const BREAKS = String.raw`\v\x85\u2028\u2029`;
const LOST_OR_PRIVATE = String.raw`\ufffd\ue000-\uf8ff`;

/** Anything that calls for work; most texts have none of it. */
const REMARKABLE = new RegExp(`[\\r${UNSEEN}${BREAKS}${LOST_OR_PRIVATE}\\udb80-\\udbff]`);
/** The same without `\r`, planes 15 and 16 as pairs. */
const DOUBTFUL = new RegExp(`[${UNSEEN}${BREAKS}${LOST_OR_PRIVATE}]|[\\udb80-\\udbff][\\udc00-\\udfff]`, 'g');
/** Line ends to Unicode (UAX 14: BK, NL) that no common editor counts as one: VT, NEL, LS, PS. */
const SOFT_BREAK = /[\v\x85\u2028\u2029]/;

type Doubt = 'encoding_lossy' | 'private_use_characters' | 'control_characters';

/**
 * Makes every line end `\n`, leaves out control characters (tab, line end, form feed excepted) and invisible ones, and reports
 * U+FFFD, private-use and control characters, each with its count and first place.
 */
export function settle(decoded: string, encoding: string): Settled {
  if (!REMARKABLE.test(decoded)) return { text: decoded, findings: [], softBreaks: [] };
  const lines = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  const counts: Record<Doubt, number> = { encoding_lossy: 0, private_use_characters: 0, control_characters: 0 };
  const firsts = new Map<Doubt, number>();
  const softBreaks: number[] = [];
  const text = lines.replace(DOUBTFUL, (character, offset: number) => {
    if (SOFT_BREAK.test(character)) {
      softBreaks.push(offset - counts.control_characters);
      return '\n';
    }
    const doubt = doubtOf(character);
    counts[doubt] += 1;
    if (!firsts.has(doubt)) firsts.set(doubt, offset);
    return doubt === 'control_characters' ? '' : character;
  });
  const findings = [...firsts].map(([code, offset]) =>
    finding(code, `L${lineAt(lines, offset)}`, { count: counts[code], ...(code === 'encoding_lossy' && { encoding }) }),
  );
  return { text, findings, softBreaks };
}

function doubtOf(character: string): Doubt {
  if (character === '\ufffd') return 'encoding_lossy';
  return new RegExp(`[${UNSEEN}]`).test(character) ? 'control_characters' : 'private_use_characters';
}

/** The line that an offset lies on, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
