/** The output folder: JSON by temporary file and rename, CSV line by line, and nothing deleted that gouji did not write. */
import { appendFile, mkdir, readFile, realpath, rename, rmdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, finding } from '../findings.js';
import type { Bilingual, Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Value } from '../write/csv.js';
import { CsvFile } from '../write/csv-file.js';
import { dataPackage } from '../write/datapackage.js';
import type { Entry } from '../write/entry.js';
import { type FindingRecord, findingRow } from '../write/findings-table.js';
import { jsonText, reportJson } from '../write/json.js';
import { relationRow } from '../write/relations-table.js';
import { filesOfJournal, filesOfRun, openRunJson, type RunRecord, runJson } from '../write/run-json.js';
import type { Table } from '../write/table.js';
import { csvTables } from '../write/tables.js';
import type { AcrossReports } from './across.js';
import { exists } from './find.js';
import { ReportPaths } from './names.js';
import { codeOf, isOfSystem, reasonOf } from './reasons.js';
import type { Job, RunResult, Sink } from './run.js';

/** The output folder cannot be used: `foreign` when it holds files of that name which gouji did not write. */
export class OutputError extends Error {
  readonly kind: 'foreign' | 'unwritable';
  /** For `foreign` the name of such a file. */
  readonly reason: Bilingual;

  constructor(kind: OutputError['kind'], reason: Bilingual) {
    super(`${kind}: ${reason.en}`);
    this.kind = kind;
    this.reason = reason;
  }
}

function unwritable(error: unknown): unknown {
  if (!isOfSystem(error)) return error;
  const { reason, reason_en } = reasonOf(error);
  return new OutputError('unwritable', { zh: reason, en: reason_en });
}

export interface FolderOptions extends Pick<RunRecord, 'version' | 'options'> {
  out: string;
  jobs: readonly Job[];
  /** The forms of the run, whose tables are written; the built-in ones by default. */
  forms?: readonly Form[];
}

const DATA_PACKAGE = 'datapackage.json';
const RUN = 'run.json';
/** Files of the run that run.json does not name yet, a line each; only there while the run goes on. */
const JOURNAL = 'run.journal';
const REPORTS = 'reports';

/**
 * Opens the output folder for a run: makes it, removes what an earlier run wrote and this one will not, starts the tables.
 *
 * @throws OutputError
 */
export async function openFolder(folder: FolderOptions): Promise<Sink> {
  const { out, jobs, version, options, forms = FORMS } = folder;
  const tables = csvTables(forms);
  const files = [...tables.map((table) => `${table.name}.csv`), DATA_PACKAGE];
  const paths = new ReportPaths(jobs.map((job) => job.document));
  const planned = new Map(jobs.map((job) => [job.document, paths.take(job.document)]));
  const all = new Set([...[...planned.values()].map((plan) => plan.path), ...files]);
  try {
    await mkdir(out, { recursive: true });
    const earlier = await earlierFiles(out, [...files, RUN, JOURNAL, REPORTS]);
    // From here on the folder is known as gouji's, even if the run is cut short.
    await replace(path.join(out, RUN), openRunJson(version, [...new Set([...all, ...earlier])]));
    await unlink(path.join(out, JOURNAL)).catch(ignoreMissing);
    await mkdir(path.join(out, REPORTS), { recursive: true });
    await removeStale(
      out,
      earlier.filter((file) => !all.has(file)),
    );
    const csv = new Map(tables.map((table) => [table, newFile(out, table)]));
    return new Folder({ out, version, options, files, paths, planned, csv });
  } catch (error) {
    throw error instanceof OutputError ? error : unwritable(error);
  }
}

const newFile = (out: string, { name, fields }: Table): CsvFile =>
  new CsvFile(
    path.join(out, `${name}.csv`),
    fields.map((field) => field.name),
  );

interface Plan {
  path: string;
  other?: string;
}

interface State extends Pick<FolderOptions, 'out' | 'version' | 'options'> {
  files: string[];
  paths: ReportPaths;
  /** Paths of the documents known from the beginning, by their names. */
  planned: Map<string, Plan>;
  csv: Map<Table, CsvFile>;
}

class Folder implements Sink {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  async document(entries: readonly Entry[]): Promise<string[]> {
    const written: string[] = [];
    for (const entry of entries) {
      const file = await this.#report(entry);
      if (file !== undefined) written.push(file);
      await this.#rows(entry);
    }
    return written;
  }

