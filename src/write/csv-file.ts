/** The file half of CSV: rows go to the disk as they come, so what is written stays when a later document fails. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { headText, rowsText, type Value } from './csv.js';

/** Bytes that may wait for the disk: the rows of some documents, so that a run does not stop for each of them. */
const AHEAD = 1024 * 1024;

export class CsvFile {
  readonly #file: WriteStream;
  readonly #written: Promise<void>;

  /** Opens the file anew; an error in doing so comes out of the first `write` or of `close`. */
  constructor(path: string, header: readonly string[]) {
    this.#file = createWriteStream(path, { highWaterMark: AHEAD });
    this.#written = finished(this.#file);
    // Whoever waits next gets the error; until then it must not end the process as unhandled.
    this.#written.catch(() => {});
    this.#file.write(headText(header));
  }

  /** Takes the rows of a document, and waits while the disk is behind. */
  async write(rows: readonly Value[][]): Promise<void> {
    if (rows.length === 0) return;
    const keepsUp = this.#file.destroyed || this.#file.write(rowsText(rows));
    if (!keepsUp) await this.#drained();
    if (this.#file.destroyed) await this.#written;
  }

  /** Not a race against `#written`: that promise lives as long as the run and would keep every loser of it. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#file.off('drain', done);
        this.#file.off('close', done);
        resolve();
      };
      this.#file.on('drain', done);
      this.#file.on('close', done);
    });
  }

  async close(): Promise<void> {
    if (!this.#file.destroyed) this.#file.end();
    await this.#written;
  }
}
