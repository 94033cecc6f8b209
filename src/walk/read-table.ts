/** A raw table becomes rows with figures: labels named, heads read, cells placed, texts read. */
import { type Finding, finding } from '../findings.js';
import type { Form, FormColumn } from '../forms/form.js';
import { normalise } from '../forms/label.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { Figure, Rule } from '../report.js';
import { acrossCandidates, type Candidate, type Slot } from './candidates.js';
import { takeCode } from './code-column.js';
import { emptyFigure, type FigurePlace, figureOf } from './figures.js';
import { type Head, readHead } from './head.js';
import { Heads } from './heads.js';
import { isLocalColumn } from './local-columns.js';
import type { NamedRow } from './named.js';
import { type BlankEvidence, evidenceOf, type Placement, place } from './place.js';
import type { RawBlock, RawRow, RawTable } from './raw.js';
import type { Progress } from './row-names.js';
import { settleRowUnit } from './row-unit.js';
import { nameRows } from './rows.js';
import type { StreamCell } from './stream.js';
import { type TornRow, tornRow } from './torn.js';

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
  /** The row's figures when their columns could not be told. */
  loose?: LooseRow;
  torn?: TornRow;
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
}

/**
 * @param before brought up to date
 * @param spacing blank lines between cells, see `spacingOf`
 */
