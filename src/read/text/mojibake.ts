/** Text that was once decoded wrongly and saved again: recognised by the words of the forms, and undone. */
import iconv from 'iconv-lite';
import { type Finding, finding } from '../../findings.js';
import { lineAt } from './characters.js';
import { decodeGb18030 } from './gb18030.js';
import { decodeUtf8, LOST } from './utf8.js';
import { countWords, FREQUENT, WORDS } from './vocabulary.js';

export interface Undone {
  text: string;
  findings: Finding[];
}

/** Undoes one wrong decoding. Text without garbled words of the forms comes back as it is. */
export function undoMojibake(text: string): Undone {
  return undoLatin(text) ?? undoGb18030(text) ?? { text, findings: [] };
}

// ---- UTF-8 or GB 18030 read as windows-1252 -------------------------------------------------------------------

/** What windows-1252 has at 80 to 9F; the five bytes it leaves undefined come as control characters. */
const WINDOWS_80_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const WINDOWS_BYTES = new Map([...WINDOWS_80_9F].map((character, index) => [character, 0x80 + index]));
const LATIN_ONLY = /^[\0-\xff\ufffd€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

/** Only whole texts: one Chinese character anywhere, and it is no such text. `Õþ¸®ÐÅÏ¢¹«¿ª`, `æ”¿åºœä¿¡æ¯` */
function undoLatin(text: string): Undone | undefined {
  if (!/[\xa1-\xff]/.test(text) || !LATIN_ONLY.test(text)) return undefined;
  const bytes = Uint8Array.from(text, latinByte);
  const utf8 = decodeUtf8(bytes);
  if (utf8.kept > utf8.lost && countWords(utf8.text) >= 2) return whole(text, utf8.text, 'windows-1252', 'utf-8');
  const gb18030 = decodeGb18030(bytes);
  return countWords(gb18030) >= 2 ? whole(text, gb18030, 'windows-1252', 'gb18030') : undefined;
}

function latinByte(character: string): number {
  return WINDOWS_BYTES.get(character) ?? (character === '\ufffd' ? LOST : character.charCodeAt(0));
}

function whole(text: string, undone: string, wrong: string, right: string): Undone {
  const lines = text.slice(0, text.search(/[\x80-\uffff]/)).replace(/\r\n?/g, '\n');
  const location = `L${lineAt(lines, lines.length)}`;
  return { text: undone, findings: [finding('encoding_undone', location, { wrong, right })] };
}

// ---- UTF-8 read as GB 18030 or GBK --------------------------------------------------------------------------

/**
 * A garbled word begins a pair of bytes or the second byte of one:
 *
 * ```
 *    政       府                 ？  政       府
 * e6 94 bf e5 ba 9c           9f e6 94 bf e5 ba 9c
 *   鏀   垮   簻                 熸    斂   搴
 * ```
 */
function shapes(word: string): [even: string, odd: string] {
  const bytes = new TextEncoder().encode(word);
  return [decodePairs(bytes), decodePairs(bytes.subarray(1))];
}

const decodePairs = (bytes: Uint8Array): string => decodeGb18030(bytes.subarray(0, bytes.length - (bytes.length % 2)));

interface Tables {
  /** Garbled words: their presence calls for a closer look. */
  fragments: string[];
  /**
   * 公开 garbled has a private-use character in its middle (鍏\ue100紑), which many programs drop or replace. Words that lost
   * only that are told by what is left of them.
   */
  torn: { pattern: RegExp; mended: string }[];
}
let tables: Tables | undefined;

function prepared(): Tables {
  tables ??= {
    fragments: FREQUENT.flatMap(shapes),
    torn: WORDS.map((word) => shapes(word)[0])
      .filter((shape) => /^[^\ue000-\uf8ff]+[\ue000-\uf8ff][^\ue000-\uf8ff]+$/.test(shape))
      .map((mended) => ({ pattern: new RegExp(mended.replace(/[\ue000-\uf8ff]/, '[?\ufffd]{0,2}'), 'g'), mended })),
  };
  return tables;
}

interface Trial {
  line: string;
  /** The line with the wrong decoding undone. */
  undone: string;
  kept: number;
  lost: number;
  /** Words of the forms that undoing brings to light; below zero for a sane line. */
  gained: number;
  mended: number;
}

/** No text of this kind has these; a sane line decoded once too often does. */
const IMPLAUSIBLE = /[\x80-\xa0\xb8-\xd6\xd8-\xf6\xf8-\u036f\u0400-\u1fff\ua000-\ud7ff]/;

/**
 * Line by line, so that sane lines of a text garbled in part stay as they are. A line is undone when what comes out is UTF-8 without a
 * fault; with losses, only when it has words of the forms or the rest of the text shows that all of it is garbled.
 */
function undoGb18030(text: string): Undone | undefined {
  const { fragments } = prepared();
  const isGarbled = (line: string): boolean =>
    fragments.some((fragment) => line.includes(fragment)) || line.includes('锟斤拷');
  if (!isGarbled(text)) return undefined;
  const parts = text.split(/(\r\n?|\n)/);
  const trials = parts.map((part, index) => (index % 2 === 0 ? tryLine(part) : undefined));
  const sum = (value: (trial: Trial) => number): number =>
    trials.reduce((total, trial) => total + (trial && trial.gained >= 0 ? value(trial) : 0), 0);
  const isSure = sum((trial) => trial.gained) >= 2;
  const isWhole = sum((trial) => trial.kept) >= 4 * sum((trial) => trial.lost);
  const undone: number[] = [];
  const left: number[] = [];
  let mended = 0;
  trials.forEach((trial, index) => {
    if (!trial) return;
    if (isSure && isToUndo(trial, isWhole)) {
      parts[index] = trial.undone;
      undone.push(index / 2 + 1);
      mended += trial.mended;
    } else if (isGarbled(trial.line) || (isSure && isWhole && trial.gained >= 0)) left.push(index / 2 + 1);
  });
  return { text: parts.join(''), findings: report(undone, left, mended) };
}

function isToUndo(trial: Trial, isWhole: boolean): boolean {
  if (trial.gained < 0 || IMPLAUSIBLE.test(trial.undone)) return false;
  if (trial.lost === 0) return isWhole || trial.kept >= 2;
  return isWhole ? trial.kept >= trial.lost : trial.kept >= 2 * trial.lost && trial.gained > 0;
}

function report(undone: number[], left: number[], mended: number): Finding[] {
  const findings: Finding[] = [];
  const [first] = undone;
  if (first !== undefined) {
    findings.push(finding('encoding_undone', `L${first}`, { wrong: 'gb18030', right: 'utf-8' }));
    if (mended > 0) findings.push(finding('encoding_mended', `L${first}`, { count: mended }));
  }
  const [firstLeft] = left;
  if (firstLeft !== undefined) findings.push(finding('encoding_garbled', `L${firstLeft}`, { count: left.length }));
  return findings;
}

function tryLine(line: string): Trial | undefined {
  if (!/[^\0-\x7f]/.test(line)) return undefined;
  let mended = 0;
  let whole = line;
  for (const { pattern, mended: word } of prepared().torn) {
    whole = whole.replace(pattern, (found) => {
      if (found !== word) mended += 1;
      return word;
    });
  }
  const first = decodeUtf8(encodePairs(whole, false));
  const second = first.lost > 0 && whole.includes('€€') ? decodeUtf8(encodePairs(whole, true)) : first;
  const best = second.lost < first.lost ? second : first;
  const gained = countWords(best.text) - countWords(line);
  return { line, undone: best.text, kept: best.kept, lost: best.lost, gained, mended };
}

/**
 * The bytes that a wrong decoding came from, with `LOST` for U+FFFD. Both 80 and A2 E3 are read as €; the second stands
 * where a character that ends in A2 meets 、 or another of E3 80: e9 9d a2 e3 80 81 (面、) becomes 闈€€.
 */
function encodePairs(line: string, beginsWithA2: boolean): Uint8Array {
  const pieces = line.split(/(\ufffd|€+)/).map((piece) => {
    if (piece === '\ufffd') return [LOST];
    if (!piece.startsWith('€')) return iconv.encode(piece, 'gb18030');
    const bytes = Array<number>(piece.length).fill(0x80);
    return beginsWithA2 && piece.length > 1 ? [0xa2, 0xe3, ...bytes.slice(1)] : bytes;
  });
  const bytes = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
