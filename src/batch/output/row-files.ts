/**
 * The files with rows of a run, and its journal, in a folder of their own until the run is done. Rows are appended in the order of
 * the run. A line of the journal is written only after the rows it speaks of are on the disk, so whatever happens, what the
 * journal knows is there; what is behind it is cut off when the run is taken up.
 */
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { Gathered } from './gathered.js';
import { type JournalHead, type JournalRecord, readJournal } from './journal.js';

/** Bytes of rows that wait in memory before they are written. */
const AHEAD = 2 * 1024 * 1024;
/** Files after which what is written is made sure of: at most so many are converted again after a sudden end. */
const SURE_AFTER = 256;
/** Bytes copied at a time. */
const CHUNK = 1024 * 1024;

export const JOURNAL = 'journal.ndjson';

/** A file with rows: its name, and what it begins with. */
export interface RowFile {
  name: string;
  head: string;
}

/** Where the rows of a record stand in some folder. */
export interface RowPlace {
  files: readonly FileHandle[];
  /** The byte at which they begin in each file. */
  from: readonly number[];
}

export class RowFiles {
  readonly folder: string;
  readonly #files: FileHandle[];
  readonly #journal: FileHandle;
  readonly #sizes: number[];
  #journalSize: number;
  /** Rows of each file that are not written yet. */
  readonly #waiting: readonly Gathered[];
  /** Bytes of rows since the last record, for each file. */
  #since: number[];
  #lines: string[] = [];
  /** How many of the lines speak of rows that are written. */
  #covered = 0;
  /** Rows in another folder that stand one after the other and are still to be copied. */
  #copy: { place: RowPlace; bytes: number[] } | undefined;

  private constructor(folder: string, files: FileHandle[], journal: FileHandle, sizes: number[], journalSize: number) {
    this.folder = folder;
    this.#files = files;
    this.#journal = journal;
    this.#sizes = sizes;
    this.#journalSize = journalSize;
    this.#waiting = files.map(() => new Gathered());
    this.#since = files.map(() => 0);
  }

  /** Begins anew. */
  static async create(folder: string, head: Omit<JournalHead, 'files'>, files: readonly RowFile[]): Promise<RowFiles> {
    await mkdir(folder, { recursive: true });
    const heads = files.map((file) => Buffer.from(file.head));
    const handles = await Promise.all(files.map((file) => open(path.join(folder, file.name), 'w')));
    await Promise.all(handles.map((handle, index) => writeAll(handle, heads[index] ?? Buffer.alloc(0), 0)));
    const journal = await open(path.join(folder, JOURNAL), 'w');
    const sizes = heads.map((bytes) => bytes.length);
    const known: JournalHead = { ...head, files: files.map(({ name }, index) => ({ name, head: sizes[index] ?? 0 })) };
    const first = Buffer.from(`${JSON.stringify(known)}\n`);
    await writeAll(journal, first, 0);
    return new RowFiles(folder, handles, journal, sizes, first.length);
  }

  /** Goes on where a run was cut short: whatever the journal does not know of is cut off. */
  static async continue(folder: string, upTo: { journal: number; sizes: number[] }, names: readonly string[]) {
    const handles = await Promise.all(names.map((name) => open(path.join(folder, name), 'r+')));
    const journal = await open(path.join(folder, JOURNAL), 'r+');
    await Promise.all(handles.map((handle, index) => handle.truncate(upTo.sizes[index])));
    await journal.truncate(upTo.journal);
    return new RowFiles(folder, handles, journal, [...upTo.sizes], upTo.journal);
  }