export function readTable(
  raw: RawTable,
  names: TableNames,
  forms: readonly Form[],
  before: Before,
  spacing: number | null,
): ReadTable {
  const reader = new TableReader(names, forms, before, spacing);
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
  ) {
    this.heads = new Heads(names, forms, before.heads);
  }

  down(raw: RawTable): ReadTable {
    const named = nameRows(raw, this.names, this.before.progress);
    for (const row of named.rows) takeCode(row, this.names);
    this.findings.push(...named.findings);
    const heads = named.rows.map((row) => this.heads.of(row, named.rows));
    const believed = this.spacing !== null && blankLinesAreCells(named.rows, heads, this.spacing, this.names);
    const spacing = believed ? this.spacing : null;
    const evidences = new Map<number, BlankEvidence>();
    const rows: ReadRow[] = [];
    named.rows.forEach((row, index) => {
      const head = heads[index];
      if (head === undefined || (row.name === undefined && row.sourceLabel === '')) return;
      const width = head.slots.length;
      const alike = () =>
        named.rows.filter((_, other) => heads[other]?.slots.length === width).map((other) => other.raw);
      const evidence = evidences.get(width) ?? evidenceOf(alike(), width, spacing);
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
    const base = { key, local: row.name === undefined, block: row.block, label, sourceLabel: row.sourceLabel };
    const read = { ...base, match: row.match, location: row.location, forms: formsOf(row, head) };
    if (row.name === undefined) this.findings.push(finding('local_row', row.location, { label: row.sourceLabel }));
    const places = head.slots.map((slot) => this.placeIn(row, key, slot, head, label));
    if (row.raw.figures.length === 0) {
      this.findings.push(finding('row_without_figures', row.location, { row: label }));
      const status = showsBlanks(row.raw, head.slots.length, evidence.spacing) ? 'blank' : 'missing';
      return { ...read, figures: places.map((where) => emptyFigure(where, status, '', row.location)) };
    }
    // a number behind a line that is no label, where one column is due, may as well be prose
    const stated = row.name !== undefined || row.unit !== undefined;
    const prose = !stated && head.slots.length === 1 && row.raw.labels.some((label) => !label.explicit);
    const lost = head.quality === 'unknown' || row.doubtful === true || row.raw.doubtful === true || prose;
    const placement = lost ? unplaced(row.raw, head) : place(row.raw, head, evidence, mergedNext);
    const torn = tornRow(row.raw, places);
    const rule = row.match === 'place' ? 'label_by_place' : head.quality === 'missing' ? 'form_order' : undefined;
    const { figures, loose } = this.figuresOf(placement, places, read, rule);
    // what may be no figure of the row at all, no sum puts anywhere
    const placeable = loose !== undefined && row.raw.doubtful !== true;
    return { ...read, figures, ...(placeable && { loose }), ...(torn && { torn }) };
  }

  private figuresOf(
    placement: Placement,
    places: FigurePlace[],
    row: { label: string; location: string; forms: string[] },
    rule: Rule | undefined,
  ): Pick<ReadRow, 'figures' | 'loose'> {
    const { label, location } = row;
    for (const { cell, head } of placement.extras ?? []) {
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
    return { figures };
  }

  /** With the unit of the row: what the form prescribes for it, and what the source states. */
  private placeIn(row: NamedRow, key: string, slot: Slot, head: Head, label: string): FigurePlace {
    const place = this.placeOf(key, slot, head, label);
    const { sourceLabel, location } = row;
    const column = columnOfRow(row, slot.column);
    const settled = settleRowUnit(column, row.unit, { label, sourceLabel, location });
    this.findings.push(...settled.findings);
    return { ...place, column: settled.column, headUnit: settled.stated || place.headUnit };
  }

  private placeOf(row: string, slot: Slot, head: Head, rowLabel: string): FigurePlace {
    const headUnit = head.units.get(slot.column.key) ?? '';
    return { table: this.names.key, row: slot.row ?? row, column: slot.column, headUnit, rowLabel };
  }

  across(raw: RawTable): ReadTable {
    const rows: ReadRow[] = [];
    const candidates = acrossCandidates(raw.key, this.forms);
    for (const block of raw.blocks) {
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
    const named: NamedRow = { raw, block, match: 'exact', parent: '', sourceLabel: '', location, shown: 0 };
    const head = this.heads.settle(readHead(block, this.names, candidates), candidates, named);
    const places = head.slots.map((slot) => this.placeOf('', slot, head, title));
    const placement =
      head.quality === 'unknown'
        ? unplaced(raw, head)
        : place(raw, head, { ...NO_EVIDENCE, spacing: this.spacing }, null);
    const rule = head.quality === 'missing' ? 'form_order' : undefined;
    const forms = head.candidates.map((candidate) => candidate.form);
    const { figures, loose } = this.figuresOf(placement, places, { label: title, location, forms }, rule);
    const keys = [...new Set(head.slots.map((slot) => slot.row ?? ''))];
    return keys.map((key, index): ReadRow => {
      const label = this.names.rows.find((name) => name.key === key)?.label ?? key;
      const own = figures.filter((figure) => figure.row === key);
      const base = { key, local: false, forms, block, label, sourceLabel: label, match: 'exact', figures: own };
      return {
        ...base,
        location: own[0]?.location || location,
        ...(index === 0 && loose !== undefined ? { loose } : {}),
      };
    });
  }
}

const slotsOf = (places: readonly FigurePlace[]): LooseRow['slots'] =>
  places.map(({ row, column, headUnit }) => ({ row, column, headUnit }));

/** A head is read once for many rows; units and types are each row's own. */
function columnOfRow({ name }: NamedRow, column: FormColumn): FormColumn {
  const own = name?.flat.flatMap((flat) => flat.columns) ?? [];
  const [first] = own;
  const { key, label, en } = column;
  if (isLocalColumn(key)) return first === undefined ? { ...column, unit: 'declared' } : { ...first, key, label, en };
  if (name === undefined && column.unit !== 'declared') return column;
  return own.includes(column) ? column : (own.find((one) => one.key === key) ?? column);
}

const NO_EVIDENCE: BlankEvidence = {
  keepsBlanks: false,
  divided: false,
  usualCells: 0,
  offsets: new Map(),
  alignedRight: false,
  spacing: null,
};

const unplaced = (raw: RawRow, head: Head): Placement => ({
  how: 'unplaced',
  slots: head.slots,
  cells: [],
  figures: raw.figures.filter((cell) => cell.text.trim() !== ''),
});

/** The empty cells that a row begins with because labels merged downwards cover them; null when the row is not known. */
function mergedCells(row: NamedRow, next: NamedRow | undefined, { nesting }: TableNames): number | null {
  // the line above the next head begins in the first column
  if (next !== undefined && next.block !== row.block) return 0;
  if (nesting === 'lines') return next === undefined ? null : 0;
  const flat = next?.name?.flat[0];
  return next === undefined || flat === undefined ? null : Math.max(0, flat.groups.length + 1 - next.shown);
}

function formsOf(row: NamedRow, head: Head): string[] {
  const agreeing = head.candidates.map((candidate) => candidate.form);
  const having = row.name?.flat.map((flat) => flat.form) ?? [];
  return row.name === undefined ? [] : having.filter((form) => agreeing.includes(form));
}

function localKey(row: NamedRow): string {
  const own = `local:${normalise(row.sourceLabel).core}`;
  return row.parent === '' ? own : `${row.parent}.${own}`;
}

/**
 * Whether blank lines are empty cells: figures and blank lines of a row, those of the next row's merged labels included,
 * make up the row in nearly every row of the table. In a copy that prints blank lines for other reasons they do so by chance.
 */
function blankLinesAreCells(
  rows: readonly NamedRow[],
  heads: readonly Head[],
  spacing: number,
  names: TableNames,
): boolean {
  let agree = 0;
  let disagree = 0;
  rows.forEach((row, index) => {
    const { figures, gapAfter } = row.raw;
    const merged = mergedCells(row, rows[index + 1], names);
    const width = heads[index]?.slots.length ?? 0;
    if (merged === null || figures.some((cell) => cell.explicit || cell.divided)) return;
    const blanks = [...figures.map((cell) => cell.gap), gapAfter].map((gap) => (spacing === 0 ? gap : (gap - 1) / 2));
    const cells = blanks.reduce((sum, count) => sum + count, figures.length);
    if (cells === width + merged) agree++;
    else disagree++;
  });
  return agree > 0 && agree >= 3 * disagree;
}

/** Whether as many blank lines follow a label without figures as it has columns: they are its empty cells. */
function showsBlanks(raw: RawRow, count: number, spacing: number | null): boolean {
  if (spacing === 0) return raw.gapAfter >= count;
  return spacing === 1 ? raw.gapAfter >= 2 * count + 1 : count > 2 && raw.gapAfter >= count;
}
