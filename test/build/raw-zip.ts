/** Builds zips byte by byte (PKWARE APPNOTE 6.3), as no library would: names in GBK, fields that contradict one another. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawFile {
  /** Text is written in UTF-8, without saying so. */
  name: string | Uint8Array;
  data?: string | Uint8Array;
  /** General purpose bit flag (4.4.4): 1 encrypted, 8 sizes follow the data, 0x800 the name is UTF-8. */
  flags?: number;
  extra?: Uint8Array;
  stored?: boolean;
  /** External attributes (4.4.15), with the mode of Unix above. */
  attributes?: number;
  /** Another size than the data have, in the local header and the directory. */
  uncompressed?: number;
}

export const SIZES_FOLLOW = 8;
export const UTF8_NAME = 0x800;

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Little-endian fields of two or four bytes: `[2, 20]`. */
function fields(...parts: (readonly [size: 2 | 4, value: number] | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (part instanceof Uint8Array) return part;
      const [size, value] = part;
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value >>> 0, 0, size);
      return bytes;
    }),
  );
}

/** Info-ZIP Unicode Path extra field (4.6.9) for a name. */
export function unicodePath(name: Uint8Array, utf8: string): Uint8Array {
  const data = fields(Uint8Array.of(1), [4, crc32(name)], bytesOf(utf8));
  return fields([2, 0x7075], [2, data.length], data);
}

/** The bytes of a zip, and where its directory begins. */
export function rawZip(files: readonly RawFile[]): { bytes: Uint8Array; directory: number } {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { local, record } = rawFile(file, at);
    locals.push(local);
    records.push(record);
    at += local.length;
  }
  const directory = Buffer.concat(records);
  const count = Math.min(files.length, 0xffff);
  const end = fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0]);
  return { bytes: new Uint8Array(Buffer.concat([...locals, directory, end])), directory: at };
}

function rawFile(file: RawFile, at: number): { local: Buffer; record: Buffer } {
  const { flags = 0, extra = new Uint8Array(), stored = false, attributes = 0 } = file;
  const [name, data] = [bytesOf(file.name), bytesOf(file.data ?? '')];
  const packed = stored ? data : deflateRawSync(data);
  const sizes = [
    [4, crc32(data)],
    [4, packed.length],
    [4, file.uncompressed ?? data.length],
  ] as const;
  const follow = (flags & SIZES_FOLLOW) !== 0;
  const head = [
    [2, 20],
    [2, flags],
    [2, stored ? 0 : 8],
    [4, 0x5821_0000],
  ] as const;
  const lengths = [
    [2, name.length],
    [2, extra.length],
  ] as const;
  const none = [
    [4, 0],
    [4, 0],
    [4, 0],
  ] as const;
  const descriptor = follow ? fields([4, 0x08074b50], ...sizes) : Buffer.alloc(0);
  const local = fields(
    [4, 0x04034b50],
    ...head,
    ...(follow ? none : sizes),
    ...lengths,
    name,
    extra,
    packed,
    descriptor,
  );
  const record = fields(
    ...([[4, 0x02014b50], [2, 0x0314], ...head, ...sizes, ...lengths] as const),
    ...([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, attributes],
      [4, at],
    ] as const),
    name,
    extra,
  );
  return { local, record };
}
