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
import { BLOCKS, HEADINGS, NO_TEXT } from './elements.js';
import { isFurnitureTable } from './furniture-tables.js';
import { isHidden } from './hidden.js';
import { namesReport, REPORT_NAMES } from './page-title.js';
import { smallTextOf } from './parse.js';

export type FurnitureRule = 'links' | 'report_link' | 'landmark' | 'table';

/** What stands within an element; `from` and `to` are offsets into the page's text outside of links. */
interface Span {
  from: number;
  to: number;
  links: number;
  /** Links whose text names a report. */
  reports: number;
  /** Letters and digits outside of links, dates aside. */
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

const DATE =
  /\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*日?)?|\d{1,2}[-/月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?/g;

/** The end of a sentence, the heading of a chapter. */
const PROSE = /[。；]|\n[^\S\n]{0,20}[一二三四五六七八九十]{1,3}\s?、/g;

export class Furniture {
  private readonly spans = new Map<Element, Span>();
  private readonly landmarks = new Set<Element>();
  /** Outermost landmarks, and headings: ranges of the text. */
  private readonly landmarkRanges: [number, number][] = [];
  private readonly headingRanges: [number, number][] = [];
  private readonly pieces: string[] = ['\n'];
  private readonly sum: Span = { from: 0, to: 1, links: 0, reports: 0, marks: 0, tables: 0 };
  private readonly prose: number[];
  private readonly titles: number[];
  private readonly headingTitles: number[];
  private readonly titled: boolean;
  private readonly titledOutside: boolean;

  /** @param title what the page says its title is */
  constructor(
    root: HtmlDocument,
    private readonly cells: ReadonlyMap<AnyNode, readonly Element[]>,
    title: string,
  ) {
    for (const child of root.children) this.measure(child, { heading: false, section: false, landmark: false });
    const text = this.pieces.join('');
    this.prose = placesOf(PROSE, text);
    this.titles = placesOf(REPORT_NAMES, text);
    this.headingTitles = within(this.titles, this.headingRanges);
    const named = namesReport(title);
    this.titled = named || this.titles.length > 0;
    this.titledOutside = named || within(this.titles, this.landmarkRanges).length < this.titles.length;
  }

  /** The rule by which an element outside of tables is left out, if one does. */
  ruleOf(node: Element): FurnitureRule | undefined {
    const span = this.spans.get(node);
    if (span === undefined || (span.links === 0 && span.marks === 0)) return undefined;
    if (node.name === 'table' && this.isOwnTable(node, span)) return 'table';
    if (span.tables > 0) return undefined;
    if (this.isLinkList(span)) return 'links';
    if (this.titled && span.links === 1 && span.reports === 1 && span.marks === 0) return 'report_link';
    if (!this.landmarks.has(node) || holds(this.prose, span) || holds(this.headingTitles, span)) return undefined;
    return this.titledOutside || !holds(this.titles, span) ? 'landmark' : undefined;
  }

  /** Not one around others: those are asked about themselves. */
  private isOwnTable(node: Element, { tables }: Span): boolean {
    const cells = this.cells.get(node) ?? [];
    return tables <= (cells.length < TABLE_CELLS ? 0 : 1) && isFurnitureTable(cells);
  }

  /** `友情链接：` and the like may stand before three links. */
  private isLinkList({ from, to, links, marks }: Span): boolean {
    if (links < 2) return false;
    if (marks === 0) return true;
    return links > 2 && marks <= 8 && to - from < 400 && /[:：]/.test(this.textOf(from, to));
  }

  private whole: string | undefined;

  private textOf(from: number, to: number): string {
    this.whole ??= this.pieces.join('');
    return this.whole.slice(from, to);
  }

  private write(text: string): void {
    this.pieces.push(text);
    this.sum.to += text.length;
  }

  private measure(node: AnyNode, around: { heading: boolean; section: boolean; landmark: boolean }): void {
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

  private element(node: Element, around: { heading: boolean; section: boolean; landmark: boolean }): void {
    const before = { ...this.sum, from: this.sum.to };
    const breaks = BLOCKS.has(node.name) || node.name === 'br';
    if (breaks) this.write('\n');
    const isHeading = HEADINGS.has(node.name);
    const section = around.section || SECTIONS.has(node.name);
    const inside = { heading: around.heading || isHeading, section, landmark: around.landmark };
    const begun = this.landmarkRanges.length;
    if (saysLandmark(node, around.section)) {
      this.landmarks.add(node);
      if (!around.landmark) this.landmarkRanges.push([before.from, before.from]);
      inside.landmark = true;
    }
    for (const child of node.children) this.measure(child, inside);
    if (breaks) this.write('\n');
    const { sum } = this;
    if ((this.cells.get(node)?.length ?? 0) >= TABLE_CELLS && sum.marks > before.marks) sum.tables += 1;
    if (inside.landmark && !around.landmark) this.landmarkRanges[begun] = [before.from, sum.to];
    if (isHeading && !around.heading) this.headingRanges.push([before.from, sum.to]);
    if (!breaks && !this.landmarks.has(node)) return;
    this.spans.set(node, {
      from: before.from,
      to: sum.to,
      links: sum.links - before.links,
      reports: sum.reports - before.reports,
      marks: sum.marks - before.marks,
      tables: sum.tables - before.tables,
    });
  }
}

/** Letters and digits that are no part of a date; most texts of a page are the blanks between its tags. */
function marksIn(text: string): number {
  if (!/\S/.test(text)) return 0;
  const undated = /\d/.test(text) ? text.replace(DATE, '') : text;
  return undated.replace(/[^\p{L}\p{N}]+/gu, '').length;
}

/** Whether an element says by its name, role, class or id that it is no content. */
function saysLandmark(node: Element, inSection: boolean): boolean {
  const { role = '', class: classes = '', id = '' } = node.attribs;
  if (LANDMARKS.has(node.name) || (PAGE_LANDMARKS.has(node.name) && !inSection)) return true;
  if (ROLES.has(role.trim().toLowerCase())) return true;
  if (classes === '' && id === '') return false;
  const words = `${classes} ${id}`
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  if (words.some((word) => NAMES.has(word))) return true;
  return words.some((word) => DOUBTFUL_NAMES.has(word)) && hasLink(node, { left: 200 });
}

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
