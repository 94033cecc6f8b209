/** What is done to characters after decoding: one line end, no control characters, and a count of what is doubtful. */
import { type Finding, finding } from '../../findings.js';

export interface Settled {
  text: string;
  findings: Finding[];
  /** See `Decoded.softBreaks`. */
  softBreaks: number[];
}

/** Anything that calls for work; most texts have none of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
const REMARKABLE = /[\0-\x08\v\r\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd\ue000-\uf8ff\udb80-\udbff]/;
/** The same without `\r`, planes 15 and 16 as pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
const DOUBTFUL = /[\0-\x08\v\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g;
/** Line ends to Unicode (UAX 14: BK, NL) that no common editor counts as one: VT, NEL, LS, PS. */
const SOFT_BREAK = /[\v\x85\u2028\u2029]/;

type Doubt = 'encoding_lossy' | 'private_use_characters' | 'control_characters';

/**
 * Makes every line end `\n`, leaves out control characters other than tab, line end and form feed, and reports
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
  return character >= '\ud800' ? 'private_use_characters' : 'control_characters';
}

/** The line that an offset lies on, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
