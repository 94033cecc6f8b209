/** The output folder: JSON a file a report, tables row by row, and nothing deleted that gouji did not write. */
import type { BigIntStats } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, finding } from '../../findings.js';
import { headText, rowsText, type Value } from '../../write/csv.js';
import { type Headers, titlesOf } from '../../write/datapackage.js';
import { findingRow } from '../../write/findings-table.js';
import { relationRow } from '../../write/relations-table.js';
import { filesOfRun, openRunJson, type RunOptionsRecord } from '../../write/run-json.js';
import type { AcrossReports } from '../across.js';
import type { FormattedEntry, Shape } from '../convert/formatted.js';
import { exists, type Found, type PassedOver, type Sighting } from '../input/find.js';
import { unchanged } from '../input/identity.js';
import { holdsRun } from '../input/listing.js';
import type { Place } from '../input/order.js';
import { codeOf, reasonOf } from '../reasons.js';
import type { RunResult } from '../result.js';
import { Fingerprints } from '../settle/fingerprints.js';
import { Earlier, type Standing } from './earlier.js';
import { FileList } from './file-list.js';
import { earlierFiles, writeEnding } from './finish.js';
import type { Output } from './index.js';
import type { FileRecord, Identity, JournalRecord } from './journal.js';
import { takeLock } from './lock.js';
import { OutputError, outputError } from './output-error.js';
import { removeFiles } from './remove.js';
import { makeFolder, replaceBelow, replaceFile } from './replace.js';
import { type RowFile, RowFiles } from './row-files.js';
import { StateFolder } from './state-folder.js';
import { Candidate } from './survey.js';
import { RUN, switchOver } from './switch-over.js';

export interface FolderOptions {
  out: string;
  version: string;
  shape: Shape;
  headers?: Headers;
  /** For run.json. */
  options: RunOptionsRecord;
  /** Nothing is taken from earlier runs. */
  anew?: boolean;
  /** Whatever the rows of a document depend on besides its bytes. */
  fingerprint: string;
}

const NDJSON = 'reports.ndjson';
const DATA_PACKAGE = 'datapackage.json';

/**
 * Opens the output folder for a run.
 * @throws OutputError
 */
export async function openFolder(options: FolderOptions): Promise<Output> {
  const state = new StateFolder(options.out);
  let unlock = async (): Promise<void> => {};
  try {
    await makeFolder(path.resolve(options.out));
    await refuseForeign(options);
    await mkdir(state.folder, { recursive: true });
    unlock = await takeLock(state.lock);
    for (const name of await state.cutShort()) await switchOver(state, state.run(name).rows);
    const [last] = await state.cutShort();
    const candidate =
      last === undefined || options.anew ? undefined : await Candidate.open(state.run(last), options.fingerprint);
    return new Folder(options, state, unlock, candidate);
  } catch (error) {
    await unlock();
    throw outputError(error);
  }
}

/** The files with rows, in the order in which entries give them. */
function rowFilesOf({ shape, headers = 'en' }: FolderOptions): RowFile[] {
  const tables = shape.tables.map((table) => ({ name: `${table.name}.csv`, head: headText(titlesOf(table, headers)) }));
  return shape.json === 'ndjson' ? [...tables, { name: NDJSON, head: '' }] : tables;
}

/** A folder with files of gouji's names, but without a run.json of gouji, is someone else's. */
async function refuseForeign(options: FolderOptions): Promise<void> {
  if (await holdsRun(options.out)) return;
  for (const name of [...rowFilesOf(options).map((file) => file.name), DATA_PACKAGE, RUN, 'reports']) {
    if (await exists(path.join(options.out, name))) throw new OutputError('foreign', { zh: name, en: name });
  }
}

class Folder implements Output {
  readonly shape: Shape;
  readonly hasJsonFiles: boolean;
  readonly temporary: string;
  readonly #options: FolderOptions;
  readonly #state: StateFolder;
  readonly #unlock: () => Promise<void>;
  readonly #candidate: Candidate | undefined;
  readonly #list: FileList;
  /** Paths of the JSON files of this run. */
  readonly #written = new Fingerprints();
  #cleared = 0;
  #earlier: Earlier | undefined;
  #rows: RowFiles | undefined;

