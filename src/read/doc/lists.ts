/** Automatic numbers: the lists, and their uses by paragraphs (MS-DOC 2.4.6.3, 2.4.6.4). */
import { numberFormat } from '../word/number-formats.js';
import { type AutomaticNumber, Counters, LEVELS, type Level, type List } from '../word/numbering.js';
import type { Bytes } from './bytes.js';
import type { Part } from './fib.js';

interface Use {
  list: number;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

const LIST_BYTES = 28; // LSTF, 2.9.148
const USE_BYTES = 16; // LFO, 2.9.131
const LEVEL_BYTES = 28; // LVLF, 2.9.150
/** What follows the number (ixchFollow). */
const SUFFIXES = ['tab', 'space', 'nothing'];

/** The lists of a document, and the counters as they stand after the paragraphs so far. */
export class Lists {
  private readonly counters = new Counters();

  private constructor(
    private readonly lists: ReadonlyMap<number, List>,
    private readonly uses: readonly Use[],
  ) {}

  /** @throws Unreadable when they are damaged */
  static read(table: Bytes, lists: Part, uses: Part): Lists {
    return new Lists(
      lists.length < 2 ? new Map() : readLists(table.from(lists.offset)),
      uses.length < 4 ? [] : readUses(table.part(uses)),
    );
  }

  /** Counts a paragraph of a list (counted from 1). */
  next(use: number, level: number): AutomaticNumber | undefined {
    const found = this.uses[use - 1];
    const series = found && this.lists.get(found.list);
    return series && this.counters.next({ ...found, id: String(use), series }, level);
  }
}

/** 2.9.191 PlfLst: the lists; behind them, and not counted in its length, the levels of each. */
function readLists(plf: Bytes): Map<number, List> {
  const count = Math.max(plf.i16(0), 0);
  const levels = new Levels(plf, 2 + LIST_BYTES * count);
  const lists = new Map<number, List>();
  for (let index = 0; index < count; index += 1) {
    const at = 2 + LIST_BYTES * index;
    const simple = (plf.u8(at + 26) & 1) !== 0;
    lists.set(plf.i32(at), { id: String(plf.i32(at)), levels: levels.take(simple ? 1 : LEVELS) });
  }
  return lists;
}

/** 2.9.192 PlfLfo: the uses, then what each changes. */
function readUses(plf: Bytes): Use[] {
  const count = plf.u32(0);
  const uses: Use[] = [];
  const levels = new Levels(plf, 4 + USE_BYTES * count);
  for (let index = 0; index < count; index += 1) {
    const at = 4 + USE_BYTES * index;
    uses.push({ list: plf.i32(at), ...levels.changes(plf.u8(at + 12)) });
  }
  return uses;
}

/** Levels that stand one behind the other, each as long as it says. */
class Levels {
  constructor(
    private readonly plf: Bytes,
    private at: number,
  ) {}

  take(count: number): Map<number, Level> {
    const levels = new Map<number, Level>();
    for (let index = 0; index < count; index += 1) levels.set(index, this.level());
    return levels;
  }

  /** 2.9.133 LFOData, 2.9.132 LFOLVL */
  changes(count: number): Pick<Use, 'starts' | 'levels'> {
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    this.at += 4;
    for (let index = 0; index < count; index += 1) {
      const start = this.plf.i32(this.at);
      const flags = this.plf.u8(this.at + 4);
      this.at += 8;
      const level = flags & 0xf;
      if (flags & 0x20) levels.set(level, this.level());
      const changed = levels.get(level)?.start ?? start;
      if (flags & 0x10) starts.set(level, changed);
    }
    return { starts, levels };
  }

  /** 2.9.149 LVL */
  private level(): Level {
    const { plf, at } = this;
    const format = plf.u8(at + 4);
    const flags = plf.u8(at + 5);
    const follows = plf.u8(at + 15);
    const textAt = at + LEVEL_BYTES + plf.u8(at + 24) + plf.u8(at + 25);
    const length = plf.u16(textAt);
    let text = '';
    for (let index = 0; index < length; index += 1) text += character(plf.u16(textAt + 2 + 2 * index));
    this.at = textAt + 2 + 2 * length;
    return {
      start: plf.i32(at),
      format: numberFormat(format) ?? `nfc${format}`,
      text,
      suffix: SUFFIXES[follows] ?? 'tab',
      // fNoRestart: restart after the level that ilvlRestartLim names, instead of after any above
      ...((flags & 8) !== 0 && { restart: plf.u8(at + 26) }),
      legal: (flags & 4) !== 0,
    };
  }
}

/** 2.9.349 Xst of a level: a character below 9 stands for the number of that level. */
function character(unit: number): string {
  return unit < LEVELS ? `%${unit + 1}` : String.fromCharCode(unit);
}
