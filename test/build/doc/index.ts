/**
 * A writer of Word 97-2003 documents for tests, after [MS-DOC] and [MS-CFB] and nothing else: it shares no line with the
 * reader, so that two readings of the specification meet.
 *
 *     description ─▶ flow ─▶ characters with properties, story by story     (flow.ts, row.ts)
 *                      characters ─▶ pieces in the file                     (pieces.ts)
 *                      pieces ─▶ pages of properties                        (pages.ts)
 *                      stories, styles, lists ─▶ the Table stream           (tables.ts, styles.ts, lists.ts)
 *                      where all of it is ─▶ FIB ─▶ compound file           (fib.ts, encryption.ts, container.ts)
 */
import { Bytes } from './bytes.js';
import { containerOf } from './container.js';
import type { DocDescription, Storage } from './description.js';
import { CLEAR_BYTES, HEADER_LENGTH, rc4, rc4Header, XOR_KEY, xor } from './encryption.js';
import { fibBytes, TEXT_START } from './fib.js';
import { type Flow, flowOf, STORIES, type Unit } from './flow.js';
import { listTables } from './lists.js';
import { characterPages, paragraphPages } from './pages.js';
import { storeText } from './pieces.js';
import { fontTable, settings } from './settings.js';
import { styleSheet } from './styles.js';
import { storyTables, type TableParts } from './tables.js';

export type * from './description.js';
export { tableOf } from './grid.js';
export { CHARACTER, PARAGRAPH, type Prl, TABLE } from './sprm.js';
export { FIRST_STYLE } from './styles.js';
export { buildWord6, buildWorks } from './word6.js';

const PAGE = 512;
/** Word makes its streams so long at least; shorter ones are kept in the container's mini stream ([MS-CFB] 2.4). */
const STREAM_LENGTH = 4096;

/** The bytes of a .doc. */
export function buildDoc(description: DocDescription): Uint8Array {
  const { storage = {}, styles, lists = [], listUses = [] } = description;
  const flow = flowOf(description);
  const text = storeText(allUnits(flow), storage, TEXT_START);
  const characters = characterPages(text.chunks);
  const paragraphs = paragraphPages(text.chunks);

  const stream = new Bytes().zeros(TEXT_START).raw(text.bytes);
  const textEnd = stream.length;
  const charactersAt = stream.align(PAGE).length / PAGE;
  const paragraphsAt = stream.raw(characters.bytes).length / PAGE;
  stream.raw(paragraphs.bytes);

  const numbers = listTables(lists, listUses);
  const parts: TableParts = {
    Stshf: styleSheet(styles),
    ...storyTables(flow),
    PlcfBteChpx: characters.table(charactersAt),
    PlcfBtePapx: paragraphs.table(paragraphsAt),
    SttbfFfn: fontTable(),
    Dop: settings(),
    Clx: text.clx,
    ...(lists.length > 0 ? { PlfLst: numbers.lists, ListLevels: numbers.levels, PlfLfo: numbers.uses } : {}),
  };
  const { bytes: table, places } = tableStream(parts, storage);
  const lengths = storyLengths(flow);
  const key = storage.encryption?.kind === 'xor' ? XOR_KEY : storage.encryption ? HEADER_LENGTH : 0;
  if (!storage.short) stream.zeros(Math.max(0, STREAM_LENGTH - stream.length));
  const fib = fibBytes({ lengths, places, textEnd, streamLength: stream.length, key, storage });
  const document = stream.done();
  document.set(fib);

  const streams: Record<string, Uint8Array> = { WordDocument: document, [storage.table ?? '1Table']: table };
  if (!flow.data.empty) streams.Data = flow.data.done();
  return containerOf({ ...encrypted(streams, storage), ...storage.streams });
}

/** Subdocument after subdocument; if there is more than the main one, a last paragraph mark ends them all (2.4.1). */
function allUnits({ stories }: Flow): Unit[] {
  const units = STORIES.flatMap((name) => stories[name].units);
  if (units.length > stories.main.units.length) units.push({ code: 0x0d, chp: [], pap: { style: 0, grpprl: [] } });
  return units;
}

function storyLengths({ stories }: Flow): number[] {
  const [main, footnotes, headers, ...others] = STORIES.map((name) => stories[name].units.length);
  return [main ?? 0, footnotes ?? 0, headers ?? 0, 0, ...others];
}

function tableStream(parts: TableParts, { encryption, short }: Storage) {
  const bytes = new Bytes().zeros(encryption?.kind === 'rc4' ? HEADER_LENGTH : 0);
  const places: Record<string, { at: number; length: number }> = {};
  for (const [name, part] of Object.entries(parts)) {
    // levels follow their lists and have no place of their own
    if (name !== 'ListLevels') places[name] = { at: bytes.length, length: part.length };
    bytes.raw(part);
  }
  if (!short) bytes.zeros(Math.max(0, STREAM_LENGTH - bytes.length));
  return { bytes: bytes.done(), places };
}

function encrypted(streams: Record<string, Uint8Array>, { encryption }: Storage): Record<string, Uint8Array> {
  if (encryption === undefined) return streams;
  const hidden = Object.entries(streams).map(([name, bytes]): [string, Uint8Array] => {
    const document = name === 'WordDocument';
    if (encryption.kind === 'xor') return [name, xor(bytes, document ? CLEAR_BYTES : 0)];
    const clear = document ? CLEAR_BYTES : name.endsWith('Table') ? HEADER_LENGTH : 0;
    const result = rc4(bytes, encryption.password, clear);
    if (name.endsWith('Table')) result.set(rc4Header(encryption.password));
    return [name, result];
  });
  return Object.fromEntries(hidden);
}