  constructor(
    options: FolderOptions,
    state: StateFolder,
    unlock: () => Promise<void>,
    candidate: Candidate | undefined,
  ) {
    this.shape = options.shape;
    this.hasJsonFiles = options.shape.json === 'files';
    this.temporary = path.join(state.folder, 'work');
    this.#options = options;
    this.#state = state;
    this.#unlock = unlock;
    this.#candidate = candidate;
    this.#list = new FileList(state.folder);
  }

  async survey(sighting: Sighting): Promise<void> {
    await this.#candidate?.see(sighting, async (record, found) => this.#stillHolds(record, found));
  }

  async begin(): Promise<void> {
    await this.#safely(async () => {
      const { fingerprint, version } = this.#options;
      const state = this.#state;
      const own = (await this.#candidate?.end()) ? this.#candidate : undefined;
      const cutShort = (await state.cutShort())
        .map((name) => state.run(name))
        .filter(({ run }) => run !== own?.left.run);
      const finished = await state.finished();
      const before = this.#options.anew ? [] : [...cutShort, ...(finished === undefined ? [] : [finished])];
      const files = rowFilesOf(this.#options);
      await this.#openRun(files.map(({ name }) => name));
      this.#rows =
        own === undefined
          ? await RowFiles.create(await state.nextRun(), { gouji: version, journal: 1, options: fingerprint }, files)
          : await RowFiles.continue(own.left.rows, own.upTo, own.upTo.names);
      this.#earlier = await Earlier.open(before, fingerprint, own?.left);
    });
  }

