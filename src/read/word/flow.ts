/**
 * The text of a Word document as it flows, with its marks, to blocks. A reader (.doc, .rtf) gives text and marks in their order;
 * what of it a reader of the page sees is decided here, once:
 *
 *     give  give  endCell(1)  give  endCell(1)  endRow(1, …)  give  endParagraph(0)
 *     项    目     ▍           本年   ▍          ▐             说明   ¶
 */
import type { Block, Table } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { inWords, type Word } from '../words.js';
import { Container } from './container.js';
import { Fields } from './fields.js';
import { type Kind, locations, Notes, type Place } from './notes.js';
import type { AutomaticNumber } from './numbering.js';
import {
  addPiece,
  beginsWithFigure,
  holdsPlainText,
  type Piece,
  type Shift,
  writeApart,
  writePlain,
} from './pieces.js';
import { locate, MarkedTable, type RowDefinition } from './table.js';

/** How a run of text looks. */
export interface Look {
  /** Why it is not shown; absent for text that is. */
  unshown?: Kind | undefined;
  /** Set above or below its line, by name or by position. */
  shift?: Shift | undefined;
}

/** The paragraph being written. */
interface Paragraph {
  pieces: Piece[];
  number: AutomaticNumber | undefined;
  notes: Kind[];
  pictures: number;
  /** Open fields at its begin. */
  fields: number;
  /** What stands in the text boxes anchored here. */
  boxes: Block[];
}

/** What flows by itself: the text of the document, or of a text box. */
interface Story {
  body: Container;
  /** Tables within tables that are open, each with the cell being written. */
  open: { table: MarkedTable; cell: Container | undefined }[];
  paragraph: Paragraph;
}

export class Flow {
  readonly notes = new Notes();
  readonly fields = new Fields();
  private story = this.newStory(undefined);
  /** Those that wait for the end of a text box. */
  private readonly outer: Story[] = [];
  private readonly tables: MarkedTable[] = [];
  private readonly makers = new Map<Table, MarkedTable>();
  private readonly marks: { text: string; place: Place }[] = [];
  private readonly limits = new Map<Word, { limit: number; place: Place | undefined }>();
  private cells = 0;
  private tooDeep = false;

  /** Text of the paragraph being written; `\t` is a tab, `\n` a line break. */
  give(text: string, look: Look = {}): void {
    const { unshown } = look;
    if (unshown !== undefined) {
      if (/\S/.test(text)) this.note(unshown);
      return;
    }
    if (!this.fields.shown) {
      this.fields.code(text);
      return;
    }
    if (/\S/.test(text)) this.fields.wrote();
    addPiece(this.story.paragraph.pieces, text, look.shift);
  }

  /** The automatic number of the paragraph being written. */
  number(number: AutomaticNumber | undefined): void {
    if (number && number.text !== '') this.story.paragraph.number = number;
  }

  /** A picture, or another thing that may hold what a figure says. */
  picture(kind: Kind): void {
    if (!this.fields.shown) return;
    this.story.paragraph.pictures += 1;
    this.note(kind);
  }

  /** Something in the paragraph being written was mended or left out. */
  note(kind: Kind): void {
    this.story.paragraph.notes.push(kind);
  }

  /** Begins a text box that is anchored in the paragraph being written. */
  beginTextBox(): void {
    const place = this.story.open.at(-1)?.cell?.place ?? this.story.body.place;
    this.outer.push(this.story);
    this.story = this.newStory(place);
  }

  /** Ends a text box: what stands in it is set after the paragraph that it is anchored in. */
  endTextBox(): void {
    const anchor = this.outer.pop();
    if (!anchor) return;
    const blocks = this.endStory();
    this.story = anchor;
    if (blocks.length === 0) return;
    this.note('text_box');
    for (const block of blocks) this.story.paragraph.boxes.push(block);
  }

  /** Ends the innermost field. */
  endField(): void {
    if (this.fields.end()) this.picture('field_without_result');
  }

  /**
   * Ends a paragraph that stands in `depth` tables.
   * @param joinsNext its mark is deleted or hidden: the next paragraph goes on in the same line
   */
  endParagraph(depth: number, joinsNext = false): void {
    this.fields.endParagraph(this.story.paragraph.fields);
    if (joinsNext) {
      if (this.story.paragraph.pieces.some(({ text }) => /\S/.test(text))) this.note('joined_paragraph');
      this.story.paragraph.number = undefined;
    } else this.finishParagraph(this.container(depth));
  }

  /** Ends a cell of the innermost of `depth` tables, and the paragraph in it. */
  endCell(depth: number): void {
    this.fields.endParagraph(this.story.paragraph.fields);
    const container = this.container(Math.max(depth, 1));
    this.finishParagraph(container);
    this.closeCell();
  }

  /**
   * Ends a row of the innermost of `depth` tables.
   * @param definition where its cells stand; undefined when the source does not say
   */
  endRow(depth: number, definition: RowDefinition | undefined, deleted = false): void {
    this.to(depth);
    const table = this.story.open.at(-1)?.table;
    if (table === undefined) return;
    this.closeUnended(depth);
    if (deleted) table.dropRow();
    else table.endRow(definition);
  }

