/** Which documents there are: the files of the folders given, one after the other, in an order that no locale changes. */
import type { Stats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, finding } from '../../findings.js';
import { isLeftOut } from '../../read/left-out.js';
import { codeOf, reasonOf } from '../reasons.js';
import { nameFromBytes } from '../settle/names.js';
import type { Wanted } from './globs.js';
import { isOutput, joined, type Listed, listing, type Name } from './listing.js';
import type { Place } from './order.js';

/** A document to be read. */
export interface Found {
  place: Place;
  /** Path relative to the folder given, with `/`; not yet distinct from that of other inputs. */
  document: string;
  /** As the user would write it. */
  given: string;
  /** Where to read it from; a Buffer where the name is no UTF-8. `-` is standard input. */
  source: string | Buffer;
  /** Known before anything is read: that it cannot be. */
  failed?: Finding;
}

/** What was passed over and so is no document. */
export interface PassedOver {
  place: Place;
  document: string;
  passed: Finding;
}

export type Sighting = Found | PassedOver;

/** Standard input among the paths. */
export const STANDARD_INPUT = '-';

export interface WalkOptions {
  /** The output folder, which is passed over. */
  out?: string;
  wanted?: Wanted;
  /** What standard input is called. */
  name?: string;
}

/**
 * Walks the folders among `inputs`, each input in the order given, and yields what it meets. Links are followed after everything
 * that stands in the folder itself, and no folder and no file is taken twice, so loops end. In memory
 * is one folder's list of names at each depth, never the whole tree.
 */
export class Walk implements AsyncIterable<Sighting> {
  /** Lock files, dotfiles and the like that were left out so far. */
  skipped = 0;
  /** Files and folders so far that `--include` and `--exclude` keep out. */
  excluded = 0;
  readonly #inputs: readonly string[];
  readonly #given: string | undefined;
  readonly #wanted: Wanted | undefined;
  readonly #name: string;
  #out: string | undefined;
  #outTold = false;
  /** Folders that are walked whole, by their real paths, with the document path of what is in them. */
  readonly #roots = new Map<string, string>();
  /** Single files, by their real paths: those given, and those that links lead to. */
  readonly #files = new Map<string, string>();
  readonly #tops: string[] = [];

  constructor(inputs: readonly string[], { out, wanted, name = STANDARD_INPUT }: WalkOptions = {}) {
    this.#inputs = [...new Set(inputs)];
    this.#given = out;
    this.#wanted = wanted;
    this.#name = name;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Sighting, void, void> {
    this.#out = this.#given === undefined ? undefined : await realOrSame(path.resolve(this.#given));
    for (const [index, input] of this.#inputs.entries()) yield* this.#input(input, index);
    yield* this.#outToCome();
  }

  async *#input(input: string, index: number): AsyncGenerator<Sighting> {
    const place = { input: index, round: 0 };
    if (input === STANDARD_INPUT) {
      yield { place: { ...place, path: input }, document: this.#name, given: input, source: input };
      return;
    }
    const at = path.resolve(input);
    const status = await statusOf(at);
    if ('code' in status || !status.isDirectory()) {
      yield await this.#single({ at, document: path.basename(at), given: input }, status, place);
      return;
    }
    let links: Node[] = [];
    this.#tops.push(await realOrSame(at));
    yield* this.#folder({ at, document: '', given: input }, place, links);
    for (let round = 1; links.length > 0; round++) {
      // Linked folders bring further links; no folder is taken twice, so there is an end to it.
      const further: Node[] = [];
      yield* this.#links(links, { input: index, round }, further);
      links = further;
    }
  }

  async *#links(links: readonly Node[], place: Round, further: Node[]): AsyncGenerator<Sighting> {
    const known = await Promise.all(links.map(async (link) => ({ link, status: await statusOf(link.at) })));
    const isFolder = ({ status }: (typeof known)[number]): boolean => !('code' in status) && status.isDirectory();
    const key = (item: (typeof known)[number]): string => item.link.document + (isFolder(item) ? '/' : '');
    for (const item of known.sort((one, other) => (key(one) < key(other) ? -1 : 1))) {
      if (isFolder(item)) yield* this.#folder(item.link, place, further);
      else yield await this.#single(item.link, item.status, place);
    }
  }

