/** The rows of a raw table get their names: which row of a form each is, or a row of the place's own. */
import { type Finding, finding } from '../findings.js';
import { normalise } from '../forms/label.js';
import { matchExact } from '../forms/match.js';
import type { RowName, TableNames } from '../forms/vocabulary.js';
import { BeforeRow } from './before-row.js';
import { takeColumnNumbers } from './column-numbers.js';
import { isEmptyOrMark } from './figure.js';
import { FigureOrder } from './figure-order.js';
import { endsColumnLabel } from './head-label.js';
import { joinLabelsBelow } from './label-below.js';
import { LIMITS } from './limits.js';
import { type NamedRow, namedRow } from './named.js';
import { doubtNamesakes, doubtRepeated } from './namesakes.js';
import { isPieceOfLabel, isUnreadableFigures, joinTexts, standsAlone } from './pieces.js';
import { openRow, type RawBlock, type RawRow, type RawTable, rowLike } from './raw.js';
import { type Labelled, type Recognised, recognise } from './recognise.js';
import { doubtAbove, isRestBelow, isRestOfLabel, isRestOfRow, lacksNumber } from './rest-of-row.js';
import { nameByPlace, withoutSettled } from './row-by-place.js';
import { giveBackFirstFigure } from './row-cells.js';
import { goesOnBehindMarks, groupAtEnd, unitOf } from './row-lines.js';
import {
  beginsGroup,
  endsInGroup,
  groupBehind,
  groupBeside,
  type Progress,
  placeBehind,
  rowNamed,
} from './row-names.js';
import { takeSerials } from './serials.js';
import { isFilled, type StreamCell } from './stream.js';
import { isUnitLabel, withoutUnits } from './stub.js';
import { takeRest, takeTorn } from './torn.js';

export interface NamedRows {
  rows: NamedRow[];
  findings: Finding[];
  /** Lines after the last figures that turned out to be no labels: prose. */
  rest: StreamCell[];
}

/**
 * Names every row of a table whose rows lie below each other.
 * @param progress where the part of the table before this one ended; brought up to date
 * @param early figures stand before labels elsewhere in the document
 */
export function nameRows(table: RawTable, names: TableNames, progress: Progress, early: boolean): NamedRows {
  const naming = new Naming(names, progress);
  for (const block of table.blocks) {
    takeColumnNumbers(block);
    takeSerials(block, names);
    joinLabelsBelow(block, names);
    block.rows.forEach((row, index) => {
      naming.add(block, row, block.rows[index + 1]);
    });
  }
  const placed = nameByPlace(naming.rows, names);
  const doubted = [...doubtNamesakes(naming.rows, names), ...doubtRepeated(naming.rows, names)];
  naming.findings = [...withoutSettled(naming.findings, placed), ...placed, ...doubted];
  naming.findings.push(...naming.order.doubts(naming.rows, early));
  progress.group = naming.group;
  return naming;
}

class Naming implements NamedRows {
  readonly rows: NamedRow[] = [];
  findings: Finding[] = [];
  readonly rest: StreamCell[] = [];
  /** How many pieces at the beginning of the next row's label belong to the row before. */
  private consumed = 0;
  /** The group at hand, see `groupBehind`. */
  group: string;
  private freshGroups = 0;
  private span = { key: '', rows: 0 };
  /** Where figures stand that are not beside their labels. */
  readonly order = new FigureOrder();
  private readonly before = new BeforeRow();
  /** The rows of the form met so far, and those of them that have figures. */
  private readonly met = new Set<RowName>();
  readonly taken: Set<RowName>;

  constructor(
    private readonly names: TableNames,
    { group, taken }: Progress,
  ) {
    this.group = group;
    this.taken = taken;
  }

