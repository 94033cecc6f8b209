/**
 * The piece table: which bytes of the file are the text, in the order of the text (MS-DOC 2.4.1, 2.9.38 Clx, 2.9.177 Pcd).
 * A file saved fast appends what was changed, and its pieces stand in any order:
 *
 *     file:  甲乙丙丁戊 … 新           text:  甲乙新丁戊
 *            └1┘ └─3─┘   2
 */
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Bytes } from './bytes.js';
import type { Part } from './fib.js';
import { smallModifier } from './modifiers.js';

export interface Piece {
  /** Characters of the document, from and to. */
  from: number;
  to: number;
  /** Offset of its first character in the WordDocument stream. */
  offset: number;
  /** Bytes of a character: 1 in the Western code page, 2 in UTF-16. */
  width: 1 | 2;
  /** Modifications of all its paragraphs and characters. */
  modifiers: Uint8Array;
}

const NONE = new Uint8Array(0);

const CLX_PRC = 1;
const CLX_PCDT = 2;
const PCD_BYTES = 8;
/** Bit 30 of a Pcd's fc: the text is compressed, and the offset is twice as large as it should be (2.9.73). */
const COMPRESSED = 0x40000000;

/** Reads the pieces up to the character `end`. */
export function readPieces(table: Bytes, part: Part, end: number): Piece[] {
  const clx = table.part(part);
  const modifiers: Uint8Array[] = [];
  let at = 0;
  while (clx.u8(at) === CLX_PRC) {
    const length = clx.u16(at + 1);
    modifiers.push(clx.slice(at + 3, length));
    at += 3 + length;
  }
  if (clx.u8(at) !== CLX_PCDT) throw unreadable('document_damaged', inWords('reason', 'doc_pieces'));
  return piecesOf(clx.part({ offset: at + 5, length: clx.u32(at + 1) }), modifiers, end);
}

function piecesOf(plc: Bytes, modifiers: readonly Uint8Array[], end: number): Piece[] {
  const count = Math.floor((plc.length - 4) / (4 + PCD_BYTES));
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = plc.u32(4 * index);
    const to = Math.min(plc.u32(4 * index + 4), end);
    if (from >= to) {
      if (from >= end) break;
      throw unreadable('document_damaged', inWords('reason', 'doc_pieces'));
    }
    const at = 4 * (count + 1) + PCD_BYTES * index;
    const place = plc.u32(at + 2);
    const compressed = (place & COMPRESSED) !== 0;
    pieces.push({
      from,
      to,
      offset: compressed ? (place & ~COMPRESSED) / 2 : place,
      width: compressed ? 1 : 2,
      modifiers: modifiersOf(plc.u16(at + 6), modifiers),
    });
  }
  if ((pieces.at(-1)?.to ?? 0) < end) throw unreadable('document_damaged', inWords('reason', 'doc_pieces'));
  return pieces;
}

/** A Prm is a small modification, or points to one of the Clx (2.9.214 Prm0, 2.9.215 Prm1). */
function modifiersOf(prm: number, modifiers: readonly Uint8Array[]): Uint8Array {
  if (prm & 1) return modifiers[prm >> 1] ?? NONE;
  return prm === 0 ? NONE : smallModifier((prm >> 1) & 0x7f, prm >> 8);
}

const UTF_16 = new TextDecoder('utf-16le', { ignoreBOM: true });
/** 2.9.73 FcCompressed: what the bytes from 80 to 9f stand for where it is not the character of that number. */
const WESTERN: Readonly<Record<number, string>> = {
  130: '‚',
  131: 'ƒ',
  132: '„',
  133: '…',
  134: '†',
  135: '‡',
  136: 'ˆ',
  137: '‰',
  138: 'Š',
  139: '‹',
  140: 'Œ',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
  152: '˜',
  153: '™',
  154: 'š',
  155: '›',
  156: 'œ',
  159: 'Ÿ',
};

/** The text of some characters of a piece. */
export function textOf(stream: Bytes, piece: Piece, from: number, to: number): string {
  const offset = piece.offset + (from - piece.from) * piece.width;
  const bytes = stream.slice(offset, (to - from) * piece.width);
  if (piece.width === 2) return UTF_16.decode(bytes);
  let text = '';
  for (const byte of bytes) text += WESTERN[byte] ?? String.fromCharCode(byte);
  return text;
}
