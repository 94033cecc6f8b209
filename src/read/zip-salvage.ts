/** A directory for a zip that lost its own: written anew from the headers that stand before each file's data. */

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

/** Bit 3: sizes follow the data (PKWARE APPNOTE 6.3, section 4.4.4). */
const SIZES_FOLLOW = 8;

interface Found {
  /** Where the local header stands, and where the file's data end. */
  at: number;
  end: number;
  crc: number;
  compressed: number;
  uncompressed: number;
}

export interface Salvaged {
  /** The zip and its new directory, to be read as if they stood in one array. */
  parts: [zip: Uint8Array, directory: Uint8Array];
  /** How many files it lists. */
  count: number;
  /** The bytes of the name of a file whose data are cut off. */
  cut?: Uint8Array;
}

/**
 * Lists the files whose data are there as a whole; undefined where there is none. They follow one another from the first byte
 * on, up to the first that is cut off or whose header is damaged:
 *
 * ```
 * PK\3\4 header a.docx data PK\3\4 header b.docx data PK\3\4 header c.docx da
 *                                                     ^ not in the directory
 * ```
 */
export function salvage(bytes: Uint8Array, most: number): Salvaged | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  let at = 0;
  while (records.length < most) {
    const found = fileAt(view, at);
    if (found === undefined) break;
    records.push(directoryRecord(bytes, found));
    at = found.end;
  }
  if (records.length === 0) return undefined;
  const cut = records.length < most ? nameAt(bytes, view, at) : undefined;
  return { parts: [bytes.subarray(0, at), directoryOf(records, at)], count: records.length, ...(cut && { cut }) };
}

function nameAt(bytes: Uint8Array, view: DataView, at: number): Uint8Array | undefined {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  const end = at + 30 + view.getUint16(at + 26, true);
  return end <= bytes.length ? bytes.subarray(at + 30, end) : undefined;
}

/** 4.3.7 */
function fileAt(view: DataView, at: number): Found | undefined {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const sizes = {
    crc: view.getUint32(at + 14, true),
    compressed: view.getUint32(at + 18, true),
    uncompressed: view.getUint32(at + 22, true),
  };
  const follow = (view.getUint16(at + 6, true) & SIZES_FOLLOW) !== 0;
  if (follow && sizes.compressed === 0) return describedAt(view, at, start);
  const end = start + sizes.compressed;
  if (end > view.byteLength) return undefined;
  return { at, end: follow ? pastDescriptor(view, end) : end, ...sizes };
}

/** The first descriptor (4.3.9) behind `start` that counts as many bytes as stand before it. */
function describedAt(view: DataView, at: number, start: number): Found | undefined {
  for (let end = start; end + 16 <= view.byteLength; end++) {
    if (view.getUint8(end) !== 0x50 || view.getUint32(end, true) !== DATA_DESCRIPTOR) continue;
    const compressed = view.getUint32(end + 8, true);
    if (compressed !== end - start) continue;
    // zip64: eight bytes a size, the upper four of them zero
    const uncompressed = view.getUint32(end + (isWide(view, end) ? 16 : 12), true);
    return { at, end: pastDescriptor(view, end), crc: view.getUint32(end + 4, true), compressed, uncompressed };
  }
  return undefined;
}

const isWide = (view: DataView, end: number): boolean =>
  end + 24 <= view.byteLength && view.getUint32(end + 12, true) === 0 && view.getUint32(end + 20, true) === 0;

function pastDescriptor(view: DataView, end: number): number {
  if (end + 16 > view.byteLength || view.getUint32(end, true) !== DATA_DESCRIPTOR) return end;
  return end + (isWide(view, end) ? 24 : 16);
}

/** 4.3.12: from "version needed to extract" to "extra field length" the same fields as in the local header. */
function directoryRecord(bytes: Uint8Array, { at, crc, compressed, uncompressed }: Found): Uint8Array {
  const local = bytes.subarray(at);
  const view = new DataView(local.buffer, local.byteOffset, 30);
  const variable = local.subarray(30, 30 + view.getUint16(26, true) + view.getUint16(28, true));
  const record = new Uint8Array(46 + variable.length);
  record.set(local.subarray(4, 30), 6);
  record.set(variable, 46);
  const fields = new DataView(record.buffer);
  fields.setUint32(0, DIRECTORY_HEADER, true);
  fields.setUint32(16, crc, true);
  fields.setUint32(20, compressed, true);
  fields.setUint32(24, uncompressed, true);
  fields.setUint32(42, at, true);
  return record;
}

/** The records and their end (4.3.16); more than 65534 files would need zip64, and are beyond the bounds. */
function directoryOf(records: readonly Uint8Array[], at: number): Uint8Array {
  const size = records.reduce((sum, record) => sum + record.length, 0);
  const directory = new Uint8Array(size + 22);
  let to = 0;
  for (const record of records) {
    directory.set(record, to);
    to += record.length;
  }
  const end = new DataView(directory.buffer, size);
  end.setUint32(0, DIRECTORY_END, true);
  end.setUint16(8, records.length, true);
  end.setUint16(10, records.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return directory;
}