  add(block: RawBlock, raw: RawRow, next: RawRow | undefined): void {
    if (raw.hard) giveBackFirstFigure(raw, this.names);
    const labels = withoutUnits(raw.labels.slice(this.consumed), this.names);
    this.consumed = 0;
    const above = this.rows.at(-1);
    doubtAbove(above, raw, labels);
    if (raw.figures.length === 0) {
      this.addWithoutFigures(block, raw, labels);
      return;
    }
    if (raw.hard && above !== undefined && isRestOfLabel(labels, above)) {
      this.addRest(block, raw, above);
      return;
    }
    if (this.names.nesting === 'lines' && this.addGroupRow(block, raw, labels)) return;
    const unlabelled = labels.every((label) => isUnitLabel(label, this.names));
    if (unlabelled || endsInGroup(labels, this.names)) {
      this.leading(block, labels, labels.length);
      this.addUnlabelled(block, raw);
      return;
    }
    const place = { group: this.group, beside: groupBeside(labels, this.names), taken: this.taken };
    const found = recognise(
      labels,
      raw.hard ? [] : (next?.labels ?? []),
      this.names,
      placeBehind(labels, this.names, place),
      isRestBelow(raw, next),
    );
    if (isRestOfRow(raw, labels, found, this.names, this)) {
      this.addUnlabelled(block, raw);
      this.before.begun = labels;
      return;
    }
    this.leading(block, labels, found.from, found.name);
    this.consumed = found.consumed;
    const used = labels.slice(found.from);
    const location = used[0]?.location ?? '';
    const sourceLabel = joinTexts([...used, ...(next?.labels.slice(0, found.consumed) ?? [])]);
    if (found.name !== undefined) {
      this.addKnown(block, raw, found.name, { found, used, sourceLabel, location });
      return;
    }
    if (endsColumnLabel(used, this.names)) {
      this.addUnlabelled(block, rowLike(raw, { labels: [] }));
      return;
    }
    if (above === this.rows.at(-1)) takeRest(above?.raw, raw);
    this.doubtLabel(found, sourceLabel, location, raw);
    const parent = found.under ?? (this.spannedParent() || this.parentAbove(raw));
    this.startSpan(labels[found.from - 1], found.under);
    this.push(namedRow(raw, block, { parent, sourceLabel, location }, unitOf(used, raw)));
  }

  /** The lower line of a row whose label goes on in it: its figures go on as well. */
  private addRest(block: RawBlock, raw: RawRow, above: NamedRow): void {
    if (raw.figures.some(isFilled)) above.doubtful = true;
    this.addUnlabelled(block, raw);
  }

  private addKnown(
    block: RawBlock,
    raw: RawRow,
    name: RowName,
    { found, used, sourceLabel, location }: Labelled,
  ): void {
    this.group = groupBehind(name);
    this.met.add(name);
    this.taken.add(name);
    const row = namedRow(raw, block, { name, match: found.how, sourceLabel, location }, unitOf(used, raw));
    if (lacksNumber(raw, sourceLabel)) row.doubtful = true;
    this.push(row);
    this.report(found, sourceLabel, location);
  }

  /** Before a row of the place's own: with a number, it may be the beginning of a group that is not recognised. */
  private doubtLabel({ doubts }: Recognised, label: string, location: string, raw: RawRow): void {
    this.findings.push(...doubts.map((doubt) => finding('label_ambiguous', location, { label, candidates: doubt })));
    if (this.names.nesting !== 'lines') return;
    if (standsAlone(raw) && goesOnBehindMarks(raw)) this.order.first ??= location;
    if (normalise(label).number !== '') this.group = '';
  }

  private report(found: Recognised, sourceLabel: string, location: string): void {
    const official = found.name?.label ?? '';
    if (found.how === 'wrapped') this.findings.push(finding('label_wrapped', location, { official }));
    if (found.how === 'similar' || found.how === 'prefix') {
      const { distance } = found;
      this.findings.push(finding('label_similar', location, { label: sourceLabel, official, distance }));
    }
  }

  /** `一、主动公开情况 | —— | ——`: a group on a line of its own, with marks where rows have figures. */
  private addGroupRow(block: RawBlock, raw: RawRow, labels: StreamCell[]): boolean {
    const from = groupAtEnd(labels, this.names);
    if (from < 0) return false;
    const figures = raw.figures.filter((cell) => !isEmptyOrMark(cell.text));
    // a group of the form with figures: a row of the place's own
    if (figures.length > 0 && !standsAlone(raw)) return false;
    const above = this.rows.at(-1);
    if (above !== undefined) this.order.beforeGroups.push(above.raw.figures.length);
    this.leading(block, labels, labels.length);
    if (figures.length > 0) this.addUnlabelled(block, rowLike(raw, { labels: [], figures }));
    return true;
  }

  /** Cells without columns: a local row directly below another stands where that one does. */
  private parentAbove(raw: RawRow): string {
    const above = this.rows.at(-1);
    return !raw.grid && above !== undefined && above.name === undefined ? above.parent : '';
  }

  /** Grid only: the row whose label, merged downwards, stands beside this local row too. */
  private spannedParent(): string {
    const { key, rows } = this.span;
    this.span = { key, rows: Math.max(0, rows - 1) };
    return rows > 0 ? key : '';
  }

  private startSpan(label: StreamCell | undefined, key: string | undefined): void {
    if (key !== undefined) this.span = { key, rows: (label?.rowSpan ?? 1) - 1 };
  }

