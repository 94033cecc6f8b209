/**
 * A table from texts to numbers that keeps no text: 16 bytes an entry, a fourth of them free at the least, however long the names of
 * an archive are.
 * Two texts of one fingerprint would be taken for the same; among a million there is one such pair in some thirty million archives.
 */
import { hash } from 'node:crypto';

/** Entries there is room for at first. */
const FIRST = 1024;

export class Fingerprints {
  #keys = new BigUint64Array(FIRST);
  #values = new Float64Array(FIRST);
  #size = 0;

  /** The number put down for a text. */
  get(text: string): number | undefined {
    const key = fingerprint(text);
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? this.#values[slot] : undefined;
  }

  has(text: string): boolean {
    return this.get(text) !== undefined;
  }

  set(text: string, value = 0): void {
    if (4 * this.#size >= 3 * this.#keys.length) this.#grow();
    this.#put(fingerprint(text), value);
  }

  #put(key: bigint, value: number): void {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === 0n) this.#size++;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  /** The slot of the key, or the free one where it belongs: open addressing, the next slot when one is taken. */
  #slotOf(key: bigint): number {
    const last = this.#keys.length - 1;
    let slot = Number(key & BigInt(last));
    while (this.#keys[slot] !== 0n && this.#keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new BigUint64Array(2 * keys.length);
    this.#values = new Float64Array(2 * keys.length);
    this.#size = 0;
    keys.forEach((key, slot) => {
      if (key !== 0n) this.#put(key, values[slot] ?? 0);
    });
  }
}

/** 64 bits of the SHA-256; 0 stands for a free slot. */
function fingerprint(text: string): bigint {
  const key = hash('sha256', text, 'buffer').readBigUInt64LE();
  return key === 0n ? 1n : key;
}
