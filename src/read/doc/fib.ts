/** The file information block: where everything in a .doc stands (MS-DOC 2.5.1). */

import { FORMAT_NAMES } from '../../document.js';
import { type Unreadable, unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Bytes } from './bytes.js';

/** A part of the table stream. */
export interface Part {
  offset: number;
  length: number;
}

export interface Fib {
  /** `0Table` or `1Table` (2.1.2). */
  tableStream: string;
  /** Characters of the main document; the texts of the other parts follow it in this order (2.4.1). */
  lengths: { main: number; headers: number; textBoxes: number; headerTextBoxes: number };
  pieces: Part;
  paragraphPages: Part;
  characterPages: Part;
  styles: Part;
  lists: Part;
  listUses: Part;
}

const MAGIC = 0xa5ec;
/** Word 97 and all later versions write 0x00c1 here; 0x00c0 and 0x00c2 are builds of that time. Word 6 and 95 are below. */
const WORD_97 = 0x00c0;

/** Bits of the flags at 0x0a. */
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;

/** Where the parts are named (2.5.6 FibRgFcLcb97): the first bytes of fc, followed by lcb. */
const PARTS = {
  styles: 0xa2, // fcStshf
  characterPages: 0xfa, // fcPlcfBteChpx
  paragraphPages: 0x102, // fcPlcfBtePapx
  pieces: 0x1a2, // fcClx
  lists: 0x2e2, // fcPlfLst
  listUses: 0x2ea, // fcPlfLfo
} as const;

/** Reads the block at the begin of the WordDocument stream; throws `Unreadable` for what cannot be read. */
export function readFib(stream: Bytes): Fib {
  if (stream.length < 0x2f2) throw unreadable('document_damaged', inWords('reason', 'doc_truncated'));
  const version = stream.u16(2);
  if (stream.u16(0) !== MAGIC || version < WORD_97) throw tooOld(stream.u16(0), version);
  const flags = stream.u16(0x0a);
  if (flags & ENCRYPTED) throw unreadable('encrypted');
  const part = (at: number): Part => ({ offset: stream.u32(at), length: stream.u32(at + 4) });
  const { styles, characterPages, paragraphPages, pieces, lists, listUses } = PARTS;
  return {
    tableStream: flags & TABLE_1 ? '1Table' : '0Table',
    lengths: {
      main: stream.u32(0x4c),
      headers: stream.u32(0x54),
      textBoxes: stream.u32(0x64),
      headerTextBoxes: stream.u32(0x68),
    },
    pieces: part(pieces),
    paragraphPages: part(paragraphPages),
    characterPages: part(characterPages),
    styles: part(styles),
    lists: part(lists),
    listUses: part(listUses),
  };
}

/** Magic numbers of the versions before Word 97 that had this place for one. */
const OLD_MAGIC = [0xa5dc, 0xa5db, 0xa59b, 0xa59c];

function tooOld(magic: number, version: number): Unreadable {
  if (magic !== MAGIC && !OLD_MAGIC.includes(magic))
    return unreadable('document_damaged', inWords('reason', 'doc_header'));
  const { zh: format_zh, en: format_en } = FORMAT_NAMES.word6;
  return unreadable('format_not_read', { format: 'word6', format_zh, format_en, version });
}
