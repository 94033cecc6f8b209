/** The file information block (2.5): where everything is. */
import { Bytes } from './bytes.js';
import type { Storage } from './description.js';

/** Pairs of place and length in FibRgFcLcb97, by name (2.5.6). */
const PLACES: Record<string, number> = {
  Stshf: 1,
  PlcffndRef: 2,
  PlcffndTxt: 3,
  PlcfandRef: 4,
  PlcfandTxt: 5,
  PlcfSed: 6,
  PlcfHdd: 11,
  PlcfBteChpx: 12,
  PlcfBtePapx: 13,
  SttbfFfn: 15,
  PlcfFldMom: 16,
  PlcfFldHdr: 17,
  PlcfFldFtn: 18,
  Dop: 31,
  Clx: 33,
  GrpXstAtnOwners: 36,
  PlcfendRef: 46,
  PlcfendTxt: 47,
  PlcftxbxTxt: 56,
  PlfLst: 73,
  PlfLfo: 74,
  PlcfTxbxBkd: 75,
};

/** nFib and the number of pairs (Fib.cbRgFcLcb), and how many words follow them (cswNew). */
const RELEASES = {
  1997: { nFib: 0x00c1, pairs: 0x5d, words: 0 },
  2000: { nFib: 0x00d9, pairs: 0x6c, words: 2 },
  2002: { nFib: 0x0101, pairs: 0x88, words: 2 },
  2003: { nFib: 0x010c, pairs: 0xa4, words: 2 },
  2007: { nFib: 0x0112, pairs: 0xb7, words: 5 },
} as const;

/** Where the text begins: the longest FIB is shorter. */
export const TEXT_START = 0x800;

export interface FibContent {
  /** Lengths of the subdocuments in the order of the FIB: main, footnotes, headers, macros, comments, endnotes, boxes. */
  lengths: readonly number[];
  places: Record<string, { at: number; length: number }>;
  textEnd: number;
  streamLength: number;
  key: number;
  storage: Storage;
}

export function fibBytes({ lengths, places, textEnd, streamLength, key, storage }: FibContent): Uint8Array {
  const release = RELEASES[storage.release ?? 1997];
  const fib = new Bytes();
  // later releases leave nFib of Word 97 in its place and tell their own further down
  fib
    .u16(0xa5ec, storage.nFib ?? 0x00c1, 0, 0x0804, 0, flags(storage), 0x00bf)
    .u32(key)
    .u8(0, 0)
    .u16(0, 0);
  fib.u32(TEXT_START, textEnd).u16(14).zeros(26).u16(0x0804);
  fib
    .u16(22)
    .u32(streamLength, 0, 0, ...lengths)
    .zeros(4 * (22 - 3 - lengths.length));
  fib.u16(release.pairs);
  const pairs = new Array<number>(2 * release.pairs).fill(0);
  for (const [name, { at, length }] of Object.entries(places)) {
    const index = PLACES[name];
    if (index === undefined) throw new RangeError(`no place in the FIB for ${name}`);
    pairs[2 * index] = at;
    pairs[2 * index + 1] = length;
  }
  fib.u32(...pairs).u16(release.words);
  if (release.words > 0) fib.u16(release.nFib).zeros(2 * (release.words - 1));
  return fib.done();
}

/** FibBase, the flags at 10 (2.5.2). */
function flags({ fastSaved, table = '1Table', encryption }: Storage): number {
  const quickSaves = fastSaved ? 1 : 0xf;
  return (
    (fastSaved ? 0x0004 : 0) |
    (quickSaves << 4) |
    (encryption ? 0x0100 : 0) |
    (table === '1Table' ? 0x0200 : 0) |
    0x1000 |
    (encryption?.kind === 'xor' ? 0x8000 : 0)
  );
}
