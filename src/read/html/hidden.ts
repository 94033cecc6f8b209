/** What stands in a page and is not shown by a browser, or not meant: by attributes and by an element's own style (style sheets are not read). */
import type { Element } from 'domhandler';
import type { Word } from '../words.js';

/** Text that was taken back, and the reading beside a ruby base: `<s>46</s>7` is 7. */
const STRUCK = new Set(['del', 's', 'strike', 'rt', 'rp']);

/** Classes that Word gives to text taken back by a tracked change. */
const STRUCK_CLASS = /(?:^|\s)msoDel(?:\s|$)/i;

const NOT_SHOWN = /(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all|text-decoration[^;]{0,80}line-through)/i;

export function isHidden(node: Element): boolean {
  const { hidden, style, class: classes } = node.attribs;
  if (STRUCK.has(node.name) || hidden !== undefined) return true;
  return (style !== undefined && NOT_SHOWN.test(style)) || (classes !== undefined && STRUCK_CLASS.test(classes));
}

/** Not shown as the page stands, though a script may show it; nothing was taken back. */
export const isUndisplayed = ({ name, attribs }: Element): boolean =>
  !STRUCK.has(name) && (attribs.hidden !== undefined || /(?:^|[;\s])display\s*:\s*none/i.test(attribs.style ?? ''));

/** Marks of notes: Word's classes for them are raised by its style sheet. */
const RAISED_CLASS = /(?:^|\s)Mso(?:Footnote|Endnote|Comment)Reference(?:\s|$)/i;

export function isRaised(node: Element): boolean {
  const { style = '', class: classes = '' } = node.attribs;
  return node.name === 'sup' || /vertical-align\s*:\s*super/i.test(style) || RAISED_CLASS.test(classes);
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
