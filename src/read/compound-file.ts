/**
 * OLE2 compound files (MS-CFB), as far as a document needs them: the streams of the root, by name.
 *
 * The sector chains are the file's own word and may run in circles or into each other. Here each chain is followed for as many
 * sectors as the stream it belongs to has, and no further; the library for this format (cfb 1.2.2) follows a circle until memory
 * is at its end, and is used by the tests alone. What a file is, containers.ts tells without any chain.
 */
import { unreadable } from './unreadable.js';
import { inWords } from './words.js';

/** A compound file opened. */
export interface CompoundFile {
  /** The bytes of a stream of the root; undefined when there is none. Cut short where its sectors lie beyond the file. */
  stream(name: string): Uint8Array | undefined;
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
/** Streams shorter than this stand in the mini stream (2.2). */
const MINI_STREAM_CUTOFF = 4096;
/** Sector numbers above this are no sectors: free, end of chain, FAT, DIFAT (2.1). */
const LAST_SECTOR = 0xfffffffa;
const IN_HEADER_DIFAT = 109;

interface Entry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

const STREAM = 2;
const ROOT = 5;

/** Opens a compound file; throws `Unreadable` when it has no directory. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < HEADER_BYTES) throw unreadable('document_damaged', inWords('reason', 'ole2_truncated'));
  return new Sectors(bytes);
}

class Sectors implements CompoundFile {
  private readonly view: DataView;
  private readonly size: number;
  /** The sectors that hold the file allocation table. */
  private readonly tables: number[];
  private readonly streams: ReadonlyMap<string, Entry>;
  private readonly miniTable: Uint8Array;
  private readonly miniStream: Uint8Array;

  constructor(private readonly bytes: Uint8Array) {
    this.view = viewOf(bytes);
    this.size = this.view.getUint16(0x1e, true) === 12 ? 4096 : 512;
    this.tables = this.allocationTables();
    const entries = readEntries(this.chain(this.view.getUint32(0x30, true), bytes.length));
    const root = entries[0];
    if (root?.type !== ROOT) throw unreadable('document_damaged', inWords('reason', 'ole2_directory'));
    this.streams = rootStreams(entries, root);
    const miniSectors = this.view.getUint32(0x40, true);
    this.miniTable = this.chain(this.view.getUint32(0x3c, true), Math.min(miniSectors * this.size, bytes.length));
    this.miniStream = this.chain(root.start, Math.min(root.size, bytes.length));
  }

  stream(name: string): Uint8Array | undefined {
    const entry = this.streams.get(name);
    if (!entry) return undefined;
    return entry.size < MINI_STREAM_CUTOFF ? this.miniChain(entry) : this.chain(entry.start, entry.size);
  }

  /** The numbers of the sectors of the FAT: 109 in the header, further ones in the DIFAT (2.5). */
  private allocationTables(): number[] {
    const most = Math.ceil(this.bytes.length / this.size);
    const tables: number[] = [];
    for (let at = 0; at < IN_HEADER_DIFAT; at += 1) tables.push(this.view.getUint32(0x4c + 4 * at, true));
    const perSector = this.size / 4 - 1;
    let sector = this.view.getUint32(0x44, true);
    for (let left = most; left > 0 && sector <= LAST_SECTOR && tables.length <= most; left -= 1) {
      const at = this.offset(sector);
      if (at + this.size > this.bytes.length) break;
      for (let index = 0; index < perSector; index += 1) tables.push(this.view.getUint32(at + 4 * index, true));
      sector = this.view.getUint32(at + 4 * perSector, true);
    }
    return tables;
  }

  private offset(sector: number): number {
    return (sector + 1) * this.size;
  }

  private next(sector: number): number {
    const table = this.tables[Math.floor((sector * 4) / this.size)];
    if (table === undefined || table > LAST_SECTOR) return LAST_SECTOR + 1;
    const at = this.offset(table) + ((sector * 4) % this.size);
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : LAST_SECTOR + 1;
  }

  /** At most `length` bytes of a chain. */
  private chain(start: number, length: number): Uint8Array {
    const most = Math.min(length, this.bytes.length);
    const runs: Uint8Array[] = [];
    let sector = start;
    for (let got = 0; got < most && sector <= LAST_SECTOR; ) {
      // Sectors mostly stand one behind the other: they are taken in one go.
      const first = sector;
      let count = 0;
      do {
        count += 1;
        sector = this.next(sector);
      } while (sector === first + count && got + count * this.size < most);
      const from = this.offset(first);
      if (from >= this.bytes.length) break;
      runs.push(this.bytes.subarray(from, Math.min(from + count * this.size, this.bytes.length)));
      got += count * this.size;
    }
    return joined(runs, most);
  }

  private miniChain({ start, size }: Entry): Uint8Array {
    const table = viewOf(this.miniTable);
    const runs: Uint8Array[] = [];
    let sector = start;
    for (let got = 0; got < size && sector <= LAST_SECTOR; got += MINI_SECTOR_BYTES) {
      const from = sector * MINI_SECTOR_BYTES;
      if (from >= this.miniStream.length) break;
      runs.push(this.miniStream.subarray(from, from + MINI_SECTOR_BYTES));
      sector = 4 * sector + 4 <= table.byteLength ? table.getUint32(4 * sector, true) : LAST_SECTOR + 1;
    }
    return joined(runs, size);
  }
}

/** The entries of the directory (2.6.1). */
function readEntries(directory: Uint8Array): Entry[] {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const length = Math.min(view.getUint16(at + 64, true), 64);
    let name = '';
    for (let unit = 0; unit + 2 < length; unit += 2) name += String.fromCharCode(view.getUint16(at + unit, true));
    entries.push({
      name,
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The streams that stand in the root itself: an embedded document has streams of the same names in a storage of its own. */
function rootStreams(entries: readonly Entry[], root: Entry): Map<string, Entry> {
  const streams = new Map<string, Entry>();
  const met = new Set<number>();
  const waiting = [root.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || met.has(index)) continue;
    met.add(index);
    if (entry.type === STREAM && !streams.has(entry.name)) streams.set(entry.name, entry);
    waiting.push(entry.left, entry.right);
  }
  return streams;
}

function joined(runs: readonly Uint8Array[], most: number): Uint8Array {
  const [only] = runs;
  if (only && runs.length === 1) return only.subarray(0, most);
  const whole = new Uint8Array(
    Math.min(
      most,
      runs.reduce((sum, run) => sum + run.length, 0),
    ),
  );
  let at = 0;
  for (const run of runs) {
    whole.set(run.subarray(0, whole.length - at), at);
    at = Math.min(at + run.length, whole.length);
  }
  return whole;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
