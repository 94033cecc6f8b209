/**
 * What depends on all the documents before it: the name of a document, the path of its JSON file, and whether the same bytes were
 * there already. Settled in the order of the run, so that it does not depend on who converts what, or when.
 */
import { type Finding, finding } from '../../findings.js';
import { DistinctNames } from '../../read/distinct-names.js';
import { Fingerprints } from './fingerprints.js';
import { ReportPaths } from './names.js';
import { Spill } from './spill.js';

/** The name of a document, and where its JSON stands. */
export interface Settled {
  document: string;
  /** Empty where it needs none. */
  path: string;
  /** That it is not the name, or not the path, that one would expect. */
  findings: Finding[];
}

export class Settlement {
  readonly #names = new DistinctNames(new Fingerprints(), new Fingerprints());
  /** The documents' names; of each file's bytes the hash, then the name. */
  readonly #texts: Spill;
  readonly #contents = new Fingerprints();
  /** Absent where no report has a file of its own. */
  readonly #paths: ReportPaths | undefined;

  /** `spill`: a file for what must be remembered; it is taken away by `close`. `paths`: whether reports have files of their own. */
  constructor(spill: string, paths: boolean) {
    this.#texts = new Spill(spill);
    const store = { folders: new Fingerprints(), next: new Fingerprints() };
    this.#paths = paths ? new ReportPaths({ files: new RememberedTexts(this.#texts), ...store }) : undefined;
  }

  /** Sees to it that no JSON file takes the place of a folder that a document still to come will need. */
  expect(document: string): void {
    this.#paths?.claimFolders(document);
  }

  /** Settles a file: `name` is what it would be called, `given` what the user calls it. A path is kept for it in any case. */
  document(name: string, given: string): Settled {
    const { document, findings } = this.#named(name, given);
    return this.#settled(document, findings);
  }

  /** Settles a document in an archive, which needs a path only where there is a report in it. */
  member(name: string, hasReport: boolean): Settled {
    const { document, findings } = this.#named(name, name);
    return hasReport ? this.#settled(document, findings) : { document, path: '', findings };
  }

  #named(name: string, given: string): Pick<Settled, 'document' | 'findings'> {
    const document = this.#names.distinct(name);
    const renamed = document === name ? [] : [finding('document_renamed', '', { name, path: given, document })];
    return { document, findings: renamed };
  }

  /** Settles the `number`th report of a document. */
  further(document: string, number: number): Settled {
    return this.#settled(this.#names.further(document, number), []);
  }

  #settled(document: string, findings: Finding[]): Settled {
    if (this.#paths === undefined) return { document, path: '', findings };
    const { path, other } = this.#paths.take(document);
    const moved = other === undefined ? [] : [finding('path_collision', '', { other, path })];
    return { document, path, findings: [...findings, ...moved] };
  }

  /** Whether a document can have this name and this path. */
  isFree(document: string, path: string): boolean {
    return !this.#names.has(document) && (path === '' || this.#paths?.isFree(path) !== false);
  }

  /** Gives a document a name and a path that are free. */
  claim(document: string, path: string): void {
    this.#names.take(document);
    if (path !== '') this.#paths?.claim(path, document);
  }

  /** The document that had these bytes first, if any had. */
  known(hash: string): string | undefined {
    const at = this.#contents.get(hash);
    // The whole hash is compared: nothing is a copy because of a fingerprint.
    const [whole, first] = at === undefined ? [] : (JSON.parse(this.#texts.at(at)) as [string, string]);
    return whole === hash ? first : undefined;
  }

  /** The document that had these bytes first; undefined when it is this one. */
  firstWith(hash: string, document: string): string | undefined {
    const first = this.known(hash);
    if (first === undefined) this.#contents.set(hash, this.#texts.put(JSON.stringify([hash, document])));
    return first;
  }

  close(): void {
    this.#texts.close();
  }
}

/** Keeps the name of each file's document on disk. */
class RememberedTexts {
  readonly #texts: Spill;
  readonly #places = new Fingerprints();

  constructor(texts: Spill) {
    this.#texts = texts;
  }

  get(key: string): string | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : JSON.parse(this.#texts.at(place));
  }

  set(key: string, text: string): void {
    this.#places.set(key, this.#texts.put(JSON.stringify(text)));
  }
}
