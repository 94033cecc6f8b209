/** Texts put aside on disk, each found again by where it stands: what a run must remember of every document is kept here. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Characters that wait before they are written. */
const AHEAD = 256 * 1024;
/** Bytes read at a time. */
const CHUNK = 8 * 1024;

export class Spill {
  readonly #path: string;
  readonly #file: number;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #written = 0;

  /** Opens the file anew. */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
  }

  /** Puts a text without line breaks aside, and gives the number by which it is found again. */
  put(text: string): number {
    const at = this.#written + this.#waitingBytes;
    this.#waiting.push(`${text}\n`);
    this.#waitingBytes += Buffer.byteLength(text) + 1;
    if (this.#waitingBytes >= AHEAD) this.#flush();
    return at;
  }

  /** The text put aside at a number that `put` gave. */
  at(offset: number): string {
    this.#flush();
    const chunks: Buffer[] = [];
    for (let from = offset; ; from += CHUNK) {
      const chunk = Buffer.alloc(CHUNK);
      const length = readSync(this.#file, chunk, 0, CHUNK, from);
      const end = chunk.subarray(0, length).indexOf('\n');
      chunks.push(chunk.subarray(0, end < 0 ? length : end));
      if (end >= 0 || length === 0) return Buffer.concat(chunks).toString('utf8');
    }
  }

  /** All texts in their order, with their numbers. */
  *all(): Generator<{ offset: number; text: string }, void, void> {
    this.#flush();
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (let from = 0; from < this.#written; ) {
      const chunk = Buffer.alloc(AHEAD);
      const length = readSync(this.#file, chunk, 0, AHEAD, from);
      if (length === 0) return;
      from += length;
      rest = Buffer.concat([rest, chunk.subarray(0, length)]);
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        yield { offset, text: rest.toString('utf8', 0, end) };
        offset += end + 1;
        rest = rest.subarray(end + 1);
      }
    }
  }

  /** Closes the file and takes it away. */
  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #flush(): void {
    if (this.#waitingBytes === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''));
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
    }
    this.#written += bytes.length;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}
