/** Names of the JSON files written for documents, which any system must be able to hold. */
import { endingOf, type Numbers } from '../../read/distinct-names.js';
import { hashOf } from '../input/hash.js';

/** The name that bytes spell in UTF-8; bytes that spell none (names in GBK out of an old archive) become `%C0%EE`. */
export function nameFromBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes)) return text;
  // Latin-1 gives a character for each byte.
  return bytes.toString('latin1').replace(/[\x80-\xFF]/g, percent);
}

/** Where the paths given out are kept, by their text with the differences taken out that some systems do not see. */
export interface PathStore {
  /** The document of each file. */
  files: { get(path: string): string | undefined; set(path: string, document: string): unknown };
  folders: Numbers;
  /** The number to try next, by what it is appended to. */
  next: Numbers;
}

const inMemory = (): PathStore => ({ files: new Map(), folders: new Map(), next: new Map() });

/** Gives out paths of JSON files below `reports/`, none twice, not even where upper and lower case are the same. */
export class ReportPaths {
  readonly #files: PathStore['files'];
  readonly #folders: Numbers;
  readonly #next: Numbers;
  #claimed = '';

  constructor(store: PathStore = inMemory()) {
    this.#files = store.files;
    this.#folders = store.folders;
    this.#next = store.next;
  }

  /** Sees to it that no file takes the place of a folder that this document, not there yet, will need. */
  claimFolders(document: string): void {
    this.#claimFolders(safeSegments(document));
  }

  /** The path for a document; `other` is the document whose path it would have shared. */
  take(document: string): { path: string; other?: string } {
    const ending = endingOf(document);
    const segments = safeSegments(document);
    const [last] = safeSegments(document.slice(0, document.length - ending.length)).slice(-1);
    const blocking = this.#giveWay(segments);
    const folder = segments.slice(0, -1).map((segment) => `${segment}/`);
    const [first, whole] = [last, segments.at(-1)].map((name) => folder.join('') + name) as [string, string];
    const other = blocking ?? this.#holder(`${first}.json`);
    const path = this.#holder(`${first}.json`) === undefined ? `${first}.json` : this.#numbered(whole);
    this.#files.set(folded(path), document);
    this.#claimFolders(segments);
    return { path: `reports/${path}`, ...(other !== undefined && { other }) };
  }

  /** Whether a path can be given to a document of that name without anything giving way. */
  isFree(path: string): boolean {
    const segments = path.slice('reports/'.length).split('/');
    const isBlocked = segments
      .slice(1)
      .some((_, depth) => this.#files.get(folded(segments.slice(0, depth + 1).join('/'))));
    return !isBlocked && this.#holder(segments.join('/')) === undefined;
  }

  /** Gives a path that is free to a document. */
  claim(path: string, document: string): void {
    this.#files.set(folded(path.slice('reports/'.length)), document);
    this.#claimFolders(safeSegments(document));
  }

  /** Renames the folders whose place a file has: of the files in an archive nobody knows before it is opened. */
  #giveWay(segments: string[]): string | undefined {
    let blocking: string | undefined;
    for (let depth = 1; depth < segments.length; depth++) {
      const holder = (): string | undefined => this.#files.get(folded(segments.slice(0, depth).join('/')));
      for (let held = holder(); held !== undefined; held = holder()) {
        blocking ??= held;
        segments[depth - 1] += '~';
      }
    }
    return blocking;
  }

  #claimFolders(segments: readonly string[]): void {
    const whole = segments.slice(0, -1).join('/');
    // The documents of a folder come one after the other.
    if (whole === this.#claimed) return;
    this.#claimed = whole;
    let folder = '';
    for (const segment of segments.slice(0, -1)) {
      folder += folder === '' ? segment : `/${segment}`;
      this.#folders.set(folded(folder), 1);
    }
  }

  /** `a.docx.json`, `a.docx~2.json`, … */
  #numbered(whole: string): string {
    const pathBy = (number: number): string => (number === 1 ? `${whole}.json` : `${whole}~${number}.json`);
    const key = folded(whole);
    let number = this.#next.get(key) ?? 1;
    while (this.#holder(pathBy(number)) !== undefined) number++;
    this.#next.set(key, number + 1);
    return pathBy(number);
  }

  #holder(path: string): string | undefined {
    const key = folded(path);
    return this.#files.get(key) ?? (this.#folders.get(key) === undefined ? undefined : `${path}/`);
  }
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

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
  return `${start}~${hashOf(safe).slice(0, 8)}`;
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
