/**
 * The text of a .doc with its marks, to the flow of the document. Pieces and formats have borders of their own: the text is cut at
 * both, so that each segment stands in one piece and has one format.
 */
import { unreadable } from '../unreadable.js';
import type { Flow, Look } from '../word/flow.js';
import type { Kind } from '../word/notes.js';
import { inWords } from '../words.js';
import type { Bytes } from './bytes.js';
import type { Lists } from './lists.js';
import type { Run, Runs } from './pages.js';
import { type Piece, textOf } from './pieces.js';
import {
  type CharacterProperties,
  characterProperties,
  type ParagraphProperties,
  paragraphProperties,
} from './properties.js';
import type { Styles } from './styles.js';

/** What a document consists of. */
export interface Parts {
  stream: Bytes;
  data: Bytes | undefined;
  pieces: readonly Piece[];
  paragraphs: Runs;
  characters: Runs;
  styles: Styles;
  /** Undefined when their definitions are damaged. */
  lists: Lists | undefined;
}

const NONE = new Uint8Array(0);

/** Marks and special characters (2.4.1 and 2.6.1 sprmCFSpec): they end a stretch of text. */
const isMark = (code: number): boolean => code < 0x20 && code !== 0x09;

/** Pictures and other things that a special character stands for. */
const SPECIAL: Readonly<Record<string, Kind>> = {
  '\x01': 'picture',
  '\x02': 'note_reference',
  '\x05': 'comment',
  '\x08': 'picture',
};

/** Hands the whole text to the flow. */
export function readText(parts: Parts, flow: Flow): void {
  const reader = new TextReader(parts, flow);
  for (const piece of parts.pieces) reader.piece(piece);
}

class TextReader {
  constructor(
    private readonly parts: Parts,
    private readonly flow: Flow,
  ) {}

  /** Cuts a piece where the format of its characters or of its paragraphs changes. */
  piece(piece: Piece): void {
    const { characters, paragraphs, stream } = this.parts;
    for (let from = piece.from; from < piece.to; ) {
      const offset = piece.offset + (from - piece.from) * piece.width;
      const run = characters.at(offset);
      const limit = Math.min(endOf(run), endOf(paragraphs.at(offset)));
      const length = Math.max(Math.ceil((limit - offset) / piece.width), 1);
      const to = Math.min(from + length, piece.to);
      this.segment(textOf(stream, piece, from, to), offset, piece, typeof run === 'number' ? undefined : run);
      from = to;
    }
  }

  private segment(text: string, offset: number, piece: Piece, run: Run | undefined): void {
    const properties = this.properties(run, piece);
    const look = this.look(properties, offset);
    if (properties.symbol !== undefined && properties.special) {
      this.symbols(text, properties.symbol, look);
      return;
    }
    let begin = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (!isMark(text.charCodeAt(at))) continue;
      if (at > begin) this.flow.give(text.slice(begin, at), look);
      begin = at + 1;
      this.mark(text.charAt(at), offset + at * piece.width, piece, look, properties);
    }
    if (begin < text.length) this.flow.give(text.slice(begin), look);
  }

  private mark(mark: string, offset: number, piece: Piece, look: Look, characters: CharacterProperties): void {
    const { flow } = this;
    if (mark === '\x0d' || mark === '\x07' || mark === '\x0c') this.endParagraph(mark, offset, piece, look);
    else if (mark === '\x0b' || mark === '\x0e') flow.give('\n', look);
    else if (mark === '\x1e') flow.give('-', look);
    else if (mark === '\x13') flow.fields.begin();
    else if (mark === '\x14') flow.fields.separate();
    else if (mark === '\x15') flow.endField();
    else if (characters.special && look.unshown === undefined) {
      const kind = SPECIAL[mark];
      if (kind === 'picture') flow.picture(kind);
      else if (kind) flow.note(kind);
    }
  }

  /** A mark ends a paragraph; where it stands in a table, a cell or a row as well. */
  private endParagraph(mark: string, offset: number, piece: Piece, look: Look): void {
    const { flow } = this;
    const paragraph = this.paragraph(offset, piece);
    const { depth, ends } = paragraph;
    // a cell that no table holds: the properties of its paragraph are lost, and with them the rows
    if (mark === '\x07' && depth === 0) throw unreadable('document_damaged', inWords('reason', 'doc_pages'));
    const gone = look.unshown === 'deleted_text' || look.unshown === 'hidden_text';
    if (ends === 'row') flow.endRow(Math.max(depth, 1), paragraph.row?.definition(), look.unshown === 'deleted_text');
    else {
      if (!gone) this.number(paragraph);
      if (mark === '\x07') flow.endCell(1);
      else if (ends === 'cell') flow.endCell(depth);
      else flow.endParagraph(depth, gone && mark === '\x0d');
    }
  }

  private number(paragraph: ParagraphProperties): void {
    const { styles, lists } = this.parts;
    const inherited = styles.numbering(paragraph.style);
    const list = paragraph.list ?? inherited.list ?? 0;
    if (list === 0) return;
    if (lists) this.flow.number(lists.next(list, paragraph.level ?? inherited.level ?? 0));
    else this.flow.note('number_damaged');
  }

  /** Each character stands for one of a symbol font; which that is, only the font knows. */
  private symbols(text: string, symbol: number, look: Look): void {
    const plain = symbol < 0xf000 || symbol > 0xf0ff;
    for (const _ of text) {
      if (plain) this.flow.give(String.fromCharCode(symbol), look);
      else if (look.unshown === undefined) this.flow.picture('symbol');
    }
  }

  private look(properties: CharacterProperties, offset: number): Look {
    const { styles } = this.parts;
    const style = styles.look(this.styleAt(offset));
    const character = styles.look(properties.style);
    const toggled = (value: CharacterProperties['hidden'], ofStyle: boolean) =>
      typeof value === 'boolean' ? value : ofStyle !== (value === 'contrary');
    // a character style that sets it within a hidden paragraph style shows the text again
    const hidden = toggled(properties.hidden, style.hidden !== character.hidden);
    const struck = toggled(properties.struck, style.struck !== character.struck);
    const script = properties.script ?? character.script ?? style.script ?? 'none';
    const unshown = properties.deleted ? 'deleted_text' : hidden ? 'hidden_text' : struck ? 'struck_text' : undefined;
    return { unshown, shift: script === 'none' ? shiftOf(properties.position ?? 0) : script };
  }

  private styleAt(offset: number): number {
    const run = this.parts.paragraphs.at(offset);
    return typeof run === 'number' ? 0 : run.style;
  }

  private paragraph(offset: number, piece: Piece): ParagraphProperties {
    const run = this.parts.paragraphs.at(offset);
    const { style, modifiers } = typeof run === 'number' ? { style: 0, modifiers: NONE } : run;
    return paragraphProperties(style, [modifiers, piece.modifiers], this.parts.data);
  }

  private properties(run: Run | undefined, piece: Piece): CharacterProperties {
    return characterProperties([run?.modifiers ?? NONE, piece.modifiers]);
  }
}

const endOf = (run: Run | number): number => (typeof run === 'number' ? run : run.to);

const shiftOf = (position: number): Look['shift'] => (position > 0 ? 'raised' : position < 0 ? 'lowered' : undefined);
