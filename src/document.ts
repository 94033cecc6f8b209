/**
 * What a reader hands to the walk: paragraphs and tables as one would read them, from whichever format they came.
 * Nothing behind `read/` knows which format a document was.
 */
import type { Finding } from './findings.js';

/** The formats that gouji can tell from a file's bytes; `read/index.ts` says which of them it can read. */
export type Format =
  | 'docx'
  | 'html'
  | 'text'
  | 'doc'
  | 'word6'
  | 'works'
  | 'ole2'
  | 'rtf'
  | 'mhtml'
  | 'wordml'
  | 'odt'
  | 'zip'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'tar'
  | 'package'
  | 'pdf'
  | 'ofd'
  | 'spreadsheet'
  | 'presentation'
  | 'picture'
  | 'encrypted'
  | 'empty'
  | 'unknown';

/** What users call the formats. */
export const FORMAT_NAMES: Readonly<Record<Format, { zh: string; en: string }>> = {
  docx: { zh: 'Word 文档（docx）', en: 'Word document (docx)' },
  html: { zh: '网页（HTML）', en: 'web page (HTML)' },
  text: { zh: '纯文本', en: 'plain text' },
  doc: { zh: 'Word 97-2003 文档（doc）', en: 'Word 97-2003 document (doc)' },
  word6: { zh: 'Word 6.0/95 或更早的文档', en: 'document of Word 6.0/95 or older' },
  works: { zh: 'Works 文档', en: 'Works document' },
  ole2: { zh: 'OLE2 复合文档', en: 'OLE2 compound file of another program' },
  rtf: { zh: '富文本（RTF）', en: 'rich text (RTF)' },
  mhtml: { zh: '网页档案（MHTML）', en: 'web archive (MHTML)' },
  wordml: { zh: 'Word XML 文档', en: 'Word XML document' },
  odt: { zh: 'OpenDocument 文本（odt）', en: 'OpenDocument text (odt)' },
  zip: { zh: '压缩包（ZIP）', en: 'archive (ZIP)' },
  rar: { zh: '压缩包（RAR）', en: 'archive (RAR)' },
  '7z': { zh: '压缩包（7z）', en: 'archive (7z)' },
  gzip: { zh: '压缩文件（GZIP）', en: 'compressed file (GZIP)' },
  tar: { zh: '归档文件（TAR）', en: 'archive (TAR)' },
  package: { zh: '其他程序的文档', en: 'package of another program' },
  pdf: { zh: 'PDF', en: 'PDF' },
  ofd: { zh: 'OFD', en: 'OFD' },
  spreadsheet: { zh: '电子表格', en: 'spreadsheet' },
  presentation: { zh: '演示文稿', en: 'presentation' },
  picture: { zh: '图片', en: 'picture' },
  encrypted: { zh: '加密文件', en: 'encrypted file' },
  empty: { zh: '空文件', en: 'empty file' },
  unknown: { zh: '未知格式', en: 'unknown format' },
};

/** How the bytes of a text became characters. */
export interface Encoding {
  /** WHATWG label in lower case: `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`. */
  name: string;
  /** The rule that decided: `option`, `byte_order_mark`, `strict_utf8`, `utf16_pattern`, `vocabulary`, `declaration`, … */
  rule: string;
}

/** One source file as read. */
export interface Document {
  format: Format;
  encoding?: Encoding;
  /** Names of the table flavours met in a text (`tabs`, `pipes`, `boxes`, …) or of the path taken through a container. */
  layouts: string[];
  blocks: Block[];
  findings: Finding[];
}

export type Block = Paragraph | Table;

/**
 * A run of text between line or paragraph ends. In a text export it may well be a cell of a flattened table: the reader
 * cannot know, the walk can.
 */
export interface Paragraph {
  kind: 'paragraph';
  /** The text as it stands; inner line breaks are `\n`. Never empty: blank lines are counted in `blanksBefore`. */
  text: string;
  /** `L12` in a text (counted from 1), `P3` in a format with paragraphs (counted from 1, outside of tables). */
  location: string;
  /** Text only: how many blank lines stand between the line before and this one. A blank line may be an empty cell. */
  blanksBefore?: number;
  /** Text only: the pieces of a line that are set apart by spaces (`规章  0  0  0`); absent for an undivided line. */
  pieces?: Piece[];
}

/** A piece of a line, set apart by spaces. */
export interface Piece {
  text: string;
  /** A single space stands between it and the next, on a line that has wider gaps: `-` and `5` may be one number. */
  tight?: boolean;
}

/** A table whose cells are known to be cells. */
export interface Table {
  kind: 'table';
  /**
   * - `grid`: every cell's row, column and span are those of the source (Word's formats, web pages);
   * - `rows`: cells and their order are known, columns are not (tabs, pipes).
   */
  geometry: 'grid' | 'rows';
  rows: Row[];
}

export interface Row {
  cells: Cell[];
  /**
   * - `hard`: the row ends here, surely;
   * - `soft`: the source only hints at it (a blank line may end a row or stand within a cell);
   * - `open`: nothing tells; the next cells may belong to the same row.
   */
  end: 'hard' | 'soft' | 'open';
}

export interface Cell {
  /** Text as it stands; paragraphs and line breaks within the cell are `\n`. Empty string for an empty cell. */
  text: string;
  /** `L12` in a text, `T2R3C4` in a grid: table of the document, row of the table, cell of the row, each from 1. */
  location: string;
  /** Grid only: the grid column the cell begins at, from 0. */
  column?: number;
  /** Grid only: grid columns covered, at least 1. */
  columnSpan?: number;
  /** Grid only: rows covered, at least 1. The cell is listed in the first of them only. */
  rowSpan?: number;
  /**
   * This cell may be no cell. In a text: a filler that an export appends for spans (`规章 | 0 ||`); in a grid: what keeps the place
   * where a row ends before the table does.
   */
  filler?: boolean;
}
