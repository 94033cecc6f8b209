/** Which documents there are: the files of the folders given, in an order that no locale changes. */
import type { Dirent, Stats } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, finding } from '../findings.js';
import { isLeftOut } from '../read/left-out.js';
import type { FindingRecord } from '../write/findings-table.js';
import { nameFromBytes } from './names.js';
import { codeOf, reasonOf } from './reasons.js';

/** A document to be read. */
export interface Found {
  /** Path relative to the folder given, with `/`; not yet distinct from that of other inputs. */
  document: string;
  /** As the user would write it. */
  given: string;
  /** Where to read it from; a Buffer where the name is no UTF-8. `-` is standard input. */
  source: string | Buffer;
  /** Known before anything is read: that it cannot be. */
  failed?: Finding;
}

export interface Findings {
  found: Found[];
  /** About what was passed over and so is no document. */
  passedOver: FindingRecord[];
  /** Lock files, dotfiles and the like that were left out. */
  skipped: number;
}

/** Standard input among the paths. */
export const STANDARD_INPUT = '-';

/**
 * Finds the documents below `inputs`, each input in the order given. Links are followed after everything that stands in
 * the folder itself, and no folder and no file is taken twice, so loops end. `out` is passed over.
 */
export async function findDocuments(inputs: readonly string[], out?: string): Promise<Findings> {
  const finder = new Finder(out === undefined ? undefined : await realOrSame(path.resolve(out)));
  for (const input of new Set(inputs)) await finder.input(input);
  finder.tellOut();
  return finder;
}

type Name = Buffer | string;
interface Entry {
  /** Path to open. */
  at: Name;
  document: string;
  given: string;
}

class Finder implements Findings {
  readonly found: Found[] = [];
  readonly passedOver: FindingRecord[] = [];
  skipped = 0;
  readonly #out: string | undefined;
  /** Real paths of the folders and files taken, with the document's name for files. */
  readonly #folders = new Set<string>();
  readonly #files = new Map<string, string>();
  /** Real paths of the folders given. */
  readonly #tops: string[] = [];
  #outTold = false;

  constructor(out: string | undefined) {
    this.#out = out;
  }

  async input(input: string): Promise<void> {
    if (input === STANDARD_INPUT) {
      this.found.push({ document: STANDARD_INPUT, given: input, source: input });
      return;
    }
    const at = path.resolve(input);
    const status = await statusOf(at);
    if ('code' in status || !status.isDirectory()) {
      await this.#file({ at, document: path.basename(at), given: input }, status);
      return;
    }
    let links: Entry[] = [];
    const first = this.found.length;
    this.#tops.push(await realOrSame(at));
    await this.#folder({ at, document: '', given: input }, links);
    this.#sortFrom(first);
    while (links.length > 0) {
      // Linked folders bring further links; no folder is taken twice, so there is an end to it.
      const further: Entry[] = [];
      for (const link of links.sort(byDocument)) await this.#link(link, further);
      links = further;
    }
  }

  /** An output folder inside the input is told even when it is not there yet: the first run says what the second does. */
  tellOut(): void {
    const out = this.#out;
    if (out === undefined || this.#outTold) return;
    for (const top of this.#tops) {
      const document = path.relative(top, out).split(path.sep).join('/');
      if (document === '' || document.startsWith('../') || document === '..' || path.isAbsolute(document)) continue;
      this.passedOver.push({ document, found: finding('output_inside_input', '', { path: `${document}/` }) });
      return;
    }
  }

  async #link(link: Entry, links: Entry[]): Promise<void> {
    const first = this.found.length;
    const status = await statusOf(link.at);
    if ('code' in status || !status.isDirectory()) await this.#file(link, status);
    else await this.#folder(link, links);
    this.#sortFrom(first);
  }

  /** A folder and what is below it, links left for later. Folders wait in a list, not on the stack: depth is the input's. */
  async #folder(top: Entry, links: Entry[]): Promise<void> {
    const folders = [top];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      const real = await realOrSame(folder.at);
      if (folder.document !== '' && (real === this.#out || (await isOutput(folder.at)))) {
        this.#outTold ||= real === this.#out;
        this.#pass(folder, finding('output_inside_input', '', { path: `${folder.document}/` }));
      } else if (this.#folders.has(real)) {
        this.#pass(folder, finding('folder_repeated'));
      } else {
        this.#folders.add(real);
        await this.#list(folder, folders, links);
      }
    }
  }

  async #list(folder: Entry, folders: Entry[], links: Entry[]): Promise<void> {
    const entries = await listing(folder.at);
    if ('code' in entries) {
      this.found.push({ document: `${folder.document}/`, given: folder.given, source: folder.at, failed: entries });
      return;
    }
    for (const entry of entries) {
      const name = nameFromBytes(entry.name);
      if (isLeftOut(name)) {
        this.skipped++;
        continue;
      }
      const child = {
        at: joined(folder.at, entry.name),
        document: folder.document === '' ? name : `${folder.document}/${name}`,
        given: path.join(folder.given, name),
      };
      if (entry.isSymbolicLink()) links.push(child);
      else if (entry.isDirectory()) folders.push(child);
      else await this.#file(child, await statusOf(child.at));
    }
  }

  async #file(entry: Entry, status: Stats | Finding): Promise<void> {
    const { document, given, at } = entry;
    const failed = failureOf(status);
    const real = await realOrSame(at);
    const other = this.#files.get(real);
    if (other !== undefined) {
      this.#pass(entry, finding('file_repeated', '', { other }));
      return;
    }
    this.#files.set(real, document);
    this.found.push({ document, given, source: at, ...(failed && { failed }) });
  }

  #pass({ document }: Entry, found: Finding): void {
    this.passedOver.push({ document, found });
  }

  #sortFrom(first: number): void {
    this.found.push(...this.found.splice(first).sort(byDocument));
  }
}

/** Whether a folder is what gouji wrote in some run: its reports are no input. */
async function isOutput(at: string | Buffer): Promise<boolean> {
  const handle = await open(joined(at, Buffer.from('run.json'))).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return /^\{\s*"gouji":/.test(buffer.toString('utf8', 0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

const byDocument = (a: { document: string }, b: { document: string }): number =>
  a.document < b.document ? -1 : a.document > b.document ? 1 : 0;

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

const listing = (at: Name): Promise<Dirent<Buffer>[] | Finding> =>
  readdir(at, { withFileTypes: true, encoding: 'buffer' }).catch((error) =>
    finding('folder_unreadable', '', reasonOf(error)),
  );

/** The real path as text that is different for different bytes; where there is none, the path itself. */
async function realOrSame(at: Name): Promise<string> {
  try {
    return nameFromBytes(await realpath(at, { encoding: 'buffer' }));
  } catch {
    return typeof at === 'string' ? at : nameFromBytes(at);
  }
}

const SEPARATOR = Buffer.from(path.sep);
const joined = (folder: Name, name: Buffer): Buffer => Buffer.concat([Buffer.from(folder), SEPARATOR, name]);

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
