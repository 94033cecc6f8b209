/** The state of the pass over a body: containers, paragraphs, runs, tables, fields. The elements act on it. */
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { type Kind, Notes } from '../word/notes.js';
import { beginsWithFigure, type Shift } from '../word/pieces.js';
import { inWords } from '../words.js';
import { shownText, symbolText } from './characters.js';
import { type Container, newContainer } from './container.js';
import type { Content } from './content.js';
import type { Numbering } from './numbering.js';
import { Paragraph } from './paragraph.js';
import type { Styles } from './styles.js';
import { type DocxCell, DocxTable, speakFor } from './table.js';
import type { Attributes, XmlHandler } from './xml.js';

/** What a run says of its text; undefined leaves it to the styles. */
export interface RunProperties {
  style?: string;
  hidden?: boolean;
  aligned?: Shift | 'line';
  position?: Shift | 'line';
  struck?: boolean;
  doubleStruck?: boolean;
  deleted?: boolean;
}

/** What is to be done when an element ends. */
export type Closer = () => void;

/** What an element does when it begins: nothing, what is to be done at its end, or leave it out with all it holds. */
export type Opener = (pass: Pass, attributes: Attributes, parents: readonly string[]) => Closer | 'skip' | undefined;

/** The state of the pass. The elements act on it through its methods. */
export class Pass implements XmlHandler {
  readonly notes = new Notes();
  readonly tables: DocxTable[] = [];
  bodySeen = false;
  cutOff = false;
  /** Why text is not shown at this place, innermost last. */
  readonly unshown: Kind[] = [];
  /** How many of these stand around the run. */
  unshownAround = 0;
  /** Alternatives of the same content (mc:AlternateContent) that are open: has one been taken, or its picture noted? */
  readonly alternates: { taken: boolean; seen: boolean }[] = [];
  /** Content controls that are open: do they show a placeholder? */
  readonly controls: { placeholder: boolean }[] = [];
  /** The run properties being read, of a run or of a paragraph mark. */
  properties: RunProperties | undefined;
  shift: Shift | undefined;
  inFallback = 0;
  /** Pieces of text and rows given so far: tells whether an alternative or a picture held anything. */
  given = 0;
  private readonly containers: Container[] = [newContainer()];
  private readonly openTables: DocxTable[] = [];
  private readonly closers: (Closer | undefined)[] = [];
  private skipping = 0;
  private characters: string | undefined;
  private size = 0;

