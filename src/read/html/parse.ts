/** HTML to a tree of bounded depth, and what a table in it is: a table, or the frame around one. */
import { load } from 'cheerio/slim';
import { type AnyNode, DomHandler, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import { Parser } from 'htmlparser2';
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import { isHidden } from './hidden.js';
import { isFrame, isNumber } from './nesting.js';
import { applyStyleSheets } from './style-sheet.js';

/** What is told of a page, and how many elements it has so far: it may be parsed in pieces. */
export interface Parsing {
  findings: Finding[];
  elements: number;
}

/**
 * An element too deep is not built, and a page that goes on falling is given up.
 * @throws Unreadable for a page of too many elements
 */
export function parse(html: string, parsing: Parsing): HtmlDocument {
  const { findings } = parsing;
  const building = new Building(parsing);
  // <td/> and <span/> of a page written as XML end where they begin
  const recognizeSelfClosing = /^\s*<\?xml\b/.test(html.slice(0, 256));
  const parser = new Parser(building, { recognizeSelfClosing });
  try {
    parser.write(html);
    building.atEnd = true;
    parser.end();
  } catch (error) {
    if (error !== building.halt) throw error;
  }
  if (building.tooDeep) findings.push(finding('nesting_limit', '', { limit: LIMITS.htmlDepth }));
  if (parsing.elements > LIMITS.htmlElements) {
    throw unreadable('document_limit', { ...inWords('what', 'html_elements'), limit: LIMITS.htmlElements });
  }
  if (building.cutOff) findings.push(finding('document_cut_off'));
  if (STYLE_SHEET.test(html)) applyStyleSheets(building.root);
  return building.root;
}

const STYLE_SHEET = /<style\b/i;

class Building {
  readonly halt = new Error('too much');
  tooDeep = false;
  /** The page ends within a table. */
  cutOff = false;
  /** All characters are written: what is closed now has no end tag. */
  atEnd = false;
  private depth = 0;
  private cell = false;
  /** A tag has a name, and is not given yet. */
  private begun = false;
  private readonly handler = new DomHandler();

  constructor(private readonly parsing: Parsing) {
    // One element around all: cheerio compares the children of a root each with each.
    this.handler.onopentag('html', {});
  }

  get root(): HtmlDocument {
    return this.handler.root;
  }

  onparserinit(parser: Parser): void {
    this.handler.onparserinit(parser);
  }

  onopentagname(): void {
    this.begun = true;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.begun = false;
    this.depth += 1;
    this.parsing.elements += 1;
    if (this.parsing.elements > LIMITS.htmlElements) throw this.halt;
    if (this.shown()) this.handler.onopentag(name, attributes);
    else this.tooDeep = true;
    if (this.depth > LIMITS.htmlDepthGiveUp) throw this.halt;
  }

  ontext(text: string): void {
    if (this.shown()) this.handler.ontext(text);
  }

  onclosetag(name: string): void {
    // <span class="x   the parser ends a tag that it never gave, for the page ends within it
    if (this.atEnd && this.begun) {
      this.begun = false;
      return;
    }
    if (this.atEnd) this.closeAtEnd(name);
    if (this.shown()) this.handler.onclosetag();
    this.depth -= 1;
  }

  onend(): void {
    this.handler.onend();
  }

  private shown(): boolean {
    return this.depth <= LIMITS.htmlDepth;
  }

  /**
   * ```
   * <tr><td>行政许可</td><td>12
   *                          ^ the file ends here: the figure may have had more digits, so it is none
   * ```
   */
  private closeAtEnd(name: string): void {
    if ((name === 'td' || name === 'th') && !this.cell) {
      this.cell = true;
      this.ontext('\ufffc');
    }
    if (name === 'table') this.cutOff = true;
  }
}

/** The elements that decide about others, in document order. */
export interface Elements {
  cells: Element[];
  tables: Element[];
  titles: Element[];
  metas: Element[];
}

export function elementsOf(root: HtmlDocument): Elements {
  const found: Elements = { cells: [], tables: [], titles: [], metas: [] };
  for (const node of load(root as unknown as Parameters<typeof load>[0])('td, th, table, title, meta')) {
    if (node.name === 'table') found.tables.push(node);
    else if (node.name === 'title') found.titles.push(node);
    else if (node.name === 'meta') found.metas.push(node);
    else found.cells.push(node);
  }
  return found;
}

/** What is known of the tables of a page before it is read. */
export interface Tables {
  /** Those that are none: with a single cell, or frames around other tables. */
  layout: ReadonlySet<AnyNode>;
  /** The cells of each table, without those of tables in it. */
  cells: ReadonlyMap<AnyNode, readonly Element[]>;
  /** Elements between a cell and its table. */
  around: ReadonlySet<AnyNode>;
}

export function tablesOf({ cells, tables }: Elements): Tables {
  const counted = new Map<AnyNode, Element[]>();
  const around = new Set<AnyNode>();
  for (const cell of cells) {
    let at = cell.parent;
    for (; at && !(isTag(at) && at.name === 'table'); at = at.parent) around.add(at);
    if (!at) continue;
    const own = counted.get(at);
    if (own) own.push(cell);
    else counted.set(at, [cell]);
  }
  return { layout: layoutOf(tables, counted), cells: counted, around };
}

/** What stands in a table: the cells that hold tables, and how many numbers those have. */
interface Held {
  cells: Set<AnyNode>;
  numbers: number;
}

/** @param tables in document order: each comes before those that stand in it */
function layoutOf(tables: readonly Element[], cells: ReadonlyMap<AnyNode, readonly Element[]>): Set<AnyNode> {
  const layout = new Set<AnyNode>();
  const heldBy = new Map<AnyNode, Held>();
  for (const table of tables.toReversed()) {
    const own = cells.get(table) ?? [];
    const held = heldBy.get(table);
    const numbers = own.filter((cell) => !held?.cells.has(cell) && isNumberCell(cell)).length;
    const isLayout = own.length < 2 || (held !== undefined && isFrame(numbers, held.numbers));
    if (isLayout) layout.add(table);
    // a frame is not seen: what it holds stands in the cell around it
    if (!isLayout) tellOuter(table, numbers, heldBy);
    else if (held) tellOuter(table, held.numbers, heldBy);
  }
  return layout;
}

function tellOuter(table: Element, numbers: number, heldBy: Map<AnyNode, Held>): void {
  let cell: AnyNode | undefined;
  for (let at: AnyNode | null = table; at && isTag(at) && !isHidden(at); at = at.parent) {
    if (at.name === 'td' || at.name === 'th') cell ??= at;
    if (at.name !== 'table' || at === table || !cell) continue;
    const held = heldBy.get(at) ?? { cells: new Set(), numbers: 0 };
    held.cells.add(cell);
    held.numbers += numbers;
    heldBy.set(at, held);
    return;
  }
}

const isNumberCell = (cell: Element): boolean => isNumber(smallTextOf(cell, 60) ?? '');

export function textOf(node: AnyNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textOf).join('') : '';
}

/** The text of an element of few characters and nodes; undefined if it has more. */
export function smallTextOf(node: AnyNode, characters: number): string | undefined {
  const texts: string[] = [];
  return gather(node, texts, { characters, nodes: 2 * characters }) ? texts.join('') : undefined;
}

function gather(node: AnyNode, texts: string[], left: { characters: number; nodes: number }): boolean {
  left.nodes -= 1;
  if (isText(node)) {
    const text = node.data.replace(/\s+/g, ' ');
    texts.push(text);
    left.characters -= text.length;
  }
  if (left.nodes < 0 || left.characters < 0) return false;
  return !isTag(node) || node.children.every((child) => gather(child, texts, left));
}
