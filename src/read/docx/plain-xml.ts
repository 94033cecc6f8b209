/**
 * XML as programs write it, several times as fast as any XML can be read: elements, attributes in double quotes, text, and no
 * references but the five that XML itself has. In a document of Word's most tags are copies of a few others, so that one look at
 * each kind does:
 *
 *     <w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>
 *     ^ start                                                       ^ end; what stands between is the key of the tag
 *
 * All else (comments, CDATA, other quotes, whatever is not well-formed or beyond a bound) is left to htmlparser2 (xml.ts).
 */
import { LIMITS } from '../limits.js';
import { Scope } from './namespaces.js';
import type { Attributes, XmlHandler } from './xml.js';

/** Where the same tags mean the same: all elements but those that declare prefixes hand theirs on to their children. */
interface Context {
  scope: Scope;
  tags: Map<string, StartTag>;
}

interface StartTag {
  /** The end tag that closes it. */
  end: string;
  name: string;
  attributes: Attributes;
  /** From `<` to `>`. */
  length: number;
  /** `<w:tab/>` */
  empty: boolean;
  within: Context;
}

/** Reads XML if it is plain; else false is returned, and the handler has been told nothing. */
export function walkPlainXml(source: string, handler: XmlHandler): boolean {
  if (source.includes('&') && OTHER_REFERENCE.test(source)) return false;
  const tags = new PlainTags(source);
  if (!tags.find()) return false;
  tags.tell(handler);
  return true;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(amp|lt|gt|quot|apos);/g;
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/;

function resolved(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (_, name: string) => REFERENCES[name] ?? '') : text;
}

const SLASH = 0x2f;

/** `<?xml version="1.0" encoding="UTF-8"?>` */
const declarationEnd = (source: string): number => /^<\?xml [^<>]*>/.exec(source)?.[0].length ?? 0;

/** Characters; of a longer tag the pattern might run out of stack. */
const TAG_LENGTH = 1 << 14;
const NAME = '[A-Za-z][\\w.:-]*';
const START_TAG = new RegExp(`^(${NAME})((?:[ \\t\\r\\n]+${NAME}="[^"<]*")*)[ \\t\\r\\n]*(/?)$`);
const ATTRIBUTE = new RegExp(`(${NAME})="([^"]*)"`, 'g');

/** Characters of the tags that differ, so that they are few in memory: each counts as more, most of all if it declares prefixes. */
const KINDS = { characters: 1 << 21, tag: 64, declaring: 1_024 };

/** The tags of a part. */
class PlainTags {
  /** Side by side; an end tag is undefined. */
  private readonly tags: (StartTag | undefined)[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly open: StartTag[] = [];
  private readonly outermost: Context = { scope: new Scope(new Map()), tags: new Map() };
  private context = this.outermost;
  private elements = 0;
  private room = KINDS.characters;

  constructor(private readonly source: string) {}

  /** Finds all tags; false when any is unusual or does not match. */
  find(): boolean {
    const { source } = this;
    let end = declarationEnd(source);
    for (let start = source.indexOf('<', end); start >= 0; start = source.indexOf('<', end)) {
      const tag = source.charCodeAt(start + 1) === SLASH ? undefined : this.startTag(start);
      end = tag ? start + tag.length : this.endTag(start);
      if (end < 0) return false;
      this.tags.push(tag);
      this.starts.push(start);
      this.ends.push(end);
    }
    return this.open.length === 0;
  }

  tell(handler: XmlHandler): void {
    const { source, tags, starts, ends } = this;
    const parents: string[] = [];
    let at = declarationEnd(source);
    for (let index = 0; index < tags.length; index += 1) {
      const tag = tags[index];
      const start = starts[index] as number;
      if (start > at) handler.text?.(resolved(source.slice(at, start)));
      at = ends[index] as number;
      if (!tag) handler.close(parents.pop() as string, start);
      else {
        handler.open(tag.name, tag.attributes, parents, at);
        if (tag.empty) handler.close(tag.name, start);
        else parents.push(tag.name);
      }
    }
    if (at < source.length) handler.text?.(resolved(source.slice(at)));
  }

  /** Where the end tag that begins at `start` ends; -1 if there is none, or not that of the element that is open. */
  private endTag(start: number): number {
    const { end } = this.open.pop() ?? {};
    if (end === undefined || !this.source.startsWith(end, start)) return -1;
    this.context = this.open.at(-1)?.within ?? this.outermost;
    return start + end.length;
  }

  /** Undefined when it is unusual. */
  private startTag(start: number): StartTag | undefined {
    const { source, open, context } = this;
    const end = source.indexOf('>', start);
    if (end < 0 || end - start > TAG_LENGTH) return undefined;
    const text = source.slice(start + 1, end);
    const tag = context.tags.get(text) ?? this.newTag(text);
    this.elements += 1;
    if (!tag || open.length >= LIMITS.xmlDepth || this.elements > LIMITS.xmlElements) return undefined;
    if (!tag.empty) {
      open.push(tag);
      this.context = tag.within;
    }
    return tag;
  }

  private newTag(text: string): StartTag | undefined {
    const { context } = this;
    const [, written, listed = '', slash] = START_TAG.exec(text) ?? [];
    const attributes = attributesOf(listed);
    if (written === undefined || !attributes) return undefined;
    const declares = Object.keys(attributes).some((name) => name.startsWith('xmlns'));
    this.room -= text.length + (declares ? KINDS.declaring : KINDS.tag);
    if (this.room < 0) return undefined;
    const within = declares ? { scope: context.scope.within(attributes), tags: new Map() } : context;
    const tag = {
      end: `</${written}>`,
      name: within.scope.settle(written),
      attributes: within.scope.settleAttributes(attributes),
      length: text.length + 2,
      empty: slash === '/',
      within,
    };
    context.tags.set(text, tag);
    return tag;
  }
}

/** Undefined when two have the same name. */
function attributesOf(listed: string): Attributes | undefined {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of listed.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) return undefined;
    attributes[name] = resolved(value);
  }
  return attributes;
}
