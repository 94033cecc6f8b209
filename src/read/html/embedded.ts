/**
 * A page whose table stands nowhere in its markup may keep it in another place, from which a script shows it: in the strings
 * of the script itself, in a template, a text area or a hidden element, as text that is escaped twice, in the page of a frame.
 * Only then these places are read, each where it stands, and a finding says so.
 */
import {
  type AnyNode,
  type ChildNode,
  Element,
  type Document as HtmlDocument,
  isTag,
  isText,
  type NodeWithChildren,
  type ParentNode,
  type Text,
} from 'domhandler';
import { finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { inWords } from '../words.js';
import { NO_TEXT } from './elements.js';
import { isHidden, isUndisplayed } from './hidden.js';
import {
  type Elements,
  elementsOf,
  type Parsed,
  type Parsing,
  parse,
  smallTextOf,
  type Tables,
  tablesOf,
  textOf,
} from './parse.js';
import { htmlOfScript, unescaped } from './script-strings.js';

/** The HTML of the page that a frame shows, given its address; undefined for one that is not at hand. */
export type FrameOf = (address: string) => string | undefined;

/** Cells that hold a number: with less, a table is a frame around the page or a form to search. */
const FIGURES = 2;

/** What a page shows in its markup. */
export interface Shown {
  elements: Elements;
  tables: Tables;
}

const shownBy = (elements: Elements): Shown => ({ elements, tables: tablesOf(elements) });

/** Whether a table of figures is among it. */
function showsFigures({ tables: { cells, layout } }: Shown): boolean {
  for (const [table, own] of cells) {
    if (layout.has(table) || isUnseen(table)) continue;
    if (holdFigures(own)) return true;
  }
  return false;
}

function holdFigures(cells: readonly Element[]): boolean {
  let count = 0;
  return cells.some((cell) => {
    if (isFigure(cell)) count += 1;
    return count >= FIGURES;
  });
}

const isFigure = (cell: Element): boolean => /^\s*\d[\d.,，]*\s*$/.test(smallTextOf(cell, 60) ?? '');

function isUnseen(table: AnyNode): boolean {
  for (let at: AnyNode | null = table; at && isTag(at); at = at.parent) {
    if (isHidden(at) || NO_TEXT.has(at.name)) return true;
  }
  return false;
}

/** Elements whose text may be HTML. */
const PLACES: Readonly<Record<string, (node: Element, frameOf: FrameOf) => string>> = {
  textarea: (node) => unescaped(textOf(node)),
  xmp: (node) => unescaped(textOf(node)),
  iframe: (node, frameOf) => node.attribs.srcdoc ?? frameAt(node, frameOf),
  frame: (node, frameOf) => frameAt(node, frameOf),
};

const frameAt = ({ attribs }: Element, frameOf: FrameOf): string =>
  attribs.src === undefined ? '' : (frameOf(attribs.src) ?? '');

/** Elements whose content is markup already. */
const HOLDERS = new Set(['template', 'noscript']);

const isTemplate = (node: Element): boolean => /template|tmpl|html|handlebars|mustache/i.test(node.attribs.type ?? '');

/** Frames within frames, text escaped within text: looked through so often at the most. */
const ROUNDS = 3;

/** Puts what such places hold into the tree of a page that shows no figures, and gives what the page then shows. */
export function embed({ root, elements }: Parsed, frameOf: FrameOf, parsing: Parsing): Shown {
  const { findings } = parsing;
  let found = 0;
  let frames = 0;
  let passed = 0;
  let shown = shownBy(elements);
  for (let round = 0; round < ROUNDS && !showsFigures(shown); round += 1) {
    const places = new Places(frameOf, parsing, LIMITS.htmlEmbedded - found);
    places.look(root);
    ({ frames, passed } = places);
    if (places.found === 0) break;
    places.fill(root);
    shown = shownBy(elementsOf(root));
    found += places.found;
  }
  if (passed > 0) findings.push(finding('left_out', '', { ...inWords('what', 'embedded_html'), count: passed }));
  if (found > 0) findings.push(finding('restored', '', { ...inWords('what', 'embedded_html'), count: found }));
  if (frames > 0 && !showsFigures(shown)) {
    findings.push(finding('left_out', '', { ...inWords('what', 'frame'), count: frames }));
  }
  return shown;
}

class Places {
  found = 0;
  /** Frames whose page is not at hand. */
  frames = 0;
  /** Places beyond the limit. */
  passed = 0;
  /** What the scripts of a page write is one text: one may begin a table that another ends. */
  private readonly scripts: { html: string[]; at: Element | undefined } = { html: [], at: undefined };
  private readonly held = new Map<Element | Text, string>();

  constructor(
    private readonly frameOf: FrameOf,
    private readonly parsing: Parsing,
    private readonly limit: number,
  ) {}

  look(node: AnyNode): void {
    if (isText(node)) {
      const html = node.data.includes('<t') || node.data.includes('&lt;t') ? unescaped(node.data) : '';
      this.hold(node, html);
    } else if (isTag(node)) this.element(node);
    else if ('children' in node) for (const child of node.children) this.look(child);
  }

  private element(node: Element): void {
    const { name } = node;
    if (name === 'style') return;
    if (name === 'script') {
      this.script(node);
      return;
    }
    const html = Object.hasOwn(PLACES, name) ? PLACES[name]?.(node, this.frameOf) : undefined;
    if (html !== undefined) {
      if (html === '' && name.endsWith('frame') && node.attribs.src) this.frames += 1;
      this.hold(node, html);
      return;
    }
    if (HOLDERS.has(name)) {
      if (!holdsCell(node) || !this.take()) return;
      node.name = 'div';
    }
    if (isUndisplayed(node) && figuresIn(node) >= FIGURES && this.take()) node.attribs = {};
    for (const child of node.children) this.look(child);
  }

  private script(node: Element): void {
    const html = isTemplate(node) ? unescaped(textOf(node)) : htmlOfScript(textOf(node));
    if (html === '' || !this.take()) return;
    this.scripts.html.push(html);
    if (!isInHead(node)) this.scripts.at ??= node;
  }

  private hold(node: Element | Text, html: string): void {
    if (html !== '' && this.take()) this.held.set(node, html);
  }

  /** Counts a place; false beyond the limit. */
  private take(): boolean {
    if (this.found >= this.limit) this.passed += 1;
    else this.found += 1;
    return this.passed === 0;
  }

  fill(root: HtmlDocument): void {
    const parents = new Set<NodeWithChildren>();
    for (const [place, html] of this.held) {
      if (isTag(place)) become(place, this.parsed(html));
      else if (place.parent) parents.add(place.parent);
    }
    for (const parent of parents) this.fillTexts(parent);
    if (this.scripts.html.length === 0) return;
    const written = this.parsed(this.scripts.html.join('\n'));
    const page = root.children.find(isTag);
    // what a script in the head writes comes to stand in the page, wherever that is
    if (this.scripts.at) become(this.scripts.at, written);
    else if (page) setChildren(page, [...page.children, new Element('div', {}, written)]);
  }

  private fillTexts(parent: NodeWithChildren): void {
    const children = parent.children.map((child) => {
      const html = isText(child) ? this.held.get(child) : undefined;
      return html === undefined ? child : new Element('div', {}, this.parsed(html));
    });
    setChildren(parent, children);
  }

  private parsed(html: string): ChildNode[] {
    return parse(html, this.parsing).root.children;
  }
}

/** Makes an element a plain one that holds other nodes. */
function become(node: Element, children: ChildNode[]): void {
  node.name = 'div';
  node.attribs = {};
  setChildren(node, children);
}

/** Sets children with the links between them that domhandler keeps. */
function setChildren(parent: NodeWithChildren, children: ChildNode[]): void {
  parent.children = children;
  children.forEach((child, index) => {
    child.parent = parent as ParentNode;
    child.prev = children[index - 1] ?? null;
    child.next = children[index + 1] ?? null;
  });
}

function isInHead(node: AnyNode): boolean {
  for (let at = node.parent; at && isTag(at); at = at.parent) if (at.name === 'head') return true;
  return false;
}

const figuresIn = (node: Element): number =>
  node.children.reduce((sum, child) => {
    if (!isTag(child)) return sum;
    return sum + figuresIn(child) + (child.name === 'td' && isFigure(child) ? 1 : 0);
  }, 0);

const holdsCell = (node: Element): boolean =>
  node.children.some((child) => isTag(child) && (child.name === 'td' || holdsCell(child)));
