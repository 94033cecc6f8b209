/** Namespaces: which prefix of a file is which of those that the readers know. */
import type { Attributes } from './xml.js';

/**
 * Namespaces of transitional (ECMA-376 part 4) and strict (part 1) documents, of WordprocessingML 2003 and of the packages in
 * one file, and the prefix that the readers know.
 */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['http://schemas.microsoft.com/aml/2001/core', 'aml'],
  ['http://schemas.microsoft.com/office/2006/xmlPackage', 'pkg'],
]);

/** The prefixes that an element declares, the scope around it, and the names settled so far. */
export class Scope {
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

  /** The scope within an element that declares prefixes. */
  within(attributes: Attributes): Scope {
    const prefixes = new Map<string, string>();
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      prefixes.set(name.slice('xmlns:'.length), PREFIXES.get(attributes[name] ?? '') ?? '?');
    }
    return new Scope(prefixes, this);
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
