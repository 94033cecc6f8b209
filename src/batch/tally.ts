/** Counts over a run. */
import type { Format } from '../document.js';
import type { Finding, Severity } from '../findings.js';
import { STATUSES } from '../report.js';
import type { Entry } from '../write/entry.js';
import type { RunCounts } from '../write/run-json.js';

/** Counts in which nothing has been counted yet. */
export function noCounts(): RunCounts {
  return {
    documents: 0,
    reports: 0,
    skipped: 0,
    excluded: 0,
    outcomes: { read: 0, unreadable: 0, no_report: 0, archive: 0, duplicate: 0 },
    figures: Object.fromEntries(STATUSES.map((status) => [status, 0])) as RunCounts['figures'],
    relations: { held: 0, failed: 0, not_checkable: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    formats: {},
    not_read_yet: {},
  };
}

/** What a document with all its reports adds to the counts of a run. */
export function countsOf(entries: readonly Entry[], findings: readonly Finding[], leftOut: number): RunCounts {
  const counts = noCounts();
  counts.documents = 1;
  counts.skipped = leftOut;
  counts.findings = bySeverity(findings);
  const [first] = entries;
  if (first !== undefined) addOutcome(counts, first);
  for (const { report } of entries) {
    if (report === undefined) continue;
    counts.reports++;
    for (const { status } of report.figures) counts.figures[status]++;
    for (const { result } of report.relations) counts.relations[result]++;
  }
  return counts;
}

function addOutcome(counts: RunCounts, { outcome, source, findings }: Entry): void {
  counts.outcomes[outcome]++;
  // a copy is counted where it was first
  if (outcome === 'duplicate') return;
  counts.formats[source.format] = 1;
  // that a .doc is too old is known only once it has been opened: the finding names the format
  const unread = findings.find(({ code }) => code === 'format_not_read');
  if (unread) counts.not_read_yet[unread.params.format as Format] = 1;
}

/** What something that was passed over adds to the counts of a run. */
export function countsOfPassed(found: Finding): PartialCounts {
  return { findings: { [found.severity]: 1 } };
}

/** Counts of which those that are 0 may be absent. */
export type PartialCounts = {
  [K in keyof RunCounts]?: RunCounts[K] extends number ? number : Partial<Record<string, number>>;
};

/** Adds the counts of a part to those of the whole. */
export function addCounts(whole: RunCounts, part: PartialCounts): void {
  addEach(whole as unknown as Counts, part as Counts);
}

interface Counts {
  [key: string]: number | Counts;
}

function addEach(whole: Counts, part: Counts): void {
  for (const [key, added] of Object.entries(part)) {
    const known = whole[key];
    if (typeof added === 'number') whole[key] = (typeof known === 'number' ? known : 0) + added;
    else if (typeof known === 'object') addEach(known, added);
  }
}

/** The counts that are not 0. */
export function withoutZeros(counts: RunCounts): PartialCounts {
  const kept = (part: Counts): Counts =>
    Object.fromEntries(
      Object.entries(part).flatMap(([key, value]) => {
        const own = typeof value === 'number' ? value : kept(value);
        return own === 0 || (typeof own === 'object' && Object.keys(own).length === 0) ? [] : [[key, own]];
      }),
    );
  return kept(counts as unknown as Counts);
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
