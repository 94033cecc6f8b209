/** What stands in a page and is not shown by a browser, or not meant: by attributes and by an element's own style (style-sheet.ts writes that of a sheet there). */
import { type Element, isTag } from 'domhandler';
import { remembered } from '../../forms/remembered.js';
import type { Shift } from '../word/pieces.js';
import type { Word } from '../words.js';
import { BLOCKS } from './elements.js';

/** Text that was taken back, and the reading beside a ruby base: `<s>46</s>7` is 7. */
const STRUCK = new Set(['del', 's', 'strike', 'rt', 'rp']);

/** Classes that Word gives to text taken back by a tracked change. */
const STRUCK_CLASS = /(?:^|\s)msoDel(?:\s|$)/i;

const NOT_SHOWN =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|text-decoration[^;]{0,80}line-through)/i;

const NO_SIZE = /(?:^|[;\s])font-size\s*:\s*0*(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:!|;|$)/i;

/** What Word saves beside the body, named in a style (Office HTML and XML Reference, `mso-element`). */
const OTHER_PARTS: Readonly<Record<string, Word>> = {
  header: 'header_footer',
  footer: 'header_footer',
  'footnote-list': 'note_reference',
  'endnote-list': 'note_reference',
  'comment-list': 'comment',
};

/** What the style of an element says, as far as anybody asks. */
export interface Style {
  notShown: boolean;
  /** Of no size. */
  noSize: boolean;
  /** Not shown, though a script may show it. */
  undisplayed: boolean;
  shift: Shift | undefined;
  /** Raised or lowered by its position, which holds for what is no block. */
  positioned: Shift | undefined;
  /**
   * The automatic number of a paragraph as Word writes it into a page: text, but marked as none of the author's.
   * ```
   * <![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;&nbsp; </span></span><![endif]>予以公开
   *                      ^
   * ```
   */
  listNumber: boolean;
  /** The part of a Word document that an element is, if it is none of the body. */
  otherPart: Word | undefined;
}

/** The longest style that is remembered: pages give most of their elements one of a few, and programs that write pages do. */
const LONGEST_STYLE = 300;

const styleIn = remembered(
  (style): Style => ({
    notShown: NOT_SHOWN.test(style),
    noSize: NO_SIZE.test(style),
    undisplayed: /(?:^|[;\s])display\s*:\s*none/i.test(style),
    shift: shiftBy(style),
    positioned: /position\s*:\s*relative/i.test(style) ? positioned(style) : undefined,
    listNumber: /mso-list\s*:\s*ignore/i.test(style),
    otherPart: partIn(style),
  }),
  LONGEST_STYLE,
);

const NO_STYLE = styleIn('');

/** What an element's own style says; the questions below take it from whoever has it at hand. */
export function styleOf({ attribs: { style } }: Element): Style {
  return style === undefined ? NO_STYLE : styleIn(style);
}

export function isHidden(node: Element, style = styleOf(node)): boolean {
  const { hidden, class: classes } = node.attribs;
  if (hidden !== undefined || STRUCK.has(node.name)) return true;
  if (style.notShown || (style.noSize && !isSizedAgain(node))) return true;
  return classes !== undefined && STRUCK_CLASS.test(classes);
}

/** `font-size:0` around blocks takes the gaps from between them: they have a size of their own, or are many. */
function isSizedAgain(node: Element, left = { nodes: SMALL }): boolean {
  return node.children.some((child) => {
    left.nodes -= 1;
    return left.nodes < 0 || (isTag(child) && (isSized(child) || isSizedAgain(child, left)));
  });
}

const SMALL = 100;

const isSized = ({ attribs }: Element): boolean =>
  attribs.style !== undefined || attribs.class !== undefined || attribs.id !== undefined || attribs.size !== undefined;

/** Not shown as the page stands, though a script may show it; nothing was taken back. */
export const isUndisplayed = (node: Element): boolean =>
  !STRUCK.has(node.name) && (node.attribs.hidden !== undefined || styleOf(node).undisplayed);

/** Marks of notes: Word's classes for them are raised by its style sheet. */
const RAISED_CLASS = /(?:^|\s)Mso(?:Footnote|Endnote|Comment)Reference(?:\s|$)/i;

/** Where the text of an element stands: above its line or below it, by name, by style or by position. */
export function shiftOf(node: Element, style = styleOf(node)): Shift | undefined {
  const {
    name,
    attribs: { class: classes },
  } = node;
  if (name === 'sup' || style.shift === 'raised') return 'raised';
  if (classes !== undefined && RAISED_CLASS.test(classes)) return 'raised';
  if (name === 'sub' || style.shift === 'lowered') return 'lowered';
  return style.positioned === undefined || BLOCKS.has(name) ? undefined : style.positioned;
}

function shiftBy(style: string): Shift | undefined {
  if (/vertical-align\s*:\s*super/i.test(style)) return 'raised';
  return /vertical-align\s*:\s*sub/i.test(style) ? 'lowered' : undefined;
}

/** `position:relative; top:-3pt`, as Word writes text raised by position; `bottom` counts where there is no `top`. */
function positioned(style: string): Shift | undefined {
  const [, side, offset] =
    /(?:^|[;\s])(top)\s*:\s*(-?[\d.]{1,9})/i.exec(style) ??
    /(?:^|[;\s])(bottom)\s*:\s*(-?[\d.]{1,9})/i.exec(style) ??
    [];
  const down = Number.parseFloat(offset ?? '') * (side?.toLowerCase() === 'top' ? 1 : -1);
  if (down < 0) return 'raised';
  return down > 0 ? 'lowered' : undefined;
}

function partIn(style: string): Word | undefined {
  const name = /(?:^|[;\s])mso-element\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(OTHER_PARTS, name) ? OTHER_PARTS[name] : undefined;
}
