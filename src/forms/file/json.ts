/** The JSON of a form file as a tree in which everything knows its place (RFC 8259; jsonc-parser goes on after an error). */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { mend, type Slip } from './json-text.js';

export type { Node } from 'jsonc-parser';

/** What a form file may come to. The largest built-in form has 20,000 characters and nine levels. */
export const FILE_LIMITS = {
  /** Characters of the file. */
  characters: 2_000_000,
  /** Objects and lists within each other. */
  depth: 64,
  /** Mistakes that are named. */
  mistakes: 200,
} as const;

export interface ParsedJson {
  /** Absent where nothing can be made of the text. */
  root?: Node;
  /** Something could not be put right: what the tree lacks may well be in the file. */
  broken: boolean;
  slips: Slip[];
}

export function parseJson(text: string): ParsedJson {
  if (text.length > FILE_LIMITS.characters) return fatal('too_large', { limit: String(FILE_LIMITS.characters) });
  const mark = text.startsWith('\ufeff');
  const slips: Slip[] = mark ? [{ code: 'byte_order_mark', offset: 0, params: {} }] : [];
  const mended = mend(mark ? ` ${text.slice(1)}` : text);
  if (mended.text.trim() === '') return fatal('empty', {});
  if (isTooDeep(mended.text)) return fatal('too_deep', { limit: String(FILE_LIMITS.depth) });
  const errors: ParseError[] = [];
  const root = parseTree(mended.text, errors, { disallowComments: true, allowTrailingComma: false });
  slips.push(...mended.slips, ...firstOfLine(errors, mended.text).map((error) => slipOf(error, mended.text)));
  return { ...(root === undefined ? {} : { root }), broken: errors.length > 0, slips };
}

const fatal = (code: Slip['code'], params: Slip['params']): ParsedJson => ({
  broken: true,
  slips: [{ code, offset: 0, params }],
});

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\\n])*"?|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > FILE_LIMITS.depth) return true;
  }
  return false;
}

/** One slip leads the parser to stumble over what stands behind it: of a line, the first error is the true one. */
function firstOfLine(errors: readonly ParseError[], text: string): ParseError[] {
  let end = -1;
  return errors.filter(({ offset }) => {
    if (offset < end) return false;
    const found = text.indexOf('\n', offset);
    end = found < 0 ? text.length + 1 : found;
    return true;
  });
}

/** By the numbers of jsonc-parser's ParseErrorCode, which TypeScript keeps as a const enum. */
const CODES: Readonly<Record<number, Slip['code']>> = {
  1: 'quotes_missing',
  2: 'number_wrong',
  3: 'quotes_missing',
  4: 'value_missing',
  5: 'colon_missing',
  6: 'comma_missing',
  7: 'bracket_missing',
  8: 'bracket_missing',
  9: 'rest',
  12: 'string_open',
  13: 'number_wrong',
  14: 'escape_wrong',
  15: 'escape_wrong',
  16: 'control_character',
};

function slipOf({ error, offset, length }: ParseError, text: string): Slip {
  const code = CODES[error] ?? 'syntax';
  const word = text.slice(offset, offset + length);
  if (code === 'bracket_missing') return { code, offset, params: { text: error === 7 ? '}' : ']' } };
  // a property name is due, and no word stands there
  if (error === 3 && !/^[\p{L}_]/u.test(word))
    return { code: word === '' ? 'bracket_missing' : 'syntax', offset, params: { text: '}' } };
  return { code, offset, params: { text: word.slice(0, 40) } };
}
