/** What a run came to. */
import type { Finding } from '../findings.js';
import type { RunCounts } from '../write/run-json.js';
import type { ItemRecord } from './output/journal.js';
import { addCounts, noCounts } from './tally.js';

export interface RunResult {
  counts: RunCounts;
  /** Documents without a report, or whose report could not be written, each with the reason: the first of them, and how many. */
  unread: Unread;
  /** Files that earlier runs had converted and that have not changed. */
  kept: number;
  /** Files that fall to other shards. */
  elsewhere: number;
  /** Files that are done, and all there are. */
  done: number;
  total: number;
  /** It was stopped before all files were done. */
  stopped: boolean;
}

export interface Unread {
  count: number;
  /** Those whose format is not read yet apart from the others: of each kind the first. */
  others: UnreadDocument[];
  notReadYet: UnreadDocument[];
}

export interface UnreadDocument {
  document: string;
  reason?: Finding;
}

/** A result to which nothing has been added yet. */
export function noResult(): RunResult {
  const unread = { count: 0, others: [], notReadYet: [] };
  return { counts: noCounts(), unread, kept: 0, elsewhere: 0, done: 0, total: 0, stopped: false };
}

/** Adds a document to a result. */
export function noteItem(
  { counts: whole, unread: list }: RunResult,
  { run, counts, unread, reason }: ItemRecord,
): void {
  addCounts(whole, counts);
  if (!unread) return;
  list.count++;
  const kind = reason?.code === 'format_not_read' ? list.notReadYet : list.others;
  if (kind.length < MOST_UNREAD) kind.push({ document: run.document, ...(reason && { reason }) });
}

/** How many documents that were not read a run remembers of each kind. */
const MOST_UNREAD = 20;
