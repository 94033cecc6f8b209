/**
 * Bytes that wait to be written, in one buffer that is used again and again. Thousands of small arrays that wait for some seconds each
 * would be the garbage for which the whole heap is gone through.
 */

const FIRST = 64 * 1024;
/** A buffer that had to grow beyond this is not kept. */
const MOST_KEPT = 8 * 1024 * 1024;

export class Gathered {
  #buffer: Buffer = Buffer.alloc(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(length, 2 * this.#buffer.length));
      larger.set(this.bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }

  /** What has been gathered; it holds good until more is. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
    if (this.#buffer.length > MOST_KEPT) this.#buffer = Buffer.alloc(FIRST);
  }
}
