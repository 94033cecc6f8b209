/**
 * HTML to a tree of bounded depth: the tokens are those of htmlparser2, and so are the rules by which tags close each other (its
 * `Parser` without what only others need: a tag is looked up once, and nothing is handed over that is not kept).
 */
import { type ChildNode, Document, Element, type ParentNode, Text } from 'domhandler';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { LIMITS } from '../limits.js';
import { attributeNamed, type Tag, tagNamed } from './tags.js';

/** Ends the parsing of a page; made once, for an error looks where it was made. */
const HALT = new Error('too much');

/** What a tree is made of, and what is told of it. */
export class Tree implements TokenizerCallbacks {
  readonly root = new Document([]);
  tooDeep = false;
  /** The page ends within a table. */
  cutOff = false;
  /** Elements so far, those that were not built included. */
  count: number;
  private readonly parents: ParentNode[] = [this.root];
  /** What is open: more than the parents, for what is too deep is not built. */
  private readonly open: Tag[] = [];
  private readonly foreign: boolean[] = [];
  private depth = 0;
  /** The tag that is being read: it has a name, and is not given yet. */
  private tag: Tag | undefined;
  private attributes: Record<string, string> = {};
  private attribute = '';
  private value = '';
  /** The text node that goes on. */
  private text: Text | undefined;
  /** All characters are read: what is closed now has no end tag. */
  private atEnd = false;
  private cell = false;

  /**
   * @param count elements that were built before
   * @param opened is told of each element
   */
  constructor(
    private readonly html: string,
    private readonly selfClosing: boolean,
    count: number,
    private readonly opened: (element: Element) => void,
  ) {
    this.count = count;
    // One element around all: cheerio compares the children of a root each with each.
    this.enter(new Element('html', {}));
  }

  read(): void {
    const tokenizer = new Tokenizer({}, this);
    try {
      tokenizer.write(this.html);
      this.atEnd = true;
      tokenizer.end();
    } catch (error) {
      if (error !== HALT) throw error;
    }
  }

  // ---- tokens ----

  ontext(start: number, end: number): void {
    this.write(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.write(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.begin(tagNamed(this.html.slice(start, end)));
  }

  onattribname(start: number, end: number): void {
    this.attribute = attributeNamed(this.html.slice(start, end));
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!Object.hasOwn(this.attributes, this.attribute)) this.attributes[this.attribute] = this.value;
    this.value = '';
  }

  onopentagend(): void {
    this.give();
  }

  onselfclosingtag(): void {
    const { tag } = this;
    this.give();
    if (tag !== undefined && (this.selfClosing || this.foreign.at(-1)) && this.open.at(-1)?.name === tag.name) {
      this.open.pop();
      this.close(tag.name);
    }
  }

  onclosetag(start: number, end: number): void {
    const tag = tagNamed(this.html.slice(start, end));
    const { name } = tag;
    if (tag.foreign !== undefined) this.foreign.pop();
    if (!tag.isVoid) {
      const found = this.lastOpen(name);
      if (found >= 0) while (this.open.length > found) this.close((this.open.pop() as Tag).name);
      // </p> alone is a paragraph without text
      else if (name === 'p') {
        this.begin(tag);
        this.give();
        this.open.pop();
        this.close(name);
      }
    } else if (name === 'br') {
      this.add(name, {});
      this.close(name);
    }
  }

  // what is no text and no tag is passed over, as if the text before went on behind it

  oncomment(): void {}

  oncdata(): void {}

  ondeclaration(): void {}

  onprocessinginstruction(): void {}

  onend(): void {
    while (this.open.length > 0) this.close((this.open.pop() as Tag).name);
  }

  // ---- tags ----

  private begin(tag: Tag): void {
    const { closes } = tag;
    for (let last = this.open.at(-1); last && closes?.has(last.name); last = this.open.at(-1)) {
      this.open.pop();
      this.close(last.name);
    }
    if (!tag.isVoid) {
      this.open.push(tag);
      if (tag.foreign !== undefined) this.foreign.push(tag.foreign);
    }
    this.tag = tag;
    this.attributes = {};
  }

  private give(): void {
    const { tag } = this;
    if (tag === undefined) return;
    this.tag = undefined;
    this.add(tag.name, this.attributes);
    if (tag.isVoid) this.close(tag.name);
  }

  private lastOpen(name: string): number {
    let at = this.open.length - 1;
    while (at >= 0 && (this.open[at] as Tag).name !== name) at -= 1;
    return at;
  }

  // ---- nodes ----

  private add(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    this.count += 1;
    if (this.count > LIMITS.htmlElements) throw HALT;
    if (this.depth > LIMITS.htmlDepth) this.tooDeep = true;
    else {
      const element = new Element(name, attributes);
      this.enter(element);
      this.opened(element);
    }
    if (this.depth > LIMITS.htmlDepthGiveUp) throw HALT;
  }

  private enter(element: Element): void {
    this.append(element);
    this.parents.push(element);
  }

  private close(name: string): void {
    // <span class="x   the page ends within a tag that was never given
    if (this.atEnd && this.tag !== undefined) {
      this.tag = undefined;
      return;
    }
    if (this.atEnd) this.closeAtEnd(name);
    if (this.depth <= LIMITS.htmlDepth) {
      this.parents.pop();
      this.text = undefined;
    }
    this.depth -= 1;
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
      this.write('\ufffc');
    }
    if (name === 'table') this.cutOff = true;
  }

  private write(text: string): void {
    if (this.depth > LIMITS.htmlDepth) return;
    if (this.text !== undefined) this.text.data += text;
    else {
      const node = new Text(text);
      this.append(node);
      this.text = node;
    }
  }

  private append(node: ChildNode): void {
    const parent = this.parents[this.parents.length - 1] as ParentNode;
    const { children } = parent;
    const before = children[children.length - 1];
    // most elements have one child: an array that grows takes room for many
    if (before === undefined) parent.children = [node];
    else {
      node.prev = before;
      before.next = node;
      children.push(node);
    }
    node.parent = parent;
    this.text = undefined;
  }
}
