/** A decoded text as numbered lines, blank ones counted, page numbers set aside. */
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';

export interface Line {
  /** As an editor counts, from 1. */
  number: number;
  /** With its leading and trailing white space: a leading tab opens a cell. */
  text: string;
  /** Blank lines directly before it. */
  blanksBefore: number;
}

/** What stands alone on a line between pages: `- 3 -`, `第 3 页 共 5 页`. */
const FURNITURE: readonly RegExp[] = [
  /^[-—–－─]{1,2}\s*\d{1,4}\s*[-—–－─]{1,2}$/,
  /^第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$/,
  /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/i,
];

/** A line drawn across a table: `------ ------`. Five strokes or more, lest it be cells that say there is no number. */
const DRAWN = /^[-=─━═_+\s]+$/u;
const isDrawn = (trimmed: string): boolean => DRAWN.test(trimmed) && /[-=─━═_]{5}/u.test(trimmed);

/** A bare number is a page number only where a page ends: next to a form feed. */
const BARE_NUMBER = /^\d{1,4}$/;

/**
 * Splits a text into its lines.
 * @param text decoded, line ends `\n`; `\f` marks a page break
 * @param softBreaks offsets of line ends that editors do not count, see `Decoded`
 */
export function linesOf(text: string, softBreaks: readonly number[] = []): { lines: Line[]; findings: Finding[] } {
  const hasPages = text.includes('\f');
  const whole = hasPages ? text.split(/\n|(?<=\S)\f(?=\S)/u) : text.split('\n');
  const raw = whole.slice(0, LIMITS.textLines);
  const lines: Line[] = [];
  const furniture: number[] = [];
  let blanks = 0;
  let start = 0;
  let number = 1;
  let soft = 0;
  raw.forEach((line, index) => {
    // an editor counts neither a soft break nor a form feed within a line
    if (index > 0 && softBreaks[soft] === start - 1) soft++;
    else if (text[start - 1] === '\n') number++;
    start += line.length + 1;
    const bare = line.includes('\f') ? line.replaceAll('\f', '') : line;
    const trimmed = bare.trim();
    if (isDrawn(trimmed)) return;
    if (isFurniture(trimmed, hasPages && endsPage(raw, index))) furniture.push(number);
    else if (trimmed === '' && !bare.includes('\t')) blanks++;
    else {
      lines.push({ number, text: bare, blanksBefore: blanks });
      blanks = 0;
    }
  });
  const [first] = furniture;
  const findings = first === undefined ? [] : [finding('page_furniture', `L${first}`, { count: furniture.length })];
  if (whole.length > raw.length) findings.push(finding('text_limit', `L${raw.length}`, { limit: raw.length }));
  return { lines, findings };
}

function isFurniture(line: string, atPageEnd: boolean): boolean {
  // nothing here goes without a digit
  if (line === '' || line.length > 40 || !/\p{N}/u.test(line)) return false;
  const trimmed = line.normalize('NFKC');
  return FURNITURE.some((pattern) => pattern.test(trimmed)) || (atPageEnd && BARE_NUMBER.test(trimmed));
}

/** Whether a form feed follows the line: in it, or at the beginning of the next line that is not blank. */
function endsPage(raw: readonly string[], index: number): boolean {
  if (raw[index]?.includes('\f') && !raw[index]?.startsWith('\f')) return true;
  for (let next = index + 1; next < raw.length && next < index + 4; next++) {
    const text = raw[next] ?? '';
    if (text.includes('\f')) return text.trimStart() === '' || text.startsWith('\f');
    if (text.trim() !== '') return false;
  }
  return false;
}
