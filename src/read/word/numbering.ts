/**
 * Automatic numbers. They stand in no run of text: `一、` before 总体情况 is a property of the paragraph that points to a list
 * definition, and a counter that runs through the document. The definitions come from word/numbering.xml (ECMA-376 part 1,
 * 17.9), from PlfLst and PlfLfo (MS-DOC 2.9.131, 2.9.132) or from \listtable (RTF 1.9.1); the counting is one.
 */
import { LIMITS } from '../limits.js';
import { numeral } from './numerals.js';

/** A level of a list. */
export interface Level {
  start: number;
  /** A name of ST_NumberFormat (numerals.ts). */
  format: string;
  /** `（%1）`: `%1` to `%9` stand for the numbers of levels 0 to 8. */
  text: string;
  /** What follows: `tab`, `space`, `nothing`. */
  suffix: string;
  /** Restart after this level (counted from 1) or a higher one; 0 is never; absent is after any higher level. */
  restart?: number;
  /** All numbers of higher levels in plain digits. */
  legal: boolean;
}

/** A list: its levels count on through the whole document. */
export interface List {
  id: string;
  levels: ReadonlyMap<number, Level>;
}

/** One of several uses of a list; it may begin anew, or look otherwise. */
export interface ListUse {
  id: string;
  series: List;
  starts: ReadonlyMap<number, number>;
  levels: ReadonlyMap<number, Level>;
}

/** The number of one paragraph. */
export interface AutomaticNumber {
  text: string;
  /** What stands between number and text: a tab, a space, nothing. */
  gap: string;
  bullet: boolean;
  /** A format without a line in numerals.ts, written in plain digits. */
  unknown: boolean;
}

/** Levels of a list (17.9.6). */
export const LEVELS = 9;

export const PLAIN_LEVEL: Level = { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false };

/** The counters of a document as they stand after the paragraphs so far. */
export class Counters {
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** Counts a paragraph; undefined where the list has no such level. */
  next(use: ListUse, level: number): AutomaticNumber | undefined {
    const defined = levelOf(use, level);
    return defined && written(use, level, defined, this.count(use, level));
  }

  /** All uses of one list count on together, unless a use says where it starts (17.9.27 startOverride). */
  private count(use: ListUse, level: number): (number | undefined)[] {
    const counters = this.counters.get(use.series.id) ?? [];
    this.counters.set(use.series.id, counters);
    const begin = `${use.id}/${level}`;
    if (use.starts.has(level) && !this.begun.has(begin)) counters[level] = undefined;
    this.begun.add(begin);
    const before = counters[level];
    counters[level] = before === undefined ? startOf(use, level) : before + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = levelOf(use, deeper)?.restart;
      if (restart === undefined || level < restart) counters[deeper] = undefined;
    }
    return counters;
  }
}

function written(
  use: ListUse,
  level: number,
  defined: Level,
  counters: readonly (number | undefined)[],
): AutomaticNumber {
  let unknown = false;
  // （%1） → （三）; %2 of level 0 would be empty in Word too.
  //  ^
  const text = defined.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    if (at > level) return '';
    const value = counters[at] ?? startOf(use, at);
    const number = numeral(defined.legal ? 'decimal' : (levelOf(use, at) ?? PLAIN_LEVEL).format, value);
    unknown ||= number === undefined;
    return number ?? String(value);
  });
  const gap = defined.suffix === 'nothing' ? '' : defined.suffix === 'space' ? ' ' : '\t';
  return { text: text.slice(0, LIMITS.numberingText), gap, bullet: defined.format === 'bullet', unknown };
}

function levelOf(use: ListUse, level: number): Level | undefined {
  return use.levels.get(level) ?? use.series.levels.get(level);
}

function startOf(use: ListUse, level: number): number {
  return use.starts.get(level) ?? (levelOf(use, level) ?? PLAIN_LEVEL).start;
}
