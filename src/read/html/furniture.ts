/**
 * What of a web page belongs to the site and not to the document in it: menus, paths, lists of links, the foot. An element is
 * left out by one of the rules below, and never if it holds a table, prose, a heading of a chapter or the report's title:
 *
 * - `links`: two links or more and nothing else but dates and marks between them: a menu, or the reports of other years, whose
 *   titles are none of this document;
 * - `report_link`: a line that is a link to a report, on a page that has its own title: the report before, or a copy to load;
 * - `landmark`: it says so itself: <nav>, the <header> and <footer> of the page, <aside>, a role, a class or an id;
 * - `table`: the entry of the document in the catalogue of the site, or the foot of the site as a table (furniture-tables.ts).
 *
 * Single lines have rules of their own (furniture-lines.ts).
 */
import { type AnyNode, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import { remembered } from '../../forms/remembered.js';
import { BLOCKS, HEADINGS, NO_TEXT } from './elements.js';
import { isFurnitureTable } from './furniture-tables.js';
import { isHidden } from './hidden.js';
import { FEW_MARKS, marksIn } from './marks.js';
import { namesReport, REPORT_NAMES } from './page-title.js';
import { smallTextOf, type Tables } from './parse.js';

export type FurnitureRule = 'links' | 'report_link' | 'landmark' | 'table';

/** What stands within an element; `from` and `to` are offsets into the page's text outside of links. */
interface Span {
  from: number;
  to: number;
  links: number;
  /** Links whose text names a report. */
  reports: number;
  /** Letters and digits outside of links, dates aside; not counted to the end once they are more than few. */
  marks: number;
  /** Tables of several cells with text outside of links. */
  tables: number;
}

const LANDMARKS = new Set(['nav', 'menu', 'aside']);
/** Of the page, unless they stand in one of SECTIONS (HTML Living Standard, 4.3.8 and 4.3.9). */
const PAGE_LANDMARKS = new Set(['header', 'footer']);
const SECTIONS = new Set(['article', 'main', 'section']);

/** Landmark roles that are no content (WAI-ARIA 1.2, 5.3.4). */
const ROLES = new Set('banner complementary contentinfo menu menubar navigation search toolbar'.split(' '));

/** Words of a class or id by which sites name such parts; in pinyin too: 当前位置, 面包屑, 导航, 分享, 底部. */
const NAMES = new Set(
  (
    'nav navbar navigation menu submenu topmenu breadcrumb breadcrumbs crumb crumbs foot footer copyright share ' +
    'bdsharebuttonbox toolbar sidebar pagination pager prevnext dqwz mbx daohang fenxiang dibu'
  ).split(' '),
);
/** Names that sites give to other things as well: only with a link in it. */
const DOUBTFUL_NAMES = new Set('banner header head logo top'.split(' '));

/** Cells of the smallest table that is one of a report. */
const TABLE_CELLS = 4;

/** A link whose text is longer is one that was never closed. */
const LINK_LENGTH = 100;

/** The end of a sentence, the heading of a chapter. */
const PROSE = /[。；]|\n[^\S\n]{0,20}[一二三四五六七八九十]{1,3}\s?、/g;

/** What an element stands in. */
interface Around {
  heading: boolean;
  section: boolean;
  landmark: boolean;
  /** A table that is one, no frame. */
  table: boolean;
  /** A cell of such a table: nothing in it is ever asked about. */
  cell: boolean;
}

/** Places in the text, in order. */
interface Places {
  prose: readonly number[];
  titles: readonly number[];
  headingTitles: readonly number[];
  titledOutside: boolean;
}

export class Furniture {
  /** Of those elements alone that a rule may leave out. */
  private readonly spans = new Map<Element, Span>();
  private readonly landmarks = new Set<Element>();
  /** Outermost landmarks, and headings: ranges of the text. */
  private readonly landmarkRanges: [number, number][] = [];
  private readonly headingRanges: [number, number][] = [];
  private readonly pieces: string[] = ['\n'];
  private readonly sum: Span = { from: 0, to: 1, links: 0, reports: 0, marks: 0, tables: 0 };
  private readonly named: boolean;

  /** @param title what the page says its title is */
  constructor(
    root: HtmlDocument,
    private readonly tables: Tables,
    title: string,
  ) {
    this.named = namesReport(title);
    const around = { heading: false, section: false, landmark: false, table: false, cell: false };
    for (const child of root.children) this.measure(child, around);
  }

  /** The rule by which an element outside of tables is left out, if one does. */
  ruleOf(node: Element): FurnitureRule | undefined {
    const span = this.spans.get(node);
    if (span === undefined || (span.links === 0 && span.marks === 0)) return undefined;
    if (node.name === 'table' && this.isOwnTable(node, span)) return 'table';
    if (span.tables > 0) return undefined;
    if (this.isLinkList(span)) return 'links';
    if (span.links === 1 && span.reports === 1 && span.marks === 0 && this.titled()) return 'report_link';
    if (!this.landmarks.has(node)) return undefined;
    const { prose, titles, headingTitles, titledOutside } = this.places();
    if (holds(prose, span) || holds(headingTitles, span)) return undefined;
    return titledOutside || !holds(titles, span) ? 'landmark' : undefined;
  }

  /** Not one around others: those are asked about themselves. */
  private isOwnTable(node: Element, { tables }: Span): boolean {
    const cells = this.cellsOf(node);
    return tables <= (cells.length < TABLE_CELLS ? 0 : 1) && isFurnitureTable(cells);
  }

  private cellsOf(table: Element): readonly Element[] {
    return this.tables.cells.get(table) ?? [];
  }

  /** `友情链接：` and the like may stand before three links. */
  private isLinkList({ from, to, links, marks }: Span): boolean {
    if (links < 2) return false;
    if (marks === 0) return true;
    return links > 2 && marks <= FEW_MARKS && to - from < 400 && /[:：]/.test(this.text().slice(from, to));
  }

  private titled(): boolean {
    return this.named || this.places().titles.length > 0;
  }

  // ---- what is known only when it is asked for: most pages have no landmark ----

  private whole: string | undefined;

  private text(): string {
    this.whole ??= this.pieces.join('');
    return this.whole;
  }

  private known: Places | undefined;

  private places(): Places {
    if (this.known === undefined) {
      const text = this.text();
      const titles = placesOf(REPORT_NAMES, text);
      this.known = {
        prose: placesOf(PROSE, text),
        titles,
        headingTitles: within(titles, this.headingRanges),
        titledOutside: this.named || within(titles, this.landmarkRanges).length < titles.length,
      };
    }
    return this.known;
  }

  // ---- measuring ----

  private write(text: string): void {
    this.pieces.push(text);
    this.sum.to += text.length;
  }

  private measure(node: AnyNode, around: Around): void {
    if (isText(node)) {
      this.write(node.data);
      this.sum.marks += marksIn(node.data);
    }
    if (!isTag(node) || NO_TEXT.has(node.name) || isHidden(node)) return;
    const label = around.heading ? undefined : linkText(node);
    if (label !== undefined) {
      this.write(' ');
      this.sum.links += 1;
      if (namesReport(label)) this.sum.reports += 1;
      return;
    }
    this.element(node, around);
  }

  private element(node: Element, around: Around): void {
    const { sum } = this;
    const { to: from, links, reports, marks, tables } = sum;
    const breaks = BLOCKS.has(node.name) || node.name === 'br';
    if (breaks) this.write('\n');
    const begun = this.landmarkRanges.length;
    const isLandmark = saysLandmark(node, around.section);
    if (isLandmark) {
      this.landmarks.add(node);
      if (!around.landmark) this.landmarkRanges.push([from, from]);
    }
    const inside = this.inside(node, around, isLandmark);
    for (const child of node.children) this.measure(child, inside);
    if (breaks) this.write('\n');
    if (inside.landmark && !around.landmark) this.landmarkRanges[begun] = [from, sum.to];
    if (inside.heading && !around.heading) this.headingRanges.push([from, sum.to]);
    if (node.name === 'table' && sum.marks > marks && this.cellsOf(node).length >= TABLE_CELLS) sum.tables += 1;
    if (around.cell || !(breaks || isLandmark)) return;
    const held = { links: sum.links - links, reports: sum.reports - reports, tables: sum.tables - tables };
    if (node.name !== 'table' && !isLandmark && held.links < 2 && held.reports === 0) return;
    this.spans.set(node, { from, to: sum.to, marks: sum.marks - marks, ...held });
  }

  /** What the children of an element stand in: of nearly all the same as the element itself. */
  private inside(node: Element, around: Around, isLandmark: boolean): Around {
    const { name } = node;
    let inside = around;
    if (isLandmark && !around.landmark) inside = { ...inside, landmark: true };
    if (!around.heading && HEADINGS.has(name)) inside = { ...inside, heading: true };
    if (!around.section && SECTIONS.has(name)) inside = { ...inside, section: true };
    if (name === 'table') inside = { ...inside, table: !this.tables.layout.has(node) };
    const isOfTable = around.table && !around.cell && (name === 'td' || name === 'th');
    return isOfTable ? { ...inside, cell: true } : inside;
  }
}

/** Whether an element says by its name, role, class or id that it is no content. */
function saysLandmark(node: Element, inSection: boolean): boolean {
  const { role, class: classes = '', id = '' } = node.attribs;
  if (LANDMARKS.has(node.name) || (PAGE_LANDMARKS.has(node.name) && !inSection)) return true;
  if (role !== undefined && ROLES.has(role.trim().toLowerCase())) return true;
  if (classes === '' && id === '') return false;
  const kind = kindByWords(`${classes} ${id}`);
  return kind === 'landmark' || (kind === 'doubtful' && hasLink(node, { left: 200 }));
}

/** What the words of a class and an id say. */
const kindByWords = remembered((names): 'landmark' | 'doubtful' | 'none' => {
  const words = names
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  if (words.some((word) => NAMES.has(word))) return 'landmark';
  return words.some((word) => DOUBTFUL_NAMES.has(word)) ? 'doubtful' : 'none';
});

/** Looks at the first elements only: a head with links shows one soon. */
function hasLink(node: Element, seen: { left: number }): boolean {
  if (node.attribs.href !== undefined && node.name === 'a') return true;
  return node.children.some((child) => isTag(child) && seen.left-- > 0 && hasLink(child, seen));
}

/** The text of a link; undefined for what is none, or was never closed and so runs on over the page. */
function linkText(node: Element): string | undefined {
  if (node.name !== 'a' || node.attribs.href === undefined) return undefined;
  const text = smallTextOf(node, LINK_LENGTH);
  return text === undefined || /[。；]/.test(text) || holdsTable(node) ? undefined : text;
}

const holdsTable = (node: Element): boolean =>
  node.children.some((child) => isTag(child) && (child.name === 'table' || holdsTable(child)));

function placesOf(pattern: RegExp, text: string): number[] {
  return [...text.matchAll(pattern)].map((found) => found.index);
}

/** Whether one of the places, which are in order, lies within a span. */
function holds(places: readonly number[], { from, to }: { from: number; to: number }): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low < places.length && (places[low] as number) < to;
}

/** The places that lie within one of the ranges; both are in order, ranges do not overlap. */
function within(places: readonly number[], ranges: readonly [number, number][]): number[] {
  let at = 0;
  return places.filter((place) => {
    while (at < ranges.length && (ranges[at] as [number, number])[1] <= place) at += 1;
    return at < ranges.length && (ranges[at] as [number, number])[0] <= place;
  });
}
