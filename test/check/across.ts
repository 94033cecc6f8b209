/** Relations between reports, evaluated as a run does it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AcrossRun } from '../../src/batch/across.js';
import { recordOfSummary } from '../../src/batch/output/journal.js';
import type { AcrossKind, Summary } from '../../src/check/across.js';
import type { Form } from '../../src/forms/form.js';

/** What the reports say about each other, in their order. */
export function across(summaries: readonly Summary[], forms: readonly Form[], kinds: readonly AcrossKind[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-across-'));
  const run = new AcrossRun(path.join(folder, 'spill'), kinds, forms);
  try {
    for (const summary of summaries) run.add(recordOfSummary(summary));
    const all = [...run.results()];
    return { results: all.flatMap(({ relations }) => relations), findings: all.flatMap(({ findings }) => findings) };
  } finally {
    run.close();
    rmSync(folder, { recursive: true });
  }
}
