/**
 * What earlier runs left in the output folder, read along with the walk: both are in the order of the run, so they are held against
 * each other like two sorted lists, and neither is ever in memory as a whole.
 */
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { comparePlaces, type Place } from '../input/order.js';
import { type JournalRecord, readJournal } from './journal.js';
import type { RowPlace } from './row-files.js';
import type { Left } from './state-folder.js';

/** A record with its rows, as an earlier run left them. */
export interface Standing {
  record: JournalRecord;
  rows: RowPlace;
  /** The folder with the rows. */
  folder: string;
  /** Of the very run that is gone on with: the rows are where they belong already. */
  own: boolean;
}

interface Opened {
  records: AsyncGenerator<{ record: JournalRecord }, void, void>;
  folder: string;
  own: boolean;
}

/** One earlier run being read. */
export class Source {
  readonly #files: readonly FileHandle[];
  readonly #sizes: readonly number[];
  readonly #records: AsyncGenerator<{ record: JournalRecord }, void, void>;
  readonly #folder: string;
  readonly #own: boolean;
  #from: number[];
  /** The record that comes next, with its rows. */
  next: Standing | undefined;

  private constructor(files: FileHandle[], sizes: number[], heads: number[], of: Opened) {
    this.#files = files;
    this.#sizes = sizes;
    this.#from = heads;
    this.#records = of.records;
    this.#folder = of.folder;
    this.#own = of.own;
  }

  /** Undefined where there is nothing that can be used with these options. */
  static async open({ journal, rows }: Left, options: string, own = false): Promise<Source | undefined> {
    const reader = await readJournal(journal);
    if (reader === undefined || reader.head.options !== options) {
      await reader?.records.return();
      return undefined;
    }
    const files: FileHandle[] = [];
    try {
      for (const { name } of reader.head.files) files.push(await open(path.join(rows, name), 'r'));
      const sizes = await Promise.all(files.map(async (file) => (await file.stat()).size));
      const heads = reader.head.files.map(({ head }) => head);
      const source = new Source(files, sizes, heads, { records: reader.records, folder: rows, own });
      await source.advance();
      return source;
    } catch {
      // A table is gone: its rows are made anew.
      await reader.records.return();
      await Promise.all(files.map((file) => file.close()));
      return undefined;
    }
  }

  async advance(): Promise<void> {
    this.next = undefined;
    const { value } = await this.#records.next();
    if (value === undefined) return;
    const from = this.#from;
    this.#from = from.map((at, index) => at + (value.record.rows[index] ?? 0));
    // Rows that never got to the disk: from here on the journal speaks of what is not there.
    if (this.#from.some((end, index) => end > (this.#sizes[index] ?? 0))) return;
    this.next = { record: value.record, rows: { files: this.#files, from }, folder: this.#folder, own: this.#own };
  }

  async close(): Promise<void> {
    await this.#records.return();
    await Promise.all(this.#files.map((file) => file.close()));
  }
}

/** Earlier runs, the later ones first: what several have of a file is taken from the last. */
export class Earlier {
  readonly #sources: readonly Source[];

  private constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** `own`: the run that is gone on with. */
  static async open(runs: readonly Left[], options: string, own?: Left): Promise<Earlier> {
    const sources = [];
    for (const run of own === undefined ? runs : [own, ...runs])
      sources.push(await Source.open(run, options, run === own));
    return new Earlier(sources.filter((source) => source !== undefined));
  }

  /** What stood before a place in the order and was not asked for: the files are gone. */
  async *before(place: Place): AsyncGenerator<Standing, void, void> {
    for (;;) {
      const first = this.#first();
      if (first === undefined || comparePlaces(first.record.place, place) >= 0) return;
      yield first;
      await this.#leave(first.record.place);
    }
  }

  /** What stands at a place. */
  async at(place: Place): Promise<Standing | undefined> {
    const first = this.#first();
    if (first === undefined || comparePlaces(first.record.place, place) !== 0) return undefined;
    await this.#leave(place);
    return first;
  }

  /** Whether records of the run that is gone on with are still to come. */
  get hasOwn(): boolean {
    return this.#sources.some(({ next }) => next?.own === true);
  }

  #first(): Standing | undefined {
    let first: Standing | undefined;
    for (const { next } of this.#sources) {
      if (next !== undefined && (first === undefined || comparePlaces(next.record.place, first.record.place) < 0))
        first = next;
    }
    return first;
  }

  async #leave(place: Place): Promise<void> {
    for (const source of this.#sources) {
      while (source.next !== undefined && comparePlaces(source.next.record.place, place) === 0) await source.advance();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.close()));
  }
}
