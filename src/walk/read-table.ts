/** A raw table becomes rows with figures: labels named, heads read, cells placed, texts read. */
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { Figure, Rule } from '../report.js';
import { type BlankEvidence, evidenceOf } from './blank-evidence.js';
import { blankLinesAsCells, mergedCells, showsBlanks } from './blank-lines.js';
import { acrossCandidates, type Candidate, type Slot } from './candidates.js';
import { takeCode } from './code-column.js';
import { mayBeCodes } from './codes-as-figures.js';
import { emptyFigure, type FigurePlace, figureOf } from './figures.js';
import { type Head, readHead } from './head.js';
import { Heads } from './heads.js';
import { type NamedRow, namedRow } from './named.js';
import { type Placement, place, unplaced } from './place.js';
import type { RawBlock, RawRow, RawTable } from './raw.js';
import { columnOfRow } from './row-columns.js';
import type { Progress } from './row-names.js';
import { settleRowUnit } from './row-unit.js';
import { nameRows } from './rows.js';
import { isFilled, type StreamCell } from './stream.js';
import { isOnUnequalLines, joinRest, type TornRow, tornRow } from './torn.js';

/** A row as read, before it is settled which form the table follows. */
export interface ReadRow {
  key: string;
  local: boolean;
  /** The forms that agree with the row and the head above it. */
  forms: string[];
  block: RawBlock;
  label: string;
  sourceLabel: string;
  match: string;
  location: string;
  figures: Figure[];
  /** What it was read from. */
  named: NamedRow;
  /** The row's figures when their columns could not be told. */
  loose: LooseRow | undefined;
  torn: TornRow | undefined;
}

/** Figures whose slots could not be told from the layout: the relations of the form may tell (check/placing.ts). */
export interface LooseRow {
  table: string;
  /** Of the row, as its finding `row_unplaced` has it. */
  location: string;
  rowLabel: string;
  slots: { row: string; column: Slot['column']; headUnit: string }[];
  cells: StreamCell[];
}

export interface ReadTable {
  key: string;
  location: string;
  rows: ReadRow[];
  findings: Finding[];
  /** Lines behind the table that are prose. */
  rest: StreamCell[];
}

/** What the parts of the same table read before tell about the next one. */
export interface Before {
  heads: Head[];
  progress: Progress;
  /** Codes may stand in the place of figures. */
  codes?: boolean;
}

/**
 * @param before brought up to date
 * @param spacing blank lines between cells, see `spacingOf`
 * @param early figures stand before their labels in some table of the document
 */
export function readTable(
  raw: RawTable,
  names: TableNames,
  forms: readonly Form[],
  before: Before,
  { spacing, early }: { spacing: number | null; early: boolean },
): ReadTable {
  const reader = new TableReader(names, forms, before, spacing, early);
  return names.layout === 'across' ? reader.across(raw) : reader.down(raw);
}

class TableReader {
  private readonly findings: Finding[] = [];
  private readonly heads: Heads;

  constructor(
    private readonly names: TableNames,
    private readonly forms: readonly Form[],
    private readonly before: Before,
    private readonly spacing: number | null,
    private readonly early: boolean,
  ) {
    this.heads = new Heads(names, forms, before.heads);
  }

  down(raw: RawTable): ReadTable {
    const named = nameRows(raw, this.names, this.before.progress, this.early);
    for (const row of named.rows) takeCode(row, this.names);
    this.findings.push(...named.findings);
    const heads = named.rows.map((row) => this.heads.of(row, named.rows));
    this.before.codes ||= mayBeCodes(named.rows, heads);
    const cells = this.spacing === null ? null : blankLinesAsCells(named.rows, heads, this.spacing, this.names);
    const spacing = cells === 'surely' ? this.spacing : null;
    const hinted = cells === null ? null : this.spacing;
    const evidences = new Map<number, BlankEvidence>();
    const rows: ReadRow[] = [];
    named.rows.forEach((row, index) => {
      const head = heads[index];
      if (head === undefined || (row.name === undefined && row.sourceLabel === '')) return;
      const width = head.slots.length;
      const alike = () =>
        named.rows.filter((_, other) => heads[other]?.slots.length === width).map((other) => other.raw);
      if (row.raw.figures.length === 0 && hasTooMany(named.rows[index - 1], heads[index - 1])) row.doubtful = true;
      const evidence = evidences.get(width) ?? evidenceOf(alike(), width, { spacing, hinted });
      evidences.set(width, evidence);
      rows.push(this.readRow(row, head, evidence, mergedCells(row, named.rows[index + 1], this.names)));
    });
    return {
      key: raw.key,
      location: raw.location,
      rows,
      findings: [...this.heads.findings, ...this.findings],
      rest: named.rest,
    };
  }

