/** The definition of a row: where its cells stand and how they are merged (MS-DOC 2.6.3, 2.9.320 to 2.9.322). */
import { LIMITS } from '../limits.js';
import type { CellDefinition, RowDefinition } from '../word/table.js';
import { SPRM } from './modifiers.js';

/** Bytes of a TC80 (2.9.320). Cells at the end may have none. */
const CELL_BYTES = 20;

interface Cell {
  width: number;
  /** 0 is not merged; what the other values mean, see `across`. */
  horizontal: number;
  /** 0, 1 goes on from above, 3 begins (VerticalMergeFlag, 2.9.343). */
  vertical: number;
}

/** A row while its modifiers are applied, one after the other. */
export class RowModifiers {
  private left = 0;
  private gapHalf = 0;
  private cells: Cell[] | undefined;

  apply(code: number, operand: DataView): void {
    ROW_MODIFIERS[code]?.call(this, operand);
  }

  /** The definition; undefined when no modifier has given one. */
  definition(): RowDefinition | undefined {
    if (!this.cells) return undefined;
    const edges = [this.left];
    let at = this.left;
    for (const { width } of this.cells) {
      at += width;
      edges.push(at);
    }
    const merges = across(this.cells);
    return { edges, cells: this.cells.map((cell, index) => ({ across: merges[index], down: down(cell) })) };
  }

  define(operand: DataView): void {
    const count = operand.getUint8(0);
    if (count > LIMITS.tableColumns || 1 + 2 * (count + 1) > operand.byteLength) return;
    const edge = (index: number) => operand.getInt16(1 + 2 * index, true);
    this.left = edge(0);
    this.cells = [];
    for (let index = 0; index < count; index += 1) {
      const at = 1 + 2 * (count + 1) + CELL_BYTES * index;
      const flags = at + 2 <= operand.byteLength ? operand.getUint16(at, true) : 0;
      const width = Math.max(edge(index + 1) - edge(index), 0);
      this.cells.push({ width, horizontal: flags & 3, vertical: (flags >> 5) & 3 });
    }
  }

  moveLeft(operand: DataView): void {
    this.left = operand.getInt16(0, true) - this.gapHalf;
  }

  /** The text of the first cell stays where it is, so that its edge moves. */
  gap(operand: DataView): void {
    const gapHalf = operand.getInt16(0, true);
    this.left += this.gapHalf - gapHalf;
    this.gapHalf = gapHalf;
  }

  insert(operand: DataView): void {
    const cells = Array.from({ length: Math.min(operand.getUint8(1), LIMITS.tableColumns) }, () => ({
      width: operand.getUint16(2, true),
      horizontal: 0,
      vertical: 0,
    }));
    this.cells ??= [];
    if (this.cells.length + cells.length <= LIMITS.tableColumns) this.cells.splice(operand.getUint8(0), 0, ...cells);
  }

  remove(operand: DataView): void {
    const first = operand.getUint8(0);
    this.cells?.splice(first, Math.max(operand.getUint8(1) - first, 0));
  }

  widen(operand: DataView): void {
    for (const cell of this.range(operand)) cell.width = operand.getUint16(2, true);
  }

  merge(operand: DataView): void {
    this.range(operand).forEach((cell, index) => {
      cell.horizontal = index === 0 ? 3 : 1;
    });
  }

  split(operand: DataView): void {
    for (const cell of this.range(operand)) cell.horizontal = 0;
  }

  mergeDown(operand: DataView): void {
    const cell = this.cells?.[operand.getUint8(0)];
    if (cell && operand.byteLength > 1) cell.vertical = operand.getUint8(1) & 3;
  }

  private range(operand: DataView): Cell[] {
    return this.cells?.slice(operand.getUint8(0), operand.getUint8(1)) ?? [];
  }
}

const ROW_MODIFIERS: Readonly<Record<number, (this: RowModifiers, operand: DataView) => void>> = {
  [SPRM.TDefTable]: RowModifiers.prototype.define,
  [SPRM.TDxaLeft]: RowModifiers.prototype.moveLeft,
  [SPRM.TDxaGapHalf]: RowModifiers.prototype.gap,
  [SPRM.TInsert]: RowModifiers.prototype.insert,
  [SPRM.TDelete]: RowModifiers.prototype.remove,
  [SPRM.TDxaCol]: RowModifiers.prototype.widen,
  [SPRM.TMerge]: RowModifiers.prototype.merge,
  [SPRM.TSplit]: RowModifiers.prototype.split,
  [SPRM.TVertMerge]: RowModifiers.prototype.mergeDown,
};

/**
 * Two versions of the specification contradict each other: 1 begins a merge and 2 goes on (the first of 1997, and the programs),
 * or 2 begins and 1 goes on (2.9.317). Either way a merge begins with its first cell, and the next one with the same value:
 *
 *     1 2 2 1 2     2 1 1 2 1
 *     ^     ^       ^     ^
 */
function across(cells: readonly Cell[]): CellDefinition['across'][] {
  let begins = 0;
  return cells.map(({ horizontal }) => {
    if (horizontal === 0) {
      begins = 0;
      return undefined;
    }
    const first = begins === 0 || horizontal === begins || horizontal === 3;
    if (begins === 0) begins = horizontal;
    return first ? 'first' : 'covered';
  });
}

function down({ vertical }: Cell): CellDefinition['down'] {
  if (vertical === 0) return undefined;
  return vertical === 1 ? 'covered' : 'first';
}