  /** From here on the folder is known as gouji's, and that its files are not those of a whole run. */
  async #openRun(names: readonly string[]): Promise<void> {
    const { out, version } = this.#options;
    const files = new Set([...(await this.#state.tables()), ...names, DATA_PACKAGE]);
    if (!(await exists(this.#state.journal))) {
      // The output of an older version, or one whose journal was taken away: what it holds is known from here alone.
      const earlier = filesOfRun(await readFile(path.join(out, RUN), 'utf8').catch(() => '')) ?? [];
      this.#list.add(earlier);
      for (const file of earlier) if (!file.startsWith('reports/')) files.add(file);
    }
    replaceFile(path.join(out, RUN), openRunJson(version, [...files]));
  }

  async *before(place?: Place): AsyncGenerator<Standing, void, void> {
    for await (const standing of this.#earlier?.before(place ?? LAST) ?? []) {
      if (standing.own) throw changed();
      yield standing;
    }
  }

  async at(place: Place): Promise<Standing | undefined> {
    const standing = await this.#earlier?.at(place);
    if (standing?.own !== true && this.#earlier?.hasOwn) throw changed();
    return standing;
  }

  async holds({ record, own }: Standing, found: Found): Promise<Identity | undefined> {
    const { file } = record;
    // Found out in the survey.
    if (own) return file?.identity;
    if (file?.identity === undefined || file.again || !(await this.#hasJson(file))) return undefined;
    return unchanged(found.source, file.identity);
  }

  /** Whether a run that was cut short can leave a file as it has it. What failed for want of the file itself is tried again. */
  async #stillHolds({ file }: JournalRecord, found: Found): Promise<boolean> {
    if (file === undefined || !(await this.#hasJson(file))) return false;
    if (file.identity === undefined)
      return found.failed !== undefined && file.items[0]?.reason?.code === found.failed.code;
    return (await unchanged(found.source, file.identity)) !== undefined;
  }

  async #hasJson({ items }: FileRecord): Promise<boolean> {
    for (const [file, size, changed] of items.flatMap(({ json }) => json)) {
      const status = await this.#statusOf(file).catch(() => undefined);
      if (Number(status?.size) !== size || String(status?.mtimeNs) !== changed) return false;
    }
    return true;
  }

  #statusOf(file: string): Promise<BigIntStats> {
    return stat(path.join(this.#options.out, ...file.split('/')), { bigint: true });
  }

  async keep(standing: Standing, file: FileRecord): Promise<void> {
    for (const [json] of file.items.flatMap(({ json }) => json)) this.#written.set(json);
    if (!standing.own) await this.#safely(() => this.#open.copy({ ...standing.record, file }, standing.rows));
  }

  async json(file: string, bytes: Uint8Array): Promise<{ changed: string } | { failed: Finding }> {
    return this.#safely(async () => {
      this.#written.set(file);
      this.#list.add([file]);
      const { out } = this.#options;
      const write = async (): Promise<{ changed: string } | { error: unknown }> => {
        try {
          return { changed: String((await replaceBelow(out, file, bytes)).mtimeNs) };
        } catch (error) {
          if (!ABOUT_THE_PATH.has(codeOf(error))) throw error;
          return { error };
        }
      };
      let written = await write();
      if ('error' in written) {
        await this.#clearWay(file);
        written = await write();
      }
      if ('changed' in written) return written;
      return { failed: finding('report_not_written', '', { path: file, ...reasonOf(written.error) }) };
    });
  }

  /**
   * Takes away what earlier runs wrote where a file is to stand, or a folder that it stands in: no document of this run has its place
   * there, or the path would be another.
   */
  async #clearWay(file: string): Promise<void> {
    if (this.#cleared++ >= MOST_CLEARED) return;
    const isInTheWay = (other: string): boolean => other.startsWith(`${file}/`) || file.startsWith(`${other}/`);
    const { out } = this.#options;
    for await (const other of earlierFiles(this.#state, this.#list)) {
      if (isInTheWay(other) && !this.#written.has(other)) await removeFiles(out, [other]);
    }
  }

  async entries(entries: readonly FormattedEntry[]): Promise<void> {
    const rows = this.shape.tables.map((_, index) => entries.map((entry) => entry.rows[index] ?? NOTHING));
    if (this.shape.json === 'ndjson') rows.push(entries.map(({ json }) => json ?? NOTHING));
    await this.#safely(() => this.#open.rows(rows));
  }

  async file(place: Place, file: FileRecord): Promise<void> {
    await this.#safely(() => this.#open.record({ place, file }));
  }

  async passedOver({ place, document, passed }: PassedOver): Promise<void> {
    await this.#add({ findings: [findingRow({ document, found: passed })] });
    await this.#safely(() => this.#open.record({ place, passed: { document, found: passed } }));
  }

  async across({ relations, findings }: AcrossReports): Promise<void> {
    await this.#add({ relations: relations.map(relationRow), findings: findings.map(findingRow) });
  }

  async #add(rows: Record<string, Value[][]>): Promise<void> {
    const encoder = new TextEncoder();
    const bytes = this.shape.tables.map(({ name }) => [encoder.encode(rowsText(rows[name] ?? []))]);
    await this.#safely(() => this.#open.rows(bytes));
  }

  async finish({ counts }: RunResult): Promise<void> {
    await this.#safely(async () => {
      const { version, options, headers = 'en' } = this.#options;
      const rows = this.#open;
      await rows.finish();
      this.#rows = undefined;
      const tables = rowFilesOf(this.#options).map(({ name }) => name);
      const record = { version, options, counts, files: [...tables, DATA_PACKAGE] };
      await writeEnding(this.#state, rows.folder, {
        record,
        tables,
        dataPackage: { file: DATA_PACKAGE, of: this.shape.tables, headers },
        earlier: earlierFiles(this.#state, this.#list),
        isWritten: (file) => this.#written.has(file),
      });
      await Promise.all([this.#earlier?.close(), this.#list.close()]);
      await switchOver(this.#state, rows.folder);
    });
    await this.#unlock();
  }

  async pause(): Promise<void> {
    await this.#safely(() => this.#open.makeSure());
    await this.abandon();
  }

  async abandon(): Promise<void> {
    await this.#rows?.saveWhatIsThere().catch(() => {});
    await Promise.allSettled([this.#rows?.close(), this.#earlier?.close(), this.#list.close()]);
    await this.#unlock();
  }

  get #open(): RowFiles {
    if (this.#rows === undefined) throw new RangeError('the output folder is not open');
    return this.#rows;
  }

  async #safely<T>(command: () => Promise<T>): Promise<T> {
    return command().catch((error) => {
      throw outputError(error);
    });
  }
}

const NOTHING = new Uint8Array();
/** How often the lists of earlier files are gone through for what is in the way. */
const MOST_CLEARED = 100;
/** Behind all others. */
const LAST: Place = { input: Number.POSITIVE_INFINITY, round: 0, path: '' };

/** These concern one path; on any other error (no room left, no rights) the run ends. */
const ABOUT_THE_PATH = new Set(['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY']);

const changed = (): OutputError =>
  new OutputError('changed', { zh: '输入在接续时发生了变化', en: 'the inputs changed while the run was taken up' });
