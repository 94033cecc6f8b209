/** Counts over a run. */
import type { Format } from '../document.js';
import type { Finding, Severity } from '../findings.js';
import { STATUSES } from '../report.js';
import type { Entry } from '../write/entry.js';
import type { RunCounts } from '../write/run-json.js';
import type { AcrossReports } from './across.js';

/** Counts in which nothing has been counted yet. */
export function noCounts(): RunCounts {
  return {
    documents: 0,
    reports: 0,
    skipped: 0,
    outcomes: { read: 0, unreadable: 0, no_report: 0, archive: 0 },
    figures: Object.fromEntries(STATUSES.map((status) => [status, 0])) as RunCounts['figures'],
    relations: { held: 0, failed: 0, not_checkable: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    formats: {},
    not_read_yet: {},
  };
}

/** Adds a document with all its reports. */
export function addDocument(counts: RunCounts, entries: readonly Entry[]): void {
  counts.documents++;
  const [first] = entries;
  if (first !== undefined) addOutcome(counts, first);
  for (const { report } of entries) {
    if (report === undefined) continue;
    counts.reports++;
    for (const { status } of report.figures) counts.figures[status]++;
    for (const { result } of report.relations) counts.relations[result]++;
  }
}

function addOutcome(counts: RunCounts, { outcome, source, findings }: Entry): void {
  counts.outcomes[outcome]++;
  addTo(counts.formats, source.format);
  // that a .doc is too old is known only once it has been opened: the finding names the format
  const unread = findings.find(({ code }) => code === 'format_not_read');
  if (unread) addTo(counts.not_read_yet, unread.params.format as Format);
}

function addTo(counts: Partial<Record<Format, number>>, format: Format): void {
  counts[format] = (counts[format] ?? 0) + 1;
}

/** Adds what the reports of the run say about each other. */
export function addAcross(counts: RunCounts, { relations, findings }: AcrossReports): void {
  for (const { relation } of relations) counts.relations[relation.result]++;
  for (const { found } of findings) counts.findings[found.severity]++;
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