  /** The blocks of the document, and what was mended or left out. */
  finish(): { blocks: Block[]; findings: Finding[] } {
    while (this.outer.length > 0) this.endTextBox();
    const blocks = this.endStory();
    locate(blocks);
    const locationOf = locations(this.tables);
    const marks = this.marks.map(({ text, place }) => finding('note_mark_left_out', locationOf(place), { text }));
    const limits = [...this.limits].map(([word, { limit, place }]) =>
      finding('table_limit', locationOf(place), { ...inWords('what', word), limit }),
    );
    const deep = this.tooDeep ? [finding('nesting_limit', '', { limit: LIMITS.tableDepth })] : [];
    return { blocks, findings: [...this.notes.findings(this.tables), ...marks, ...limits, ...deep] };
  }

  private newParagraph(): Paragraph {
    return { pieces: [], number: undefined, notes: [], pictures: 0, fields: this.fields.depth, boxes: [] };
  }

  /** Is there anything in the paragraph being written? */
  private get pending(): boolean {
    const { pieces, notes, boxes } = this.story.paragraph;
    return pieces.length + notes.length + boxes.length > 0;
  }

  private newStory(place: Place | undefined): Story {
    return { body: new Container(place), open: [], paragraph: this.newParagraph() };
  }

  /** Ends what is open in the story being written. */
  private endStory(): Block[] {
    if (this.pending) this.endParagraph(this.begunDepth());
    this.to(0);
    return this.story.body.settle();
  }

  /** In how many tables a row has begun and not ended: text without a mark stands there. */
  private begunDepth(): number {
    return 1 + this.story.open.findLastIndex(({ table, cell }) => cell !== undefined || table.width > 0);
  }

  /** The container at a depth: the body at 0, else a cell, which begins here if none is open. */
  private container(depth: number): Container {
    this.to(depth);
    const innermost = this.story.open.at(-1);
    if (innermost === undefined) return this.story.body;
    innermost.cell ??= new Container({ table: innermost.table, row: 0, cell: 0 });
    return innermost.cell;
  }

  /** Closes the tables deeper than `depth`, opens those that are not yet. */
  private to(depth: number): void {
    if (depth > LIMITS.tableDepth) this.tooDeep = true;
    const bounded = Math.min(depth, LIMITS.tableDepth);
    while (this.story.open.length > bounded) this.closeTable();
    while (this.story.open.length < bounded) {
      const outer = this.container(this.story.open.length).place;
      if (this.tables.length >= LIMITS.documentCells) {
        this.limits.set('table_cells', { limit: LIMITS.documentCells, place: outer });
        return;
      }
      const table = new MarkedTable(outer, this.notes, this.makers);
      this.tables.push(table);
      this.story.open.push({ table, cell: undefined });
    }
  }

  /** What stands between the last mark of a cell and that of the row is a cell without its mark, unless it is nothing. */
  private closeUnended(depth: number): void {
    const innermost = this.story.open.at(-1);
    if (this.pending) this.finishParagraph(this.container(depth));
    const cell = innermost?.cell;
    if (!innermost || !cell) return;
    if (cell.settle().length > 0) this.closeCell();
    else innermost.cell = undefined;
  }

  private closeCell(): void {
    const innermost = this.story.open.at(-1);
    const cell = innermost?.cell;
    if (innermost === undefined || cell?.place === undefined) return;
    innermost.cell = undefined;
    const blocks = cell.settle();
    // what a picture says is not known: the cell is not blank
    if (blocks.length === 0 && cell.pictures > 0) blocks.push({ kind: 'paragraph', text: '\ufffc', location: '' });
    this.cells += 1;
    const passed = this.passed(innermost.table);
    if (passed) this.limits.set(passed[0], { limit: passed[1], place: innermost.table.outer });
    else innermost.table.endCell({ blocks, place: cell.place });
  }

  private passed(table: MarkedTable): [Word, number] | undefined {
    if (this.cells > LIMITS.documentCells) return ['table_cells', LIMITS.documentCells];
    if (table.length >= LIMITS.tableRows) return ['table_rows', LIMITS.tableRows];
    if (table.width >= LIMITS.tableColumns) return ['table_columns', LIMITS.tableColumns];
    return undefined;
  }

  private closeTable(): void {
    const innermost = this.story.open.at(-1);
    if (innermost === undefined) return;
    if (innermost.cell) this.closeCell();
    this.story.open.pop();
    const blocks = innermost.table.close();
    const outer = this.story.open.at(-1);
    const into = outer === undefined ? this.story.body : this.container(this.story.open.length);
    into.add(blocks);
  }

  private finishParagraph(container: Container): void {
    const { pieces, number, notes, pictures, boxes } = this.story.paragraph;
    this.story.paragraph = this.newParagraph();
    container.pictures += pictures;
    for (const kind of notes) this.notes.add(kind, container.place);
    if (number) this.writeNumber(number, pieces, container);
    const { place } = container;
    if (place === undefined) writePlain(pieces, container);
    else writeApart(pieces, container, holdsPlainText(pieces), (text) => this.marks.push({ text, place }));
    container.text.endParagraph();
    if (boxes.length === 0) return;
    container.add(boxes);
  }

  private writeNumber(number: AutomaticNumber, pieces: Paragraph['pieces'], container: Container): void {
    const { place } = container;
    if (number.unknown) this.notes.add('number_format', place);
    if (number.bullet) this.notes.add('bullet', place);
    // 1. before 12 would read 1.12, though nobody wrote that number: Word counts paragraphs.
    else if (place && beginsWithFigure(pieces)) this.notes.add('number_before_figure', place);
    else {
      this.notes.add('numbering', place);
      container.write(number.text + number.gap);
    }
  }
}
