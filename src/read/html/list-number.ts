/** What becomes of the automatic number of a paragraph (`listNumber` in hidden.ts tells one). */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { textOf } from './parse.js';

/** Something to count by. Word's bullets are letters of symbol fonts: `l`, `n`, `Ø`, `·`. */
const COUNTS = /[\d０-９一二三四五六七八九十百①-⒛㈠-㈩Ⅰ-ⅿ甲乙丙丁]|[A-Za-z]+\s*[.)、．）]|[(（][A-Za-z]+[)）]/;

export type ListNumber =
  | { kind: 'bullet' | 'number_before_figure' }
  /** `gap`: white space stands between it and the text. */
  | { kind: 'numbering'; text: string };

/** What becomes of a list number: given, unless it says nothing or would run into a figure. */
export function listNumber(node: Element, isBlock: (name: string) => boolean): ListNumber {
  const written = textOf(node);
  const text = written.replace(/^\s+|\s+$/g, '');
  if (!COUNTS.test(text)) return { kind: 'bullet' };
  // 1. before 12 would read 1.12, though nobody wrote that number: Word counts paragraphs.
  if (/^\s*[+\-－]?[\d０-９]/.test(textBehind(node, isBlock))) return { kind: 'number_before_figure' };
  return { kind: 'numbering', text: /\s$/.test(written) ? `${text} ` : text };
}

/** The first text behind a node in its paragraph that is not blank. */
function textBehind(node: Element, isBlock: (name: string) => boolean): string {
  for (let at: AnyNode | null = node; at && !(isTag(at) && isBlock(at.name)); at = at.parent) {
    for (let next = at.next; next; next = next.next) {
      if (isTag(next) && isBlock(next.name)) return '';
      const text = firstText(next);
      if (text !== '') return text;
    }
  }
  return '';
}

function firstText(node: AnyNode): string {
  if (isText(node)) return /\S/.test(node.data) ? node.data : '';
  if (!isTag(node)) return '';
  for (const child of node.children) {
    const text = firstText(child);
    if (text !== '') return text;
  }
  return '';
}
