/** From a description to characters, each with its properties, story by story (2.3). */
import type { Block, Cell, DocDescription, Inline, Paragraph, Prm, RunProperties, Table } from './description.js';
import { DataStream, rowProperties } from './row.js';
import { CHARACTER as C, grpprl, PARAGRAPH as P, type Prl } from './sprm.js';

/** One character as the file counts it: half of a surrogate pair is one. */
export interface Unit {
  code: number;
  chp: readonly number[];
  /** A character that ends a paragraph carries its properties. */
  pap?: Pap;
  prm?: Prm;
  /** Second byte of the field mark that this is (Fld). */
  field?: number;
  /** It ends a section. */
  section?: true;
}

export interface Pap {
  style: number;
  grpprl: readonly number[];
}

/** Characters of one subdocument, and where its parts begin. */
export interface Story {
  units: Unit[];
  starts: number[];
}

export const STORIES = ['main', 'footnotes', 'headers', 'comments', 'endnotes', 'textBoxes'] as const;
export type StoryName = (typeof STORIES)[number];

/** What is noted where it is referred to. */
export interface References {
  footnotes: number[];
  comments: number[];
  endnotes: number[];
  textBoxes: number[];
}

export interface Flow {
  stories: Record<StoryName, Story>;
  references: References;
  data: DataStream;
}

const PARAGRAPH_MARK = 0x0d;
const CELL_MARK = 0x07;
const SECTION_MARK = 0x0c;
const SPECIAL: Prl = [C.CFSpec, 1];
const INNER_CELL: Prl[] = [[P.PFInnerTableCell, 1]];

export function flowOf({ body, header, footer, storage = {} }: DocDescription): Flow {
  const writer = new FlowWriter(storage.depth ?? 'always');
  writer.main(body);
  writer.headers(header, footer);
  return writer.done();
}

class FlowWriter {
  private readonly stories: Record<StoryName, Story> = {
    main: { units: [], starts: [] },
    footnotes: { units: [], starts: [] },
    headers: { units: [], starts: [] },
    comments: { units: [], starts: [] },
    endnotes: { units: [], starts: [] },
    textBoxes: { units: [], starts: [] },
  };
  private readonly references: References = { footnotes: [], comments: [], endnotes: [], textBoxes: [] };
  private readonly data = new DataStream();
  private units: Unit[] = this.stories.main.units;

  constructor(private readonly depthWritten: 'always' | 'nested') {}

  main(body: Block[]): void {
    this.blocks(body, 0);
    // the main document ends with a paragraph outside of tables
    const last = body.at(-1);
    if (typeof last !== 'string' && !(last && 'runs' in last)) this.block('', 0);
  }

  /** Six stories of separators, left empty, then those of the section: even and odd header, even and odd footer, … (2.3.3) */
  headers(header: Block[] | undefined, footer: Block[] | undefined): void {
    if (header === undefined && footer === undefined) return;
    for (let empty = 0; empty < 6; empty++) this.stories.headers.starts.push(0);
    for (const content of [[], header ?? [], [], footer ?? [], [], []]) this.part('headers', content);
  }

  done(): Flow {
    for (const name of STORIES.slice(1)) if (this.stories[name].starts.length > 0) this.part(name, ['']);
    return { stories: this.stories, references: this.references, data: this.data };
  }

  private part(name: StoryName, content: Block[], lead?: Unit): void {
    const outer = this.units;
    this.units = this.stories[name].units;
    this.stories[name].starts.push(this.units.length);
    if (lead) this.units.push(lead);
    this.blocks(content, 0);
    this.units = outer;
  }

  private blocks(blocks: readonly Block[], depth: number): void {
    for (const block of blocks) this.block(block, depth);
  }

  private block(block: Block, depth: number): void {
    if (typeof block === 'string') this.paragraph({ runs: [block] }, depth);
    else if ('rows' in block) this.table(block, depth + 1);
    else if ('section' in block) {
      this.inlines(block.section, {});
      this.units.push({ code: SECTION_MARK, chp: [], pap: { style: 0, grpprl: [] }, section: true });
    } else this.paragraph(block, depth);
  }

  private paragraph(paragraph: Paragraph, depth: number, end: Prl[] = [], code = PARAGRAPH_MARK): void {
    const { runs, style = 0, list, properties = [], mark = {} } = paragraph;
    this.inlines(runs, {});
    const numbered: Prl[] = list ? [[P.PIlvl, list.level] as const, [P.PIlfo, list.use] as const] : [];
    const prls = [...numbered, ...this.depth(depth), ...end, ...properties];
    this.units.push({ code, chp: characterProperties(mark), pap: { style, grpprl: grpprl(prls) } });
  }

