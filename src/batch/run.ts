/** A run: every file that the walk meets, in its order, whatever happens to any of them. */
import type { AcrossKind } from '../check/across.js';
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import type { RunCounts } from '../write/run-json.js';
import { AcrossRun, addAcross } from './across.js';
import { ahead } from './ahead.js';
import type { Executor } from './convert/executor.js';
import type { PassedOver, Walk } from './input/find.js';
import type { Output } from './output/index.js';
import type { FileRecord, ItemRecord } from './output/journal.js';
import { type Plan, Planner, type PlanOptions } from './plan.js';
import { noResult, noteItem, type RunResult } from './result.js';
import { Settlement } from './settle/index.js';
import { reuse } from './settle/reuse.js';
import { withTemporary } from './settle/temporary.js';
import { Taking } from './take-items.js';
import { addCounts, countsOfPassed } from './tally.js';

export interface RunOptions extends PlanOptions {
  /** Closed when the last document is there. */
  executor: Executor;
  /** Walks the inputs from the beginning. */
  walk: () => Walk;
  /** Forms whose relations between reports are evaluated; the official ones by default. */
  forms?: readonly Form[];
  /** The kinds of relations between reports that are evaluated. */
  kinds?: readonly AcrossKind[];
  /** Files that are gone stay in the output. */
  keep?: boolean;
  /** Once it is aborted, the files at hand are finished and no further ones begun. */
  stop?: AbortSignal;
  /** Called with each document that is done. */
  onDocument?: (event: DocumentDone) => void;
}

/** A document that is done. */
export interface DocumentDone {
  document: string;
  /** Files done, this one included, and how many there are. */
  done: number;
  total: number;
  /** What the run has come to so far. */
  counts: Readonly<RunCounts>;
  /** Taken from an earlier run. */
  kept: boolean;
  /** Why nothing came of it. */
  reason?: Finding;
}

/** Files that are read ahead for each one that is converted at a time, and their bytes together. */
const AHEAD_FOR_EACH = 4;
const AHEAD_BYTES = 128 * 1024 * 1024;

/** Converts what the walk meets, in its order, into an output. */
export async function run(output: Output, options: RunOptions): Promise<RunResult> {
  return withTemporary(output.temporary, async (folder) => {
    const paths = output.hasJsonFiles;
    const settlement = new Settlement(folder('settled'), paths);
    const planner = new Planner(output, options, new Settlement(folder('planned'), paths));
    const across = new AcrossRun(folder('across'), output.across ? (options.kinds ?? []) : [], options.forms);
    const running = new Running(output, options, settlement, across);
    try {
      await running.survey(planner);
      await running.files(planner);
      // What is left is done here, and the memory of the workers is not needed any more.
      if (!running.stopped) await options.executor.close();
      return await running.end();
    } catch (error) {
      await output.abandon();
      throw error;
    } finally {
      for (const one of [settlement, planner, across]) one.close();
    }
  });
}

class Running {
  get stopped(): boolean {
    return this.#result.stopped;
  }

  readonly #output: Output;
  readonly #options: RunOptions;
  readonly #settlement: Settlement;
  readonly #across: AcrossRun;
  readonly #result = noResult();

  constructor(output: Output, options: RunOptions, settlement: Settlement, across: AcrossRun) {
    this.#output = output;
    this.#options = options;
    this.#settlement = settlement;
    this.#across = across;
  }

  /** A first walk: how many files there are, which folders, and how much of a run that was cut short still stands. */
  async survey(planner: Planner): Promise<void> {
    for await (const sighting of this.#options.walk()) {
      if ('source' in sighting) {
        this.#result.total++;
        this.#settlement.expect(sighting.document);
        planner.expect(sighting.document);
      }
      await this.#output.survey(sighting);
    }
    await this.#output.begin();
  }

  async files(planner: Planner): Promise<void> {
    const walk = this.#options.walk();
    const bounds = {
      items: AHEAD_FOR_EACH * this.#options.executor.jobs,
      weight: AHEAD_BYTES,
      weightOf: ({ weight }: Plan) => weight,
    };
    for await (const plan of ahead(planner.plans(walk), bounds)) await this.#carryOut(plan);
    this.#result.stopped = planner.stopped;
    this.#result.counts.skipped += walk.skipped;
    this.#result.counts.excluded += walk.excluded;
  }

  async #carryOut(plan: Plan): Promise<void> {
    if (plan.kind === 'passed') return this.#pass(plan.sighting, plan.own);
    if (plan.kind === 'vanished') return this.#vanished(plan);
    this.#result.done++;
    const { document, given } = plan.sighting;
    const settled = this.#settlement.document(document, given);
    if (plan.kind === 'stands') {
      const kept = reuse(plan, settled, this.#settlement);
      if (kept !== undefined) {
        await this.#output.keep(plan.standing, kept);
        this.#result.kept++;
        return this.#noteFile(kept, true);
      }
    }
    const context = { settlement: this.#settlement, output: this.#output, options: this.#options };
    const taking = new Taking(plan, settled, context);
    for await (const item of taking.items()) this.#noteItem(item, false);
    const file = taking.record();
    await this.#output.file(plan.sighting.place, file);
    if (file.elsewhere) this.#result.elsewhere++;
  }

  async #pass(sighting: PassedOver, own = false): Promise<void> {
    if (!own) await this.#output.passedOver(sighting);
    addCounts(this.#result.counts, countsOfPassed(sighting.passed));
  }

  async #vanished({ standing }: Extract<Plan, { kind: 'vanished' }>): Promise<void> {
    const { place, file } = standing.record;
    if (file === undefined) return;
    const kept = reuse({ standing, identity: file.identity }, undefined, this.#settlement);
    if (kept === undefined) {
      const passed = finding('document_replaced');
      return this.#pass({ place, document: file.document, passed });
    }
    await this.#output.keep(standing, kept);
    this.#noteFile(kept, true);
  }

  #noteFile({ items, elsewhere }: FileRecord, kept: boolean): void {
    if (elsewhere) {
      this.#result.elsewhere++;
      return;
    }
    for (const item of items) this.#noteItem(item, kept);
  }

  #noteItem(item: ItemRecord, kept: boolean): void {
    const result = this.#result;
    noteItem(result, item);
    for (const summary of item.summaries) this.#across.add(summary);
    const { run, unread, reason } = item;
    const { done, total, counts } = result;
    const { document } = run;
    this.#options.onDocument?.({ document, done, total, counts, kept, ...(unread && reason && { reason }) });
  }

  async end(): Promise<RunResult> {
    const result = this.#result;
    if (result.stopped) {
      await this.#output.pause();
      return result;
    }
    if (this.#output.across) {
      for (const reports of this.#across.results()) {
        await this.#output.across(reports);
        addAcross(result.counts, reports);
      }
    }
    await this.#output.finish(result);
    return result;
  }
}
