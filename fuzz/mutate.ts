/** Ways to damage a file, each by its name; which one, and where, the random numbers say. */
import type { Random } from './random.js';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** What a program may take for a size or an offset. */
const ABSURD = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'bytes flipped': (bytes, random) => {
    const changed = bytes.slice();
    for (let left = 1 + random.below(16); left > 0; left -= 1) changed[place(bytes, random)] = random.below(256);
    return changed;
  },
  'a bit flipped': (bytes, random) => {
    const changed = bytes.slice();
    const at = place(bytes, random);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  'cut off': (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  'begin cut off': (bytes, random) => bytes.slice(random.below(bytes.length)),
  'a piece taken out': (bytes, random) => {
    const from = place(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(600)));
  },
  'a piece doubled': (bytes, random) => {
    const from = place(bytes, random);
    const to = from + 1 + random.below(600);
    const piece = bytes.subarray(from, to);
    const copies = Array<Uint8Array>(1 + random.below(random.below(8) === 0 ? 200 : 3)).fill(piece);
    return joined(bytes.subarray(0, to), ...copies, bytes.subarray(to));
  },
  'a piece moved': (bytes, random) => {
    const changed = bytes.slice();
    changed.copyWithin(place(bytes, random), place(bytes, random), place(bytes, random) + random.below(600));
    return changed;
  },
  'a number made absurd': (bytes, random) => {
    const changed = bytes.slice();
    const view = new DataView(changed.buffer);
    for (let left = 1 + random.below(3); left > 0; left -= 1) {
      const at = place(bytes, random) & ~1;
      const value = random.pick(ABSURD);
      if (random.below(2) === 0 && at + 4 <= bytes.length) view.setUint32(at, value, true);
      else if (at + 2 <= bytes.length) view.setUint16(at, value & 0xffff, true);
    }
    return changed;
  },
  'digits made many': (bytes, random) => {
    const digits = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39);
    if (digits.length === 0) return bytes;
    const at = random.pick(digits);
    return joined(bytes.subarray(0, at), ascii('9'.repeat(1 + random.below(12))), bytes.subarray(at + 1));
  },
  'a mark put in': (bytes, random) => {
    const at = place(bytes, random);
    return joined(bytes.subarray(0, at), ascii(random.pick(MARKS)), bytes.subarray(at));
  },
};

/** Marks of the formats that are text. */
const MARKS = ['{', '}', '\\', '<', '>', '"', '&', "\\'", '\\u', '<table>', '</td>', '--', '\r\n\r\n', '\0', '|', '\t'];

/** Anywhere; half of the time where files tell of themselves, at their begin and end. */
function place({ length }: Uint8Array, random: Random): number {
  const edge = Math.min(length, 4096);
  const choice = random.below(4);
  if (choice === 0) return random.below(edge);
  if (choice === 1) return length - 1 - random.below(edge);
  return random.below(length);
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Damages a file in one to three ways. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random.below(3); left > 0 && changed.length > 0; left -= 1) {
    changed = (MUTATIONS[random.pick(Object.keys(MUTATIONS))] as Mutation)(changed, random);
  }
  return changed;
}
