/** Names: of documents, which must be distinct, and of the JSON files written for them, which any system must be able to hold. */
import { createHash } from 'node:crypto';

/** The name that bytes spell in UTF-8; bytes that spell none (names in GBK out of an old archive) become `%C0%EE`. */
export function nameFromBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes)) return text;
  // Latin-1 gives a character for each byte.
  return bytes.toString('latin1').replace(/[\x80-\xFF]/g, percent);
}

/** Gives out names, each once. */
export class DistinctNames {
  readonly #taken = new Set<string>();

  take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  /** The name itself, or `a~2.docx`, `a~3.docx`, … when it is taken. */
  distinct(name: string): string {
    const ending = endingOf(name);
    const stem = name.slice(0, name.length - ending.length);
    let free = name;
    for (let number = 2; !this.take(free); number++) free = `${stem}~${number}${ending}`;
    return free;
  }

  /** `a.docx#2`, or the next number that is free: the name of a further report in a document. */
  further(name: string, number: number): string {
    let free = `${name}#${number}`;
    for (let next = number + 1; !this.take(free); next++) free = `${name}#${next}`;
    return free;
  }
}

/** Gives out paths of JSON files below `reports/`, none twice, not even where upper and lower case are the same. */
export class ReportPaths {
  /** Files and folders by their path with the differences taken out that some systems do not see; then the document. */
  readonly #files = new Map<string, string>();
  readonly #folders = new Set<string>();

  /** `documents`: all of them, so that no file takes the place of a folder that is needed later. */
  constructor(documents: Iterable<string>) {
    for (const document of documents) {
      const segments = safeSegments(document);
      for (let depth = 1; depth < segments.length; depth++)
        this.#folders.add(folded(segments.slice(0, depth).join('/')));
    }
  }

  /** The path for a document; `other` is the document whose path it would have shared. */
  take(document: string): { path: string; other?: string } {
    const stem = document.slice(0, document.length - endingOf(document).length);
    const [first, whole] = [stem, document].map((name) => safeSegments(name).join('/')) as [string, string];
    let path = `${first}.json`;
    const other = this.#holder(path);
    for (let number = 1; this.#holder(path) !== undefined; number++) {
      path = number === 1 ? `${whole}.json` : `${whole}~${number}.json`;
    }
    this.#files.set(folded(path), document);
    return { path: `reports/${path}`, ...(other !== undefined && { other }) };
  }

  #holder(path: string): string | undefined {
    const key = folded(path);
    return this.#files.get(key) ?? (this.#folders.has(key) ? `${path}/` : undefined);
  }
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/** `.docx`; not the `.2022` of `report.2022`. */
export function endingOf(document: string): string {
  return /[^/](\.[a-z][a-z0-9]{0,7})$/i.exec(document)?.[1] ?? '';
}

function safeSegments(document: string): string[] {
  const segments = document.split('/').filter((segment) => segment !== '');
  return segments.length === 0 ? ['%2F'] : segments.map(safeSegment);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\x00-\x1F\x7F<>:"\\|?*]|[. ]$/g;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Most systems allow 255 bytes; `.json` and the ending of the file being written come on top. */
const MOST_BYTES = 200;

/** A name that Windows, macOS and Linux can all hold (learn.microsoft.com, Naming Files, Paths, and Namespaces). */
export function safeSegment(segment: string): string {
  const safe = segment.replace(UNSAFE, percent).replace(DEVICE, (name) => percent(name.charAt(0)) + name.slice(1));
  const bytes = Buffer.from(safe);
  if (bytes.length <= MOST_BYTES) return safe;
  // A character cut in half comes out as U+FFFD.
  const start = bytes.toString('utf8', 0, MOST_BYTES - 12).replace(/\uFFFD+$/, '');
  return `${start}~${createHash('sha256').update(safe).digest('hex').slice(0, 8)}`;
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
