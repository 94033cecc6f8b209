/** The stylesheet (STSH): fifteen styles that Word counts on, then those of the description. */
import { Bytes } from './bytes.js';
import type { Style } from './description.js';
import { grpprl, littleEndian } from './sprm.js';

/** The index of the first style of a description. */
export const FIRST_STYLE = 15;

const NO_STYLE = 0xfff;
const KINDS = { paragraph: 1, character: 2 } as const;
/** The numbers of built-in styles (sti): Normal, Default Paragraph Font, and any that users make. */
const NORMAL = 0;
const DEFAULT_FONT = 65;
const USERS = 0xffe;

export function styleSheet(styles: readonly Style[] = []): Uint8Array {
  const sheet = new Bytes();
  const count = FIRST_STYLE + styles.length;
  // Stshif: written names, fonts 0 of three scripts
  const information = new Bytes().u16(count, 10, 1, 91, FIRST_STYLE, 0, 0, 2, 0).done();
  sheet.u16(information.length).raw(information);
  for (let index = 0; index < FIRST_STYLE; index++) {
    if (index === 0) put(sheet, definition({ name: 'Normal', kind: 'paragraph' }, index, NORMAL));
    else if (index === 10)
      put(sheet, definition({ name: 'Default Paragraph Font', kind: 'character' }, index, DEFAULT_FONT));
    else sheet.u16(0);
  }
  styles.forEach((style, at) => {
    put(sheet, definition(style, FIRST_STYLE + at, USERS));
  });
  return sheet.done();
}

function put(sheet: Bytes, style: Uint8Array): void {
  sheet.u16(style.length).raw(style);
}

/** STD: base, name, then one list of properties for each kind (UPX), each at an even place. */
function definition(style: Style, index: number, number: number): Uint8Array {
  const base = style.base ?? (number === USERS && style.kind === 'paragraph' ? 0 : NO_STYLE);
  const lists =
    style.kind === 'paragraph'
      ? [paragraphList(style, index), grpprl(style.character ?? [])]
      : [grpprl(style.character ?? [])];
  const std = new Bytes()
    .u16(number)
    .u16(KINDS[style.kind] | (base << 4))
    .u16(lists.length | (index << 4))
    .u16(0)
    .u16(0)
    .u16(style.name.length)
    .utf16(style.name)
    .u16(0);
  for (const list of lists) std.u16(list.length).raw(list).align(2);
  return std.done();
}

const paragraphList = ({ paragraph = [] }: Style, index: number): number[] => [
  ...littleEndian(index, 2),
  ...grpprl(paragraph),
];
