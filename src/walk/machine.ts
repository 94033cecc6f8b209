/**
 * The state machine of the walk: one stream of cells in, tables with rows out, narrative beside them. What a row is called
 * and which column a figure belongs to is settled afterwards (rows.ts, place.ts), when the whole table is known.
 */
import { type Finding, finding } from '../findings.js';
import type { TableNames, Vocabulary } from '../forms/vocabulary.js';
import { type Classified, type Context, classify, classifyHeading, FIGURE, kindOnly } from './classify.js';
import { isFigureLike } from './figure.js';
import { lastOfHead } from './head-label.js';
import { LIMITS } from './limits.js';
import { linesAbove } from './lines-above.js';
import { isRestOfOther, isToldBefore } from './namesakes.js';
import { NumberLines } from './number-lines.js';
import { hasProse, isBareAmongCells, isForeignRow } from './pieces.js';
import type { Held, RawBlock, RawRow, RawSection, RawTable, Walked } from './raw.js';
import { openBlock, openPreface, openRow, openSection } from './raw.js';
import { cutRow } from './row-cells.js';
import { RunningHeads } from './running-head.js';
import { type State, type Step, TRANSITIONS } from './states.js';
import { type Item, NO_CELL, type StreamCell, withText } from './stream.js';
import { isApart, isCutNumber, lineWithoutStub } from './stub.js';
import { isGroupLabel, isRowLabel } from './table-words.js';
import { takeTorn } from './torn.js';
import { wordingsOf } from './wordings.js';

const [TABLE_END, SOFT_END, ROW_END] = [kindOnly('table_end'), kindOnly('soft_end'), kindOnly('row_end')];

