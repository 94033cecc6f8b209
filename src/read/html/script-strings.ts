/**
 * HTML that a script writes: the strings of the script, joined as the script would join them. The script is not run: what it
 * puts between two strings and is none itself becomes U+FFFC, so that a cell which holds it is unreadable and not blank.
 *
 *     html += '<td>规章<\/td><td>' + data.count + '<\/td>';
 *              ^ string               ^ operand   ^ string     <td>规章</td><td>￼</td>
 */

/** Stands for what only a run of the script could tell. */
const UNKNOWN = '\ufffc';

interface Literal {
  value: string;
  /** The code between the string before and this one, without white space and comments. */
  before: string;
}

/** The strings of a script, as one text of HTML; empty if it writes no part of a table. */
export function htmlOfScript(source: string): string {
  return /<\/?t|\/t|&lt;|%3c|\\x3c|\\u003c/i.test(source) ? unescaped(join(literalsOf(source), true)) : '';
}

/** Undoes what stands between a text and its HTML: entities, `%3C`, one more level of backslashes; at most once each. */
export function unescaped(text: string): string {
  let html = text;
  for (const [, applies, undo] of ESCAPES) {
    if (!applies(html)) continue;
    html = undo(html);
  }
  return CELL.test(html) ? html : '';
}

/** What tables are made of; a script may write the begin of one and leave the rest to another. */
const CELL = /<\/?t(?:able|body|[rdh])[\s>]/i;

