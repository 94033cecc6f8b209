/** A stream of a .doc: little-endian numbers at offsets, each checked against its end. */
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Part } from './fib.js';

export class Bytes {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.check(at, 1);
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    this.check(at, 2);
    return this.view.getUint16(at, true);
  }

  i16(at: number): number {
    this.check(at, 2);
    return this.view.getInt16(at, true);
  }

  u32(at: number): number {
    this.check(at, 4);
    return this.view.getUint32(at, true);
  }

  i32(at: number): number {
    this.check(at, 4);
    return this.view.getInt32(at, true);
  }

  /** A part of the stream as a stream of its own. */
  part({ offset, length }: Part): Bytes {
    return new Bytes(this.slice(offset, length));
  }

  /** The bytes of a part. */
  slice(offset: number, length: number): Uint8Array {
    this.check(offset, length);
    return this.bytes.subarray(offset, offset + length);
  }

  /** From an offset to the end. */
  from(offset: number): Bytes {
    this.check(offset, 0);
    return new Bytes(this.bytes.subarray(offset));
  }

  private check(at: number, length: number): void {
    if (!(at >= 0 && at + length <= this.bytes.length)) {
      throw unreadable('document_damaged', inWords('reason', 'doc_truncated'));
    }
  }
}