  constructor(
    private readonly elements: ReadonlyMap<string, Opener>,
    readonly styles: Styles,
    readonly numbering: Numbering,
  ) {}

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (this.skipping > 0) {
      this.skipping += 1;
      return;
    }
    const closer = this.elements.get(name)?.(this, attributes, parents);
    if (closer === 'skip') this.skipping = 1;
    else this.closers.push(closer);
  }

  text(text: string): void {
    if (this.skipping === 0 && this.characters !== undefined) this.characters += text;
  }

  close(): void {
    if (this.skipping > 0) this.skipping -= 1;
    else this.closers.pop()?.();
  }

  /** The source ends here. What is open may be torn (`12` of 123): the row and the paragraph being read are given up. */
  cut(): void {
    this.cutOff = true;
    for (const { cell } of this.containers.splice(1)) if (cell) speakFor(cell, undefined);
    const { container } = this;
    container.joined = undefined;
    container.paragraph = undefined;
    const [table] = this.openTables;
    if (table?.depth !== 1) return;
    table.dropRow();
    this.closeTable(table, container);
  }

  get container(): Container {
    return this.containers.at(-1) as Container;
  }

  get paragraph(): Paragraph | undefined {
    return this.container.paragraph;
  }

  /** The table whose row or cell may begin here. */
  get table(): DocxTable | undefined {
    const table = this.openTables.at(-1);
    return table?.depth === this.containers.length ? table : undefined;
  }

  note(kind: Kind): void {
    this.notes.add(kind, this.container.place);
  }

  /** Notes something that is left out though it may say what no text says: a cell with nothing else is not empty. */
  noteObject(kind: Kind): void {
    this.note(kind);
    if (this.container.fields.shown) this.container.holdsObject = true;
  }

  /** Collects the characters of an element and hands them over at its end. */
  collect(use: (text: string) => void): Closer {
    this.characters = '';
    return () => {
      use(this.characters ?? '');
      this.characters = undefined;
    };
  }

  /** Puts something into the paragraph, unless it is not shown; `text` tells whether it is worth a note if so. */
  give(text: string, put: (paragraph: Paragraph) => void): void {
    if (this.leavesOut(text)) return;
    this.given += 1;
    this.grow(text.length + 16);
    if (/\S/.test(text)) {
      this.container.hasText = true;
      this.container.fields.wrote();
    }
    // A run outside of any paragraph is against the schema; its text is a paragraph of its own.
    const paragraph = this.paragraph ?? new Paragraph();
    put(paragraph);
    if (!this.paragraph) this.container.content.push(paragraph);
  }

  giveText(text: string): void {
    const line = shownText(text);
    if (line !== '') this.give(line, (paragraph) => paragraph.text(line, this.shift));
  }

  /** A character of a symbol font. What it shows may not be known, but the cell is not empty. */
  giveSymbol(font: string, char: string): undefined {
    const text = symbolText(font, char);
    if (text !== undefined) this.give(text, (paragraph) => paragraph.text(text));
    else if (!this.leavesOut(char)) {
      this.given += 1;
      this.container.fields.wrote();
      this.noteObject('symbol');
    }
  }

  openParagraph(): Closer | undefined {
    const container = this.container;
    if (container.paragraph) {
      this.give('', (paragraph) => paragraph.text('\n'));
      return undefined;
    }
    const paragraph = container.joined ?? new Paragraph();
    if (container.joined?.hasText) this.note('joined_paragraph');
    container.joined = undefined;
    paragraph.clearProperties();
    container.paragraph = paragraph;
    const depth = container.fields.depth;
    return () => {
      container.fields.endParagraph(depth);
      container.form = undefined;
      // A table within the paragraph has ended it and begun another.
      const last = container.paragraph;
      container.paragraph = undefined;
      if (last?.joinsNext) container.joined = last;
      else if (last) this.finishParagraph(container, last);
    };
  }

  /** The number of a paragraph is counted where its properties end: what they say of a deleted mark must be known. */
  countParagraph(): void {
    const paragraph = this.paragraph;
    if (!paragraph || paragraph.joinsNext) return;
    const number = this.numbering.next(paragraph.number, paragraph.styleId);
    if (!number || number.text === '') return;
    if (number.bullet) this.note('bullet');
    else paragraph.label = shownText(number.text) + number.gap;
    if (number.unknown) this.note('number_format');
  }

  openTable(): Closer {
    const container = this.container;
    const interrupted = container.paragraph;
    this.flush(container);
    const table = new DocxTable(this.containers.length, container.place, this.notes);
    this.tables.push(table);
    this.openTables.push(table);
    return () => {
      this.openTables.pop();
      this.closeTable(table, container);
      if (interrupted) container.paragraph = new Paragraph();
    };
  }

  openCell(table: DocxTable, cell: DocxCell): Closer {
    const container = newContainer(cell.place, cell);
    this.containers.push(container);
    return () => {
      this.flush(container);
      this.containers.pop();
      cell.content = container.content;
      cell.hasText = container.hasText;
      cell.holdsObject = container.holdsObject;
      this.given += 1;
      this.grow(32);
      table.row?.cells.push(cell);
    };
  }

  openTextBox(): Closer {
    const outer = this.container;
    const box = newContainer(outer.place);
    const anchor = outer.paragraph;
    this.containers.push(box);
    return () => {
      this.flush(box);
      this.containers.pop();
      if (box.content.length === 0) return;
      this.note('text_box');
      const into = anchor?.boxes ?? outer.content;
      for (const one of box.content) into.push(one);
      outer.hasText ||= box.hasText;
    };
  }

  /** What stands in the body. */
  finish(): Content[] {
    this.flush(this.container);
    return this.container.content;
  }

  /** Is text not shown at this place? If so it is noted. */
  private leavesOut(text: string): boolean {
    const reason = this.unshown.at(-1) ?? (this.container.fields.shown ? undefined : 'field_code');
    if (reason !== undefined && /\S/.test(text)) this.note(reason);
    return reason !== undefined;
  }

  private closeTable(table: DocxTable, container: Container): void {
    table.settle();
    if (table.rows.length > 0) container.content.push(table);
    container.hasText ||= table.hasText;
    // The text of a frame is that of the cell around it.
    if (table.isFrame) container.holdsObject ||= table.holdsObject;
  }

  /** Ends what is open in a container; a paragraph that a table interrupts is given in two. */
  private flush(container: Container): void {
    for (const paragraph of [container.joined, container.paragraph]) {
      if (paragraph) this.finishParagraph(container, paragraph);
    }
    container.joined = undefined;
    container.paragraph = undefined;
  }

  private finishParagraph(container: Container, paragraph: Paragraph): void {
    if (paragraph.label !== '') {
      // 1. before 12 would read 1.12, though nobody wrote that number: Word counts paragraphs.
      const apart = container.place !== undefined && beginsWithFigure(paragraph.pieces);
      this.note(apart ? 'number_before_figure' : 'numbering');
      if (apart) paragraph.label = '';
      else container.hasText = true;
    }
    if (paragraph.isEmpty) return;
    this.grow(32);
    container.content.push(paragraph);
  }

  private grow(length: number): void {
    this.size += length;
    if (this.size > LIMITS.docxCharacters)
      throw unreadable('document_limit', { ...inWords('what', 'body_length'), limit: LIMITS.docxCharacters });
  }
}
