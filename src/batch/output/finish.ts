/** The last files of a run, made from its journal: run.json, the data package, and the list of what earlier runs left behind. */
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dataPackage, type Headers } from '../../write/datapackage.js';
import { filesOfRun, isOurs, type RunDocument, type RunRecord, runJson } from '../../write/run-json.js';
import type { Table } from '../../write/table.js';
import type { FileList } from './file-list.js';
import { readJournal } from './journal.js';
import { JOURNAL } from './row-files.js';
import type { StateFolder } from './state-folder.js';
import { markDone, RUN } from './switch-over.js';

export interface EndingOptions {
  record: Omit<RunRecord, 'documents'>;
  /** Files with rows. */
  tables: string[];
  dataPackage: { file: string; of: readonly Table[]; headers: Headers };
  /** JSON files that may be there. */
  earlier: AsyncIterable<string>;
  isWritten: (file: string) => boolean;
}

/** Writes them into the folder of the run and marks it as done. */
export async function writeEnding(state: StateFolder, run: string, options: EndingOptions): Promise<void> {
  const { record, tables, dataPackage: described, earlier, isWritten } = options;
  await writeFile(path.join(run, described.file), dataPackage(described.of, described.headers));
  const text = runJson({ ...record, documents: documentsIn(path.join(run, JOURNAL)) });
  await pipeline(Readable.from(text), createWriteStream(path.join(run, RUN)));
  const files = [...tables, described.file];
  const named = filesOfRun(await readFile(path.join(state.out, RUN), 'utf8').catch(() => '')) ?? [];
  const stale = new Set(named.filter((file) => !file.startsWith('reports/') && !files.includes(file)));
  for await (const file of earlier) if (!files.includes(file) && !isWritten(file)) stale.add(file);
  await markDone(run, { files, tables, stale: [...stale] });
}

/** The files that earlier runs may have left: those of the last one that ended, and those put down since. */
export async function* earlierFiles(state: StateFolder, list: FileList): AsyncGenerator<string, void, void> {
  yield* list.all();
  for await (const { reports } of documentsIn(state.journal)) yield* reports.filter(isOurs);
}

/** The documents of a journal, in its order. */
async function* documentsIn(journal: string): AsyncGenerator<RunDocument, void, void> {
  const reader = await readJournal(journal);
  if (reader === undefined) return;
  for await (const { record } of reader.records) {
    for (const { run } of record.file?.items ?? []) yield run;
  }
}
