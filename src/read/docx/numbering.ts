/**
 * Automatic numbers (ECMA-376 part 1, 17.9). They stand in no run of text: `一、` before 总体情况 is a paragraph property that
 * points to word/numbering.xml, and a counter that runs through the document.
 */
import { LIMITS } from '../limits.js';
import { numeral } from './numerals.js';
import type { Styles } from './styles.js';
import { type Attributes, isOn, walkXml } from './xml.js';

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  /** Restart after this level (counted from 1) or a higher one; 0 is never; absent is after any higher level. */
  restart?: number;
  /** All numbers of higher levels in plain digits (`isLgl`). */
  legal: boolean;
  style?: string;
}

interface Series {
  levels: Map<number, Level>;
  /** Defined elsewhere: by the numbering style of this name (17.9.21). */
  styleLink?: string;
}

interface Use {
  id: string;
  series: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
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

/** Levels of a series (17.9.6). */
const LEVELS = 9;

const PLAIN: Level = { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false };

/** The numbering of a document: its definitions and the counters as they stand after the paragraphs so far. */
export class Numbering {
  private readonly series = new Map<string, Series>();
  private readonly uses = new Map<string, Use>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(
    source: string | undefined,
    private readonly styles: Styles,
  ) {
    if (source !== undefined) walkXml(source, new Definitions(this.series, this.uses));
  }

  /** Counts a paragraph, with the numbering it names itself and its style; undefined when it has none. */
  next(own: { numId?: string; level?: number }, styleId: string | undefined): AutomaticNumber | undefined {
    const inherited = this.styles.numbering(styleId);
    const use = this.uses.get(own.numId ?? inherited.numId ?? '');
    const series = use && this.resolve(use);
    if (!use || !series) return undefined;
    const byStyle = own.numId === undefined ? levelOfStyle(series.levels, styleId) : undefined;
    const level = own.level ?? byStyle ?? inherited.level ?? 0;
    const defined = use.levels.get(level) ?? series.levels.get(level);
    if (!defined) return undefined;
    const counters = this.count(use, series, level);
    return this.written(use, series, level, defined, counters);
  }

  private resolve(use: Use): (Series & { id: string }) | undefined {
    let id = use.series;
    for (let hops = 0; hops < 8; hops += 1) {
      const series = this.series.get(id);
      if (series?.styleLink === undefined) return series && { ...series, id };
      const linked = this.uses.get(this.styles.numbering(series.styleLink).numId ?? '');
      if (!linked || linked.series === id) return undefined;
      id = linked.series;
    }
    return undefined;
  }

  /** All uses of one series count on together, unless a use says where it starts (17.9.27 startOverride). */
  private count(use: Use, series: Series & { id: string }, level: number): (number | undefined)[] {
    const counters = this.counters.get(series.id) ?? [];
    this.counters.set(series.id, counters);
    const begin = `${use.id}/${level}`;
    if (use.starts.has(level) && !this.begun.has(begin)) counters[level] = undefined;
    this.begun.add(begin);
    const before = counters[level];
    counters[level] = before === undefined ? startOf(use, series, level) : before + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = (use.levels.get(deeper) ?? series.levels.get(deeper))?.restart;
      if (restart === undefined || level < restart) counters[deeper] = undefined;
    }
    return counters;
  }

  private written(
    use: Use,
    series: Series,
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
      const value = counters[at] ?? startOf(use, series, at);
      const format = (use.levels.get(at) ?? series.levels.get(at) ?? PLAIN).format;
      const written = numeral(defined.legal ? 'decimal' : format, value);
      unknown ||= written === undefined;
      return written ?? String(value);
    });
    const gap = defined.suffix === 'nothing' ? '' : defined.suffix === 'space' ? ' ' : '\t';
    return { text: text.slice(0, LIMITS.numberingText), gap, bullet: defined.format === 'bullet', unknown };
  }
}

function startOf(use: Use, series: Series, level: number): number {
  return use.starts.get(level) ?? (use.levels.get(level) ?? series.levels.get(level) ?? PLAIN).start;
}

function levelOfStyle(levels: Map<number, Level>, styleId: string | undefined): number | undefined {
  if (styleId === undefined) return undefined;
  return [...levels].find(([, level]) => level.style === styleId)?.[0];
}

/** Reads word/numbering.xml. */
class Definitions {
  private current: Series | undefined;
  private use: Use | undefined;
  private override = 0;
  private level: Level | undefined;

  constructor(
    private readonly series: Map<string, Series>,
    private readonly uses: Map<string, Use>,
  ) {}

  open(name: string, attributes: Attributes): void {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:abstractNum') {
      this.current = { levels: new Map() };
      this.series.set(attributes['w:abstractNumId'] ?? '', this.current);
    } else if (name === 'w:num') {
      const id = attributes['w:numId'] ?? '';
      this.use = { id, series: '', starts: new Map(), levels: new Map() };
      this.uses.set(id, this.use);
    } else if (name === 'w:lvlOverride') {
      this.override = ordinal(attributes['w:ilvl'], 0);
    } else if (name === 'w:lvl') {
      this.level = { ...PLAIN };
      const at = ordinal(attributes['w:ilvl'], 0);
      if (at < LEVELS) (this.use ?? this.current)?.levels.set(at, this.level);
    } else if (name === 'w:numStyleLink' && this.current) {
      this.current.styleLink = value;
    } else if (name === 'w:abstractNumId' && this.use) {
      this.use.series = value;
    } else if (name === 'w:startOverride' && this.use) {
      this.use.starts.set(this.override, ordinal(value, 1));
    } else if (this.level) {
      readLevel(this.level, name, value, attributes);
    }
  }

  close(name: string): void {
    if (name === 'w:abstractNum') this.current = undefined;
    else if (name === 'w:num') this.use = undefined;
    else if (name === 'w:lvl') this.level = undefined;
  }
}

function readLevel(level: Level, name: string, value: string, attributes: Attributes): void {
  if (name === 'w:start') level.start = ordinal(value, 1);
  // A custom format stands beside a plain one, for programs that do not know it (mc:AlternateContent).
  else if (name === 'w:numFmt' && value !== 'custom') level.format = value;
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:suff') level.suffix = value;
  else if (name === 'w:lvlRestart') level.restart = ordinal(value, 0);
  else if (name === 'w:isLgl') level.legal = isOn(attributes);
  else if (name === 'w:pStyle') level.style = value;
}

function ordinal(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
