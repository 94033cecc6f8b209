/**
 * A saved web archive (MHTML, RFC 2557) to blocks: of its parts the page that stands first, read like any other page, with the
 * pages of its frames. Word puts page headers into a page of their own: it is left out and counted, like any page that no frame
 * of the first one shows.
 */
import type { Document } from '../document.js';
import { type Finding, finding } from '../findings.js';
import { decodePage } from './html/charset.js';
import { readPageText } from './html/index.js';
import { LIMITS } from './limits.js';
import { type MimeMessage, type MimePart, readMime } from './mime.js';
import { sniff } from './sniff.js';
import type { Decoded } from './text/encoding.js';
import { unreadable } from './unreadable.js';
import { inWords } from './words.js';

const PAGES: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** Reads a web archive, or a page with mail headers; throws `Unreadable` and nothing else. */
export async function readMhtml(bytes: Uint8Array, options: { encoding?: string } = {}): Promise<Document> {
  if (bytes.length > LIMITS.mimeBytes) {
    throw unreadable('file_too_large', { bytes: bytes.length, limit: LIMITS.mimeBytes });
  }
  const message = await readMime(bytes);
  const pages = await pagesOf(message, options);
  const first = pages.find(({ part }) => part.id !== '' && part.id === message.start) ?? pages[0];
  if (first === undefined) throw unreadable('document_damaged', inWords('reason', 'mime_page_missing'));
  first.used = true;
  const { text, encoding } = first.decoded();
  const { blocks, findings } = readPageText(text, framesOf(pages, first.part.location));
  return {
    format: 'mhtml',
    encoding,
    layouts: [],
    blocks,
    findings: [
      ...(message.passed ? [finding('left_out', '', { ...inWords('what', 'mime_parts'), count: 1 })] : []),
      ...pages.flatMap((page) => page.findings()),
      ...unusedOf(pages),
      ...findings,
    ],
  };
}

/** A page of the archive. Each is shown once at the most, so frames within each other come to an end. */
class Page {
  used = false;
  private cached: Decoded | undefined;

  constructor(
    readonly part: MimePart,
    private readonly bytes: Uint8Array,
    private readonly options: { encoding?: string },
  ) {}

  decoded(): Decoded {
    const { charset } = this.part;
    this.cached ??= decodePage(this.bytes, { ...this.options, charset });
    return this.cached;
  }

  /** Of those pages only that were read. */
  findings(): Finding[] {
    return this.cached?.findings ?? [];
  }
}

/** The pages in their order; if no part says that it is one, those that look like one. */
async function pagesOf({ parts }: MimeMessage, options: { encoding?: string }): Promise<Page[]> {
  const shown = parts.filter((part) => !part.attached);
  const said = shown.filter(({ type }) => PAGES.has(type));
  const candidates = said.length > 0 ? said : shown.filter(({ type }) => !/^(?:image|audio|video|font)\//.test(type));
  const pages: Page[] = [];
  for (const part of candidates) {
    const bytes = await part.bytes();
    if (said.length > 0 || sniff(bytes) === 'html') pages.push(new Page(part, bytes, options));
  }
  return pages;
}

/** The page that a frame shows: `cid:` and Content-ID, else its address and Content-Location (RFC 2557, section 5 and 8). */
function framesOf(pages: readonly Page[], base: string): (address: string) => string | undefined {
  const byAddress = new Map<string, Page>();
  for (const page of pages) {
    const { id, location } = page.part;
    if (id !== '') byAddress.set(`cid:${id}`, page);
    if (location !== '') byAddress.set(resolved(location, base), page);
  }
  return (address) => {
    const page = byAddress.get(decodedAddress(address.trim())) ?? byAddress.get(resolved(address, base));
    if (page === undefined || page.used) return undefined;
    page.used = true;
    return page.decoded().text;
  };
}

function resolved(address: string, base: string): string {
  try {
    return new URL(address, base === '' ? undefined : base).href;
  } catch {
    return address;
  }
}

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function unusedOf(pages: readonly Page[]): Finding[] {
  const count = pages.filter(({ used }) => !used).length;
  return count === 0 ? [] : [finding('left_out', '', { ...inWords('what', 'other_page'), count })];
}
