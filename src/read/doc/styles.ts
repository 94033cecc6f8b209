/** The stylesheet (MS-DOC 2.4.6.5, 2.9.271 STSH): what of a style changes the text that a reader sees. */
import { LIMITS } from '../limits.js';
import type { Bytes } from './bytes.js';
import type { Part } from './fib.js';
import { type CharacterProperties, characterProperties, paragraphProperties } from './properties.js';

interface Style {
  base: number;
  list?: number;
  level?: number;
  characters: CharacterProperties;
}

/** What a style and its ancestors make of characters. */
export interface StyleLook {
  hidden: boolean;
  struck: boolean;
  script: CharacterProperties['script'];
}

/** Kinds of styles (2.9.260 StdfBase, stk). */
const PARAGRAPH = 1;
const CHARACTER = 2;
/** The style that no other is based on. */
const NO_BASE = 0xfff;

/** What a style says, its ancestors' word included. */
export class Styles {
  private readonly looks = new Map<number | undefined, StyleLook>();

  private constructor(private readonly styles: readonly (Style | undefined)[]) {}

  /** Reads the styles; of a damaged stylesheet, those before the damage. */
  static read(table: Bytes, part: Part): Styles {
    const sheet = table.part(part);
    const styles: (Style | undefined)[] = [];
    if (sheet.length < 6) return new Styles(styles);
    const headerBytes = sheet.u16(0);
    const count = sheet.u16(2);
    const fixedBytes = sheet.u16(4);
    let at = 2 + headerBytes;
    while (styles.length < count && at + 2 <= sheet.length) {
      const length = sheet.u16(at);
      if (at + 2 + length > sheet.length) break;
      styles.push(length === 0 ? undefined : readStyle(sheet.part({ offset: at + 2, length }), fixedBytes));
      at += 2 + length + (length % 2);
    }
    return new Styles(styles);
  }

  /** How characters look in it. */
  look(style: number | undefined): StyleLook {
    const known = this.looks.get(style);
    if (known) return known;
    const look = {
      hidden: this.toggled(style, 'hidden'),
      struck: this.toggled(style, 'struck'),
      script: this.find(style, ({ characters }) => characters.script),
    };
    this.looks.set(style, look);
    return look;
  }

  /** The list of a paragraph style, and its level. */
  numbering(style: number): { list: number | undefined; level: number | undefined } {
    return { list: this.find(style, ({ list }) => list), level: this.find(style, ({ level }) => level) };
  }

  private toggled(style: number | undefined, property: 'hidden' | 'struck'): boolean {
    let contrary = false;
    const plain = this.find(style, ({ characters }) => {
      const value = characters[property];
      if (value === 'contrary') contrary = !contrary;
      return typeof value === 'boolean' ? value : undefined;
    });
    return (plain ?? false) !== contrary;
  }

  /** What the style or the nearest of its ancestors says. */
  private find<T>(style: number | undefined, said: (style: Style) => T | undefined): T | undefined {
    // The bound also ends a circle.
    let at = style === undefined ? undefined : this.styles[style];
    for (let depth = 0; at && depth < LIMITS.styleDepth; depth += 1) {
      const value = said(at);
      if (value !== undefined) return value;
      at = at.base === NO_BASE ? undefined : this.styles[at.base];
    }
    return undefined;
  }
}

/** 2.9.258 STD: the fixed part, the name, then the modifiers. */
function readStyle(std: Bytes, fixedBytes: number): Style | undefined {
  if (std.length < fixedBytes + 2 || fixedBytes < 10) return undefined;
  const kind = std.u16(2) & 0xf;
  const base = std.u16(2) >> 4;
  const nameEnd = fixedBytes + 2 + 2 * (std.u16(fixedBytes) + 1);
  const lists = modifierLists(std, nameEnd);
  if (kind === CHARACTER) return { base, characters: characterProperties(lists.slice(0, 1)) };
  if (kind !== PARAGRAPH) return undefined;
  const [paragraph, characters] = lists;
  const { list, level } = paragraphProperties(0, [(paragraph ?? new Uint8Array(0)).subarray(2)], undefined);
  return {
    base,
    ...(list !== undefined && { list }),
    ...(level !== undefined && { level }),
    characters: characterProperties(characters ? [characters] : []),
  };
}

/** 2.9.119 LPUpxPapx and its like: a length, the bytes, and a byte more where the length is odd. */
function modifierLists(std: Bytes, begin: number): Uint8Array[] {
  const lists: Uint8Array[] = [];
  let at = begin;
  while (at + 2 <= std.length && lists.length < 3) {
    const length = std.u16(at);
    if (at + 2 + length > std.length) break;
    lists.push(std.slice(at + 2, length));
    at += 2 + length + (length % 2);
  }
  return lists;
}
