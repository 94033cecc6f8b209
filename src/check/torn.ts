/**
 * Numbers whose digits a copy tore apart. In a cell:
 * ```
 * 12 3        123, or 12 and 3
 * ```
 * or with what looks like a number of the page below its row:
 * ```
 * 规章⇥0⇥2⇥1
 * 0           the end of 10, or page 0
 * ```
 * They are put together only where every relation that touches the figure then holds; where the row is right without the
 * number below it, that is none of its own; else the figure cannot be believed.
 */
import { type Finding, finding } from '../findings.js';
import type { Figure, Rule } from '../report.js';
import { figureLike, unplacedLike } from '../walk/figures.js';
import { holdsSeveral, type TornRow } from '../walk/torn.js';
import { figureKey, type Instance, relationsTouching, tried } from './relations.js';

const DIGITS = /^\d+$/u;
/** A longer number is none. */
const MOST_DIGITS = 12;

/**
 * Mends or doubts figures; changes `figures` in place.
 * @param at where each of them stands, by its key
 */
export function settleTorn(
  figures: Figure[],
  at: ReadonlyMap<string, number>,
  torn: readonly TornRow[],
  instances: readonly Instance[],
): { findings: Finding[] } {
  if (torn.length === 0 && !figures.some(isApart)) return { findings: [] };
  const settling = new Settling(figures, at, torn, instances);
  figures.forEach((figure, index) => {
    if (isApart(figure)) settling.rejoin(index, figure.raw);
  });
  for (const row of torn) settling.row(row);
  return { findings: settling.findings };
}

const isApart = ({ status, raw }: Figure): boolean => status === 'unreadable' && holdsSeveral(raw);

/** No figure is taken for another one. */
const AS_READ: ReadonlyMap<string, number> = new Map();

class Settling {
  readonly findings: Finding[] = [];
  private readonly touching: ReadonlyMap<string, readonly Instance[]>;
  /** Figures of rows with numbers below them, and the row of each. */
  private readonly suspected: ReadonlyMap<string, TornRow>;

  constructor(
    private readonly figures: Figure[],
    private readonly at: ReadonlyMap<string, number>,
    torn: readonly TornRow[],
    instances: readonly Instance[],
  ) {
    this.touching = relationsTouching(instances);
    this.suspected = new Map(
      torn.filter(({ pieces }) => pieces.length > 0).flatMap((row) => row.figures.map((key) => [key, row] as const)),
    );
  }

  row({ figures: keys, pieces, location, rowLabel, any, apart }: TornRow): void {
    if (apart) this.apart(keys, location, rowLabel);
    const isThere = (key: string): boolean => this.figures[this.at.get(key) ?? -1]?.value != null;
    const read = keys.filter(isThere);
    const own = read.flatMap((key) => this.at.get(key) ?? []);
    const last = own.at(-1);
    if (last === undefined || this.holds(keys, pieces.length === 0 || any ? keys : read.slice(-1))) return;
    if (pieces.length === 0) {
      this.counted(keys, own, location, rowLabel);
      return;
    }
    const [piece] = pieces;
    const suspects = any ? own : [last];
    const mended = suspects.filter((at) => pieces.length === 1 && this.joined(at, `${this.figures[at]?.raw} ${piece}`));
    const [only] = mended;
    if (only !== undefined && mended.length === 1) this.rejoin(only, `${this.figures[only]?.raw} ${piece}`);
    else {
      if (any) this.unplaceEmpty(keys, this.textOf(own, pieces));
      for (const at of suspects) this.doubt(at, pieces);
      this.findings.push(finding('figure_torn', location, { row: rowLabel, text: pieces.join(' | ') }));
    }
  }

  /**
   * ```
   * （一）予以公开⇥⇥⇥⇥⇥8⇥⇥2
   * 92908⇥292916             a cell fell to the line below: 8 may stand one column further left
   * ```
   */
  private unplaceEmpty(keys: readonly string[], raw: string): void {
    for (const key of keys) {
      const at = this.at.get(key) ?? -1;
      const status = this.figures[at]?.status;
      if (status === 'blank' || status === 'not_applicable') this.unplace(at, raw);
    }
  }

  /** A row of which a cell still holds several numbers: the others may be parts of one as well. */
  private apart(keys: readonly string[], location: string, row: string): void {
    const own = keys.flatMap((key) => this.at.get(key) ?? []);
    if (!own.some((at) => isApart(this.figures[at] as Figure))) return;
    const text = this.textOf(own);
    for (const at of own) if (this.figures[at]?.status === 'read') this.unplace(at, text);
    this.findings.push(finding('row_maybe_apart', location, { row, text }));
  }

  /** The texts of a row, as the figures have them that cannot be placed. */
  private textOf(own: readonly number[], more: readonly string[] = []): string {
    return [...own.map((at) => this.figures[at]?.raw ?? ''), ...more].filter((raw) => raw !== '').join(' | ');
  }

  private unplace(at: number, raw: string): void {
    const figure = this.figures[at];
    if (figure !== undefined) this.figures[at] = unplacedLike(figure, raw);
  }