  private depth(depth: number): Prl[] {
    if (depth === 0) return [];
    const itap: Prl[] = depth > 1 || this.depthWritten === 'always' ? [[P.PItap, depth]] : [];
    return [[P.PFInTable, 1], ...itap];
  }

  /** Cells and rows end with 0x07, within another table with paragraph marks that say so (2.4.3). */
  private table({ rows }: Table, depth: number): void {
    for (const row of rows) {
      for (const cell of row.cells) this.cell(cell, depth);
      const end: Prl[] = depth === 1 ? [[P.PFTtp, 1]] : [...INNER_CELL, [P.PFInnerTtp, 1]];
      const pap = { style: 0, grpprl: rowProperties(row, [...this.depth(depth), ...end], this.data) };
      const chp = characterProperties({ deleted: row.deleted ?? false, inserted: row.inserted ?? false });
      this.units.push({ code: depth === 1 ? CELL_MARK : PARAGRAPH_MARK, chp, pap });
    }
  }

  /** The mark of a cell's last paragraph is that of the cell; after a table there is an empty one. */
  private cell({ content, mark }: Cell, depth: number): void {
    const blocks = typeof content === 'string' ? [content] : content;
    const last = blocks.at(-1);
    const closed = typeof last === 'string' || (last !== undefined && 'runs' in last);
    this.blocks(closed ? blocks.slice(0, -1) : blocks, depth);
    const closing = !closed ? { runs: [] } : typeof last === 'string' ? { runs: [last] } : last;
    const marked = { ...closing, mark: { ...closing.mark, ...mark } };
    if (depth === 1) this.paragraph(marked, depth, [], CELL_MARK);
    else this.paragraph(marked, depth, INNER_CELL);
  }

  private inlines(inlines: readonly Inline[], around: RunProperties): void {
    for (const inline of inlines) this.inline(inline, around);
  }

  private inline(inline: Inline, around: RunProperties): void {
    if (typeof inline === 'string') this.text(inline, around);
    else if ('text' in inline) this.text(inline.text, inline, inline.prm);
    else if ('symbol' in inline) {
      const { font, code } = inline.symbol;
      this.special(0x28, [C.CSymbol, [font & 0xff, font >> 8, code & 0xff, code >> 8]]);
    } else if ('picture' in inline) this.special(0x01, [C.CPicLocation, 0]);
    else if ('object' in inline) this.special(0x08);
    else if ('field' in inline) {
      this.special(0x13).field = inline.type ?? 0x01;
      this.inlines(inline.field, around);
      if (inline.result) {
        this.special(0x14).field = 0xff;
        this.inlines(inline.result, around);
      }
      if (!inline.unended) this.special(0x15).field = inline.result ? 0x80 : 0;
    } else this.note(inline);
  }

  private note(inline: Exclude<Inline, string>): void {
    if ('footnote' in inline) this.refer('footnotes', 0x02, inline.footnote, 0x02);
    else if ('endnote' in inline) this.refer('endnotes', 0x02, inline.endnote, 0x02);
    else if ('comment' in inline) this.refer('comments', 0x05, inline.comment, 0x05);
    else if ('textBox' in inline) this.refer('textBoxes', 0x08, inline.textBox);
  }

  private refer(name: keyof References, code: number, content: Block[], lead?: number): void {
    this.references[name].push(this.units.length);
    this.special(code);
    this.part(name, content, lead === undefined ? undefined : { code: lead, chp: grpprl([SPECIAL]) });
  }

  private special(code: number, more?: Prl): Unit {
    const unit: Unit = { code, chp: grpprl(more ? [more, SPECIAL] : [SPECIAL]) };
    this.units.push(unit);
    return unit;
  }

  private text(text: string, properties: RunProperties, prm?: Prm): void {
    const chp = characterProperties(properties);
    for (let at = 0; at < text.length; at++)
      this.units.push({ code: text.charCodeAt(at), chp, ...(prm === undefined ? {} : { prm }) });
  }
}

function characterProperties(run: RunProperties): number[] {
  const prls: Prl[] = [];
  if (run.style !== undefined) prls.push([C.CIstd, run.style]);
  if (run.hidden !== undefined) prls.push([C.CFVanish, run.hidden ? 1 : 0]);
  if (run.struck !== undefined) prls.push([C.CFStrike, run.struck ? 1 : 0]);
  if (run.struckTwice) prls.push([C.CFDStrike, 1]);
  if (run.superscript) prls.push([C.CIss, 1]);
  if (run.subscript) prls.push([C.CIss, 2]);
  if (run.deleted) prls.push([C.CFRMarkDel, 1]);
  if (run.inserted) prls.push([C.CFRMarkIns, 1]);
  return grpprl([...prls, ...(run.properties ?? [])]);
}
