/** Paragraphs and tables to blocks, within bounds. */
import type { Block, Cell, Table } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { LIMITS } from '../limits.js';
import { Container } from '../word/container.js';
import { holdsPlainText, writeApart, writePlain } from '../word/pieces.js';
import { locate } from '../word/table.js';
import { inWords, type Word } from '../words.js';
import { type Content, paragraphsOfCell } from './content.js';
import { Paragraph } from './paragraph.js';
import type { DocxCell, DocxTable } from './table.js';

export class Assembler {
  private readonly body = new Container(undefined);
  private readonly findings: Finding[] = [];
  private readonly limits = new Set<Word>();
  private tables = 0;
  private cells = 0;

  assemble(content: readonly Content[]): { blocks: Block[]; findings: Finding[] } {
    this.add(content);
    const blocks = this.body.settle();
    locate(blocks);
    return { blocks, findings: this.findings };
  }

  private add(content: readonly Content[]): void {
    for (const one of content) {
      if (one instanceof Paragraph) {
        writePlain(one.numbered, this.body);
        this.body.text.endParagraph();
        this.add(one.boxes);
      } else if (one.isFrame) {
        for (const row of one.rows) for (const cell of row) this.add(cell.content);
      } else this.body.add([this.table(one)]);
    }
  }

  private table({ rows }: DocxTable): Table {
    this.tables += 1;
    if (rows.length > LIMITS.tableRows) this.limit('table_rows', LIMITS.tableRows);
    const kept = rows.slice(0, LIMITS.tableRows);
    return {
      kind: 'table',
      geometry: 'grid',
      rows: kept.map((row, index) => ({ cells: this.row(row, `T${this.tables}R${index + 1}`), end: 'hard' })),
    };
  }

  private row(row: readonly DocxCell[], location: string): Cell[] {
    const cells: Cell[] = [];
    for (const cell of row) {
      if (cell.rowSpan === 0) continue;
      const { column, span, rowSpan } = cell;
      if (column >= LIMITS.tableColumns) {
        this.limit('table_columns', LIMITS.tableColumns);
        break;
      }
      this.cells += 1;
      if (this.cells > LIMITS.documentCells) {
        this.limit('table_cells', LIMITS.documentCells);
        break;
      }
      const own = `${location}C${cells.length + 1}`;
      const columnSpan = Math.min(span, LIMITS.tableColumns - column);
      cells.push({ text: this.cellText(cell, own), location: own, column, columnSpan, rowSpan });
    }
    return cells;
  }

  private cellText(cell: DocxCell, location: string): string {
    const container = new Container(cell.place);
    const paragraphs = paragraphsOfCell(cell);
    const isMixed = paragraphs.some(holdsPlainText);
    for (const pieces of paragraphs) {
      writeApart(pieces, container, isMixed, (text) => {
        this.findings.push(finding('note_mark_left_out', location, { text }));
      });
      container.text.endParagraph();
    }
    return container.text.take().join('\n');
  }

  private limit(word: Word, limit: number): void {
    if (this.limits.has(word)) return;
    this.limits.add(word);
    this.findings.push(finding('table_limit', `T${this.tables}R1C1`, { ...inWords('what', word), limit }));
  }
}