  private readRow(row: NamedRow, head: Head, evidence: BlankEvidence, mergedNext: number | null): ReadRow {
    const key = row.name?.key ?? localKey(row);
    const label = row.name?.label ?? row.sourceLabel;
    const { block, sourceLabel, match, location } = row;
    const forms = formsOf(row, head);
    const read: ReadRow = {
      key,
      local: row.name === undefined,
      block,
      label,
      sourceLabel,
      match,
      forms,
      location,
      figures: [],
      named: row,
      loose: undefined,
      torn: undefined,
    };
    if (row.name === undefined) this.findings.push(finding('local_row', row.location, { label: row.sourceLabel }));
    const places = head.slots.map((slot) => this.placeIn(row, key, slot, head, label));
    if (row.raw.figures.length === 0) {
      this.findings.push(finding('row_without_figures', row.location, { row: label }));
      const isBlank = !row.doubtful && showsBlanks(row.raw, head.slots.length, evidence.spacing);
      const status = isBlank ? 'blank' : 'missing';
      read.figures = places.map((where) => emptyFigure(where, status, '', row.location));
      return read;
    }
    // a number behind a line that is no label, where one column is due, may as well be prose
    const stated = row.name !== undefined || row.unit !== undefined;
    const prose = !stated && head.slots.length === 1 && row.raw.labels.some((label) => !label.explicit);
    const codes = this.before.codes === true;
    const doubtful = row.doubtful || row.raw.doubtful || codes || prose;
    const lost = head.quality === 'unknown' || doubtful;
    const placement = lost ? unplaced(head.slots, row.raw.figures) : place(row.raw, head, evidence, mergedNext);
    const torn = tornRow(row.raw, places);
    const rule = row.match === 'place' ? 'label_by_place' : head.quality === 'missing' ? 'form_order' : undefined;
    const { figures, loose } = this.figuresOf(placement, places, read, rule);
    read.figures = figures;
    // what may be no figure of the row at all, no sum puts anywhere
    if (!row.raw.doubtful && !codes) read.loose = loose;
    read.torn = torn;
    return read;
  }

  private figuresOf(
    placement: Placement,
    places: FigurePlace[],
    row: { label: string; location: string; forms: string[] },
    rule: Rule | undefined,
  ): Pick<ReadRow, 'figures' | 'loose'> {
    const { label, location } = row;
    for (const { cell, head } of placement.extras) {
      const text = cell.text.trim().slice(0, 80);
      this.findings.push(finding('column_unknown', cell.location, { row: label, head, text }));
    }
    if (placement.how === 'unplaced') {
      const cells = placement.figures;
      const raw = cells.map((cell) => cell.text.trim()).join(' | ');
      const counts = { row: label, found: cells.length, expected: places.length };
      for (const cell of cells.filter((one) => (one.rowSpan ?? 1) > 1)) {
        this.findings.push(finding('figure_spans_rows', cell.location, { raw: cell.text.trim() }));
      }
      this.findings.push(finding('row_unplaced', location, counts));
      return {
        figures: places.map((where) => emptyFigure(where, 'unplaced', raw, cells[0]?.location ?? location)),
        loose: { table: this.names.key, location, rowLabel: label, slots: slotsOf(places), cells },
      };
    }
    if (placement.rule !== undefined) this.findings.push(finding('row_shifted', location, { row: label }));
    const figures = places.map((where, index) => {
      const cell = placement.cells[index] ?? null;
      if (cell === null) return emptyFigure(where, 'missing');
      const { figure, findings } = figureOf(where, cell, placement.rule ?? rule);
      this.findings.push(...findings);
      return figure;
    });
    return { figures, loose: undefined };
  }