  /** A folder and what is below it, links left for later. Folders wait in a list, not on the stack: depth is the input's. */
  async *#folder(top: Node, place: Round, links: Node[]): AsyncGenerator<Sighting> {
    const real = await realOrSame(top.at);
    if (this.#isCovered(real)) {
      yield this.#pass(top, place, '/', finding('folder_repeated'));
      return;
    }
    const first = await this.#enter({ ...top, real }, place);
    this.#roots.set(real, top.document);
    if (!('entries' in first)) {
      yield first;
      return;
    }
    const levels = [first];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      const entry = level.entries[level.next++];
      if (entry === undefined) {
        levels.pop();
        continue;
      }
      const child = below(level, entry);
      if (this.#isKeptOut(entry, child)) continue;
      if (entry.kind === 'link') links.push(child);
      else if (entry.kind === 'folder') {
        const entered = await this.#enter(child, place);
        if ('entries' in entered) levels.push(entered);
        else yield entered;
      } else yield this.#file(child, entry, place);
    }
  }

  #isKeptOut({ name, kind }: Listed, { document }: Node): boolean {
    if (isLeftOut(name)) {
      this.skipped++;
      return true;
    }
    const wanted = this.#wanted;
    if (wanted === undefined) return false;
    // What a link leads to is not known yet; a pattern for files alone must not keep out a linked folder.
    const isIn = kind === 'file' || kind === 'other' ? wanted.file(document) : wanted.folder(document);
    if (!isIn) this.excluded++;
    return !isIn;
  }

  async #enter(folder: Folder, place: Round): Promise<Level | Sighting> {
    if (folder.document !== '' && folder.real === this.#out) {
      this.#outTold = true;
      return this.#pass(folder, place, '/', finding('output_inside_input', '', { path: `${folder.document}/` }));
    }
    if (this.#roots.has(folder.real)) return this.#pass(folder, place, '/', finding('folder_repeated'));
    const entries = await listing(folder.at).catch((error) => finding('folder_unreadable', '', reasonOf(error)));
    const document = `${folder.document}/`;
    if ('code' in entries) {
      return { place: { ...place, path: document }, document, given: folder.given, source: folder.at, failed: entries };
    }
    if (folder.document !== '' && (await isOutput(folder.at, entries))) {
      return this.#pass(folder, place, '/', finding('output_inside_input', '', { path: document }));
    }
    return { ...folder, entries, next: 0 };
  }

  #file({ at, document, given, real }: Folder, { kind }: Listed, place: Round): Sighting {
    const other = this.#files.get(real);
    const where = { ...place, path: document };
    if (other !== undefined) return { place: where, document, passed: finding('file_repeated', '', { other }) };
    const failed = kind === 'other' ? { failed: finding('file_not_regular') } : {};
    return { place: where, document, given, source: at, ...failed };
  }

  /** A file that was given, or that a link leads to. */
  async #single({ at, document, given }: Node, status: Stats | Finding, round: Round): Promise<Sighting> {
    const place = { ...round, path: document };
    const real = await realOrSame(at);
    // A link that leads nowhere has no real path: it stands for itself.
    const other = this.#files.get(real) ?? ('code' in status ? undefined : this.#documentAt(real));
    if (other !== undefined) return { place, document, passed: finding('file_repeated', '', { other }) };
    this.#files.set(real, document);
    const failed = failureOf(status);
    return { place, document, given, source: at, ...(failed && { failed }) };
  }

  #pass({ document }: Node, round: Round, end: string, passed: Finding): PassedOver {
    return { place: { ...round, path: document + end }, document, passed };
  }

  /** Whether a folder is one that is walked whole, or stands in such a one. */
  #isCovered(real: string): boolean {
    return this.#roots.has(real) || this.#documentAt(real) !== undefined;
  }

  /** The document path of what stands at a real path, if that is in a folder which is walked whole. */
  #documentAt(real: string): string | undefined {
    for (let folder = path.dirname(real), last = real; folder !== last; last = folder, folder = path.dirname(folder)) {
      const document = this.#roots.get(folder);
      if (document === undefined) continue;
      const way = real.slice(folder.endsWith(path.sep) ? folder.length : folder.length + 1).split(path.sep);
      const whole = [...(document === '' ? [] : [document]), ...way].join('/');
      const isIn = !way.some(isLeftOut) && this.#wanted?.file(whole) !== false && !this.#isInOut(real);
      return isIn ? whole : undefined;
    }
    return undefined;
  }

  #isInOut(real: string): boolean {
    return this.#out !== undefined && `${real}${path.sep}`.startsWith(`${this.#out}${path.sep}`);
  }

  /** An output folder inside the input is told even when it is not there yet: the first run says what the second does. */
  *#outToCome(): Generator<Sighting> {
    const out = this.#out;
    if (out === undefined || this.#outTold) return;
    for (const top of this.#tops) {
      const document = path.relative(top, out).split(path.sep).join('/');
      if (document === '' || document.startsWith('../') || document === '..' || path.isAbsolute(document)) continue;
      const place = { input: this.#inputs.length, round: 0, path: `${document}/` };
      yield { place, document, passed: finding('output_inside_input', '', { path: `${document}/` }) };
      return;
    }
  }
}

