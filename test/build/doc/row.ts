/** A row's properties: the grpprl of its terminating mark (2.6.3), and the Data stream that it may be kept in. */
import { Bytes } from './bytes.js';
import type { Cell, Row } from './description.js';
import { grpprl, littleEndian, PARAGRAPH as P, type Prl, TABLE as T } from './sprm.js';

/** PrcData one after the other. The first bytes are taken: offset 0 might be no offset. */
export class DataStream {
  private readonly bytes = new Bytes().zeros(16);

  get empty(): boolean {
    return this.bytes.length === 16;
  }

  add(properties: readonly number[]): number {
    const at = this.bytes.length;
    this.bytes.u16(properties.length).raw(properties);
    return at;
  }

  done(): Uint8Array {
    return this.bytes.done();
  }
}

/** More do not fit into a page of paragraph properties. */
const PAPX_ROOM = 480;

/** @param marks what makes the paragraph the end of a row */
export function rowProperties(row: Row, marks: readonly Prl[], data: DataStream): number[] {
  const own = [...(row.defined === 'insert' ? inserted(row) : defined(row)), ...(row.properties ?? [])];
  const all = grpprl([...marks, ...own]);
  const kept = row.kept ?? (all.length > PAPX_ROOM ? 'huge' : 'papx');
  if (kept === 'papx') return all;
  if (kept === 'huge') return grpprl([[P.PHugePapx, data.add(all)]]);
  if (kept === 'hugeOld') return grpprl([[P.PHugePapxOld, data.add(all)]]);
  // what follows sprmPTableProps is for Word 97, which does not know it
  const cells: Cell[] = [{ content: '', width: 9000 }];
  const old: Prl[] = [...marks, ...defined(row.fallback === 'one_cell' ? { cells } : row)];
  const pointed: Prl[] = [[P.PTableProps, data.add(all)]];
  const both = grpprl([...pointed, ...old]);
  return kept === 'tableProps' && both.length <= PAPX_ROOM ? both : grpprl([[P.PHugePapx, data.add(both)]]);
}

function defined({ cells, left = 0, descriptors = cells.length, merge = [] }: Row): Prl[] {
  return [
    [T.TDxaGapHalf, 108],
    [T.TDefTable, definition(cells, left, descriptors)],
    ...verticalModifiers(cells),
    ...merge.map((range): Prl => [T.TMerge, range]),
  ];
}

/** TDefTableOperand: edges, one more than cells, then a descriptor (TC80) for each cell. */
function definition(cells: readonly Cell[], left: number, descriptors: number): number[] {
  const edges = [left];
  for (const { width } of cells) edges.push((edges.at(-1) ?? 0) + width);
  return [
    cells.length,
    ...edges.flatMap((edge) => littleEndian(edge, 2)),
    ...cells.slice(0, descriptors).flatMap((cell) => [...littleEndian(mergeBits(cell), 2), ...Array(18).fill(0)]),
  ];
}

/** TCGRF (2.9.317), and TC.rgf of Word 97. */
const ACROSS = { first: 0x01, merged: 0x02, firstSpec: 0x02, mergedSpec: 0x01 } as const;
const DOWN = { restart: 0x60, merged: 0x20, restartModifier: 0, mergedModifier: 0 } as const;

const mergeBits = ({ across, down }: Cell): number => (across ? ACROSS[across] : 0) | (down ? DOWN[down] : 0);

/** VertMergeOperand (2.9.343): 1 merged with the cell above, 3 begins anew. */
function verticalModifiers(cells: readonly Cell[]): Prl[] {
  return cells.flatMap(({ down }, itc): Prl[] => {
    if (down === 'restartModifier') return [[T.TVertMerge, [itc, 3]]];
    return down === 'mergedModifier' ? [[T.TVertMerge, [itc, 1]]] : [];
  });
}

/** All cells as wide as the first, then each cell its own width (2.9.324, 2.9.322), as Word 2000 and later keep a row. */
function inserted({ cells, left = 0, merge = [] }: Row): Prl[] {
  const first = cells[0]?.width ?? 0;
  const widths = cells.flatMap(({ width }, itc): Prl[] =>
    width === first ? [] : [[T.TDxaCol, [itc, itc + 1, ...littleEndian(width, 2)]]],
  );
  const flags = cells.flatMap(({ across, down }, itc): Prl[] => {
    const vertical: Prl[] = down ? [[T.TVertMerge, [itc, down.startsWith('restart') ? 3 : 1]]] : [];
    if (across !== 'first' && across !== 'firstSpec') return vertical;
    let limit = itc + 1;
    while (cells[limit]?.across?.startsWith('merged')) limit++;
    return [...vertical, [T.TMerge, [itc, limit]]];
  });
  return [
    [T.TInsert, [0, cells.length, ...littleEndian(first, 2)]],
    ...widths,
    ...flags,
    ...merge.map((range): Prl => [T.TMerge, range]),
    // moves all edges: the text of the first cell begins at its operand, half the gap after the edge
    [T.TDxaGapHalf, 108],
    [T.TDxaLeft, left + 108],
  ];
}
