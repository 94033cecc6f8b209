/** Single property modifiers (2.2.5.1, 2.6): the codes that the tests use, and how they are written. */

export const CHARACTER = {
  CFRMarkDel: 0x0800,
  CFRMarkIns: 0x0801,
  CFFldVanish: 0x0802,
  CPicLocation: 0x6a03,
  CIbstRMark: 0x4804,
  CFData: 0x0806,
  CSymbol: 0x6a09,
  CFWebHidden: 0x0811,
  CFSpecVanish: 0x0818,
  CIstd: 0x4a30,
  CPlain: 0x2a33,
  CFBold: 0x0835,
  CFStrike: 0x0837,
  CFVanish: 0x083c,
  CRgLid1: 0x4874,
  CIss: 0x2a48,
  CHpsPos: 0x4845,
  CFDStrike: 0x2a53,
  CFSpec: 0x0855,
  CFObj: 0x0856,
} as const;

export const PARAGRAPH = {
  PIstd: 0x4600,
  PFPageBreakBefore: 0x2407,
  PIlvl: 0x260a,
  PIlfo: 0x460b,
  PFInTable: 0x2416,
  PFTtp: 0x2417,
  PFInnerTableCell: 0x244b,
  PFInnerTtp: 0x244c,
  PHugePapx: 0x6646,
  PHugePapxOld: 0x6645,
  PItap: 0x6649,
  PDtap: 0x664a,
  PTableProps: 0x646b,
} as const;

export const TABLE = {
  TJc90: 0x5400,
  TDxaLeft: 0x9601,
  TDxaGapHalf: 0x9602,
  TTableHeader: 0x3404,
  TDyaRowHeight: 0x9407,
  TDefTable: 0xd608,
  TInsert: 0x7621,
  TDelete: 0x5622,
  TDxaCol: 0x7623,
  TMerge: 0x5624,
  TSplit: 0x5625,
  TVertMerge: 0xd62b,
  TCellWidth: 0xd635,
  TIpgp: 0x7479,
  TIstd: 0x563a,
} as const;

/** A modifier with its operand: a number of the size that the code demands, or the bytes of a variable one. */
export type Prl = readonly [sprm: number, operand: number | readonly number[]];

/** Bytes of an operand by `spra`, the upper three bits of the code; 0 is a variable one, led by its length. */
const OPERAND_SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

export function grpprl(prls: readonly Prl[]): number[] {
  return prls.flatMap(([sprm, operand]) => {
    const size = OPERAND_SIZES[sprm >> 13] ?? 0;
    const code = [sprm & 0xff, sprm >> 8];
    if (typeof operand === 'number') return [...code, ...littleEndian(operand, size)];
    // the only one whose length takes two bytes, and counts one byte more than there are (TDefTableOperand)
    if (sprm === TABLE.TDefTable) return [...code, ...littleEndian(operand.length + 1, 2), ...operand];
    return size === 0 ? [...code, operand.length, ...operand] : [...code, ...operand];
  });
}

export const littleEndian = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, byte) => (value >> (8 * byte)) & 0xff);
