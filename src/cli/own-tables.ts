/** The output folder of a run with forms of the user's own: their tables are written beside the built-in ones. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exists } from '../batch/find.js';
import { OutputError } from '../batch/folder.js';
import type { OpenSink } from '../batch/run.js';
import type { Form } from '../forms/form.js';
import { CsvFile } from '../write/csv-file.js';
import { dataPackage } from '../write/datapackage.js';
import { filesOfRun, openRunJson, type RunRecord, runJson } from '../write/run-json.js';
import type { Table } from '../write/table.js';
import { csvTables } from '../write/tables.js';

interface Options extends Pick<RunRecord, 'version' | 'options'> {
  out: string;
  /** All forms of the run. */
  forms: readonly Form[];
}

const RUN = 'run.json';
const DATA_PACKAGE = 'datapackage.json';
/** While the run goes on: a table that a built-in form has too is being written under its own name. */
const UNFINISHED = '.part';

/** A sink that also writes every table that the user's forms add to or widen. */
export function withOwnTables(open: OpenSink, { out, version, options, forms }: Options): OpenSink {
  const tables = csvTables(forms);
  const own = tables.filter(isOwn);
  const fileOf = ({ name }: Table, ending = ''): string => path.join(out, `${name}.csv${ending}`);
  return async (jobs) => {
    await assertOurs(out, own);
    const sink = await open(jobs);
    await announce(out, version, own);
    const csv = own.map((table) => {
      const names = table.fields.map(({ name }) => name);
      return { table, file: new CsvFile(fileOf(table, UNFINISHED), names) };
    });
    return {
      passedOver: (record) => sink.passedOver(record),
      ...(sink.across && { across: (reports) => sink.across?.(reports) ?? Promise.resolve() }),
      document: async (entries) => {
        const written = await sink.document(entries);
        for (const entry of entries) await Promise.all(csv.map(({ table, file }) => file.write(table.rows(entry))));
        return written;
      },
      close: async (result) => {
        for (const { file } of csv) await file.close();
        await sink.close(result);
        for (const table of own) await rename(fileOf(table, UNFINISHED), fileOf(table));
        await writeFile(path.join(out, DATA_PACKAGE), dataPackage(tables));
        const files = [...tables.map(({ name }) => `${name}.csv`), DATA_PACKAGE];
        const { counts, documents } = result;
        await writeFile(path.join(out, RUN), runJson({ version, options, counts, documents, files }));
      },
      abandon: async () => {
        await sink.abandon();
        await Promise.allSettled(csv.map(({ file }) => file.close()));
        for (const table of own) await rm(fileOf(table, UNFINISHED), { force: true });
      },
    };
  };
}

/** Whether the built-in forms give the table no or fewer columns. */
function isOwn({ name, fields }: Table): boolean {
  const official = csvTables().find((table) => table.name === name);
  return JSON.stringify(official?.fields) !== JSON.stringify(fields);
}

/** @throws OutputError for a file of that name which gouji did not write */
async function assertOurs(out: string, own: readonly Table[]): Promise<void> {
  const text = await readFile(path.join(out, RUN), 'utf8').catch(() => '');
  if (filesOfRun(text) !== undefined) return;
  for (const { name } of own) {
    const file = `${name}.csv`;
    if (await exists(path.join(out, file))) throw new OutputError('foreign', { zh: file, en: file });
  }
}

/** Adds the tables to the files that run.json says are gouji's, should the run be cut short. */
async function announce(out: string, version: string, own: readonly Table[]): Promise<void> {
  const file = path.join(out, RUN);
  const files = filesOfRun(await readFile(file, 'utf8')) ?? [];
  await writeFile(file, openRunJson(version, [...new Set([...files, ...own.map(({ name }) => `${name}.csv`)])]));
}