  /** With the unit of the row: what the form prescribes for it, and what the source states. */
  private placeIn(row: NamedRow, key: string, slot: Slot, head: Head, label: string): FigurePlace {
    const { sourceLabel, location } = row;
    const own = columnOfRow(row, slot.column);
    const { column, stated, findings } = settleRowUnit(own, row.unit, { label, sourceLabel, location });
    this.findings.push(...findings);
    const place = this.placeOf(key, slot, head, label);
    place.column = column;
    if (stated !== '') place.headUnit = stated;
    return place;
  }

  private placeOf(row: string, slot: Slot, head: Head, rowLabel: string): FigurePlace {
    const headUnit = head.units.get(slot.column.key) ?? '';
    return { table: this.names.key, row: slot.row ?? row, column: slot.column, headUnit, rowLabel };
  }

  across(raw: RawTable): ReadTable {
    const rows: ReadRow[] = [];
    const candidates = acrossCandidates(raw.key, this.forms);
    for (const block of raw.blocks) {
      joinRest(block);
      for (const row of block.rows) if (row.figures.length > 0) rows.push(...this.acrossRow(block, row, candidates));
    }
    const rest = raw.blocks.flatMap((block) =>
      block.rows.filter((row) => row.figures.length === 0).flatMap((row) => row.labels),
    );
    return { key: raw.key, location: raw.location, rows, findings: [...this.heads.findings, ...this.findings], rest };
  }

  private acrossRow(block: RawBlock, raw: RawRow, candidates: Candidate[]): ReadRow[] {
    const location = raw.figures[0]?.location ?? '';
    const title =
      this.forms.flatMap((form) => form.tables).find((table) => table.key === this.names.key)?.title.zh ?? '';
    const named = namedRow(raw, block, { location, match: 'exact' });
    const head = this.heads.settle(readHead(block, this.names, candidates), candidates, named);
    const places = head.slots.map((slot) => this.placeOf('', slot, head, title));
    const torn = tornRow(raw, places);
    const doubtful = isOnUnequalLines(raw);
    const placement =
      head.quality === 'unknown' || doubtful
        ? unplaced(head.slots, raw.figures)
        : place(raw, head, { ...NO_EVIDENCE, spacing: this.spacing }, null);
    const rule = head.quality === 'missing' ? 'form_order' : undefined;
    const forms = head.candidates.map((candidate) => candidate.form);
    const { figures, loose } = this.figuresOf(placement, places, { label: title, location, forms }, rule);
    const keys = [...new Set(head.slots.map((slot) => slot.row ?? ''))];
    return keys.map((key, index): ReadRow => {
      const label = this.names.rows.find((name) => name.key === key)?.label ?? key;
      const own = figures.filter((figure) => figure.row === key);
      return {
        key,
        local: false,
        block,
        label,
        sourceLabel: label,
        match: 'exact',
        forms,
        location: own[0]?.location || location,
        figures: own,
        named,
        loose: index === 0 && !doubtful ? loose : undefined,
        torn: index === 0 ? torn : undefined,
      };
    });
  }
}

/**
 * ```
 *                                      9999
 *                                      87       two lines of figures below a row: they may be those of the next one
 * 其中：涉及国家秘密              件
 * ```
 */
const hasTooMany = (row: NamedRow | undefined, head: Head | undefined): boolean =>
  row !== undefined && head !== undefined && row.raw.figures.filter(isFilled).length > head.slots.length;

const slotsOf = (places: readonly FigurePlace[]): LooseRow['slots'] =>
  places.map(({ row, column, headUnit }) => ({ row, column, headUnit }));

const NO_EVIDENCE: BlankEvidence = {
  keepsBlanks: false,
  divided: false,
  usualCells: 0,
  offsets: new Map(),
  alignedRight: false,
  lastColumn: Number.NaN,
  spacing: null,
  hinted: null,
};

function formsOf(row: NamedRow, head: Head): string[] {
  const agreeing = head.candidates.map((candidate) => candidate.form);
  const having = row.name?.flat.map((flat) => flat.form) ?? [];
  return row.name === undefined ? [] : having.filter((form) => agreeing.includes(form));
}

function localKey(row: NamedRow): string {
  const own = `local:${normalise(row.sourceLabel).core}`;
  return row.parent === '' ? own : `${row.parent}.${own}`;
}
