/** The names inside of a container, as far as telling formats needs them: cheap, bounded, and trusting nothing. */

const SCAN_BYTES = 32 * 1024 * 1024;
const SCAN_ENTRIES = 4_096;

const ascii = new TextDecoder('latin1');

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// ---- zip (PKWARE APPNOTE 6.3) -------------------------------------------------------------------------------

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

/** Names of a zip's entries: from its directory, or from the local headers where that is damaged or cut off. */
export function zipNames(bytes: Uint8Array): string[] {
  const names = directoryNames(bytes);
  return names.length > 0 ? names : localNames(bytes);
}

/** 4.3.12, 4.3.16 */
function directoryNames(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  const names: string[] = [];
  let at = directoryStart(view);
  while (at + 46 <= bytes.length && names.length < SCAN_ENTRIES && view.getUint32(at, true) === DIRECTORY_HEADER) {
    const nameLength = view.getUint16(at + 28, true);
    names.push(ascii.decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** The end record is 22 bytes and a comment of at most 65535 (4.3.16). */
function directoryStart(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return view.getUint32(at + 16, true);
  }
  return view.byteLength;
}

/** 4.3.7 */
function localNames(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  const names: string[] = [];
  const last = Math.min(bytes.length, SCAN_BYTES) - 30;
  for (
    let at = bytes.indexOf(0x50);
    at >= 0 && at <= last && names.length < SCAN_ENTRIES;
    at = bytes.indexOf(0x50, at + 1)
  ) {
    if (view.getUint32(at, true) !== LOCAL_HEADER) continue;
    names.push(ascii.decode(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true))));
  }
  return names;
}

// ---- OLE2 (MS-CFB) ------------------------------------------------------------------------------------------

export interface Ole2 {
  /** First field of the root's class id, by which Office names the program; 0 where none is given. */
  rootClass: number;
  /** Names of all streams and storages, those of embedded objects among them. */
  names: Set<string>;
}

const DIRECTORY_ENTRY = 128;

/** Looks at every place where a directory entry (MS-CFB 2.6.1) can stand, without following the sector chains. */
export function ole2Names(bytes: Uint8Array): Ole2 {
  const view = viewOf(bytes);
  const names = new Set<string>();
  const last = Math.min(bytes.length, SCAN_BYTES) - DIRECTORY_ENTRY;
  for (let at = 512; at <= last && names.size < SCAN_ENTRIES; at += DIRECTORY_ENTRY) {
    const name = entryName(view, at);
    if (name !== undefined) names.add(name);
  }
  return { rootClass: rootClass(view), names };
}

/** Letters only, at least four of them: enough for the names looked for, and seldom met in other sectors. */
function entryName(view: DataView, at: number): string | undefined {
  const length = view.getUint16(at + 64, true); // bytes, the final zero character included
  const type = view.getUint8(at + 66); // 1 storage, 2 stream, 5 root
  if (length < 10 || length > 64 || length % 2 === 1 || (type !== 1 && type !== 2)) return undefined;
  let name = '';
  for (let offset = 0; offset < length - 2; offset += 2) {
    const unit = view.getUint16(at + offset, true);
    if (unit < 0x20 || unit > 0x7e) return undefined;
    name += String.fromCharCode(unit);
  }
  return view.getUint16(at + length - 2, true) === 0 ? name : undefined;
}

/** The root is the first entry of the directory, whose first sector the header names (MS-CFB 2.2). */
function rootClass(view: DataView): number {
  if (view.byteLength < 512) return 0;
  const shift = view.getUint16(0x1e, true);
  const at = (view.getUint32(0x30, true) + 1) * 2 ** (shift === 12 ? 12 : 9);
  return at + DIRECTORY_ENTRY <= view.byteLength ? view.getUint32(at + 80, true) : 0;
}
