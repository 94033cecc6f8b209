/** What stands in a body, a cell or a text box: paragraphs and tables, in their order. */
import { isNumber } from '../html/nesting.js';
import type { Piece } from '../word/pieces.js';
import { Paragraph } from './paragraph.js';
import type { DocxCell, DocxTable } from './table.js';

export type Content = Paragraph | DocxTable;

/** U+FFFC, an object: what a picture says is not known, but the cell is not empty (html/reader.ts has the same for web pages). */
const OBJECT: Piece = { text: '\ufffc', shift: undefined };

/** The paragraphs of a cell, in pieces: those of text boxes and of tables in it as well. */
export function paragraphsOfCell(cell: DocxCell, into: (readonly Piece[])[] = []): (readonly Piece[])[] {
  addParagraphs(cell.content, into);
  if (cell.holdsObject && !cell.hasText) into.push([OBJECT]);
  return into;
}

function addParagraphs(content: readonly Content[], into: (readonly Piece[])[]): void {
  for (const one of content) {
    if (one instanceof Paragraph) {
      into.push(one.numbered);
      addParagraphs(one.boxes, into);
    } else {
      // the object in a frame is one of the cell around it
      for (const cell of one.rows.flat()) {
        if (one.isFrame) addParagraphs(cell.content, into);
        else paragraphsOfCell(cell, into);
      }
    }
  }
}

/** Is the text of a cell a number? */
export function isNumberCell(cell: DocxCell): boolean {
  if (!cell.hasText) return false;
  let text = '';
  for (const pieces of paragraphsOfCell(cell)) {
    for (const piece of pieces) text += piece.text;
    text += '\n';
    if (text.length > NUMBER_LENGTH) return false;
  }
  return isNumber(text);
}

/** Characters. */
const NUMBER_LENGTH = 1_024;
