/** run.json: what was run and what came of each document. No times, no paths of the machine: same input, same bytes. */
import type { Format } from '../document.js';
import type { Severity } from '../findings.js';
import type { RelationResult, Status } from '../report.js';
import type { Outcome } from './entry.js';

/** A document of the run. */
export interface RunDocument {
  document: string;
  outcome: Outcome;
  /** JSON files written, relative to the output folder. */
  reports: string[];
  findings: Record<Severity, number>;
}

export interface RunCounts {
  documents: number;
  reports: number;
  /** Lock files, dotfiles and the like that were left out, of folders and of archives. */
  skipped: number;
  /** Files and folders that `--include` and `--exclude` kept out. */
  excluded: number;
  outcomes: Record<Outcome, number>;
  figures: Record<Status, number>;
  relations: Record<RelationResult['result'], number>;
  findings: Record<Severity, number>;
  /** Documents by their format, told from their content; archives among them. */
  formats: Partial<Record<Format, number>>;
  /** Those of them whose format is recognised, but not read yet. */
  not_read_yet: Partial<Record<Format, number>>;
}

/** What was asked for, where it is not the usual; `forms`: names of the user's own. */
export interface RunOptionsRecord {
  inputs: string[];
  encoding?: string;
  docx?: string;
  units?: boolean;
  forms?: string[];
  include?: string[];
  exclude?: string[];
  json?: string;
  headers?: string;
  shard?: string;
}

export interface RunRecord {
  version: string;
  options: RunOptionsRecord;
  counts: RunCounts;
  documents: AsyncIterable<RunDocument>;
  /** Files beside the reports. */
  files: string[];
}

/** The text of run.json in pieces, a document a line. */
export async function* runJson({
  version,
  options,
  counts,
  documents,
  files,
}: RunRecord): AsyncGenerator<string, void, void> {
  yield `{\n"gouji": ${JSON.stringify(version)},\n"complete": true,\n"options": ${JSON.stringify(options)},\n`;
  yield `"counts": ${JSON.stringify(counts, null, 2)},\n"documents": [`;
  let before = '\n ';
  for await (const document of documents) {
    yield before + JSON.stringify(document);
    before = ',\n ';
  }
  yield `${before === '\n ' ? '' : '\n'}],\n"files": ${list(files)}\n}\n`;
}

/** What stands in run.json while the run goes on, so that a run cut short still says which files are gouji's. */
export function openRunJson(version: string, files: readonly string[]): string {
  return `{\n"gouji": ${JSON.stringify(version)},\n"complete": false,\n"files": ${list(files)}\n}\n`;
}

/**
 * The files that an earlier run says it wrote; undefined when the text is no run.json of gouji. Only paths that gouji
 * could have written are believed: the file may have been altered.
 */
export function filesOfRun(text: string): string[] | undefined {
  const run = parsed(text);
  if (!isRecord(run) || typeof run.gouji !== 'string') return undefined;
  const reports = array(run.documents).flatMap((item) => (isRecord(item) ? array(item.reports) : []));
  return [...reports, ...array(run.files)].filter((file): file is string => typeof file === 'string' && isOurs(file));
}

/** What a run.json of gouji says of itself. */
export interface RunSummary {
  complete: boolean;
  documents: { document: string; outcome: string }[];
  /** How its reports and the header lines of its tables are written. */
  json: string;
  headers: string;
}

/** What a run.json of gouji says of its documents; undefined when the text is none. */
export function documentsOfRun(text: string): RunSummary | undefined {
  const run = parsed(text);
  if (!isRecord(run) || typeof run.gouji !== 'string') return undefined;
  const documents = array(run.documents).flatMap((item) =>
    isRecord(item) ? [{ document: String(item.document), outcome: String(item.outcome) }] : [],
  );
  const { json = 'files', headers = 'en' } = isRecord(run.options) ? run.options : {};
  return { complete: run.complete === true, documents, json: String(json), headers: String(headers) };
}

const OURS = /^(?:reports\/.+\.json|[a-z][a-z0-9_]*\.csv|datapackage\.json|reports\.ndjson)$/s;
export const isOurs = (file: string): boolean =>
  OURS.test(file) &&
  !/[\\\0]/.test(file) &&
  !file.split('/').some((part) => part === '' || part === '.' || part === '..');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const list = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n ${items.map((item) => JSON.stringify(item)).join(',\n ')}\n]`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