type Round = Omit<Place, 'path'>;

interface Node {
  /** Path to open. */
  at: Name;
  document: string;
  given: string;
}

interface Folder extends Node {
  real: string;
}

/** A folder while it is walked. */
interface Level extends Folder {
  entries: Listed[];
  next: number;
}

function below(folder: Folder, { name, bytes }: Listed): Folder {
  return {
    at: joined(folder.at, bytes ?? name),
    document: folder.document === '' ? name : `${folder.document}/${name}`,
    given: path.join(folder.given, name),
    real: folder.real.endsWith(path.sep) ? folder.real + name : folder.real + path.sep + name,
  };
}

function failureOf(status: Stats | Finding): Finding | undefined {
  if ('code' in status) return status;
  // A pipe would be waited for without end.
  return status.isFile() ? undefined : finding('file_not_regular');
}

/** Why a file cannot be opened, as a finding. */
export function openFailure(error: unknown): Finding {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return finding('file_missing');
  if (code === 'EACCES' || code === 'EPERM') return finding('file_no_permission');
  return finding('file_unreadable', '', reasonOf(error));
}

/** What a path leads to, or the finding that it cannot be told. */
const statusOf = (at: Name): Promise<Stats | Finding> => stat(at).catch(openFailure);

/** The real path as text that is different for different bytes; where there is none, the path itself. */
async function realOrSame(at: Name): Promise<string> {
  try {
    return nameFromBytes(await realpath(at, { encoding: 'buffer' }));
  } catch {
    return typeof at === 'string' ? at : nameFromBytes(at);
  }
}

/** Whether a path is a folder, or a link to one. */
export async function isFolder(at: string): Promise<boolean> {
  const status = await statusOf(at);
  return !('code' in status) && status.isDirectory();
}

/** Whether two paths lead to the same place. */
export async function samePlace(one: string, other: string): Promise<boolean> {
  return (await realOrSame(path.resolve(one))) === (await realOrSame(path.resolve(other)));
}

/** Whether there is anything at a path, be it a link that leads nowhere. */
export async function exists(at: string): Promise<boolean> {
  return lstat(at).then(
    () => true,
    () => false,
  );
}