  private push(row: NamedRow): void {
    this.before.end(row, this.names);
    row.shown = 1 + this.freshGroups;
    this.rows.push(row);
    this.freshGroups = 0;
  }

  /**
   * Figures without a label. Where spaces divide the columns, they are what did not fit on the line above:
   * ```
   * 1.本机关不掌握    9002   6   0   0   992   0   1000
   * 相关政府信息                                      0
   *                                                   ^ the last digit of 10000
   * ```
   * They go to the row above, whose figures then stand on two lines and cannot be placed. Not across a heading:
   * ```
   * 行政许可
   * 第二十条第（六）项
   * 信息内容          本年处理决定数量
   * 行政处                          17      of a row of its own block, if of any
   * ```
   */
  private addUnlabelled(block: RawBlock, raw: RawRow): void {
    const texts = raw.figures.map((cell) => cell.text.trim()).filter((text) => text !== '');
    if (texts.length === 0) return;
    const location = raw.figures[0]?.location ?? '';
    this.findings.push(finding('figures_without_label', location, { text: texts.join(' | ') }));
    if (raw.labels.some((label) => isUnitLabel(label, this.names))) this.before.apart = true;
    if (raw.labels.length === 0) this.order.first ??= location;
    const above = this.rows.at(-1);
    const isHeaded = block !== above?.block && block.heading !== undefined;
    if (raw.figures.some((cell) => cell.divided) && above !== undefined && !isHeaded) {
      this.order.wraps = true;
      above.raw.figures.push(...raw.figures);
      if (block !== above.block) above.doubtful = true;
    } else {
      if (above?.block === block && raw.labels.length === 0) takeTorn(above.raw, raw.figures);
      this.push(namedRow(raw, block, { location }));
    }
  }

  /** Labels before the row's own: groups, rows without figures, the end of the label before, or noise. */
  private leading(block: RawBlock, labels: StreamCell[], end: number, row?: RowName): void {
    let unknown: StreamCell[] = [];
    let from = 0;
    while (from <= end) {
      const before = this.rows.at(-1);
      const step = this.leadingName(block, labels, from, end, row);
      if (step > 0 || from === end) {
        if (!isUnreadableFigures(before?.name, before?.raw, unknown, this.names))
          for (const cell of unknown) this.noise(cell);
        unknown = [];
      } else unknown.push(...labels.slice(from, from + 1));
      from += Math.max(1, step);
    }
  }

  /** @returns how many pieces, taken together, are a name; 0 for none */
  private leadingName(block: RawBlock, labels: StreamCell[], from: number, end: number, behind?: RowName): number {
    for (let to = Math.min(end, from + 24); to > from; to--) {
      const pieces = labels.slice(from, to);
      const text = joinTexts(pieces);
      if (text.length > LIMITS.labelJoined && pieces.length > 1) continue;
      const group = matchExact(this.names.groups, text);
      const row = rowNamed(this.names.rows, text, this);
      if (group !== null && (row === null || beginsGroup(group.name.key, labels.slice(to), behind, this.names))) {
        this.group = group.name.key;
        this.freshGroups++;
        return to - from;
      }
      if (row !== null && !this.met.has(row.name)) {
        this.met.add(row.name);
        if (this.names.nesting === 'lines') this.group = groupBehind(row.name);
        const location = pieces[0]?.location ?? '';
        const raw = openRow(false);
        raw.labels = pieces;
        raw.gapAfter = labels[to]?.gap ?? 0;
        const named = { name: row.name, match: row.how, sourceLabel: text, location };
        this.push(namedRow(raw, block, named, unitOf(pieces, raw)));
        return to - from;
      }
      if (row !== null) return to - from;
    }
    return 0;
  }

  private noise(cell: StreamCell | undefined): void {
    this.before.pass(cell?.text ?? '');
    if (cell === undefined || isPieceOfLabel(this.names, cell.text)) return;
    this.findings.push(finding('text_in_table', cell.location, { text: cell.text.trim().slice(0, 80) }));
  }

  private addWithoutFigures(block: RawBlock, raw: RawRow, labels: StreamCell[]): void {
    let from = 0;
    while (from < labels.length) {
      const step = this.leadingName(block, labels, from, labels.length);
      const cell = labels[from];
      if (step === 0 && cell !== undefined) {
        if (cell.explicit || this.rows.length === 0) this.noise(cell);
        else if (!isPieceOfLabel(this.names, cell.text)) this.rest.push(cell);
      }
      from += Math.max(1, step);
    }
    const last = this.rows.at(-1);
    if (last !== undefined && last.raw.figures.length === 0) last.raw.gapAfter = raw.gapAfter;
  }
}
