/**
 * Relations between the reports of a run, evaluated when the last one is there. What is kept of each report stands on disk; in
 * memory are tables of where, some dozens of bytes a report.
 */
import type { AcrossKind, AcrossResult, Summary } from '../check/across.js';
import { holdsForUnits, speakerKeys, standingKey, withUnit } from '../check/units.js';
import { followsYear, type YearBefore, yearBefore, yearKey } from '../check/years.js';
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { FindingRecord } from '../write/findings-table.js';
import type { RelationRecord } from '../write/relations-table.js';
import type { RunCounts } from '../write/run-json.js';
import { type SummaryRecord, summaryOfRecord } from './output/journal.js';
import { Fingerprints } from './settle/fingerprints.js';
import { Spill } from './settle/spill.js';

/** What reports of a run say about each other. */
export interface AcrossReports {
  relations: RelationRecord[];
  findings: FindingRecord[];
}

/** Authorities and years whose reports are at hand at a time: documents of one authority mostly come together. */
const AT_HAND = 256;

export class AcrossRun {
  readonly #summaries: Spill;
  readonly #forms: readonly Form[];
  readonly #kinds: readonly AcrossKind[];
  readonly #years = new Chains();
  /** The only report that stands in a folder; `SEVERAL` where there are more. */
  readonly #standing = new Fingerprints();

  /** `spill`: a file for what must be remembered; it is taken away by `close`. */
  constructor(spill: string, kinds: readonly AcrossKind[], forms: readonly Form[] = FORMS) {
    this.#summaries = new Spill(spill);
    this.#kinds = kinds;
    this.#forms = forms;
  }

  add(summary: SummaryRecord): void {
    const offset = this.#summaries.put(JSON.stringify(summary));
    const own = yearKey(summary);
    if (own !== null) this.#years.add(own, offset);
    const place = this.#kinds.includes('across_units') ? standingKey(summary) : null;
    if (place !== null) this.#standing.set(place, this.#standing.has(place) ? SEVERAL : offset);
  }

  /** What each report says about others, in the order of the reports: first the years, then the units. */
  *results(): Generator<AcrossReports, void, void> {
    yield* this.#betweenYears();
    if (this.#kinds.includes('across_units')) yield* this.#acrossUnits();
  }

  close(): void {
    this.#summaries.close();
  }

  *#betweenYears(): Generator<AcrossReports> {
    const atHand = new Map<string, YearBefore | undefined>();
    for (const { text } of this.#summaries.all()) {
      const report = summaryOf(text);
      const key = yearKey(report, -1);
      const before = key === null ? undefined : this.#yearBefore(key, atHand);
      if (before === undefined) continue;
      const { results, findings } = followsYear(report, before, this.#forms);
      yield {
        relations: results.map(recordOf),
        findings: findings.map((found) => ({ document: report.document, found })),
      };
    }
  }

  #yearBefore(key: string, atHand: Map<string, YearBefore | undefined>): YearBefore | undefined {
    if (atHand.has(key)) return atHand.get(key);
    const [oldest] = atHand.size >= AT_HAND ? atHand.keys() : [];
    if (oldest !== undefined) atHand.delete(oldest);
    const before = yearBefore(this.#of(this.#years.of(key), (report) => yearKey(report) === key));
    atHand.set(key, before);
    return before;
  }

  *#acrossUnits(): Generator<AcrossReports> {
    const units = new Chains();
    for (const { text, offset } of this.#summaries.all()) {
      const speaker = this.#speakerOf(summaryOf(text), offset);
      if (speaker !== undefined) units.add(String(speaker), offset);
    }
    for (const { text, offset } of this.#summaries.all()) {
      const documents: string[] = [];
      let total: Summary | undefined;
      for (const unit of this.#of(units.of(String(offset)))) {
        total = withUnit(total, unit);
        documents.push(unit.document);
      }
      if (total === undefined) continue;
      yield {
        relations: holdsForUnits(summaryOf(text), { total, documents }, this.#forms).map(recordOf),
        findings: [],
      };
    }
  }

  #speakerOf(report: Summary, own: number): number | undefined {
    for (const key of speakerKeys(report)) {
      const speaker = this.#standing.get(key);
      if (speaker !== undefined && speaker !== SEVERAL && speaker !== own) return speaker;
    }
    return undefined;
  }

  *#of(offsets: Iterable<number>, isMeant: (report: Summary) => boolean = () => true): Generator<Summary> {
    for (const offset of offsets) {
      const report = summaryOf(this.#summaries.at(offset));
      if (isMeant(report)) yield report;
    }
  }
}

const SEVERAL = -1;

/** Lists of numbers by a text, in the order in which they were added. */
class Chains {
  readonly #first = new Fingerprints();
  readonly #last = new Fingerprints();
  readonly #next = new Fingerprints();

  add(key: string, number: number): void {
    const last = this.#last.get(key);
    if (last === undefined) this.#first.set(key, number);
    else this.#next.set(String(last), number);
    this.#last.set(key, number);
  }

  *of(key: string): Generator<number, void, void> {
    for (let at = this.#first.get(key); at !== undefined; at = this.#next.get(String(at))) yield at;
  }
}

const summaryOf = (text: string): Summary => summaryOfRecord(JSON.parse(text));

function recordOf({ report, relation, others }: AcrossResult): RelationRecord {
  const { document, form, agency, year } = report;
  return { document, form, agency, year: String(year ?? ''), relation, others };
}

/** Adds what the reports of the run say about each other. */
export function addAcross(counts: RunCounts, { relations, findings }: AcrossReports): void {
  for (const { relation } of relations) counts.relations[relation.result]++;
  for (const { found } of findings) counts.findings[found.severity]++;
}