  /** A further report of a document, or one out of an archive, gets its path now, and the journal says so. */
  async #planFor(document: string): Promise<Plan> {
    const { planned, paths, out } = this.#state;
    const known = planned.get(document);
    if (known !== undefined) return known;
    const plan = paths.take(document);
    await appendFile(path.join(out, JOURNAL), `${JSON.stringify(plan.path)}\n`).catch(giveUp);
    return plan;
  }

  async #report(entry: Entry): Promise<string | undefined> {
    const { out } = this.#state;
    if (entry.report === undefined) return undefined;
    const plan = await this.#planFor(entry.document);
    if (plan.other !== undefined) {
      entry.findings.push(finding('path_collision', '', { other: plan.other, path: plan.path }));
    }
    const target = path.join(out, ...plan.path.split('/'));
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await replace(target, jsonText(reportJson(entry, entry.report)));
      return plan.path;
    } catch (error) {
      entry.findings.push(notWritten(plan.path, error));
      return undefined;
    }
  }

  async #rows(entry: Entry): Promise<void> {
    const writing = [...this.#state.csv].map(([table, file]) => file.write(table.rows(entry)));
    await Promise.all(writing).catch(giveUp);
  }

  async passedOver(record: FindingRecord): Promise<void> {
    await this.#add('findings', [findingRow(record)]);
  }

  async across({ relations, findings }: AcrossReports): Promise<void> {
    await this.#add('relations', relations.map(relationRow)).catch(giveUp);
    await this.#add('findings', findings.map(findingRow)).catch(giveUp);
  }

  async #add(name: string, rows: readonly Value[][]): Promise<void> {
    for (const [table, file] of this.#state.csv) {
      if (table.name === name) await file.write(rows);
    }
  }

  async close({ counts, documents }: RunResult): Promise<void> {
    const { out, version, options, files, csv } = this.#state;
    const record = { version, options, counts, documents, files };
    try {
      for (const file of csv.values()) await file.close();
      await replace(path.join(out, DATA_PACKAGE), dataPackage([...csv.keys()]));
      // Last, so that it is whole only when everything else is.
      await replace(path.join(out, RUN), runJson(record));
      await unlink(path.join(out, JOURNAL)).catch(ignoreMissing);
    } catch (error) {
      throw unwritable(error);
    }
  }

  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#state.csv.values()].map((file) => file.close()));
  }
}

function giveUp(error: unknown): never {
  throw unwritable(error);
}

/** These concern one path; on any other error (no room left, no rights) the run ends. */
const ABOUT_THE_PATH = new Set(['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY']);

function notWritten(file: string, error: unknown): Finding {
  if (!ABOUT_THE_PATH.has(codeOf(error))) throw unwritable(error);
  return finding('report_not_written', '', { path: file, ...reasonOf(error) });
}

/** Writes a file so that it is there whole or not at all. */
async function replace(target: string, text: string): Promise<void> {
  const temporary = `${target}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, target);
}

/** What an earlier run wrote here. A folder with such files but without a run.json of gouji is someone else's. */
async function earlierFiles(out: string, names: readonly string[]): Promise<string[]> {
  const text = await readFile(path.join(out, RUN), 'utf8').catch(() => undefined);
  const files = text === undefined ? undefined : filesOfRun(text);
  if (files !== undefined) {
    const journal = await readFile(path.join(out, JOURNAL), 'utf8').catch(() => '');
    return [...files, ...filesOfJournal(journal)];
  }
  for (const name of names) {
    if (await exists(path.join(out, name))) throw new OutputError('foreign', { zh: name, en: name });
  }
  return [];
}

/** Removes files of an earlier run and the folders that this leaves empty; never through a link out of the output folder. */
async function removeStale(out: string, files: readonly string[]): Promise<void> {
  const root = await realpath(out);
  for (const file of files) {
    const target = path.join(root, ...file.split('/'));
    const folder = await realpath(path.dirname(target)).catch(() => undefined);
    if (folder !== path.dirname(target)) continue;
    await unlink(target).catch(ignoreMissing);
    await removeEmpty(folder, path.join(root, REPORTS));
  }
}

async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let empty = folder; empty.startsWith(top + path.sep); empty = path.dirname(empty)) {
    const removed = await rmdir(empty).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

function ignoreMissing(error: unknown): void {
  // EISDIR, EPERM: a folder of that name is not what gouji wrote.
  if (!['ENOENT', 'EISDIR', 'EPERM'].includes(codeOf(error))) throw error;
}
