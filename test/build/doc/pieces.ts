/** Where the text lies in the file: pieces, compressed or not, in an order of their own (2.4.1, PlcPcd). */
import { Bytes, plc } from './bytes.js';
import type { Prm, Storage } from './description.js';
import type { Pap, Unit } from './flow.js';
import { GAP } from './pages.js';
import { type Random, randomOf } from './random.js';
import { grpprl, littleEndian } from './sprm.js';

/** A stretch of text as it lies in the file. */
export interface Chunk {
  fc: number;
  units: readonly Unit[];
  /** Bytes a character. */
  size: 1 | 2;
  /** Its last paragraph goes on elsewhere; the properties noted here for its begin are those. */
  tail?: Pap | undefined;
}

interface Piece {
  at: number;
  units: readonly Unit[];
  prm?: Prm | undefined;
  fc: number;
  size: 1 | 2;
}

export interface StoredText {
  /** In the order of the file. */
  chunks: Chunk[];
  /** The text, to be put at `start`. */
  bytes: Uint8Array;
  clx: Uint8Array;
}

export function storeText(units: readonly Unit[], storage: Storage, start: number): StoredText {
  const { compress = 'mixed', fastSaved } = storage;
  const random = randomOf(fastSaved?.seed ?? 1);
  const ends = [...cuts(units, storage, random), units.length];
  const pieces = ends.map((end, at): Piece => {
    const from = ends[at - 1] ?? 0;
    const own = units.slice(from, end);
    const size = compress !== 'never' && own.every(({ code }) => compressed(code) !== undefined) ? 1 : 2;
    return { at: from, units: own, prm: own[0]?.prm, fc: 0, size };
  });
  const bytes = new Bytes();
  const chunks: Chunk[] = [];
  const order = fastSaved ? shuffled(pieces, random) : pieces;
  order.forEach((piece, index) => {
    if (fastSaved?.leftover && random(3) === 0) chunks.push(put(bytes, leftover(fastSaved.leftover), start));
    const chunk = put(bytes, piece, start);
    piece.fc = chunk.fc;
    chunks.push(chunk);
    const next = piece.at + piece.units.length;
    if (order[index + 1]?.at === next || piece.units.at(-1)?.pap || fastSaved?.tails === 'other') return;
    chunk.tail = units.slice(next).find(({ pap }) => pap)?.pap;
    bytes.zeros(GAP);
  });
  return { chunks, bytes: bytes.done(), clx: clxOf(pieces) };
}

const leftover = (text: string): Pick<Chunk, 'units' | 'size'> => ({
  units: [...text].map((sign) => ({ code: sign.charCodeAt(0), chp: [] })),
  size: 2,
});

function put(bytes: Bytes, { units, size }: Pick<Chunk, 'units' | 'size'>, start: number): Chunk {
  if (size === 2) bytes.align(2);
  const fc = start + bytes.length;
  for (const { code } of units) size === 2 ? bytes.u16(code) : bytes.u8(compressed(code) ?? 0);
  return { fc, units, size };
}

/** Places at which a new piece begins. */
function cuts(units: readonly Unit[], { compress = 'mixed', fastSaved }: Storage, random: Random): number[] {
  const found = new Set<number>();
  units.forEach((unit, at) => {
    if (at > 0 && unit.prm !== units[at - 1]?.prm) found.add(at);
  });
  if (compress === 'mixed') for (const at of changesOfScript(units)) found.add(at);
  for (let cut = 1; cut < (fastSaved?.pieces ?? 1) && units.length > 1; cut++) found.add(1 + random(units.length - 1));
  return [...found].sort((one, other) => one - other);
}

/** Stretches of so many characters of cp1252 are worth a piece. */
const STRETCH = 6;

function changesOfScript(units: readonly Unit[]): number[] {
  const found: number[] = [];
  let from = 0;
  for (let at = 0; at <= units.length; at++) {
    const unit = units[at];
    if (unit && compressed(unit.code) !== undefined) continue;
    if (at - from >= STRETCH) found.push(...[from, at].filter((cut) => cut > 0 && cut < units.length));
    from = at + 1;
  }
  return found;
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(random(left.length), 1));
}

/** Characters that a compressed piece keeps at other places than Unicode (FcCompressed). */
const MAPPED = new Map(
  Object.entries({
    '82': '‚',
    '83': 'ƒ',
    '84': '„',
    '85': '…',
    '86': '†',
    '87': '‡',
    '88': 'ˆ',
    '89': '‰',
    '8A': 'Š',
    '8B': '‹',
    '8C': 'Œ',
    '91': '‘',
    '92': '’',
    '93': '“',
    '94': '”',
    '95': '•',
    '96': '–',
    '97': '—',
    '98': '˜',
    '99': '™',
    '9A': 'š',
    '9B': '›',
    '9C': 'œ',
    '9F': 'Ÿ',
  }).map(([byte, sign]) => [sign.charCodeAt(0), Number.parseInt(byte, 16)]),
);
const MAPPED_BYTES = new Set(MAPPED.values());

/** The byte of a character in a compressed piece, if it has one. */
function compressed(code: number): number | undefined {
  return MAPPED.get(code) ?? (code < 0x100 && !MAPPED_BYTES.has(code) ? code : undefined);
}

/** Clx: the lists of properties that pieces point to, then the piece table. */
function clxOf(pieces: readonly Piece[]): Uint8Array {
  const clx = new Bytes();
  const lists: Prm[] = [];
  const positions = [0];
  const descriptors = pieces.map(({ units, prm, fc, size }) => {
    positions.push((positions.at(-1) ?? 0) + units.length);
    const place = size === 1 ? (fc * 2) | 0x40000000 : fc;
    return [...littleEndian(0, 2), ...littleEndian(place, 4), ...littleEndian(prmOf(prm, lists), 2)];
  });
  for (const list of lists) {
    const properties = 'properties' in list ? grpprl(list.properties) : [];
    clx.u8(0x01).u16(properties.length).raw(properties);
  }
  const table = plc(positions, descriptors);
  return clx.u8(0x02).u32(table.length).raw(table).done();
}

/** Prm0 (2.9.215): a short number and its operand; Prm1 (2.9.216): an odd number, the place of the list times two. */
function prmOf(prm: Prm | undefined, lists: Prm[]): number {
  if (prm === undefined) return 0;
  if ('isprm' in prm) return (prm.isprm << 1) | (prm.value << 8);
  const known = lists.indexOf(prm);
  const place = known < 0 ? lists.push(prm) - 1 : known;
  return (place << 1) | 1;
}
