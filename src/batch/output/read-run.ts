/** An output folder read again: its run.json, and its CSV files document by document. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { parse } from 'fast-csv';
import {
  type Change,
  documentChanges,
  figureChanges,
  type Row,
  type RunEntry,
  relationChanges,
} from '../../compare/changes.js';
import { type Group, pairs } from '../../compare/pairs.js';
import { documentsOfRun } from '../../write/run-json.js';
import { csvTables } from '../../write/tables.js';

/** A run that can be compared. */
export interface WrittenRun {
  folder: string;
  documents: RunEntry[];
  /** The language of the header lines. */
  headers: string;
}

/** Why a folder is none: `foreign` without a run.json of gouji, `open` when the run was cut short. */
export class RunError extends Error {
  readonly kind: 'foreign' | 'open';

  constructor(kind: RunError['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** @throws RunError */
export async function openRun(folder: string): Promise<WrittenRun> {
  const text = await readFile(path.join(folder, 'run.json'), 'utf8').catch(() => '');
  const run = documentsOfRun(text);
  if (run === undefined) throw new RunError('foreign');
  if (!run.complete) throw new RunError('open');
  return { folder, documents: run.documents, headers: run.headers };
}

/** Every change from one run to another: documents, then figures, then relations. */
export async function* changesBetween(before: WrittenRun, after: WrittenRun): AsyncGenerator<Change> {
  yield* documentChanges(before.documents, after.documents);
  const [inBefore, inAfter] = [readIn(before), readIn(after)];
  // what only one run has read is told already
  const isShared = (key: string) => inBefore(documentOf(key)) && inAfter(documentOf(key));
  for (const [file, compare] of FILES) {
    const groups = [groupsOf(before, file), groupsOf(after, file)] as const;
    for await (const pair of pairs(...groups, isShared)) yield* compare(documentOf(pair.key), pair.before, pair.after);
  }
}

const FILES = [
  ['cells', figureChanges],
  ['relations', relationChanges],
] as const;

/** Whether a document of the CSV files was read in a run; `a.docx#2` is the second report of `a.docx`. */
function readIn({ documents }: WrittenRun): (document: string) => boolean {
  const read = new Set(documents.filter(({ outcome }) => outcome === 'read').map(({ document }) => document));
  return (document) => read.has(document) || read.has(document.replace(/#\d+$/, ''));
}

/** The names of the columns, where the header line has their titles. */
const fieldsOf = (table: string): string[] =>
  csvTables()
    .filter(({ name }) => name === table)
    .flatMap(({ fields }) => fields.map(({ name }) => name));

/** Relations between reports stand behind all others: a group of their own. */
const keyOf = (row: Row): string => `${row.other_documents ? 'across' : ''}\n${row.document}`;
const documentOf = (key: string): string => key.slice(key.indexOf('\n') + 1);

/** The rows of a CSV file, those of a document together. */
async function* groupsOf({ folder, headers }: WrittenRun, name: string): AsyncGenerator<Group<Row>> {
  const rows = parse<Row, Row>(headers === 'zh' ? { headers: fieldsOf(name), renameHeaders: true } : { headers: true });
  pipeline(createReadStream(path.join(folder, `${name}.csv`)), rows, () => {});
  let group: Group<Row> | null = null;
  for await (const row of rows as AsyncIterable<Row>) {
    const key = keyOf(row);
    if (group !== null && group.key === key) {
      group.rows.push(row);
      continue;
    }
    if (group !== null) yield group;
    group = { key, rows: [row] };
  }
  if (group !== null) yield group;
}
