/**
 * Single property modifiers (sprm, MS-DOC 2.2.5 and 2.6): the properties of paragraphs, characters and rows are lists of them.
 *
 *     17 24 01        0x2417 sprmPFTtp, 1
 *     └───┘ └ operand: bits 13 to 15 of the code tell how many bytes
 */

/** The modifiers that change what a reader sees, or where. All others are passed over. */
export const SPRM = {
  // paragraphs (2.6.2)
  PIstd: 0x4600, // style
  PIlvl: 0x260a, // level of the automatic number
  PIlfo: 0x460b, // list of the automatic number
  PFInTable: 0x2416, // stands in a table
  PFTtp: 0x2417, // is the end of a row
  PItap: 0x6649, // how many tables it stands in
  PDtap: 0x664a, // change of that
  PFInnerTableCell: 0x244b, // ends a cell of a table within a table
  PFInnerTtp: 0x244c, // ends a row of a table within a table
  PHugePapx: 0x6646, // all modifiers stand in the data stream
  PHugePapx95: 0x6645,
  PTableProps: 0x646b, // modifiers of the row stand in the data stream
  // characters (2.6.1)
  CFRMarkDel: 0x0800, // deleted by a tracked change
  CSymbol: 0x6a09, // a character of a symbol font
  CIstd: 0x4a30, // style
  CFStrike: 0x0837,
  CFVanish: 0x083c, // hidden
  CIss: 0x2a48, // superscript or subscript
  CHpsPos: 0x4845, // above or below the line
  CFDStrike: 0x2a53,
  CFSpec: 0x0855, // a special character
  CPlain: 0x2a33, // as the style has it
  // rows (2.6.3)
  TDxaLeft: 0x9601,
  TDxaGapHalf: 0x9602,
  TDefTable: 0xd608,
  TInsert: 0x7621,
  TDelete: 0x5622,
  TDxaCol: 0x7623,
  TMerge: 0x5624,
  TSplit: 0x5625,
  TVertMerge: 0xd62b,
} as const;

/** Modifiers that a Prm0 names by a number of their own (2.9.214); the others change nothing that is read here. */
const SMALL: Readonly<Record<number, number>> = {
  12: SPRM.PIlvl,
  24: SPRM.PFInTable,
  25: SPRM.PFTtp,
  65: SPRM.CFRMarkDel,
  83: SPRM.CPlain,
  87: SPRM.CFStrike,
  92: SPRM.CFVanish,
  104: SPRM.CIss,
  115: SPRM.CFDStrike,
  117: SPRM.CFSpec,
};

/** The one modifier of a Prm0, written as in any list. */
export function smallModifier(number: number, operand: number): Uint8Array {
  const code = SMALL[number];
  return code === undefined ? new Uint8Array(0) : Uint8Array.of(code & 0xff, code >> 8, operand);
}

/** Bytes of an operand by bits 13 to 15 of the code; 6 says its own length (2.2.5.1). */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, undefined, 3] as const;
const CHANGE_TABS = 0xc615;

/** Goes through a list of modifiers until one is its last, by what `use` says; one that runs beyond the end ends it too. */
export function eachModifier(list: Uint8Array, use: (code: number, operand: DataView) => boolean): void {
  let at = 0;
  while (at + 2 <= list.length) {
    const code = u16(list, at);
    const begin = at + 2 + skippedBefore(code);
    const length = lengthOf(list, at + 2, code);
    if (begin + length > list.length) return;
    if (KNOWN.has(code) && length > 0) {
      const last = use(code, new DataView(list.buffer, list.byteOffset + begin, length));
      if (last) return;
    }
    at = begin + length;
  }
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(SPRM));

/** A number in a list; nothing stands behind the end of the list. */
const u8 = (list: Uint8Array, at: number): number => list[at] ?? 0;
const u16 = (list: Uint8Array, at: number): number => u8(list, at) | (u8(list, at + 1) << 8);

/** The bytes before an operand that tell its length. */
function skippedBefore(code: number): number {
  if (OPERAND_BYTES[code >> 13] !== undefined) return 0;
  return code === SPRM.TDefTable ? 2 : 1;
}

/** The length of the operand of a code; `at` is where the bytes that tell it would begin. */
function lengthOf(list: Uint8Array, at: number, code: number): number {
  const fixed = OPERAND_BYTES[code >> 13];
  if (fixed !== undefined) return fixed;
  // 2.9.321: the length of a TDefTableOperand has two bytes and counts one of them
  if (code === SPRM.TDefTable) return at + 2 <= list.length ? Math.max(u16(list, at) - 1, 0) : 0;
  const length = u8(list, at);
  return code === CHANGE_TABS && length === 255 ? changedTabs(list, at + 1) : length;
}

/** 2.9.183 PChgTabsOperand: too long for one byte, its two lists tell their own. */
function changedTabs(list: Uint8Array, at: number): number {
  const deleted = u8(list, at);
  const added = u8(list, at + 1 + 4 * deleted);
  return 2 + 4 * deleted + 3 * added;
}
