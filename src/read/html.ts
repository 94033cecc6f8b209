/**
 * HTML to blocks: paragraphs, and tables with every cell's column and span. Web pages and what mammoth makes of a .docx both
 * come through here. Layout is undone: a table that holds tables, or that has a single cell, is only a frame around its text.
 */
import { type CheerioAPI, load } from 'cheerio/slim';
import { type AnyNode, DomHandler, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import { Parser } from 'htmlparser2';
import type { Block, Cell, Row } from '../document.js';
import { type Finding, finding } from '../findings.js';
import { Grid } from './grid.js';
import { type HtmlRow, readRows } from './html-table.js';
import { TextFlow } from './html-text.js';
import { LIMITS } from './limits.js';
import { inWords, type Word } from './words.js';

/** `keep`: spaces and tabs are text, as in what mammoth writes; HTML else collapses them. */
export interface HtmlOptions {
  spaces?: 'collapse' | 'keep';
}

/** Elements that begin and end a line (HTML Living Standard, 15.3); whatever is not listed flows on in its line. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul ' +
    'table thead tbody tfoot tr td th'
  ).split(' '),
);

/** Elements whose text is no text of the document. */
const NO_TEXT = new Set(
  'audio button canvas datalist embed head iframe math noscript object option script select style svg template textarea title video'.split(
    ' ',
  ),
);

/** What may stand for the text of a cell: a scanned number, a field of a form. */
const PICTURES = new Set(['img', 'input', 'select', 'textarea', 'svg', 'canvas', 'object']);

/** `12[1]`, `12①`, `12*`: a mark that stands superscript behind a figure points to a note and is no digit of it. */
const NOTE_MARK = /^\s*[[［(（【〔]?\s*(?:[\d①-⑳]{1,3}|[*＊†‡])\s*[\]］)）】〕]?\s*$/;

/** Reads HTML that has been decoded. */
export function readHtml(html: string, options: HtmlOptions = {}): { blocks: Block[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const $ = load(parse(html, findings));
  const reader = new HtmlReader(findings, layoutTables($), options.spaces ?? 'collapse');
  const blocks = reader.read($.root()[0] as unknown as HtmlDocument);
  const title = $('title').first().text().replace(/\s+/g, ' ').trim();
  // The title of a page often is the only place that names the authority.
  if (title !== '' && !blocks.some((block) => block.kind === 'paragraph' && plain(block.text).includes(plain(title)))) {
    blocks.unshift({ kind: 'paragraph', text: title, location: '' });
  }
  let number = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.location = `P${++number}`;
  }
  return { blocks, findings };
}

/** Parses with bounded depth: an element too deep is not built, and a page that goes on falling is given up. */
function parse(html: string, findings: Finding[]): HtmlDocument {
  const handler = new DomHandler();
  const halt = new Error('too deep');
  let depth = 0;
  let passed = false;
  const shown = () => depth <= LIMITS.htmlDepth;
  const parser = new Parser({
    onparserinit: (begun) => handler.onparserinit(begun),
    onopentag(name, attributes) {
      depth += 1;
      if (shown()) handler.onopentag(name, attributes);
      else passed = true;
      if (depth > LIMITS.htmlDepthGiveUp) throw halt;
    },
    ontext(text) {
      if (shown()) handler.ontext(text);
    },
    onclosetag() {
      if (shown()) handler.onclosetag();
      depth -= 1;
    },
    onend: () => handler.onend(),
  });
  // One element around all: cheerio compares the children of a root each with each.
  handler.onopentag('html', {});
  try {
    parser.end(html);
  } catch (error) {
    if (error !== halt) throw error;
  }
  if (passed) findings.push(finding('nesting_limit', '', { limit: LIMITS.htmlDepth }));
  return handler.root;
}

/** The tables that are no tables: with a single cell, or around a table that has more. */
function layoutTables($: CheerioAPI): Set<AnyNode> {
  const cells = new Map<AnyNode, number>();
  for (const cell of $('td, th')) {
    let table = cell.parent;
    while (table && !(isTag(table) && table.name === 'table')) table = table.parent;
    if (table) cells.set(table, (cells.get(table) ?? 0) + 1);
  }
  const layout = new Set<AnyNode>();
  for (const table of $('table')) {
    if ((cells.get(table) ?? 0) < 2) layout.add(table);
    else if (!isHidden(table)) addUntilHidden(layout, ancestors(table));
  }
  return layout;
}

function addUntilHidden(layout: Set<AnyNode>, around: Element[]): void {
  for (const node of around) {
    if (isHidden(node)) return;
    if (node.name === 'table') layout.add(node);
  }
}

function ancestors(node: AnyNode): Element[] {
  const found: Element[] = [];
  for (let at = node.parent; at && isTag(at); at = at.parent) found.push(at);
  return found;
}

class HtmlReader {
  private readonly blocks: Block[] = [];
  private tables = 0;
  private cells = 0;
  private hidden = 0;
  private pictures = 0;
  private readonly limits = new Set<Word>();

  constructor(
    private readonly findings: Finding[],
    private readonly layout: ReadonlySet<AnyNode>,
    private readonly spaces: 'collapse' | 'keep',
  ) {}

  read(root: HtmlDocument): Block[] {
    const flow = new TextFlow(this.spaces);
    for (const node of root.children) this.walk(node, flow, undefined, false);
    this.paragraphs(flow);
    if (this.hidden > 0) this.findings.push(finding('html_left_out', '', { count: this.hidden }));
    return this.blocks;
  }

  /** `cell` is the location of the cell that the text belongs to. */
  private walk(node: AnyNode, flow: TextFlow, cell: string | undefined, preformatted: boolean): void {
    if (isText(node)) flow.text(node.data, preformatted);
    else if (isTag(node)) this.element(node, flow, cell, preformatted || node.name === 'pre');
  }

  private element(node: Element, flow: TextFlow, cell: string | undefined, preformatted: boolean): void {
    if (cell !== undefined && PICTURES.has(node.name)) this.pictures += 1;
    if (NO_TEXT.has(node.name) || this.leftOut(node) || this.isNoteMark(node, flow, cell)) return;
    if (node.name === 'br') flow.lineBreak();
    if (node.name === 'table' && cell === undefined && !this.layout.has(node)) {
      this.paragraphs(flow);
      this.table(node, flow);
      return;
    }
    const block = BLOCKS.has(node.name);
    if (block) flow.endParagraph();
    for (const child of node.children) this.walk(child, flow, cell, preformatted);
    if (block) flow.endParagraph();
  }

  /** Moves the paragraphs that have flowed so far to the blocks. */
  private paragraphs(flow: TextFlow): void {
    for (const text of flow.take()) this.blocks.push({ kind: 'paragraph', text, location: '' });
  }

  private table(node: Element, flow: TextFlow): void {
    const { groups, others } = readRows(node, (hidden) => this.leftOut(hidden));
    // A caption, and text that stands in no cell, comes before the table: there browsers show it.
    for (const other of others) this.walk(other, flow, undefined, false);
    this.paragraphs(flow);
    this.tables += 1;
    const rows: Row[] = [];
    for (const group of groups) {
      const grid = new Grid(group.length);
      for (const row of group) {
        if (rows.length >= LIMITS.tableRows) {
          this.limit('table_rows', LIMITS.tableRows);
          break;
        }
        rows.push({ cells: this.row(row, grid, rows.length + 1), end: 'hard' });
        grid.endRow();
      }
    }
    this.blocks.push({ kind: 'table', geometry: 'grid', rows });
  }

  private row(row: HtmlRow, grid: Grid, rowNumber: number): Cell[] {
    const cells: Cell[] = [];
    for (const { node, columnSpan, rowSpan } of row) {
      const placed = grid.place(columnSpan, rowSpan);
      if (!placed) {
        this.limit('table_columns', LIMITS.tableColumns);
        break;
      }
      this.cells += 1;
      if (this.cells > LIMITS.documentCells) {
        this.limit('table_cells', LIMITS.documentCells);
        break;
      }
      const location = `T${this.tables}R${rowNumber}C${cells.length + 1}`;
      cells.push({ text: this.cellText(node, location), location, ...placed });
    }
    return cells;
  }

  private cellText(node: Element, location: string): string {
    const flow = new TextFlow(this.spaces);
    const before = this.pictures;
    for (const child of node.children) this.walk(child, flow, location, false);
    const text = flow.take().join('\n');
    // what a picture says is not known: the cell is not blank
    return text.trim() === '' && this.pictures > before ? '\ufffc' : text;
  }

  private leftOut(node: Element): boolean {
    if (!isHidden(node)) return false;
    this.hidden += 1;
    return true;
  }

  private isNoteMark(node: Element, flow: TextFlow, cell: string | undefined): boolean {
    if (cell === undefined || !flow.begun || !isRaised(node)) return false;
    const text = textOf(node);
    if (!NOTE_MARK.test(text)) return false;
    this.findings.push(finding('note_mark_left_out', cell, { text: text.trim() }));
    return true;
  }

  private limit(word: Word, limit: number): void {
    if (this.limits.has(word)) return;
    this.limits.add(word);
    this.findings.push(finding('table_limit', `T${this.tables}R1C1`, { ...inWords('what', word), limit }));
  }
}

/** Text that was taken back, and the reading beside a ruby base: `<s>46</s>7` is 7. */
const STRUCK = new Set(['del', 's', 'strike', 'rt', 'rp']);

/** Not shown by a browser, or not meant: the attribute, or a style of its own (style sheets are not read); what a tracked change removed. */
function isHidden(node: Element): boolean {
  if (STRUCK.has(node.name) || node.attribs.hidden !== undefined) return true;
  const style = node.attribs.style;
  return (
    style !== undefined &&
    /(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all|text-decoration[^;]*line-through)/i.test(style)
  );
}

function isRaised(node: Element): boolean {
  return node.name === 'sup' || /vertical-align\s*:\s*super/i.test(node.attribs.style ?? '');
}

function textOf(node: AnyNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textOf).join('') : '';
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
