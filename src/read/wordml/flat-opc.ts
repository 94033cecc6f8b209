/**
 * A package in one XML file ("flat OPC", what Word saves as "XML document"): the files that a .docx has in its zip container,
 * each in a pkg:part, XML as it is and all else in Base64.
 */
import type { Files } from '../docx/package.js';
import { type Attributes, walkXml, type XmlHandler } from '../docx/xml.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';

const NAMESPACE = 'http://schemas.microsoft.com/office/2006/xmlPackage';

/** How far into a file its root element is looked for. */
const HEAD = 1 << 12;

/** Is it a package, and not WordprocessingML 2003? Both have the same `mso-application` in front of their root. */
export const isFlatOpc = (source: string): boolean => source.slice(0, HEAD).includes(NAMESPACE);

/** Where in the source a file stands. */
interface Slice {
  start: number;
  end: number;
  base64: boolean;
}

/** The files of a package; throws `Unreadable` when it is damaged. */
export function flatFiles(source: string): Files {
  const parts = new Parts();
  walkXml(source, parts);
  const slice = (name: string): Slice | undefined => parts.slices.get(name.toLowerCase());
  return {
    has: (name) => slice(name) !== undefined,
    async read(name) {
      const { start = 0, end = 0, base64 = false } = slice(name) ?? {};
      const text = source.slice(start, end);
      return base64 ? fromBase64(text) : new TextEncoder().encode(text);
    },
  };
}

/**
 * Finds the parts:
 *
 *     <pkg:package><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document …
 *                            ^ name                                    ^ start
 */
class Parts implements XmlHandler {
  readonly slices = new Map<string, Slice>();
  private depth = 0;
  private name = '';
  private start = 0;

  open(name: string, attributes: Attributes, _: readonly string[], end: number): void {
    if (this.depth === 1) this.name = name === 'pkg:part' ? (attributes['pkg:name'] ?? '') : '';
    if (this.depth === 2) this.start = end;
    this.depth += 1;
  }

  close(name: string, end: number): void {
    this.depth -= 1;
    const base64 = name === 'pkg:binaryData';
    if (this.depth !== 2 || !(base64 || name === 'pkg:xmlData')) return;
    this.slices.set(this.name.replace(/^\//, '').toLowerCase(), { start: this.start, end, base64 });
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw unreadable('document_damaged', inWords('reason', 'part_base64'));
  }
}
