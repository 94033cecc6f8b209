/** Reads a tree of HTML from top to bottom: text into paragraphs, tables into grids. */
import { type AnyNode, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import type { Block, Row } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { BoundedTables, Grid, type Placed } from '../grid.js';
import { TextFlow } from '../html-text.js';
import { LIMITS } from '../limits.js';
import { NOTE_MARK } from '../note-mark.js';
import type { Shift } from '../word/pieces.js';
import { inWords, type Word } from '../words.js';
import { BLOCKS, NO_TEXT, PICTURES } from './elements.js';
import type { Furniture } from './furniture.js';
import { isFurnitureLine } from './furniture-lines.js';
import { isHidden, isUndisplayed, type Style, shiftOf, styleOf } from './hidden.js';
import { listNumber } from './list-number.js';
import { smallTextOf, type Tables, textOf } from './parse.js';
import { type HtmlCell, type RowRules, readRows } from './rows.js';

export class HtmlReader implements RowRules {
  private readonly blocks: Block[] = [];
  private readonly cellFlow: TextFlow;
  private lines = 0;
  private readonly tables: BoundedTables;
  private hidden = 0;
  private pictures = 0;
  /** The cell being read, and whether some of its text stands in its line and some does not. */
  private cell: Element | undefined;
  private mixed: boolean | undefined;
  /** What was left out or given back, counted by kind. */
  private readonly counts = new Map<Word, number>();

  /** @param furniture what of a page is its site's; undefined for what is no page */
  constructor(
    private readonly findings: Finding[],
    private readonly known: Tables,
    private readonly spaces: 'collapse' | 'keep',
    private readonly furniture: Furniture | undefined,
  ) {
    this.cellFlow = new TextFlow(spaces);
    this.tables = new BoundedTables(findings);
  }

  read(root: HtmlDocument): Block[] {
    const flow = new TextFlow(this.spaces);
    for (const node of root.children) this.walk(node, flow, undefined, false);
    this.paragraphs(flow);
    if (this.hidden > 0) this.findings.push(finding('html_left_out', '', { count: this.hidden }));
    for (const [word, count] of this.counts) {
      const code = word === 'numbering' ? 'restored' : 'left_out';
      this.findings.push(finding(code, '', { ...inWords('what', word), count }));
    }
    return this.blocks;
  }

  leftOut(node: Element): boolean {
    // a cell whose text is struck or invisible keeps its place
    if ((node.name === 'td' || node.name === 'th') && !isUndisplayed(node)) return false;
    return this.isLeftOut(node);
  }

  private isLeftOut(node: Element, style = styleOf(node)): boolean {
    if (!isHidden(node, style)) return false;
    this.hidden += 1;
    return true;
  }

  holdsCells(node: Element): boolean {
    return this.known.around.has(node);
  }

  /** `cell` is the location of the cell that the text belongs to. */
  private walk(node: AnyNode, flow: TextFlow, cell: string | undefined, preformatted: boolean): void {
    if (isText(node)) flow.text(withoutSoftHyphens(node.data), preformatted);
    else if (isTag(node)) this.element(node, flow, cell, preformatted || node.name === 'pre');
  }

  private element(node: Element, flow: TextFlow, cell: string | undefined, preformatted: boolean): void {
    if (cell !== undefined && PICTURES.has(node.name)) this.pictures += 1;
    const style = styleOf(node);
    if (NO_TEXT.has(node.name) || this.isLeftOut(node, style)) return;
    const shift = cell === undefined ? undefined : shiftOf(node, style);
    if (shift !== undefined && cell !== undefined) {
      if (shift === 'raised' && this.isNoteMark(node, flow, cell)) return;
      const sign = this.signOf(node, shift);
      flow.text(sign, false);
      this.within(node, style, flow, cell, preformatted);
      flow.text(sign, false);
    } else this.within(node, style, flow, cell, preformatted);
  }

  private within(node: Element, style: Style, flow: TextFlow, cell: string | undefined, preformatted: boolean): void {
    if (node.name === 'br') flow.lineBreak();
    const block = BLOCKS.has(node.name);
    if (this.isElsewhere(node, style, cell)) {
      if (block) flow.endParagraph();
      return;
    }
    if (style.listNumber) {
      this.listNumber(node, flow, cell);
      return;
    }
    if (node.name === 'table' && cell === undefined && !this.known.layout.has(node)) {
      this.paragraphs(flow);
      this.table(node, flow);
      return;
    }
    if (block) flow.endParagraph();
    for (const child of node.children) this.walk(child, flow, cell, preformatted);
    if (block) flow.endParagraph();
  }

  /** Of the site, or another part of a Word document than its body. */
  private isElsewhere(node: Element, style: Style, cell: string | undefined): boolean {
    const part = cell === undefined && this.furniture?.ruleOf(node) ? 'navigation' : style.otherPart;
    if (part !== undefined) this.count(part);
    return part !== undefined;
  }

  private count(word: Word): void {
    this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  private listNumber(node: Element, flow: TextFlow, cell: string | undefined): void {
    const number = listNumber(node, (name) => BLOCKS.has(name));
    // outside of tables a number before a number is text before text
    if (number.kind === 'number_before_figure' && cell === undefined) flow.text(textOf(node), false);
    else {
      this.count(number.kind);
      if (number.kind === 'numbering') flow.text(number.text, false);
    }
  }

  /** Moves the paragraphs that have flowed so far to the blocks. */
  private paragraphs(flow: TextFlow): void {
    for (const text of flow.take()) {
      const own = this.furniture === undefined ? text : this.withoutFurniture(text);
      if (own.trim() === '') continue;
      this.lines += 1;
      if (this.lines <= LIMITS.textLines) this.blocks.push({ kind: 'paragraph', text: own, location: '' });
      else if (this.lines === LIMITS.textLines + 1) {
        this.findings.push(finding('text_limit', '', { limit: LIMITS.textLines }));
      }
    }
  }

  private withoutFurniture(text: string): string {
    const lines = text.split('\n');
    const own = lines.filter((line) => !isFurnitureLine(line));
    for (let left = own.length; left < lines.length; left += 1) this.count('navigation');
    return own.join('\n');
  }

  private table(node: Element, flow: TextFlow): void {
    const { groups, others } = readRows(node, this);
    // A caption, and text that stands in no cell, comes before the table: there browsers show it.
    for (const other of others) this.walk(other, flow, undefined, false);
    this.paragraphs(flow);
    this.tables.begin();
    const rows: Row[] = [];
    const textOfCell = (cell: HtmlCell, location: string): string => this.cellText(cell.node, location);
    for (const group of groups) {
      const grid = new Grid(group.length);
      const place = (cell: HtmlCell): Placed | undefined => grid.place(cell.columnSpan, cell.rowSpan);
      for (const row of group) {
        if (rows.length >= LIMITS.tableRows) {
          this.tables.limit('table_rows', LIMITS.tableRows);
          break;
        }
        rows.push({ cells: this.tables.row(row, rows.length + 1, place, textOfCell), end: 'hard' });
        grid.endRow();
      }
    }
    this.blocks.push({ kind: 'table', geometry: 'grid', rows });
  }

  private cellText(node: Element, location: string): string {
    if (this.isLeftOut(node)) return '';
    const flow = this.cellFlow;
    const before = this.pictures;
    this.mixed = undefined;
    this.cell = node;
    for (const child of node.children) this.walk(child, flow, location, false);
    const text = flow.take().join('\n');
    // what a picture says is not known: the cell is not blank
    return text.trim() === '' && this.pictures > before ? '\ufffc' : text;
  }

  /** Text above or below its line, with digits, is kept from joining a figure: `1` before `416` is not 1416. */
  private signOf(node: Element, shift: Shift): string {
    if (!/\p{Nd}/u.test(smallTextOf(node, 60) ?? '0')) return '';
    // text that stands so as a whole is only set so
    this.mixed ??= this.cell !== undefined && holdsPlainText(this.cell);
    return this.mixed ? SHIFT_SIGNS[shift] : '';
  }

  private isNoteMark(node: Element, flow: TextFlow, cell: string): boolean {
    if (!flow.begun) return false;
    const text = textOf(node);
    if (!NOTE_MARK.test(text)) return false;
    this.findings.push(finding('note_mark_left_out', cell, { text: text.trim() }));
    return true;
  }
}

/** Browsers do not show them. */
const withoutSoftHyphens = (text: string): string => (text.includes('\u00ad') ? text.replaceAll('\u00ad', '') : text);

const SHIFT_SIGNS: Readonly<Record<Shift, string>> = { raised: '^', lowered: '_' };

/** Is there text that stands neither above nor below its line? */
const holdsPlainText = (node: Element): boolean =>
  node.children.some((child) => {
    if (isText(child)) return /\S/.test(child.data);
    return isTag(child) && !NO_TEXT.has(child.name) && !isHidden(child) && !shiftOf(child) && holdsPlainText(child);
  });
