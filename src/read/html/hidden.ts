/** What stands in a page and is not shown by a browser, or not meant: by attributes and by an element's own style (style-sheet.ts writes that of a sheet there). */
import { type Element, isTag } from 'domhandler';
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

export function isHidden(node: Element): boolean {
  const { hidden, style, class: classes } = node.attribs;
  if (STRUCK.has(node.name) || hidden !== undefined) return true;
  if (style !== undefined && (NOT_SHOWN.test(style) || (NO_SIZE.test(style) && !isSizedAgain(node)))) return true;
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
export const isUndisplayed = ({ name, attribs }: Element): boolean =>
  !STRUCK.has(name) && (attribs.hidden !== undefined || /(?:^|[;\s])display\s*:\s*none/i.test(attribs.style ?? ''));

/** Marks of notes: Word's classes for them are raised by its style sheet. */
const RAISED_CLASS = /(?:^|\s)Mso(?:Footnote|Endnote|Comment)Reference(?:\s|$)/i;

/** Where the text of an element stands: above its line or below it, by name, by style or by position. */
export function shiftOf(node: Element): Shift | undefined {
  const { style = '', class: classes = '' } = node.attribs;
  if (node.name === 'sup' || /vertical-align\s*:\s*super/i.test(style) || RAISED_CLASS.test(classes)) return 'raised';
  if (node.name === 'sub' || /vertical-align\s*:\s*sub/i.test(style)) return 'lowered';
  return BLOCKS.has(node.name) || !/position\s*:\s*relative/i.test(style) ? undefined : positioned(style);
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

/** What Word saves beside the body, named in a style (Office HTML and XML Reference, `mso-element`). */
const OTHER_PARTS: Readonly<Record<string, Word>> = {
  header: 'header_footer',
  footer: 'header_footer',
  'footnote-list': 'note_reference',
  'endnote-list': 'note_reference',
  'comment-list': 'comment',
};

/** The part of a Word document that an element is, if it is none of the body. */
export function otherPartOf(node: Element): Word | undefined {
  const name = /(?:^|[;\s])mso-element\s*:\s*([\w-]+)/i.exec(node.attribs.style ?? '')?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(OTHER_PARTS, name) ? OTHER_PARTS[name] : undefined;
}
