/** Automatic numbers: lists with their levels (2.9.147 LSTF, 2.9.149 LVL), and how they are used (2.9.131 LFO). */
import { Bytes } from './bytes.js';
import type { List, ListLevel, ListUse } from './description.js';

const FOLLOWS = { tab: 0, space: 1, nothing: 2 } as const;
const LEVELS = 9;

export interface ListTables {
  /** Its length in the FIB leaves out the levels, which follow it (2.5.6, fcPlfLst). */
  lists: Uint8Array;
  levels: Uint8Array;
  uses: Uint8Array;
}

export function listTables(lists: readonly List[], uses: readonly ListUse[]): ListTables {
  const heads = new Bytes().u16(lists.length);
  const levels = new Bytes();
  for (const { id, levels: own } of lists) {
    heads.u32(id, id);
    for (let level = 0; level < LEVELS; level++) heads.u16(0xfff);
    heads.u8(own.length === 1 ? 1 : 0, 0);
    const all = own.length === 1 ? own : Array.from({ length: LEVELS }, (_, at) => own[at] ?? { format: 0, text: '' });
    for (const level of all) levels.raw(levelBytes(level));
  }
  return { lists: heads.done(), levels: levels.done(), uses: useBytes(uses) };
}

/** LVLF (2.9.150), no properties of its own, then the text in which a character below 9 stands for a level's number. */
function levelBytes({ format, text, start = 1, follow = 'tab', legal = false, restartAfter }: ListLevel): Uint8Array {
  const shown = text.replace(/%([1-9])/g, (_, level: string) => String.fromCharCode(Number(level) - 1));
  const places = [...shown].flatMap((sign, at) => (sign.charCodeAt(0) < LEVELS ? [at + 1] : []));
  const flags = (legal ? 0x04 : 0) | (restartAfter === undefined ? 0 : 0x08);
  const level = new Bytes().u32(start).u8(format, flags);
  level.u8(...Array.from({ length: LEVELS }, (_, at) => places[at] ?? 0));
  level
    .u8(FOLLOWS[follow])
    .u32(0, 0)
    .u8(0, 0, restartAfter ?? 0, 0);
  return level.u16(shown.length).utf16(shown).done();
}

/** PlfLfo: all uses, then for each what it does otherwise than its list. */
function useBytes(uses: readonly ListUse[]): Uint8Array {
  const bytes = new Bytes().u32(uses.length);
  for (const { list, overrides = [] } of uses) bytes.u32(list, 0, 0).u8(overrides.length, 0, 0, 0);
  for (const { overrides = [] } of uses) {
    bytes.u32(0xffffffff);
    for (const { level, start, instead } of overrides) {
      bytes.u32(start ?? 0).u32(level | (start === undefined ? 0 : 0x10) | (instead ? 0x20 : 0));
      if (instead) bytes.raw(levelBytes(instead));
    }
  }
  return bytes.done();
}