  /** A row that its own relations contradict, while it would satisfy them with digits put together and cells left empty. */
  private counted(keys: readonly string[], own: readonly number[], location: string, row: string): void {
    const within = this.within(keys);
    const raws = own.map((at) => this.figures[at]?.raw ?? '');
    if (own.length !== keys.length || this.agree(within, AS_READ)) return;
    const explained = rejoinings(raws).some((values) =>
      this.agree(within, new Map(keys.map((key, at) => [key, values[at] ?? 0]))),
    );
    if (!explained) return;
    const text = this.textOf(own);
    for (const at of own) this.unplace(at, text);
    this.findings.push(finding('row_maybe_torn', location, { row, text }));
  }

  /** The relations that any of the figures takes part in. */
  private about(keys: readonly string[]): Instance[] {
    const found = new Set<Instance>();
    for (const key of keys) for (const instance of this.touching.get(key) ?? []) found.add(instance);
    return [...found];
  }

  private within(keys: readonly string[]): Instance[] {
    return this.about(keys).filter(({ figures }) => figures.every((key) => keys.includes(key)));
  }

  /**
   * Whether relations tell that the suspects of a row are right: those within the row, else those with others.
   * ```
   * 0 0 0 3 3   0 · 0 0 1009   997 3 0 · 1
   * 015                                  ^ that the first five add up says nothing of it
   * ```
   * Not those with a row that may be torn as well:
   * ```
   * （二）申请办结数⇥件⇥6
   * 97
   * 1.按时办结数⇥件⇥6        6 of 697 agrees with 6 of 697
   * 97
   * ```
   */
  private holds(keys: readonly string[], suspects: readonly string[]): boolean {
    const isAbout = ({ figures }: Instance): boolean => figures.some((key) => suspects.includes(key));
    const within = this.within(keys).filter(isAbout);
    const own = this.suspected.get(keys[0] ?? '');
    const isSure = ({ figures }: Instance): boolean => figures.every((key) => (this.suspected.get(key) ?? own) === own);
    return this.agree(within.length > 0 ? within : this.about(suspects).filter(isSure), AS_READ);
  }

  /** Whether relations can be checked, one at least, and hold, some figures taken for others. */
  private agree(instances: readonly Instance[], instead: ReadonlyMap<string, number>): boolean {
    const value = (key: string): number | null =>
      instead.get(key) ?? this.figures[this.at.get(key) ?? -1]?.value ?? null;
    let held = false;
    for (const one of instances) {
      const result = tried(one, value);
      if (result === 'failed') return false;
      held ||= result === 'held';
    }
    return held;
  }

  /** The number that the pieces make, if the relations want it. */
  private joined(at: number, raw: string): number | null {
    const figure = this.figures[at];
    const digits = raw.normalize('NFKC').replaceAll(/\s+/gu, '');
    if (figure === undefined || !DIGITS.test(digits) || digits.length > MOST_DIGITS) return null;
    const key = figureKey(figure);
    const value = Number(digits);
    return this.agree(this.touching.get(key) ?? [], new Map([[key, value]])) ? value : null;
  }

  rejoin(at: number, raw: string): void {
    const figure = this.figures[at];
    const value = this.joined(at, raw);
    if (figure === undefined || value === null) return;
    const rules: Rule[] = [...(figure.rules ?? []), 'digits_rejoined'];
    this.figures[at] = figureLike(figure, { value, raw, status: 'repaired', rules });
    this.findings.push(finding('figure_repaired', figure.location, { raw, rule: 'digits_rejoined', value }));
  }

  private doubt(at: number, pieces: readonly string[]): void {
    const figure = this.figures[at];
    if (figure === undefined) return;
    const raw = [figure.raw, ...pieces].join(' ');
    this.figures[at] = figureLike(figure, { value: null, status: 'unreadable', raw, rules: undefined });
  }
}

/** Every way to put one pair of neighbours together, or two, and leave as many cells empty; empty ones count as 0. */
function rejoinings(raws: readonly string[]): number[][] {
  const once = joinings(raws);
  const twice = raws.length > MOST_CELLS ? [] : once.flatMap(joinings);
  const ways = [...once.map((texts) => [texts, 1] as const), ...twice.map((texts) => [texts, 2] as const)];
  return ways.flatMap(([texts, empty]) => withEmpty(texts.map(Number), empty));
}

/** Of longer rows only one pair is tried. */
const MOST_CELLS = 8;

const joinings = (texts: readonly string[]): string[][] =>
  texts.slice(1).flatMap((text, at) => {
    const joined = `${texts[at]}${text}`;
    return DIGITS.test(joined) && joined.length <= MOST_DIGITS && !joined.startsWith('0')
      ? [[...texts.slice(0, at), joined, ...texts.slice(at + 2)]]
      : [];
  });

function withEmpty(values: readonly number[], count: number): number[][] {
  if (count === 0) return [[...values]];
  const places = Array.from({ length: values.length + 1 }, (_, at) => [...values.slice(0, at), 0, ...values.slice(at)]);
  return places.flatMap((more) => withEmpty(more, count - 1));
}
