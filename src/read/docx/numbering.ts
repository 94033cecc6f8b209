/** Automatic numbers of a .docx: word/numbering.xml (ECMA-376 part 1, 17.9). */
import { type AutomaticNumber, Counters, LEVELS, type Level, PLAIN_LEVEL } from '../word/numbering.js';
import type { Styles } from './styles.js';
import { type Attributes, isOn, type XmlPart } from './xml.js';

interface StyledLevel extends Level {
  /** The paragraph style that stands for this level. */
  style?: string;
}

interface Series {
  levels: Map<number, StyledLevel>;
  /** Defined elsewhere: by the numbering style of this name (17.9.21). */
  styleLink?: string;
}

interface Use {
  id: string;
  series: string;
  starts: Map<number, number>;
  levels: Map<number, StyledLevel>;
}

/** The numbering of a document: its definitions and the counters as they stand after the paragraphs so far. */
export class Numbering {
  private readonly series = new Map<string, Series>();
  private readonly uses = new Map<string, Use>();
  private readonly counters = new Counters();

  constructor(
    part: XmlPart | undefined,
    private readonly styles: Styles,
  ) {
    part?.(new Definitions(this.series, this.uses));
  }

  /** Counts a paragraph, with the numbering it names itself and its style; undefined when it has none. */
  next(own: { numId?: string; level?: number }, styleId: string | undefined): AutomaticNumber | undefined {
    const inherited = this.styles.of(styleId);
    const use = this.uses.get(own.numId ?? inherited.numId ?? '');
    const series = use && this.resolve(use);
    if (!use || !series) return undefined;
    const byStyle = own.numId === undefined ? levelOfStyle(series.levels, styleId) : undefined;
    const level = own.level ?? byStyle ?? inherited.level ?? 0;
    return this.counters.next({ ...use, series }, level);
  }

  private resolve(use: Use): (Series & { id: string }) | undefined {
    let id = use.series;
    for (let hops = 0; hops < 8; hops += 1) {
      const series = this.series.get(id);
      if (series?.styleLink === undefined) return series && { ...series, id };
      const linked = this.uses.get(this.styles.of(series.styleLink).numId ?? '');
      if (!linked || linked.series === id) return undefined;
      id = linked.series;
    }
    return undefined;
  }
}

function levelOfStyle(levels: Map<number, StyledLevel>, styleId: string | undefined): number | undefined {
  if (styleId === undefined) return undefined;
  return [...levels].find(([, level]) => level.style === styleId)?.[0];
}

/** Reads word/numbering.xml. */
class Definitions {
  private current: Series | undefined;
  private use: Use | undefined;
  private override = 0;
  private level: StyledLevel | undefined;

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
      this.level = { ...PLAIN_LEVEL };
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

function readLevel(level: StyledLevel, name: string, value: string, attributes: Attributes): void {
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
