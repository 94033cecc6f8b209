/** Paragraphs and tables to blocks, within bounds. */
import type { Block, Cell, Table } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { BoundedTables, type Placed } from '../grid.js';
import { LIMITS } from '../limits.js';
import { Container } from '../word/container.js';
import { holdsPlainText, writeApart, writePlain } from '../word/pieces.js';
import { locate } from '../word/table.js';
import { type Content, paragraphsOfCell } from './content.js';
import { Paragraph } from './paragraph.js';
import type { DocxCell, DocxTable } from './table.js';

export class Assembler {
  private readonly body = new Container(undefined);
  private readonly findings: Finding[] = [];
  private readonly tables = new BoundedTables(this.findings);

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
    this.tables.begin();
    if (rows.length > LIMITS.tableRows) this.tables.limit('table_rows', LIMITS.tableRows);
    const kept = rows.slice(0, LIMITS.tableRows);
    return {
      kind: 'table',
      geometry: 'grid',
      rows: kept.map((row, index) => ({ cells: this.row(row, index + 1), end: 'hard' })),
    };
  }

  private row(row: readonly DocxCell[], number: number): Cell[] {
    const cells = row.filter(({ rowSpan }) => rowSpan > 0);
    return this.tables.row(cells, number, placeOf, (cell, location) => this.cellText(cell, location));
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
}

function placeOf({ column, span, rowSpan }: DocxCell): Placed | undefined {
  if (column >= LIMITS.tableColumns) return undefined;
  return { column, columnSpan: Math.min(span, LIMITS.tableColumns - column), rowSpan };
}
