/**
 * Formatted disk pages: the properties of paragraphs and characters, by where their text stands in the file (MS-DOC 2.9.32
 * ChpxFkp, 2.9.178 PapxFkp). A page of 512 bytes is read from both its ends:
 *
 *     offsets of text … indexes …  (free)  … lists of modifiers … count
 *     ^ 4 bytes each    ^ 1 or 13                                 ^ the last byte
 */
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Bytes } from './bytes.js';
import type { Part } from './fib.js';

/** Text of one format: from and to, as offsets in the WordDocument stream. */
export interface Run {
  from: number;
  to: number;
  /** The style of a paragraph; 0 for characters. */
  style: number;
  modifiers: Uint8Array;
}

const PAGE_BYTES = 512;
const NONE = new Uint8Array(0);
/** Bits of a page's number (2.9.176 PnFkpPapx); the others are unused. */
const PAGE_NUMBER = 0x3fffff;

/** How the two kinds of pages differ. */
const KINDS = {
  /** Bytes of an index, and how a list is read at an offset of the page. */
  paragraphs: { indexBytes: 13, list: paragraphModifiers },
  characters: { indexBytes: 1, list: characterModifiers },
} as const;

type List = Pick<Run, 'style' | 'modifiers'>;

/** The runs of all pages of a kind, in the order of the file. */
export function readRuns(stream: Bytes, table: Bytes, part: Part, kind: keyof typeof KINDS): Runs {
  const plc = table.part(part);
  const count = Math.floor((plc.length - 4) / 8);
  const runs: Run[] = [];
  const most = Math.floor(stream.length / PAGE_BYTES);
  if (count > most) throw unreadable('document_damaged', inWords('reason', 'doc_pages'));
  for (let index = 0; index < count; index += 1) {
    const number = plc.u32(4 * (count + 1) + 4 * index) & PAGE_NUMBER;
    readPage(stream.part({ offset: number * PAGE_BYTES, length: PAGE_BYTES }), kind, runs);
  }
  return new Runs(runs);
}

function readPage(page: Bytes, kind: keyof typeof KINDS, runs: Run[]): void {
  const { indexBytes, list } = KINDS[kind];
  const count = page.u8(PAGE_BYTES - 1);
  if (4 * (count + 1) + indexBytes * count >= PAGE_BYTES) {
    throw unreadable('document_damaged', inWords('reason', 'doc_pages'));
  }
  for (let index = 0; index < count; index += 1) {
    const offset = 2 * page.u8(4 * (count + 1) + indexBytes * index);
    const from = page.u32(4 * index);
    const to = page.u32(4 * index + 4);
    if (runs.length >= LIMITS.formatRuns) {
      throw unreadable('document_limit', { ...inWords('what', 'format_runs'), limit: LIMITS.formatRuns });
    }
    if (from < to) runs.push({ from, to, ...(offset === 0 ? { style: 0, modifiers: NONE } : list(page, offset)) });
  }
}

/** 2.9.175 PapxInFkp: the length in words; one byte less, or, after a zero, all of it. */
function paragraphModifiers(page: Bytes, offset: number): List {
  const words = page.u8(offset);
  const [begin, length] = words === 0 ? [offset + 2, 2 * page.u8(offset + 1)] : [offset + 1, 2 * words - 1];
  if (length < 2) return { style: 0, modifiers: NONE };
  return { style: page.u16(begin), modifiers: page.slice(begin + 2, length - 2) };
}

/** 2.9.31 Chpx */
function characterModifiers(page: Bytes, offset: number): List {
  return { style: 0, modifiers: page.slice(offset + 1, page.u8(offset)) };
}

/** Runs that can be looked up. */
export class Runs {
  private readonly runs: readonly Run[];
  private last = 0;

  constructor(runs: Run[]) {
    this.runs = runs.sort((one, other) => one.from - other.from);
  }

  /** The run at an offset, or where the next one begins (infinity if there is none). Text comes mostly in order. */
  at(offset: number): Run | number {
    if (!holds(this.runs[this.last], offset)) {
      this.last = holds(this.runs[this.last + 1], offset) ? this.last + 1 : this.search(offset);
    }
    const run = this.runs[this.last];
    if (run && holds(run, offset)) return run;
    return this.runs[run && run.from > offset ? this.last : this.last + 1]?.from ?? Number.POSITIVE_INFINITY;
  }

  /** The last run that begins at or before an offset; 0 if there is none. */
  private search(offset: number): number {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.runs[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }
}

const holds = (run: Run | undefined, offset: number): boolean =>
  run !== undefined && run.from <= offset && offset < run.to;
