/** One part of a package as a stream of elements with settled names: `w:p` is a paragraph whatever the prefix in the file. */
import { Parser } from 'htmlparser2';
import { LIMITS } from '../limits.js';
import { type Unreadable, unreadable } from '../unreadable.js';
import { inWords, type Word } from '../words.js';
import { Scope } from './namespaces.js';
import { walkPlainXml } from './plain-xml.js';

/** Elements that are alike may share them. */
export type Attributes = Readonly<Record<string, string>>;

/** What a part is read by. `parents` are the elements around it, outermost first. */
export interface XmlHandler {
  /** `end` is the offset behind the tag. */
  open(name: string, attributes: Attributes, parents: readonly string[], end: number): void;
  text?(text: string): void;
  /** `start` is the offset of the tag. */
  close(name: string, start: number): void;
  /** The source ends before all elements are closed; nothing follows. */
  cut?(): void;
}

/** A part that can be read, as often as need be. */
export type XmlPart = (handler: XmlHandler) => void;

/**
 * Reads XML; throws `Unreadable` when it is no well-formed XML, has a document type, or is nested too deep.
 * @param cutOff whether XML that ends before all elements are closed is refused, or read as far as it goes
 */
export function walkXml(source: string, handler: XmlHandler, cutOff: 'refused' | 'read' = 'refused'): void {
  if (!walkPlainXml(source, handler)) walkAnyXml(source, handler, cutOff);
}

/** The same by htmlparser2, which knows all of XML, and tells what is damaged. */
export function walkAnyXml(source: string, handler: XmlHandler, cutOff: 'refused' | 'read' = 'refused'): void {
  const parents: string[] = [];
  const scopes: Scope[] = [new Scope(new Map())];
  let state: 'within' | 'at_end' | 'cut' = 'within';
  let elements = 0;
  let inCdata = false;
  /** Does the tag being read declare a prefix? */
  let declares = false;
  /** End tags that have neither closed an element nor been looked at yet. */
  let endTags = countEndTags(source);
  const parser: Parser = new Parser(
    {
      onattribute(name) {
        declares ||= name.startsWith('xmlns');
      },
      onopentag(name, attributes) {
        if (parents.length >= LIMITS.xmlDepth) throw damaged('xml_depth');
        elements += 1;
        if (elements > LIMITS.xmlElements)
          throw unreadable('document_limit', { ...inWords('what', 'xml_elements'), limit: LIMITS.xmlElements });
        const outer = scopes.at(-1) as Scope;
        const scope = declares ? outer.within(attributes) : outer;
        declares = false;
        const settled = scope.settle(name);
        handler.open(settled, scope.settleAttributes(attributes), parents, parser.endIndex + 1);
        parents.push(settled);
        scopes.push(scope);
      },
      ontext(text) {
        if (inCdata) endTags -= countEndTags(text);
        handler.text?.(text);
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
      oncomment(text) {
        endTags -= countEndTags(text);
      },
      onclosetag(_, implied) {
        if (state === 'cut') return;
        // `<w:tc><w:p></w:tc>`: htmlparser2 closes the paragraph of its own accord, and so it does at a truncated end.
        //               ^
        if (implied && (state === 'at_end' || !selfClosed(source, parser))) {
          if (state === 'within' || cutOff === 'refused') throw damaged('xml_broken');
          state = 'cut';
          handler.cut?.();
          return;
        }
        if (!implied) endTags -= 1;
        scopes.pop();
        handler.close(parents.pop() as string, parser.startIndex);
      },
      onprocessinginstruction(name, text) {
        endTags -= countEndTags(text);
        // No part may have a document type (ECMA-376 part 2, 8.1.4); entities of its own are never expanded.
        if (name === '!DOCTYPE') throw damaged('xml_dtd');
      },
    },
    { xmlMode: true },
  );
  parser.write(source);
  state = 'at_end';
  // `<w:tr>?w:tc>…</w:tc>`: htmlparser2 passes over the end of a cell whose beginning is damaged, and the row moves to the left.
  //                ^
  const torn = source.lastIndexOf('</') > source.lastIndexOf('>') ? 1 : 0;
  if (endTags !== torn) throw damaged('xml_broken');
  parser.end();
}

/** `</` stands in an end tag, or where markup is text. */
function countEndTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('</'); at >= 0; at = text.indexOf('</', at + 2)) count += 1;
  return count;
}

/** The text of a part: UTF-16 with a mark, else what its declaration says, else UTF-8. `lossy` counts U+FFFD set in. */
export function decodeXml(bytes: Uint8Array): { text: string; encoding: string; lossy: number } {
  const encoding = xmlEncoding(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, lossy: 0 };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, encoding, lossy: text.split('\uFFFD').length - 1 };
  }
}

/** Is a property with a yes or no value on? `<w:vanish/>` is, `<w:vanish w:val="0"/>` is not (17.17.4). */
export function isOn(attributes: Attributes): boolean {
  return !['false', '0', 'off', 'none'].includes(attributes['w:val'] ?? 'true');
}

function xmlEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  if (/^gb/.test(declared)) return 'gb18030';
  return declared === 'big5' ? declared : 'utf-8';
}

function selfClosed(source: string, parser: Parser): boolean {
  return source[parser.endIndex - 1] === '/' && source[parser.startIndex + 1] !== '/';
}

function damaged(reason: Word): Unreadable {
  return unreadable('document_damaged', inWords('reason', reason));
}
