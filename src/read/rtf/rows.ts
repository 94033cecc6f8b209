/**
 * Row definitions (1.9.1, "Table Definitions"): `\trowd` begins one, each `\cellx` ends the definition of a cell at its right
 * edge. It stands before the cells of a row, behind them, or both; and it holds until the next `\trowd`.
 */
import { LIMITS } from '../limits.js';
import type { CellDefinition, RowDefinition } from '../word/table.js';

/** Cells that a definition is kept of: one more than a row may have, so that it shows. */
const CELLS = LIMITS.tableColumns + 1;

export class RowBuilder {
  /** Begun since the last row has ended. */
  fresh = false;
  private left = 0;
  private rights: number[] = [];
  private cells: CellDefinition[] = [];
  private next: CellDefinition = {};
  private built: RowDefinition | undefined;

  /** How many cells it has. */
  get count(): number {
    return this.cells.length;
  }

  /** `\trowd` */
  begin(): void {
    this.fresh = true;
    this.left = 0;
    this.rights = [];
    this.cells = [];
    this.next = {};
    this.built = undefined;
  }

  /** `\trleft` */
  leftEdge(place: number): void {
    this.left = place;
    this.built = undefined;
  }

  /** `\clmgf`, `\clmrg` */
  across(merge: CellDefinition['across']): void {
    this.next.across = merge;
  }

  /** `\clvmgf`, `\clvmrg` */
  down(merge: CellDefinition['down']): void {
    this.next.down = merge;
  }

  /** `\cellx` */
  rightEdge(place: number): void {
    if (this.cells.length < CELLS) {
      this.rights.push(place);
      this.cells.push(this.next);
    }
    this.next = {};
    this.built = undefined;
  }

  /** The definition in force; rows that share it are given the same. */
  definition(): RowDefinition | undefined {
    if (this.cells.length === 0) return undefined;
    this.built ??= { edges: this.edges(), cells: this.cells.slice() };
    return this.built;
  }

  private edges(): number[] {
    const edges = [Math.min(this.left, this.rights[0] ?? 0)];
    for (const right of this.rights) edges.push(Math.max(right, edges.at(-1) as number));
    return edges;
  }
}

/** The rows of one story: the text of the document, or of a text box. */
export class Rows {
  readonly outer = new RowBuilder();
  private inCell: RowBuilder | undefined;
  /** Cells that have ended since the last row has. */
  cells = 0;

  /** Cells of a row have ended, and others are to come. */
  get midRow(): boolean {
    return this.cells > 0 && (!this.outer.fresh || this.cells < this.outer.count);
  }

  /** Of a table in the cell that is being written. */
  get nested(): RowBuilder {
    this.inCell ??= new RowBuilder();
    return this.inCell;
  }

  endCell(): void {
    this.cells += 1;
    this.inCell = undefined;
  }

  endRow(): RowDefinition | undefined {
    this.cells = 0;
    this.outer.fresh = false;
    return this.outer.definition();
  }
}
