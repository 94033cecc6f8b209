/** HTML to a tree of bounded depth, and what a table in it is: a table, or the frame around one. */
import { load } from 'cheerio/slim';
import { type AnyNode, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import { isHidden } from './hidden.js';
import { isFrame, isNumber } from './nesting.js';
import { applyStyleSheets } from './style-sheet.js';
import { Tree } from './tree.js';

/** What is told of a page, and how many elements it has so far: it may be parsed in pieces. */
export interface Parsing {
  findings: Finding[];
  elements: number;
}

/** The elements that decide about others, in document order. */
export interface Elements {
  cells: Element[];
  tables: Element[];
  titles: Element[];
  metas: Element[];
}

/** A tree, and those of its elements as it was parsed. */
export interface Parsed {
  root: HtmlDocument;
  elements: Elements;
}

/**
 * An element too deep is not built, and a page that goes on falling is given up.
 * @throws Unreadable for a page of too many elements
 */
export function parse(html: string, parsing: Parsing): Parsed {
  const { findings } = parsing;
  const elements: Elements = { cells: [], tables: [], titles: [], metas: [] };
  const sheets: Element[] = [];
  // <td/> and <span/> of a page written as XML end where they begin
  const selfClosing = /^\s*<\?xml\b/.test(html.slice(0, 256));
  const tree = new Tree(html, selfClosing, parsing.elements, (element) => {
    note(element, elements);
    if (element.name === 'style') sheets.push(element);
  });
  tree.read();
  parsing.elements = tree.count;
  if (tree.tooDeep) findings.push(finding('nesting_limit', '', { limit: LIMITS.htmlDepth }));
  if (tree.count > LIMITS.htmlElements) {
    throw unreadable('document_limit', { ...inWords('what', 'html_elements'), limit: LIMITS.htmlElements });
  }
  if (tree.cutOff) findings.push(finding('document_cut_off'));
  applyStyleSheets(tree.root, sheets);
  return { root: tree.root, elements };
}

/** Where an element is noted that decides about others. */
const NOTED: ReadonlyMap<string, keyof Elements> = new Map([
  ['td', 'cells'],
  ['th', 'cells'],
  ['table', 'tables'],
  ['title', 'titles'],
  ['meta', 'metas'],
]);

function note(element: Element, elements: Elements): void {
  const kind = NOTED.get(element.name);
  if (kind !== undefined) elements[kind].push(element);
}

/** The same of a tree that has been changed since it was parsed. */
export function elementsOf(root: HtmlDocument): Elements {
  const elements: Elements = { cells: [], tables: [], titles: [], metas: [] };
  const select = load(root as unknown as Parameters<typeof load>[0]);
  for (const element of select('td, th, table, title, meta')) note(element, elements);
  return elements;
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
  let parent: AnyNode | null = null;
  let own: Element[] | undefined;
  for (const cell of cells) {
    // the cells of a row follow each other
    if (cell.parent !== parent) {
      parent = cell.parent;
      own = cellsAround(parent, counted, around);
    }
    own?.push(cell);
  }
  return { layout: layoutOf(tables, counted), cells: counted, around };
}

/** The list of the cells of the table that a node stands in; notes the elements between. */
function cellsAround(
  node: AnyNode | null,
  counted: Map<AnyNode, Element[]>,
  around: Set<AnyNode>,
): Element[] | undefined {
  let at = node;
  for (; at && !(isTag(at) && at.name === 'table'); at = at.parent) around.add(at);
  if (!at) return undefined;
  const known = counted.get(at);
  if (known) return known;
  const own: Element[] = [];
  counted.set(at, own);
  return own;
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
    const outer = outerOf(table);
    // only a table around others or within another is compared by its numbers
    const numbers = held || outer ? numbersIn(own, held) : 0;
    const isLayout = own.length < 2 || (held !== undefined && isFrame(numbers, held.numbers));
    if (isLayout) layout.add(table);
    if (outer === undefined) continue;
    // a frame is not seen: what it holds stands in the cell around it
    if (!isLayout) tell(outer, numbers, heldBy);
    else if (held) tell(outer, held.numbers, heldBy);
  }
  return layout;
}

const numbersIn = (own: readonly Element[], held: Held | undefined): number =>
  own.filter((cell) => !held?.cells.has(cell) && isNumberCell(cell)).length;

/** The table around a table, and the cell in which it stands there. */
interface Outer {
  table: AnyNode;
  cell: AnyNode;
}

function outerOf(table: Element): Outer | undefined {
  let cell: AnyNode | undefined;
  for (let at: AnyNode | null = table; at && isTag(at) && !isHidden(at); at = at.parent) {
    if (at.name === 'td' || at.name === 'th') cell ??= at;
    if (at.name === 'table' && at !== table && cell) return { table: at, cell };
  }
  return undefined;
}

function tell({ table, cell }: Outer, numbers: number, heldBy: Map<AnyNode, Held>): void {
  const held = heldBy.get(table) ?? { cells: new Set(), numbers: 0 };
  held.cells.add(cell);
  held.numbers += numbers;
  heldBy.set(table, held);
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
