/**
 * HTML to blocks: paragraphs, and tables with every cell's column and span. Web pages and what mammoth makes of a .docx both
 * come through here. Layout is undone: a table with a single cell, or around tables that say more than it does, is only a frame around its text.
 *
 *     bytes ─▶ charset.ts ─▶ parse.ts ─▶ embedded.ts ─▶ furniture.ts ─▶ reader.ts ─▶ blocks ─▶ page-title.ts
 *              declared or   tree.ts     a table that   what is the     rows.ts
 *              by the bytes  bounded     scripts hold   site's          columns
 *             └──────────────── of a page only ─────────────────┘
 */
import type { Block, Document } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { inWords } from '../words.js';
import { decodePage } from './charset.js';
import { embed, type FrameOf } from './embedded.js';
import { Furniture } from './furniture.js';
import { nameInCatalogues } from './furniture-tables.js';
import { withoutPageNumbers } from './page-numbers.js';
import { ownTitle, pageTitle } from './page-title.js';
import { parse, tablesOf } from './parse.js';
import { HtmlReader } from './reader.js';

export interface HtmlOptions {
  /** `keep`: spaces and tabs are text, as in what mammoth writes; HTML else collapses them. */
  spaces?: 'collapse' | 'keep';
}

interface Read {
  blocks: Block[];
  findings: Finding[];
}

/** Reads a saved web page. */
export function readPage(bytes: Uint8Array, options: { encoding?: string } = {}): Document {
  const { text, encoding, findings } = decodePage(bytes, options);
  const page = readPageText(text);
  return { format: 'html', encoding, layouts: [], blocks: page.blocks, findings: [...findings, ...page.findings] };
}

/** Reads a web page that has been decoded; throws `Unreadable` and nothing else. */
export function readPageText(html: string, frameOf: FrameOf = () => undefined): Read {
  const findings: Finding[] = [];
  const parsing = { findings, elements: 0 };
  const parsed = parse(html, parsing);
  const { elements, tables } = embed(parsed, frameOf, parsing);
  const own = ownTitle(elements, nameInCatalogues(tables));
  const furniture = new Furniture(parsed.root, tables, own);
  const read = new HtmlReader(findings, tables, 'collapse', furniture).read(parsed.root);
  const { blocks, count } = withoutPageNumbers(read);
  if (count > 0) findings.push(finding('left_out', '', { ...inWords('what', 'page_number'), count }));
  const title = own === '' ? '' : pageTitle(own, textsOf(blocks));
  if (title !== '') blocks.unshift({ kind: 'paragraph', text: title, location: '' });
  return { blocks: numbered(blocks), findings };
}

/** Reads HTML that has been decoded and is no page of a site. */
export function readHtml(html: string, options: HtmlOptions = {}): Read {
  const findings: Finding[] = [];
  const { root, elements } = parse(html, { findings, elements: 0 });
  const tables = tablesOf(elements);
  const blocks = new HtmlReader(findings, tables, options.spaces ?? 'collapse', undefined).read(root);
  return { blocks: numbered(blocks), findings };
}

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : []));

function numbered(blocks: Block[]): Block[] {
  let number = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.location = `P${++number}`;
  }
  return blocks;
}