export class Machine {
  private state: State = 'prose';
  private section: RawSection = openPreface();
  private readonly sections: RawSection[] = [this.section];
  private readonly tables: RawTable[] = [];
  private readonly findings: Finding[] = [];
  private rowCount = 0;
  private readonly runningHeads: RunningHeads;
  private readonly overflown = new Set<string>();
  /** The open table, or in prose the one that the section announces. */
  private names: TableNames | null = null;
  private table: RawTable | null = null;
  private block: RawBlock = openBlock([]);
  private row: RawRow | null = null;
  private held: Held[] = [];
  private mayHaveEnded = false;
  /** A table of the source ended, and nothing was told since: the next one may be the rest of it. */
  private cut = false;
  private grid = false;
  private above: StreamCell[] = [];
  private readonly numberLines = new NumberLines();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly trace?: (step: Step) => void,
  ) {
    this.runningHeads = new RunningHeads(wordingsOf(vocabulary.fields));
  }

  run(items: Iterable<Item>): Walked {
    for (const item of items) {
      // what follows is left out, and a finding says so
      if (this.rowCount > LIMITS.rows) break;
      if (item.kind === 'table_end') this.step(TABLE_END, NO_CELL);
      else if (item.kind === 'line') this.line(item.cell, item.pieces);
      else this.tableRow(item.cells, item.end, item.grid);
    }
    this.step(kindOnly('end'), NO_CELL);
    const { sections, tables } = this;
    return { sections, tables, findings: [...this.findings, ...this.runningHeads.findings] };
  }

  private context(): Context {
    const { vocabulary, state, names: table, cut } = this;
    return { vocabulary, state, table, row: undefined, cut };
  }

  /** A line is one cell, unless it ends in figures set apart by spaces and stands in a table. */
  private line(line: StreamCell, divided: StreamCell[]): void {
    if (this.state !== 'prose' && this.runningHeads.skips(line)) return;
    this.grid = false;
    if (this.row !== null) this.row.gapAfter = line.gap;
    const [cell, pieces] = lineWithoutStub(line, divided, this.names, this.block, this.state);
    const counted = pieces.some((piece) => isFigureLike(piece.text));
    // with figures on it, which label it might be as a whole matters only if it is not divided
    const whole = counted ? classifyHeading(cell, this.context()) : classify(cell, this.context());
    const numbered = isCutNumber(pieces, this.names) && (divided.length > 0 || isApart(line));
    if (!numbered && (this.numberLines.isOne(whole?.kind, pieces) || !this.isDivided(whole, pieces, counted))) {
      this.step(counted ? classify(cell, this.context()) : (whole as Classified), cell);
      this.above = this.state === 'prose' ? linesAbove(this.above, cell, pieces) : [];
      return;
    }
    // figures alone on a line, below figures: they are not that row's
    if (this.state === 'figures' && pieces.every((piece) => isFigureLike(piece.text))) this.finishRow();
    pieces.forEach((piece, index) => {
      this.step(numbered && index === 0 ? kindOnly('text') : classify(piece, this.context()), piece);
    });
    this.step(SOFT_END, NO_CELL);
  }

  /** Pieces count in a table, or where their first label opens the table that the section announces. */
  private isDivided(whole: Classified | null, pieces: StreamCell[], counted: boolean): boolean {
    const [first] = pieces;
    if (first === undefined || whole?.kind === 'section_heading') return false;
    if (this.state !== 'prose' && pieces.some((piece) => classify(piece, this.context()).kind === 'unit')) return true;
    // labels side by side; in a head, the labels of columns stay together
    if (!counted) return whole?.kind === 'text' && (this.state === 'label' || this.state === 'figures');
    if (this.state !== 'prose') return true;
    return this.names !== null && classify(first, this.context()).kind === 'row_label';
  }

  private tableRow(cells: StreamCell[], end: 'hard' | 'soft' | 'open', grid: boolean): void {
    this.grid = grid;
    if (end === 'hard') {
      if (this.state === 'label' && hasProse(this.row, this.names)) this.step(TABLE_END, NO_CELL);
      const open = this.table === null ? null : this.block;
      for (const { cell, as } of cutRow(cells, this.context(), open)) this.step(as, cell);
      this.step(ROW_END, NO_CELL);
      return;
    }
    for (const cell of cells) this.step(this.classifyOpen(cell), cell);
    if (end === 'soft') this.step(SOFT_END, NO_CELL);
  }

  /** An empty cell behind a label that is known is a figure of its row; before a label it is a merged one. */
  private classifyOpen(cell: StreamCell): Classified {
    const classified = classify(cell, this.context());
    const labelled = this.state === 'label' && (this.row?.labels.length ?? 0) > 0;
    if (classified.kind !== 'empty' || !labelled || this.names === null) return classified;
    const last = this.row?.labels.at(-1)?.text ?? '';
    const named = isRowLabel(this.names, last) && !isGroupLabel(this.names, last);
    return named ? FIGURE : classified;
  }

  private step(classified: Classified, cell: StreamCell): void {
    if (this.isBeyondLimits(cell)) return;
    const from = this.state;
    const { action, to } = TRANSITIONS[from][classified.kind];
    this.trace?.({ from, kind: classified.kind, action, to, location: cell.location, text: cell.text });
    this.state = to;
    this[action](cell, classified);
  }

  /** More pieces than any label has are prose; more cells than any table has are left out. */
  private isBeyondLimits(cell: StreamCell): boolean {
    const { row, state } = this;
    if (state === 'label' && (row?.labels.length ?? 0) >= LIMITS.labelPieces && cell.text !== '') {
      this.finishTable();
      this.state = 'prose';
      this.tell(cell);
      return true;
    }
    const cells = (row?.figures.length ?? 0) + this.held.length;
    const heads = state === 'head' ? this.block.head.reduce((count, line) => count + line.length, 0) : 0;
    if (cell === NO_CELL || (cells < LIMITS.cells && heads < LIMITS.headCells)) return false;
    this.leftOut('cells', LIMITS.cells, cell.location);
    return true;
  }

  private leftOut(what: 'cells' | 'rows', limit: number, location: string): void {
    if (this.overflown.has(what)) return;
    this.overflown.add(what);
    this.findings.push(
      finding('table_limit', location, { what: what === 'cells' ? '单元格数' : '行数', what_en: what, limit }),
    );
  }

  // ——— actions, one for each name in states.ts ———

  private tell(cell: StreamCell): void {
    const { text, location } = cell;
    if (this.cut) takeTorn(this.block.rows.at(-1), [cell]);
    this.cut = false;
    if (this.section.location === '' && this.section.key === 'preface') this.section.location = location;
    const newTitle = this.runningHeads.isNew(cell);
    this.section.paragraphs.push({ text: text.trim(), location, newTitle });
  }

  private begin_section(cell: StreamCell, { section }: Classified): void {
    this.finishTable();
    this.section = openSection(cell, section);
    this.sections.push(this.section);
    this.cut = false;
    this.names = this.vocabulary.tables.find((table) => table.key === section?.table) ?? null;
  }

  private begin_block(cell: StreamCell, { kind, table }: Classified): void {
    this.finishRow();
    this.openTable(table, cell);
    const headless = this.block.rows.length === 0 && this.block.head.flat().length === 0;
    if (!(headless && kind === 'head')) {
      this.block = openBlock([]);
      this.table?.blocks.push(this.block);
    }
    if (kind === 'block_heading') this.block.heading = cell;
    else this.block.head.at(-1)?.push(cell);
  }

  private add_head(cell: StreamCell, { table }: Classified): void {
    this.openTable(table, cell);
    this.block.head.at(-1)?.push(cell);
  }

  private end_head_row(): void {
    if ((this.block.head.at(-1)?.length ?? 0) > 0) this.block.head.push([]);
  }

  private begin_row(cell: StreamCell, { table }: Classified): void {
    this.finishRow();
    this.openTable(table, cell);
    const row = this.openRow();
    row.labels.push(cell);
    const told = this.section.paragraphs.slice(-2).map(({ text }) => text);
    const before = told.at(-1);
    if (before === undefined || table === undefined) return;
    if (isRestOfOther(cell.text, before, table) || isToldBefore(cell.text, told, table)) row.doubtful = true;
  }

  private add_label(cell: StreamCell): void {
    this.openRow().labels.push(cell);
  }

  private add_figure(cell: StreamCell): void {
    const row = this.openRow();
    if (isBareAmongCells(row, cell)) row.doubtful = true;
    for (const held of this.held) row.figures.push(held.cell);
    row.figures.push(cell);
    if (this.held.length > 0) this.held = [];
    this.mayHaveEnded = false;
  }

  private add_unit(cell: StreamCell): void {
    const label = this.row?.labels.at(-1);
    const figure = this.row?.figures.at(-1);
    // `443 件`: written behind the figure, on its line
    if (label?.unit !== undefined && figure !== undefined && figure.location === cell.location)
      this.row?.figures.splice(-1, 1, withText(figure, `${figure.text} ${cell.text}`));
    else if (label === undefined || label.unit !== undefined) this.add_label(cell);
    else label.unit = { text: cell.text.trim(), location: cell.location };
  }

  private take_head_as_label(cell: StreamCell): void {
    const row = this.openRow();
    const open = this.block.head.at(-1) ?? [];
    if (this.names?.layout === 'across') {
      // empty cells since the last row of the head are the first figures of this one
      if (open.every((head) => head.text.trim() === '')) row.figures.push(...open.splice(0));
    } else {
      const label = lastOfHead(this.block, this.context(), cell);
      if (label !== null) row.labels.push(label);
    }
    this.add_figure(cell);
  }

  private hold_empty(cell: StreamCell): void {
    if (this.state === 'figures') this.held.push({ cell, afterHint: this.mayHaveEnded });
  }

  private may_end(): void {
    this.mayHaveEnded = true;
  }

  private close_row(): void {
    if (this.row !== null) this.row.hard = true;
    // a row of labels alone lends them to the rows below: the label of a group may have a row of its own
    if ((this.row?.figures.length ?? 0) + this.held.length > 0) this.finishRow();
    else if (isForeignRow(this.row, this.names)) this.tellRow();
  }

  private tellRow(): void {
    const labels = this.row?.labels ?? [];
    this.row = null;
    this.finishTable();
    this.state = 'prose';
    const [first] = labels;
    if (first !== undefined) this.tell(withText(first, labels.map((label) => label.text.trim()).join('\t')));
  }

  private close_table(cell: StreamCell, { kind }: Classified): void {
    this.finishTable();
    this.cut = kind === 'table_end';
    if (kind === 'sentence') this.tell(cell);
  }

  private ignore(): void {}

  // ——— what the actions are made of ———

  private openTable(names: TableNames | undefined, cell: StreamCell): void {
    if (names !== undefined) {
      if (this.table !== null && this.names !== names) this.finishTable();
      this.names = names;
    }
    if (this.table !== null || this.names === null) return;
    const after = { section: this.sections.length - 1, paragraphs: this.section.paragraphs.length };
    this.table = { after, key: this.names.key, location: cell.location, blocks: [] };
    this.block = openBlock(this.above);
    this.table.blocks.push(this.block);
    this.tables.push(this.table);
  }

  private openRow(): RawRow {
    this.row ??= openRow(this.grid);
    return this.row;
  }

  private finishRow(): void {
    if (this.row === null) return;
    this.row.figures.push(...this.held.filter((held) => !held.afterHint).map((held) => held.cell));
    this.held = [];
    this.mayHaveEnded = false;
    if (this.rowCount++ < LIMITS.rows) this.block.rows.push(this.row);
    else this.leftOut('rows', LIMITS.rows, (this.row.labels[0] ?? this.row.figures[0])?.location ?? '');
    this.row = null;
  }

  /** The table stays announced: a copy may cut it in two, with prose or a page between. */
  private finishTable(): void {
    this.finishRow();
    this.table = null;
  }
}
