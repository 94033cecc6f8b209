/** Counts over a run. */
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
    outcomes: { read: 0, unreadable: 0, no_report: 0 },
    figures: Object.fromEntries(STATUSES.map((status) => [status, 0])) as RunCounts['figures'],
    relations: { held: 0, failed: 0, not_checkable: 0 },
    findings: { error: 0, warning: 0, info: 0 },
  };
}

/** Adds a document with all its reports. */
export function addDocument(counts: RunCounts, entries: readonly Entry[]): void {
  counts.documents++;
  const outcome = entries[0]?.outcome;
  if (outcome !== undefined) counts.outcomes[outcome]++;
  for (const { report } of entries) {
    if (report === undefined) continue;
    counts.reports++;
    for (const { status } of report.figures) counts.figures[status]++;
    for (const { result } of report.relations) counts.relations[result]++;
  }
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
