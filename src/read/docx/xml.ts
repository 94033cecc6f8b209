/** One part of a package as a stream of elements with settled names: `w:p` is a paragraph whatever the prefix in the file. */
import { Parser } from 'htmlparser2';
import { LIMITS } from '../limits.js';
import { type Unreadable, unreadable } from '../unreadable.js';
import { inWords, type Word } from '../words.js';

export type Attributes = Record<string, string>;

/** What a part is read by. `parents` are the elements around it, outermost first. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, parents: readonly string[]): void;
  text?(text: string): void;
  close(name: string): void;
}

/** Namespaces of transitional (ECMA-376 part 4) and strict (part 1) documents, and the prefix that the readers know. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
]);

/** The prefixes that an element declares, the scope around it, and the names settled so far. */
class Scope {
  private readonly names = new Map<string, string>();
  readonly plain: boolean;

  constructor(
    private readonly prefixes: ReadonlyMap<string, string>,
    private readonly outer?: Scope,
  ) {
    // Nearly every document declares `w` as `w`: its attributes need no new names.
    const own = [...prefixes].every(([declared, settled]) => declared === settled || settled === '?');
    this.plain = own && (outer?.plain ?? true);
  }

  /** The scope within an element with these attributes; this one when they declare no prefix. */
  within(attributes: Attributes): Scope {
    let prefixes: Map<string, string> | undefined;
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      prefixes ??= new Map();
      prefixes.set(name.slice('xmlns:'.length), PREFIXES.get(attributes[name] ?? '') ?? '?');
    }
    return prefixes ? new Scope(prefixes, this) : this;
  }

  settle(name: string): string {
    let settled = this.names.get(name);
    if (settled === undefined) {
      const colon = name.indexOf(':');
      const declared = colon < 0 ? '' : name.slice(0, colon);
      const prefix = this.prefixOf(declared) ?? declared;
      settled = prefix === '' ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
      this.names.set(name, settled);
    }
    return settled;
  }

  private prefixOf(declared: string): string | undefined {
    return this.prefixes.get(declared) ?? this.outer?.prefixOf(declared);
  }

  /** Attributes without a prefix belong to no namespace (Namespaces in XML 1.0, 6.2), so only prefixed ones change. */
  settleAttributes(attributes: Attributes): Attributes {
    if (this.plain) return attributes;
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name.includes(':') ? this.settle(name) : name, value]),
    );
  }
}

/** Reads XML; throws `Unreadable` when it is no well-formed XML, has a document type, or is nested too deep. */
export function walkXml(source: string, handler: XmlHandler): void {
  const parents: string[] = [];
  const scopes: Scope[] = [new Scope(new Map())];
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (parents.length >= LIMITS.xmlDepth) throw damaged('xml_depth');
        const scope = (scopes.at(-1) as Scope).within(attributes);
        const settled = scope.settle(name);
        handler.open(settled, scope.settleAttributes(attributes), parents);
        parents.push(settled);
        scopes.push(scope);
      },
      ontext(text) {
        handler.text?.(text);
      },
      onclosetag(_, implied) {
        // `<w:tc><w:p></w:tc>`: htmlparser2 closes the paragraph of its own accord, and so it does at a truncated end.
        //               ^
        if (implied && !selfClosed(source, parser)) throw damaged('xml_broken');
        scopes.pop();
        handler.close(parents.pop() as string);
      },
      onprocessinginstruction(name) {
        // No part may have a document type (ECMA-376 part 2, 8.1.4); entities of its own are never expanded.
        if (name === '!DOCTYPE') throw damaged('xml_dtd');
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
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
