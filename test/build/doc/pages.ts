/** Pages of 512 bytes that hold the properties of paragraphs and characters by their place in the file (ChpxFkp, PapxFkp). */
import { Bytes, plc } from './bytes.js';
import type { Pap } from './flow.js';
import type { Chunk } from './pieces.js';
import { littleEndian } from './sprm.js';

const PAGE = 512;

/** Text from one place in the file to another whose properties are one. */
interface Run {
  from: number;
  to: number;
  /** As the page holds them; empty for none. */
  properties: readonly number[];
}

export interface Pages {
  /** One page after the other, to be put at a multiple of 512. */
  bytes: Uint8Array;
  /** PlcBteChpx or PlcBtePapx, when the first page is the one with this number. */
  table(firstPage: number): Uint8Array;
}

export const characterPages = (chunks: readonly Chunk[]): Pages => pagesOf(characterRuns(chunks), 1);

/** An entry of a paragraph has 12 bytes about its height that are no longer used (BxPap). */
export const paragraphPages = (chunks: readonly Chunk[]): Pages => pagesOf(paragraphRuns(chunks), 13);

/** A gap between two stretches belongs to the run before it. */
function characterRuns(chunks: readonly Chunk[]): Run[] {
  const runs: Run[] = [];
  let chp: readonly number[] | undefined;
  for (const { fc, units, size } of chunks)
    units.forEach((unit, index) => {
      const at = fc + index * size;
      const last = runs.at(-1);
      if (last && chp && same(chp, unit.chp)) last.to = at + size;
      else {
        if (last) last.to = at;
        runs.push({ from: at, to: at + size, properties: unit.chp.length === 0 ? [] : [unit.chp.length, ...unit.chp] });
      }
      chp = unit.chp;
    });
  return runs;
}

/** Bytes left free after a piece whose paragraph goes on elsewhere. */
export const GAP = 2;

/**
 * A run ends after a paragraph mark. If the pieces are in disorder, what stands before the mark in the file may belong to
 * another paragraph, whose end is elsewhere; a run that ends beyond its piece says that the paragraph does not (2.4.2).
 */
function paragraphRuns(chunks: readonly Chunk[]): Run[] {
  const runs: Run[] = [];
  let from = chunks[0]?.fc ?? 0;
  let end = from;
  for (const { fc, units, size, tail } of chunks) {
    units.forEach(({ pap }, index) => {
      end = fc + (index + 1) * size;
      if (!pap) return;
      runs.push({ from, to: end, properties: papx(pap) });
      from = end;
    });
    if (!tail) continue;
    runs.push({ from, to: end + GAP, properties: papx(tail) });
    from = end + GAP;
  }
  if (end > from) runs.push({ from, to: end, properties: [] });
  return runs;
}

/** PapxInFkp: half the length of what follows, rounded up; or zero, and then half the length. */
function papx({ style, grpprl }: Pap): number[] {
  if (style === 0 && grpprl.length === 0) return [];
  const content = [...littleEndian(style, 2), ...grpprl];
  if (content.length % 2 === 1) return [(content.length + 1) / 2, ...content];
  return [0, content.length / 2, ...content];
}

function pagesOf(runs: readonly Run[], entrySize: number): Pages {
  const bytes = new Bytes();
  const firsts: number[] = [];
  let open: PageOf = new PageOf(entrySize);
  for (const run of runs) {
    if (!open.add(run)) {
      open.write(bytes);
      open = new PageOf(entrySize);
      if (!open.add(run)) throw new RangeError(`${run.properties.length} bytes of properties do not fit into a page`);
    }
    if (open.runs.length === 1) firsts.push(run.from);
  }
  open.write(bytes);
  const end = runs.at(-1)?.to ?? 0;
  const table = (firstPage: number) =>
    plc(
      [...firsts, end],
      firsts.map((_, at) => littleEndian(firstPage + at, 4)),
    );
  return { bytes: bytes.done(), table };
}

/** Places and entries from its begin, properties from its end, their number in the last byte. */
class PageOf {
  readonly runs: Run[] = [];
  /** Where in the page the properties of each run are, in words; 0 is none. */
  private readonly offsets: number[] = [];
  private readonly content: { at: number; properties: readonly number[] }[] = [];
  private free = PAGE - 1;

  constructor(private readonly entrySize: number) {}

  /** False when the page is full. */
  add(run: Run): boolean {
    const head = (this.runs.length + 2) * 4 + (this.runs.length + 1) * this.entrySize;
    const shared = this.content.find(({ properties }) => same(properties, run.properties));
    const at = shared?.at ?? (this.free - run.properties.length) & ~1;
    if (run.properties.length > 0 && at < head) return false;
    if (head > this.free) return false;
    this.runs.push(run);
    this.offsets.push(run.properties.length === 0 ? 0 : at / 2);
    if (!shared && run.properties.length > 0) {
      this.content.push({ at, properties: run.properties });
      this.free = at;
    }
    return true;
  }

  write(bytes: Bytes): void {
    const page = new Uint8Array(PAGE);
    const head = new Bytes().u32(...this.runs.map(({ from }) => from), this.runs.at(-1)?.to ?? 0);
    for (const offset of this.offsets) head.u8(offset).zeros(this.entrySize - 1);
    page.set(head.done());
    for (const { at, properties } of this.content) page.set(properties, at);
    page[PAGE - 1] = this.runs.length;
    bytes.raw(page);
  }
}

const same = (one: readonly number[], other: readonly number[]): boolean =>
  one === other || (one.length === other.length && one.every((value, at) => value === other[at]));
