/**
 * A pool of worker threads. A document that takes too long, needs too much memory or ends its worker becomes a finding; of an archive,
 * the files behind it are converted by another worker.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Tinypool } from 'tinypool';
import { type Finding, finding } from '../../findings.js';
import { codeOf } from '../reasons.js';
import { type Executor, failedItem, type Job, type OnDefect } from './executor.js';
import type { Formatted, Shape } from './formatted.js';
import type { FromMain, ToWorker, WorkerMessage, WorkerSetting } from './worker.js';

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

/**
 * Room for the objects of some ten documents, twice what V8 gives. In less, what a document in hand has made is taken for long-lived,
 * and whole heaps are gone through for it: a run takes a tenth longer.
 */
const YOUNG_MEGABYTES = 96;

/** Starts the pool; the workers come with the files. */
export async function pool(options: PoolOptions): Promise<Executor> {
  const { jobs, memoryLimit, setting, worker } = options;
  const { Tinypool } = await import('tinypool');
  const threads = new Tinypool({
    filename: worker.href,
    minThreads: 0,
    // One more for a file that is waited for while all others wait to be asked for.
    maxThreads: jobs + 1,
    // Between files a worker waits in its event loop: one that slept could not be told anything.
    useAtomics: false,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
    idleTimeout: 60_000,
    resourceLimits: {
      maxOldGenerationSizeMb: memoryLimit,
      maxYoungGenerationSizeMb: Math.min(YOUNG_MEGABYTES, memoryLimit),
    },
    // Options of the command that started this process are none of the worker's business.
    execArgv: [],
    workerData: setting,
  });
  const workers = new Workers(threads, jobs);
  return {
    jobs,
    items: (job) => new Task(workers, job, options).items(),
    close: () => threads.destroy(),
  };
}

/**
 * The threads, one file for each at a time. Files wait here and not in the queue of tinypool, which forgets them when the worker that
 * should have taken the next one is lost.
 */
class Workers {
  readonly threads: Tinypool;
  /** Why no worker can be started. */
  broken: unknown;
  readonly #waiting: (() => void)[] = [];
  /** Files given to a worker that has not said that it is there. */
  readonly #unheard = new Set<Attempt>();
  #free: number;
  #failed = 0;

  constructor(threads: Tinypool, jobs: number) {
    this.threads = threads;
    this.#free = jobs;
    threads.on('error', (error) => this.#lost(error));
  }

  /** Waits for its turn, and gives the function that lets the next one have it. */
  async turn(): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    };
  }

  given(attempt: Attempt): void {
    this.#unheard.add(attempt);
  }

  heard(attempt: Attempt): void {
    this.#unheard.delete(attempt);
  }

  /** A worker failed while it had no file: mostly one that could not be started, and others wait for it. */
  #lost(error: unknown): void {
    if (++this.#failed > MOST_LOST) this.broken ??= error;
    for (const attempt of this.#unheard) attempt.giveUp();
  }
}

/** Workers that may fail to start before the run ends. */
const MOST_LOST = 8;

/** The conversion of one file, begun at once. */
class Task {
  readonly #workers: Workers;
  readonly #job: Job;
  readonly #options: PoolOptions;
  readonly #waiting: Formatted[] = [];
  #attempt: Attempt;
  /**
   * One for the whole file: an attempt that waited behind files which come later, and which wait for this one to be done, would
   * wait without end.
   */
  readonly #turn: Promise<() => void>;
  /** Documents of the file that have come. */
  #count: number;
  /** How many had come when it was last begun anew. */
  #again: number | undefined;
  #wake = (): void => {};

  constructor(workers: Workers, job: Job, options: PoolOptions) {
    this.#workers = workers;
    this.#job = job;
    this.#options = options;
    this.#count = job.from ?? 0;
    this.#turn = job.urgent ? Promise.resolve(() => {}) : workers.turn();
    this.#attempt = this.#begin();
  }

