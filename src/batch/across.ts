/** Relations between the reports of a run: little is kept of each, and all are evaluated when the last one is there. */
import { type AcrossKind, type AcrossResult, type Summary, summaryOf } from '../check/across.js';
import { acrossUnits } from '../check/units.js';
import { betweenYears } from '../check/years.js';
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Entry } from '../write/entry.js';
import type { FindingRecord } from '../write/findings-table.js';
import type { RelationRecord } from '../write/relations-table.js';

/** What the reports of a run say about each other. */
export interface AcrossReports {
  relations: RelationRecord[];
  findings: FindingRecord[];
}

export class AcrossRun {
  readonly #summaries: Summary[] = [];
  readonly #kinds: AcrossKind[];

  readonly #forms: readonly Form[];

  /** @param units whether authorities are to be held against the units below them */
  constructor(units: boolean, forms: readonly Form[] = FORMS) {
    this.#forms = forms;
    this.#kinds = units ? ['between_years', 'across_units'] : ['between_years'];
  }

  add(entries: readonly Entry[]): void {
    for (const { document, report } of entries) {
      if (report !== undefined) this.#summaries.push(summaryOf(document, report, this.#forms, this.#kinds));
    }
  }

  results(): AcrossReports {
    const years = betweenYears(this.#summaries, this.#forms);
    const units = this.#kinds.includes('across_units') ? acrossUnits(this.#summaries, this.#forms) : [];
    const failed = years.results.flatMap(({ report: { document }, finding: found }) =>
      found === undefined ? [] : [{ document, found }],
    );
    return { relations: [...years.results, ...units].map(recordOf), findings: [...years.findings, ...failed] };
  }
}

function recordOf({ report, relation, others }: AcrossResult): RelationRecord {
  const { document, form, agency, year } = report;
  return { document, form, agency, year: String(year ?? ''), relation, others };
}
