/**
 * A pool of worker threads. A document that takes too long, needs too much memory or ends its worker becomes a finding; of an archive,
 * the files behind it are converted by another worker.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Tinypool } from 'tinypool';
import { type Finding, finding } from '../findings.js';
import { type Executor, failedItem, type Job, type OnDefect } from './executor.js';
import type { Formatted, Shape } from './formatted.js';
import { codeOf } from './reasons.js';
import type { ToWorker, WorkerMessage, WorkerSetting } from './worker.js';

export interface PoolOptions {
  /** The script that the workers run. */
  worker: URL;
  jobs: number;
  shape: Shape;
  /** What the workers need to know before the first file. */
  setting: WorkerSetting;
  /** Seconds that a document may take. */
  timeLimit: number;
  /** Megabytes of memory that a worker may use. */
  memoryLimit: number;
  onDefect?: OnDefect;
}

/** Documents of a file that may be converted before they are asked for. */
const MOST_WAITING = 8;

/** Starts the pool; the workers come with the files. */
export async function pool(options: PoolOptions): Promise<Executor> {
  const { jobs, memoryLimit, setting, worker } = options;
  const { Tinypool } = await import('tinypool');
  const threads = new Tinypool({
    filename: worker.href,
    minThreads: 0,
    maxThreads: jobs,
    // Between files a worker waits in its event loop: one that slept could not be told anything.
    useAtomics: false,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    workerData: setting,
  });
  return {
    jobs,
    items: (job) => {
      const task = new Task(threads, job, options);
      return task.items();
    },
    close: () => threads.destroy(),
  };
}

/** The conversion of one file, begun at once. */
class Task {
  readonly #threads: Tinypool;
  readonly #job: Job;
  readonly #options: PoolOptions;
  readonly #waiting: Formatted[] = [];
  #attempt: Attempt;
  /** Documents of the file that have come. */
  #count: number;
  #wake = (): void => {};

  constructor(threads: Tinypool, job: Job, options: PoolOptions) {
    this.#threads = threads;
    this.#job = job;
    this.#options = options;
    this.#count = job.from ?? 0;
    this.#attempt = this.#begin();
  }

  #begin(): Attempt {
    return new Attempt(this.#threads, { ...this.#job, from: this.#count }, this.#options, (message) => {
      if ('defect' in message) this.#options.onDefect?.(message.document, message.defect);
      if ('item' in message) {
        this.#count++;
        this.#waiting.push(message.item);
      }
      this.#wake();
    });
  }

  async *items(): AsyncGenerator<Formatted, void, void> {
    for (;;) {
      const item = this.#waiting.shift();
      if (item !== undefined) {
        this.#attempt.taken();
        yield item;
      } else if (this.#attempt.ended === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (this.#attempt.ended === 'done') return;
      else {
        const { failure, standing } = this.#attempt.ended;
        yield this.#failed(failure, standing);
        if (standing === undefined || this.#count === 0) return;
        this.#count++;
        this.#attempt = this.#begin();
      }
    }
  }

  /** The document in hand was given up; where none was, the rest of the archive. */
  #failed(failure: Finding, standing: string | undefined): Formatted {
    const { document, findings } = this.#job;
    const { shape } = this.#options;
    if (this.#count === 0) return failedItem(document, findings, failure, shape);
    return failedItem(standing ?? `${document}/`, [], failure, shape);
  }
}

/** One go of a worker at a file. */
class Attempt {
  ended: 'done' | { failure: Finding; standing: string | undefined } | undefined;
  readonly #port: MessagePort;
  readonly #abort = new AbortController();
  readonly #options: PoolOptions;
  #timer: NodeJS.Timeout | undefined;
  /** The document in hand. */
  #standing: string | undefined;

  constructor(threads: Tinypool, job: Job, options: PoolOptions, tell: (message: WorkerMessage) => void) {
    this.#options = options;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const hear = (message: WorkerMessage): void => {
      if ('begun' in message) this.#begun(message.begun);
      else {
        if ('item' in message) this.#begun(undefined);
        tell(message);
      }
    };
    port1.on('message', hear);
    const task: ToWorker = { ...job, port: port2, most: MOST_WAITING };
    const end = (endingOf: () => Attempt['ended']): void => {
      port1.off('message', hear);
      // What the worker sent before it ended came by another way, and may not have been heard yet.
      for (let got = receiveMessageOnPort(port1); got !== undefined; got = receiveMessageOnPort(port1))
        hear(got.message);
      clearTimeout(this.#timer);
      this.ended = endingOf();
      port1.close();
      tell({ ended: true });
    };
    threads.run(task, { transferList: [port2], signal: this.#abort.signal }).then(
      () => end(() => 'done'),
      (error) => end(() => ({ failure: this.#failureOf(error), standing: this.#standing })),
    );
  }

  /** Tells the worker that a document was taken from it. */
  taken(): void {
    this.#port.postMessage('taken');
  }

  /** The time of a document is that from its beginning, or from the end of the one before it. */
  #begun(document: string | undefined): void {
    this.#standing = document;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), 1000 * this.#options.timeLimit);
  }

  #failureOf(error: unknown): Finding {
    const { timeLimit, memoryLimit } = this.#options;
    if (this.#abort.signal.aborted) return finding('time_limit', '', { seconds: timeLimit });
    if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') return finding('memory_limit', '', { limit: memoryLimit });
    this.#options.onDefect?.(this.#standing ?? '', error);
    return finding('worker_lost');
  }
}