  #begin(): Attempt {
    const job = { ...this.#job, from: this.#count };
    return new Attempt(this.#workers, this.#turn, job, this.#options, (message) => {
      if ('ended' in message && this.mends === 'last') void this.#turn.then((leave) => leave());
      if ('defect' in message) this.#options.onDefect?.(message.document, message.defect);
      if ('item' in message) {
        this.#count++;
        this.#waiting.push(message.item);
      }
      this.#wake();
    });
  }

  async *items(): AsyncGenerator<Formatted, void, void> {
    try {
      yield* this.#all();
    } finally {
      this.#attempt.tell('enough');
    }
  }

  async *#all(): AsyncGenerator<Formatted, void, void> {
    for (;;) {
      const item = this.#waiting.shift();
      if (item !== undefined) {
        this.#attempt.tell('taken');
        yield item;
        continue;
      }
      const { ended } = this.#attempt;
      if (ended === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (ended === 'done') return;
      else if (this.#workers.broken !== undefined) throw this.#workers.broken;
      else {
        const { mends } = this;
        if (mends === 'failed' && typeof ended === 'object') {
          yield this.#failed(ended.failure, ended.standing);
          this.#count++;
        } else if (mends === 'last' && typeof ended === 'object') {
          yield this.#failed(ended.failure, ended.standing);
          return;
        }
        this.#again = this.#count;
        this.#attempt = this.#begin();
      }
    }
  }

  /**
   * What is done about an attempt that ended too early. Of a file that is no archive nothing is left. The document in hand has `failed`,
   * those behind it are tried; where none was in hand the rest is tried `again`, once from the same place.
   */
  get mends(): 'last' | 'failed' | 'again' {
    const { ended } = this.#attempt;
    if (ended === 'done' || this.#workers.broken !== undefined) return 'last';
    if (typeof ended !== 'object') return 'again';
    if (this.#count === 0) return 'last';
    if (ended.standing !== undefined) return 'failed';
    return this.#again === this.#count ? 'last' : 'again';
  }

  /** The document in hand was given up; where none was, the rest of the archive. */
  #failed(failure: Finding, standing: string | undefined): Formatted {
    const { document, findings } = this.#job;
    const { shape } = this.#options;
    if (this.#count === 0) return failedItem(document, findings, failure, shape);
    return failedItem(standing ?? `${document}/`, [], failure, shape);
  }
}

/** `unheard`: no worker ever took the file. */
type Ended = 'done' | 'unheard' | { failure: Finding; standing: string | undefined };

/** One go of a worker at a file. */
class Attempt {
  ended: Ended | undefined;
  readonly #workers: Workers;
  readonly #port: MessagePort;
  readonly #abort = new AbortController();
  readonly #options: PoolOptions;
  readonly #tell: (message: WorkerMessage) => void;
  #timer: NodeJS.Timeout | undefined;
  #heard = false;
  /** The document in hand. */
  #standing: string | undefined;

  constructor(
    workers: Workers,
    turn: Promise<unknown>,
    job: Job,
    options: PoolOptions,
    tell: (message: WorkerMessage) => void,
  ) {
    this.#workers = workers;
    this.#options = options;
    this.#tell = tell;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', this.#hear);
    void this.#run(turn, { ...job, port: port2, most: MOST_WAITING });
  }

  async #run(turn: Promise<unknown>, task: ToWorker): Promise<void> {
    const workers = this.#workers;
    await turn;
    workers.given(this);
    const ending = await workers.threads
      .run(task, { transferList: [task.port], signal: this.#abort.signal })
      .then((): Ended => 'done', this.#endingOf);
    this.#port.off('message', this.#hear);
    // What the worker sent before it ended came by another way, and may not have been heard yet.
    for (let got = receiveMessageOnPort(this.#port); got !== undefined; got = receiveMessageOnPort(this.#port)) {
      this.#hear(got.message);
    }
    clearTimeout(this.#timer);
    workers.heard(this);
    this.#port.close();
    this.ended = typeof ending === 'object' ? { ...ending, standing: this.#standing } : ending;
    this.#tell({ ended: true });
  }

  readonly #hear = (message: WorkerMessage): void => {
    this.#heard = true;
    this.#workers.heard(this);
    if ('begun' in message) this.#begun(message.begun);
    else if ('waits' in message) clearTimeout(this.#timer);
    else {
      if ('item' in message) this.#begun(undefined);
      this.#tell(message);
    }
  };

  /** Tells the worker that a document was taken from it, or that no further ones are wanted, unless it is through. */
  tell(word: FromMain): void {
    if (this.ended === undefined) this.#port.postMessage(word);
  }

  /** The worker that was to take the file did not come. */
  giveUp(): void {
    this.#abort.abort();
  }

  /** So much time has a document, and what lies between two of an archive. Waiting until more is asked for is not counted. */
  #begun(document: string | undefined): void {
    this.#standing = document;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), 1000 * this.#options.timeLimit);
  }

  readonly #endingOf = (error: unknown): Ended => {
    const { timeLimit, memoryLimit, onDefect } = this.#options;
    const standing = this.#standing;
    if (!this.#heard) return 'unheard';
    if (this.#abort.signal.aborted) return { failure: finding('time_limit', '', { seconds: timeLimit }), standing };
    if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
      return { failure: finding('memory_limit', '', { limit: memoryLimit }), standing };
    }
    onDefect?.(standing ?? '', error);
    return { failure: finding('worker_lost'), standing };
  };
}
