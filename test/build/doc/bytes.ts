/** Bytes written one after the other, little-endian, as every structure of [MS-DOC] is. */
export class Bytes {
  private readonly all: number[] = [];

  get length(): number {
    return this.all.length;
  }

  u8(...values: number[]): this {
    for (const value of values) this.all.push(value & 0xff);
    return this;
  }

  u16(...values: number[]): this {
    for (const value of values) this.all.push(value & 0xff, (value >> 8) & 0xff);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, (value >>> 16) & 0xffff);
    return this;
  }

  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.all.push(byte & 0xff);
    return this;
  }

  utf16(text: string): this {
    for (let at = 0; at < text.length; at++) this.u16(text.charCodeAt(at));
    return this;
  }

  zeros(count: number): this {
    for (let at = 0; at < count; at++) this.all.push(0);
    return this;
  }

  /** Zeros up to a multiple of `size`. */
  align(size: number): this {
    return this.zeros((size - (this.all.length % size)) % size);
  }

  /** Writes over what is there. */
  put32(at: number, value: number): void {
    for (let byte = 0; byte < 4; byte++) this.all[at + byte] = (value >>> (8 * byte)) & 0xff;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.all);
  }
}

/** A PLC (2.2.2): positions, one more than there are data, then the data. */
export function plc(positions: readonly number[], data: readonly (readonly number[])[] = []): Uint8Array {
  const bytes = new Bytes().u32(...positions);
  for (const one of data) bytes.raw(one);
  return bytes.done();
}
