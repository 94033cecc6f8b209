/**
 * The end of a run: its files take the places of those of the run before. A run that is marked as done but was cut short in this is
 * brought to its end by the next; every step may be done twice.
 */
import { readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { exists } from '../input/find.js';
import { FileList } from './file-list.js';
import { ignoreMissing, removeFiles } from './remove.js';
import { replaceFile } from './replace.js';
import { JOURNAL } from './row-files.js';
import type { StateFolder } from './state-folder.js';

export const RUN = 'run.json';
/** In the folder of a run: which files go where, once all of them are whole. */
const DONE = 'done.json';

/** What the end of a run comes to. */
export interface Ending {
  /** Files that go into the output folder, run.json not among them. */
  files: string[];
  /** Those of them that are tables with rows. */
  tables: string[];
  /** Files of earlier runs that this one has not written. */
  stale: string[];
}

/** Marks a run as done; from here on it is brought to its end, whatever happens. */
export async function markDone(folder: string, ending: Ending): Promise<void> {
  replaceFile(path.join(folder, DONE), JSON.stringify(ending));
}

/** Brings a run that is marked as done to its end; false where it is not marked. */
export async function switchOver(state: StateFolder, run: string): Promise<boolean> {
  const text = await readFile(path.join(run, DONE), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const { files, tables, stale }: Ending = JSON.parse(text);
  for (const file of files) await moved(path.join(run, file), path.join(state.out, file));
  // A run that was killed may have left a file half written.
  await removeFiles(
    state.out,
    stale.flatMap((file) => [file, `${file}.tmp`]),
  );
  await moved(path.join(run, JOURNAL), state.journal);
  await state.noteTables(tables);
  await new FileList(state.folder).clear();
  // Last, so that it says "complete" only when everything else is.
  await moved(path.join(run, RUN), path.join(state.out, RUN));
  for (const name of await state.cutShort()) {
    const other = state.run(name).rows;
    if (other !== run) await rm(other, { recursive: true, force: true });
  }
  await unlink(path.join(run, DONE)).catch(ignoreMissing);
  await rm(run, { recursive: true, force: true });
  return true;
}

async function moved(from: string, to: string): Promise<void> {
  if (await exists(from)) await rename(from, to);
}