  /** Appends rows of the record that comes next, given for each file. */
  async rows(rows: readonly (readonly Uint8Array[])[]): Promise<void> {
    await this.#copied();
    for (const [index, parts] of rows.entries()) {
      for (const part of parts) {
        this.#waiting[index]?.add(part);
        this.#since[index] = (this.#since[index] ?? 0) + part.length;
      }
    }
    if (this.#waiting.reduce((sum, { length }) => sum + length, 0) >= AHEAD) await this.#flush();
  }

  /** Ends a record: the rows since the last one are its own. */
  async record(record: Omit<JournalRecord, 'rows'>): Promise<void> {
    await this.#copied();
    this.#lines.push(`${JSON.stringify({ ...record, rows: this.#since })}\n`);
    this.#since = this.#since.map(() => 0);
    if (this.#lines.length >= SURE_AFTER) await this.makeSure();
  }

  /** Appends a record whose rows stand in another folder already. */
  async copy(record: JournalRecord, place: RowPlace): Promise<void> {
    if (!this.#follows(place)) await this.#copied();
    this.#copy ??= { place, bytes: record.rows.map(() => 0) };
    for (const [index, count] of record.rows.entries())
      this.#copy.bytes[index] = (this.#copy.bytes[index] ?? 0) + count;
    this.#lines.push(`${JSON.stringify(record)}\n`);
    if (this.#lines.length >= 8 * SURE_AFTER) await this.makeSure();
  }

  #follows({ files, from }: RowPlace): boolean {
    const copy = this.#copy;
    return (
      copy?.place.files === files &&
      from.every((at, index) => at === (copy.place.from[index] ?? 0) + (copy.bytes[index] ?? 0))
    );
  }

  /** Ends the files: whatever rows come after the last record, the journal knows nothing of. */
  async finish(): Promise<void> {
    await this.makeSure();
    await Promise.all(this.#files.map((file) => file.datasync()));
    await this.close();
  }

  /** Writes what waits, and gets it to the disk: first the rows, then the lines of the journal that speak of them. */
  async makeSure(): Promise<void> {
    await this.#copied();
    await this.#flush();
    await this.#putDown();
  }

  /** The same after an error, as far as it can be done: on a full disk the lines that speak of rows which are there may still fit. */
  async saveWhatIsThere(): Promise<void> {
    await this.makeSure().catch(() => this.#putDown());
  }

  /** Writes the lines of the journal whose rows are written, once those are on the disk. */
  async #putDown(): Promise<void> {
    if (this.#covered === 0) return;
    // A folder that was removed while it was written to keeps taking rows: nobody would ever see them.
    await stat(path.join(this.folder, JOURNAL));
    await Promise.all(this.#files.map((file) => file.datasync()));
    const bytes = Buffer.from(this.#lines.slice(0, this.#covered).join(''));
    await writeAll(this.#journal, bytes, this.#journalSize);
    this.#lines = this.#lines.slice(this.#covered);
    this.#covered = 0;
    this.#journalSize += bytes.length;
    await this.#journal.datasync();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files, this.#journal].map((file) => file.close()));
  }

  /** What could not be written goes on waiting. */
  async #flush(): Promise<void> {
    await Promise.all(
      this.#waiting.map(async (rows, index) => {
        if (rows.length === 0) return;
        this.#sizes[index] = await this.#write(index, rows.bytes);
        rows.clear();
      }),
    );
    if (this.#copy === undefined) this.#covered = this.#lines.length;
  }

  async #copied(): Promise<void> {
    const copy = this.#copy;
    if (copy === undefined) return;
    // Rows that came before those; the lines of the copy wait until it is made.
    await this.#flush();
    const sizes = await Promise.all(
      copy.bytes.map(async (count, index) => {
        const source = copy.place.files[index];
        const from = copy.place.from[index] ?? 0;
        let size = this.#sizes[index] ?? 0;
        for (let done = 0; source !== undefined && done < count; done += CHUNK) {
          const part = Buffer.alloc(Math.min(CHUNK, count - done));
          const { bytesRead } = await source.read(part, 0, part.length, from + done);
          if (bytesRead < part.length) throw new RangeError('rows that the journal speaks of are not there');
          size = await this.#write(index, part, size);
        }
        return size;
      }),
    );
    for (const [index, size] of sizes.entries()) this.#sizes[index] = size;
    this.#copy = undefined;
    this.#covered = this.#lines.length;
  }

  /** Appends to a file and gives its new size. */
  async #write(index: number, bytes: Uint8Array, size = this.#sizes[index] ?? 0): Promise<number> {
    const file = this.#files[index];
    if (file !== undefined) await writeAll(file, bytes, size);
    return size + bytes.length;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** How much of an interrupted run can be gone on with: the records whose rows are all there. */
export async function writtenUpTo(
  folder: string,
): Promise<{ journal: number; sizes: number[]; names: string[] } | undefined> {
  const reader = await readJournal(path.join(folder, JOURNAL));
  if (reader === undefined) return undefined;
  const names = reader.head.files.map(({ name }) => name);
  const there = await Promise.all(names.map((name) => sizeOf(path.join(folder, name))));
  let sizes = reader.head.files.map(({ head }) => head);
  if (sizes.some((size, index) => size > (there[index] ?? -1))) return undefined;
  let journal = reader.headEnd;
  for await (const { record, end } of reader.records) {
    const next = sizes.map((size, index) => size + (record.rows[index] ?? 0));
    if (next.some((size, index) => size > (there[index] ?? -1))) break;
    sizes = next;
    journal = end;
  }
  return { journal, sizes, names };
}

const sizeOf = (at: string): Promise<number> =>
  stat(at).then(
    ({ size }) => size,
    () => -1,
  );
