/**
 * WordprocessingML 2003, of which .docx is the heir: styles, lists and body in one file, most elements as they are today. What
 * had another name is handed on by the name of .docx, so that the readers of .docx read both.
 */
import type { Parts } from '../docx/package.js';
import { type Attributes, walkXml, type XmlHandler, type XmlPart } from '../docx/xml.js';
import { numberFormat } from '../word/number-formats.js';

/** Elements, and what they are called in .docx. Not listed: those of the same name, and what is not read. */
const ELEMENTS: Readonly<Record<string, string>> = {
  'w:hmerge': 'w:hMerge',
  'w:vmerge': 'w:vMerge',
  // Notes, headers and footers stand where .docx has a reference to another part
  'w:footnote': 'w:footnoteReference',
  'w:endnote': 'w:endnoteReference',
  'w:hdr': 'w:headerReference',
  'w:ftr': 'w:footerReference',
  // Lists
  'w:listPr': 'w:numPr',
  'w:ilfo': 'w:numId',
  'w:lists': 'w:numbering',
  'w:listDef': 'w:abstractNum',
  'w:listStyleLink': 'w:numStyleLink',
  'w:list': 'w:num',
  'w:ilst': 'w:abstractNumId',
  'w:nfc': 'w:numFmt',
};

/** Attributes of one element that .docx calls otherwise. */
const ATTRIBUTES: Readonly<Record<string, readonly [name: string, inDocx: string]>> = {
  'w:listDef': ['w:listDefId', 'w:abstractNumId'],
  'w:list': ['w:ilfo', 'w:numId'],
};

/** Values that .docx writes otherwise: `<w:nfc w:val="37"/>`, `<w:suff w:val="Space"/>`. */
const VALUES: Readonly<Record<string, (value: string) => string>> = {
  'w:nfc': (code) => numberFormat(Number(code)) ?? code,
  'w:suff': (text) => text.toLowerCase(),
};

/** `aml:annotation` by its `w:type`; of bookmarks and other marks nothing is read. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'Word.Insertion': 'w:ins',
  'Word.Deletion': 'w:del',
  'Word.Comment': 'w:commentReference',
  'Word.Formatting': 'w:rPrChange',
};

/** The parts of a document; what stands before the place where a file is cut off is read. */
export function partsOf2003(source: string): Parts {
  const part = (section: string): XmlPart => {
    return (handler) => walkXml(source, new Section(section, handler), 'read');
  };
  return { body: part('w:body'), styles: part('w:styles'), numbering: part('w:lists') };
}

/** One child of the root, in the words of .docx. */
class Section implements XmlHandler {
  /** As the handler knows them; empty outside of the section. */
  private readonly parents: string[] = [];

  constructor(
    private readonly section: string,
    private readonly handler: XmlHandler,
  ) {}

  open(name: string, attributes: Attributes, parents: readonly string[], end: number): void {
    if (this.parents.length === 0 && (parents.length !== 1 || name !== this.section)) return;
    const named = name === 'aml:annotation' ? annotation(attributes, this.parents.at(-1)) : own(ELEMENTS, name);
    this.handler.open(named ?? name, attributesOf(name, attributes), this.parents, end);
    this.parents.push(named ?? name);
  }

  text(text: string): void {
    if (this.parents.length > 0) this.handler.text?.(text);
  }

  close(_: string, start: number): void {
    const name = this.parents.pop();
    if (name !== undefined) this.handler.close(name, start);
  }

  cut(): void {
    this.handler.cut?.();
  }
}

function annotation(attributes: Attributes, parent: string | undefined): string | undefined {
  const name = own(ANNOTATIONS, attributes['w:type'] ?? '');
  return name === 'w:del' && parent === 'w:tcPr' ? 'w:cellDel' : name;
}

function attributesOf(name: string, attributes: Attributes): Attributes {
  const renamed = own(ATTRIBUTES, name);
  const written = own(VALUES, name);
  const value = attributes['w:val'];
  if (renamed) return { ...attributes, [renamed[1]]: attributes[renamed[0]] ?? '' };
  return written && value !== undefined ? { ...attributes, 'w:val': written(value) } : attributes;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