const ESCAPES: readonly [name: string, applies: (text: string) => boolean, undo: (text: string) => string][] = [
  ['percent', (text) => !CELL.test(text) && /%3c/i.test(text), percentDecoded],
  ['entities', (text) => !CELL.test(text) && /&(?:amp;)?lt;t[dhr]\b/i.test(text), entitiesDecoded],
  ['backslashes', (text) => /<\\\/|\\"|\\u[0-9a-f]{4}/i.test(text), (text) => text.replace(ESCAPE, escapeValue)],
];

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#39': "'" };

/** Only those that HTML itself is written with; the others are left to its parser. */
function entitiesDecoded(text: string): string {
  const once = (html: string) =>
    html.replace(/&(lt|gt|quot|apos|amp|#39);/gi, (_, name) => ENTITIES[name.toLowerCase()] ?? '');
  const html = once(text);
  return CELL.test(html) ? html : once(html);
}

/** `escape` of ECMA-262 (B.2.1) and percent-encoded UTF-8. */
function percentDecoded(text: string): string {
  return text.replace(/%u([0-9a-f]{4})|(?:%[0-9a-f]{2})+/gi, (found, unit?: string) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    const bytes = Uint8Array.from(found.match(/[0-9a-f]{2}/gi) ?? [], (hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(bytes);
  });
}

// ---- joined -------------------------------------------------------------------------------------------------

/** Between two strings that follow each other: `+`, the comma of an array, the end of one statement and the same again. */
const JOINS = /^(?:\+|,|\)*;?(?:[\w.$[\]]+(?:\+=|\()))$/;
/** A value between two strings: `+ data.count +`. */
const OPERAND = /^\+.*\+$/s;

/** @param outer a string may be data with strings of its own: `JSON.parse('{"html":"<table>…"}')` */
function join(literals: readonly Literal[], outer: boolean): string {
  const pieces: string[] = [];
  let tables = 0;
  for (const { value: written, before } of literals) {
    const value = outer && DATA.test(written) ? join(literalsOf(written), false) : written;
    const joined = JOINS.test(before);
    const isOperand = !joined && OPERAND.test(before);
    if (!joined && (tables > 0 || isOperand)) pieces.push(UNKNOWN);
    const isMarkup = /<\/?[a-z]|&lt;|%3c/i.test(value);
    if (isMarkup || tables > 0 || isOperand || before === '+') pieces.push(value);
    // {"title":"…报告","content":"<table>…"}
    else if (/\p{Script=Han}{2}/u.test(value)) pieces.push(`<p>${value}</p>`);
    tables = Math.max(0, tables + countOf(value, /<table\b/gi) - countOf(value, /<\\?\/table\b/gi));
  }
  return pieces.join('');
}

const DATA = /^\s*[[{]\s*["[{]/;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

// ---- the strings of a script --------------------------------------------------------------------------------

/** ECMA-262, 12.9.4: what follows a backslash. */
const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi;
const SIGNS: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' },
  ...{ '\n': '', '\r': '', '\r\n': '', '\u2028': '', '\u2029': '' },
};

function escapeValue(_: string, point?: string, unit?: string, byte?: string, sign = ''): string {
  const code = point ?? unit ?? byte;
  if (code === undefined) return SIGNS[sign] ?? sign;
  const value = Number.parseInt(code, 16);
  return value > 0x10ffff ? '\ufffd' : String.fromCodePoint(value);
}

/** Code between two strings that is longer joins nothing. */
const LONGEST_CODE = 200;

/** Reads over a script: strings are kept, comments and regular expressions passed over, the rest is code between them. */
function literalsOf(source: string): Literal[] {
  const literals: Literal[] = [];
  const unended = new Map<string, number>();
  let code = '';
  for (let at = 0; at < source.length; ) {
    const end = tokenEnd(source, at, code, unended);
    const sign = source[at] as string;
    if (QUOTES.includes(sign) && end > at + 1) {
      literals.push({ value: stringValue(source.slice(at, end)), before: code });
      code = '';
    } else if (!isComment(source, at) && code.length <= LONGEST_CODE) {
      code += source.slice(at, end).slice(0, LONGEST_CODE).replace(/\s+/g, '');
    }
    at = end;
  }
  return literals;
}

const QUOTES = '"\'`';

const isComment = (source: string, at: number): boolean => source.startsWith('//', at) || source.startsWith('/*', at);

/**
 * Where what begins at `at` ends: a string, a comment, a regular expression, or code without any of them.
 * @param unended for each sign that begins one, how far no end of it was found: not to be looked for again
 */
function tokenEnd(source: string, at: number, code: string, unended: Map<string, number>): number {
  const sign = source[at] as string;
  if (isComment(source, at)) {
    const end = source[at + 1] === '*' ? '*/' : '\n';
    const found = source.indexOf(end, at + 2);
    return found < 0 ? source.length : found + end.length;
  }
  if (sign === '/' ? BEFORE_REGEXP.test(code.slice(-8)) : QUOTES.includes(sign)) {
    if (at < (unended.get(sign) ?? 0)) return at + 1;
    const { end, ended } = delimitedEnd(source, at);
    if (ended) return end;
    // one that has no end on its line is none: its first sign is code
    unended.set(sign, end);
    return at + 1;
  }
  if (sign === '/') return at + 1;
  CODE.lastIndex = at;
  CODE.exec(source);
  return CODE.lastIndex;
}

const CODE = /[^/"'`]+/y;

/** A slash behind one of these begins a regular expression, else it divides. */
const BEFORE_REGEXP = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|return)$/;

/** The end of a string, a template or a regular expression; of the latter, a slash within a class is none. */
function delimitedEnd(source: string, at: number): { end: number; ended: boolean } {
  const delimiter = source[at];
  let inClass = false;
  for (let next = at + 1; next < source.length; next += 1) {
    const sign = source[next];
    if (sign === delimiter && !inClass) return { end: next + 1, ended: true };
    if (sign === '\n' && delimiter !== '`') return { end: next, ended: false };
    if (sign === '\\') next += 1;
    else if (delimiter === '/' && (sign === '[' || sign === ']')) inClass = sign === '[';
  }
  // a string at which the file is cut off
  return { end: source.length, ended: delimiter !== '/' };
}

function stringValue(token: string): string {
  const quote = token[0] as string;
  const inner = token.slice(1, token.endsWith(quote) ? -1 : undefined);
  // `<td>${count}</td>`: what stands in the braces is not known
  const known = quote === '`' ? inner.replace(/\$\{[^}]*\}?/g, UNKNOWN) : inner;
  return known.replace(ESCAPE, escapeValue);
}
