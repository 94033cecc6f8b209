/** The file half of CSV: rows go to the disk as they come, so what is written stays when a later document fails. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { BYTE_ORDER_MARK, csvStream, type Value } from './csv.js';

/** Bytes that may wait for the disk: the rows of some documents, so that a run does not stop for each of them. */
const AHEAD = 1024 * 1024;

export class CsvFile {
  readonly #rows: ReturnType<typeof csvStream>;
  readonly #written: Promise<void>;

  /** Opens the file anew; an error in doing so comes out of the first `write` or of `close`. */
  constructor(path: string, header: readonly string[]) {
    this.#rows = csvStream(header);
    const file = createWriteStream(path, { highWaterMark: AHEAD });
    file.write(BYTE_ORDER_MARK);
    this.#written = pipeline(this.#rows, file);
    // Whoever waits next gets the error; until then it must not end the process as unhandled.
    this.#written.catch(() => {});
  }

  /** Takes the rows of a document, and waits while the disk is behind. */
  async write(rows: readonly Value[][]): Promise<void> {
    let keepsUp = true;
    for (const row of rows) {
      if (this.#rows.destroyed) return this.#written;
      keepsUp = this.#rows.write(row);
    }
    if (!keepsUp) await this.#drained();
    if (this.#rows.destroyed) await this.#written;
  }

  /** Not a race against `#written`: that promise lives as long as the run and would keep every loser of it. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#rows.off('drain', done);
        this.#rows.off('close', done);
        resolve();
      };
      this.#rows.on('drain', done);
      this.#rows.on('close', done);
    });
  }

  async close(): Promise<void> {
    if (!this.#rows.destroyed) this.#rows.end();
    await this.#written;
  }
}
