/**
 * .doc, the binary files of Word 97 to 2003 (and of WPS, `.wps`), to a document (MS-DOC):
 *
 *     bytes ─▶ compound-file.ts ─▶ fib.ts ─▶ pieces.ts   which bytes are the text, in its order
 *              the streams         where     pages.ts    formats of paragraphs and characters, by offset in the file
 *                                  things    styles.ts   what a style says of them
 *                                  stand     lists.ts    automatic numbers
 *                                               │
 *                                            text.ts ─▶ word/flow.ts ─▶ paragraphs and tables
 *                                            modifiers.ts (the lists of changes that formats are), properties.ts, row.ts
 *
 * Only the main text is read. Footnotes and comments stand behind it, and are counted by their marks; of headers and text boxes it
 * is said that there are some.
 */
import type { Document } from '../../document.js';
import { openCompoundFile } from '../compound-file.js';
import { LIMITS } from '../limits.js';
import { Unreadable, unreadable } from '../unreadable.js';
import { Flow } from '../word/flow.js';
import type { Kind } from '../word/notes.js';
import { inWords } from '../words.js';
import { Bytes } from './bytes.js';
import { type Fib, readFib } from './fib.js';
import { Lists } from './lists.js';
import { readRuns } from './pages.js';
import { readPieces } from './pieces.js';
import { Styles } from './styles.js';
import { readText } from './text.js';

/** Reads a .doc; throws `Unreadable` and nothing else. */
export function readDoc(bytes: Uint8Array): Document {
  const file = openCompoundFile(bytes);
  const stream = streamOf(file.stream('WordDocument'));
  const fib = readFib(stream);
  if (fib.lengths.main > LIMITS.docCharacters) {
    throw unreadable('document_limit', { ...inWords('what', 'body_length'), limit: LIMITS.docCharacters });
  }
  const table = streamOf(file.stream(fib.tableStream));
  const data = file.stream('Data');
  const flow = new Flow();
  noteOthers(fib, flow);
  readText(
    {
      stream,
      data: data && new Bytes(data),
      pieces: readPieces(table, fib.pieces, fib.lengths.main),
      paragraphs: readRuns(stream, table, fib.paragraphPages, 'paragraphs'),
      characters: readRuns(stream, table, fib.characterPages, 'characters'),
      styles: Styles.read(table, fib.styles),
      lists: listsOf(table, fib),
    },
    flow,
  );
  return { format: 'doc', layouts: [], ...flow.finish() };
}

function streamOf(bytes: Uint8Array | undefined): Bytes {
  if (!bytes) throw unreadable('document_damaged', inWords('reason', 'doc_stream'));
  return new Bytes(bytes);
}

/** A report is not lost because its numbering is damaged. */
function listsOf(table: Bytes, fib: Fib): Lists | undefined {
  try {
    return Lists.read(table, fib.lists, fib.listUses);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Parts behind the main text, each with what it is called where it is counted. */
const OTHER_PARTS: readonly [part: keyof Fib['lengths'], kind: Kind][] = [
  ['headers', 'header_footer'],
  ['textBoxes', 'text_box_left_out'],
  ['headerTextBoxes', 'header_footer'],
];

function noteOthers({ lengths }: Fib, flow: Flow): void {
  for (const [part, kind] of OTHER_PARTS) if (lengths[part] > 0) flow.notes.add(kind);
}
