/** Tags and attributes by name: which tags close each other, as htmlparser2 has it (its `Parser`). */
import { BLOCKS, NO_TEXT } from './elements.js';

const listed = (names: string): string[] => names.split(' ');

/** They have no content, and no end tag. */
const VOID = new Set(
  listed('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'),
);

/** What a tag that opens closes, if it stands innermost. */
const CLOSES: readonly [opened: string, closed: string][] = [
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['tbody tfoot', 'thead tbody'],
  ['body', 'head link script'],
  ['li', 'li'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  [
    'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr ' +
      'main nav ol pre section table ul',
    'p',
  ],
];

/** Within the first, `<x/>` ends where it begins; within the second, it does not again. */
const FOREIGN = new Set(listed('math svg'));
const INTEGRATED = new Set(listed('mi mo mn ms mtext annotation-xml foreignobject desc title'));

/** Frequent names without a rule. */
const OTHERS = listed('html head a abbr b big em font i small span strike strong sub sup s u del ins o:p label');

/** What the tree must know of a tag. */
export interface Tag {
  name: string;
  isVoid: boolean;
  closes: ReadonlySet<string> | undefined;
  /** Whether what stands in it is foreign; undefined for a tag that changes nothing. */
  foreign: boolean | undefined;
}

const tagOf = (name: string): Tag => ({
  name,
  isVoid: VOID.has(name),
  closes: IMPLIED.get(name),
  foreign: FOREIGN.has(name) ? true : INTEGRATED.has(name) ? false : undefined,
});

const IMPLIED = new Map(
  CLOSES.flatMap(([opened, closed]) => listed(opened).map((name) => [name, new Set(listed(closed))] as const)),
);

/** All names with rules, and those that are frequent. */
const TAGS = new Map(
  [...VOID, ...IMPLIED.keys(), ...FOREIGN, ...INTEGRATED, ...BLOCKS, ...NO_TEXT, ...OTHERS].map((name) => [
    name,
    tagOf(name),
  ]),
);

/** Of a name that is frequent always the same: it is not made anew for each element. */
export function tagNamed(written: string): Tag {
  const tag = TAGS.get(written);
  if (tag !== undefined) return tag;
  const name = written.toLowerCase();
  return TAGS.get(name) ?? { name, isVoid: false, closes: undefined, foreign: undefined };
}

/** Those that are frequent. */
const ATTRIBUTES = new Map(
  listed(
    'align alt bgcolor border cellpadding cellspacing charset class color colspan content face height href id lang name nowrap ' +
      'rel role rowspan size src style target title type valign width',
  ).map((name) => [name, name]),
);

/** The name of an attribute in small letters. */
export const attributeNamed = (written: string): string => ATTRIBUTES.get(written) ?? written.toLowerCase();
