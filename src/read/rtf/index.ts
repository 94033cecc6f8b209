/**
 * .rtf to a document (Rich Text Format 1.9.1):
 *
 *     bytes ─▶ tokens.ts ─▶ pass.ts ──────▶ body.ts ──────▶ word/flow.ts ─▶ paragraphs and tables
 *              groups,      characters.ts   tables.ts       spans, notes,
 *              words,       code-pages.ts   shapes.ts       numbers
 *              bytes        fonts.ts        numbers.ts
 *                           state.ts        lists.ts, rows.ts
 *
 * A group is for something (destination.ts): the body, the font table, a number, or nothing that is read. What it is for says
 * which control words count in it; a word that is not listed does nothing, as the specification wants it.
 */
import type { Document, Encoding } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { decode } from '../text/encoding.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import { BODY } from './body.js';
import { ASSUMED, type CodePage, pageNamed } from './code-pages.js';
import { countDoubtful, lastPlace } from './doubtful.js';
import { Pass } from './pass.js';
import { Tokens } from './tokens.js';

const SIGNATURE = '{\\rtf';
/** Where it may begin: behind a byte-order mark, blank lines or a comment that a web system has put there. */
const HEAD_BYTES = 1 << 16;

/**
 * Reads an .rtf; throws `Unreadable` and nothing else.
 * @param options.encoding overrules the code pages that the file names
 */
export function readRtf(bytes: Uint8Array, options: { encoding?: string } = {}): Document {
  if (bytes.length > LIMITS.rtfBytes) {
    throw unreadable('file_too_large', { bytes: bytes.length, limit: LIMITS.rtfBytes });
  }
  const begin = beginOf(bytes);
  if (begin < 0) throw unreadable('document_damaged', inWords('reason', 'rtf_header'));
  const tokens = new Tokens(bytes, begin);
  const forced = options.encoding === undefined ? undefined : pageByLabel(options.encoding);
  const pass = new Pass(tokens, BODY, forced);
  pass.run();
  const { blocks, findings } = pass.flow.finish();
  const encoding = encodingOf(pass.characters.pages, forced);
  const { controls } = pass.characters;
  return {
    format: 'rtf',
    ...(encoding && { encoding }),
    layouts: [],
    blocks,
    findings: [
      ...findings,
      ...countDoubtful(blocks, encoding?.name ?? ASSUMED.name),
      ...(controls > 0 ? [finding('control_characters', '', { count: controls })] : []),
      ...(pass.tooDeep ? [finding('nesting_limit', '', { limit: LIMITS.rtfDepth })] : []),
      ...ending(pass.ended, tokens, lastPlace(blocks)),
    ],
  };
}

function beginOf(bytes: Uint8Array): number {
  for (const length of [SIGNATURE.length, HEAD_BYTES]) {
    const at = new TextDecoder('latin1').decode(bytes.subarray(0, length)).indexOf(SIGNATURE);
    if (at >= 0) return at;
  }
  return -1;
}

/** UTF-16 and the like are none of RTF, whatever the user says. */
function pageByLabel(label: string): CodePage | undefined {
  return pageNamed(decode(new Uint8Array(), { encoding: label }).encoding.name);
}

/** One encoding if there is one: text in `\u` needs none, and fonts may have several. */
function encodingOf(pages: ReadonlySet<CodePage>, forced: CodePage | undefined): Encoding | undefined {
  const [name, ...others] = new Set([...pages].map((page) => page.name));
  if (name === undefined || others.length > 0) return undefined;
  const rule = forced ? 'option' : pages.has(ASSUMED) ? 'default_gb18030' : 'declaration';
  return { name, rule };
}

/** The last brace closes the first: what ends before it is cut off, what stands behind it belongs to no document. */
function ending(ended: boolean, tokens: Tokens, place: string): Finding[] {
  if (!ended) return [finding('document_cut_off', place)];
  const rest = tokens.bytes.subarray(tokens.place);
  const nothing = rest.every((byte) => byte <= 0x20 || byte === 0x7d);
  return nothing ? [] : [finding('document_ends_early', place, { bytes: rest.length })];
}
