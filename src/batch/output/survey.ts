/**
 * How much of a run that was cut short still stands, found out while the first walk goes on: if every file it had done is there
 * unchanged, in the same order and with none between, its tables are appended to; otherwise they are copied from.
 */
import type { Found, Sighting } from '../input/find.js';
import { comparePlaces } from '../input/order.js';
import { type JournalRecord, readJournal } from './journal.js';
import { writtenUpTo } from './row-files.js';
import type { Left } from './state-folder.js';

/** The run that may be gone on with. */
export class Candidate {
  readonly left: Left;
  readonly upTo: { journal: number; sizes: number[]; names: string[] };
  readonly #records: AsyncGenerator<{ record: JournalRecord; end: number }, void, void>;
  #stands = true;
  #ended = false;

  private constructor(
    left: Left,
    upTo: Candidate['upTo'],
    records: AsyncGenerator<{ record: JournalRecord; end: number }, void, void>,
  ) {
    this.left = left;
    this.upTo = upTo;
    this.#records = records;
  }

  /** Undefined where there is no such run, or one with other options. */
  static async open(left: Left, options: string): Promise<Candidate | undefined> {
    const upTo = await writtenUpTo(left.rows);
    const reader = upTo === undefined ? undefined : await readJournal(left.journal);
    if (upTo === undefined || reader === undefined) return undefined;
    if (reader.head.options === options) return new Candidate(left, upTo, reader.records);
    await reader.records.return();
    return undefined;
  }

  /** Sees what the walk meets next. `holds`: whether what the run has of a file still holds good. */
  async see(sighting: Sighting, holds: (record: JournalRecord, found: Found) => Promise<boolean>): Promise<void> {
    if (!this.#stands || this.#ended) return;
    const { value } = await this.#records.next();
    if (value === undefined || value.end > this.upTo.journal) {
      this.#ended = true;
      return;
    }
    const { record } = value;
    if (comparePlaces(record.place, sighting.place) !== 0) this.#stands = false;
    else if ('source' in sighting) this.#stands = record.file !== undefined && (await holds(record, sighting));
    else this.#stands = JSON.stringify(record.passed?.found) === JSON.stringify(sighting.passed);
  }

  /** Whether all that the run had done still stands. */
  async end(): Promise<boolean> {
    const rest = this.#ended ? undefined : (await this.#records.next()).value;
    await this.#records.return();
    return this.#stands && (rest === undefined || rest.end > this.upTo.journal);
  }
}
