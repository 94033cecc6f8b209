/**
 * `.gouji` in the output folder: what a run needs to be taken up again, and the next one to read unchanged files no second time.
 * It is no part of the output: times of files stand in it.
 *
 *     .gouji/lock              while a run goes on
 *     .gouji/journal.ndjson    of the run whose tables stand in the output folder
 *     .gouji/tables.json       size and time of those tables: others than gouji's are not believed
 *     .gouji/run-1/            tables and journal of a run that goes on or was cut short
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from './replace.js';
import { JOURNAL } from './row-files.js';

export const STATE = '.gouji';
const TABLES = 'tables.json';

/** A folder with rows and a journal that speaks of them. */
export interface Left {
  journal: string;
  /** Where the files with the rows are. */
  rows: string;
  /** `run-3` of a run that was cut short; absent for the tables of the output folder itself. */
  run?: string;
}

/** The state of an output folder. */
export class StateFolder {
  readonly out: string;
  readonly folder: string;

  constructor(out: string) {
    this.out = out;
    this.folder = path.join(out, STATE);
  }

  get lock(): string {
    return path.join(this.folder, 'lock');
  }

  get journal(): string {
    return path.join(this.folder, JOURNAL);
  }

  /** Runs that were cut short, the last one first. */
  async cutShort(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const number = (name: string): number => Number(/^run-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    return names.filter((name) => number(name) > 0).sort((one, other) => number(other) - number(one));
  }

  run(name: string): Left {
    const rows = path.join(this.folder, name);
    return { journal: path.join(rows, JOURNAL), rows, run: name };
  }

  /** The folder for a new run. */
  async nextRun(): Promise<string> {
    const [last = 'run-0'] = await this.cutShort();
    return path.join(this.folder, `run-${Number(last.slice(4)) + 1}`);
  }

  /** The tables of the finished run. */
  async tables(): Promise<string[]> {
    return namesIn(await readFile(path.join(this.folder, TABLES), 'utf8').catch(() => ''));
  }

  /** The finished run, if its tables are as it left them. */
  async finished(): Promise<Left | undefined> {
    const text = await readFile(path.join(this.folder, TABLES), 'utf8').catch(() => '');
    if (text === '' || text !== (await this.#tablesText(namesIn(text)))) return undefined;
    return { journal: this.journal, rows: this.out };
  }

  /** Puts down how the tables are left. */
  async noteTables(names: readonly string[]): Promise<void> {
    replaceFile(path.join(this.folder, TABLES), await this.#tablesText(names));
  }

  async #tablesText(names: readonly string[]): Promise<string> {
    const tables: Record<string, [size: string, changed: string]> = {};
    for (const name of names) {
      const status = await stat(path.join(this.out, name), { bigint: true }).catch(() => undefined);
      tables[name] = [String(status?.size ?? -1), String(status?.mtimeNs ?? '')];
    }
    return `${JSON.stringify(tables)}\n`;
  }
}

function namesIn(text: string): string[] {
  try {
    return Object.keys(JSON.parse(text));
  } catch {
    return [];
  }
}
