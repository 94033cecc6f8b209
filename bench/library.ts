/**
 * A contender that is a library, in a process of its own: the garbage of one is not collected in the time of another, and each has the
 * heap and the compiled code that it would have by itself.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Contender, contenders } from './contenders.js';

interface Asked {
  paths: readonly string[];
}

/** How a round went: milliseconds for all documents, and how many could not be read. */
export interface Went {
  milliseconds: number;
  refused: number;
}

/** A library, asked from here. */
export class Library {
  readonly #child: ChildProcess;

  constructor(name: string, work: string) {
    this.#child = fork(fileURLToPath(import.meta.url), [name, work]);
  }

  /** Takes the documents, and tells how that went; the time is the child's own. */
  async run(paths: readonly string[]): Promise<Went> {
    const gone = new AbortController();
    const { signal } = gone;
    const answer = once(this.#child, 'message', { signal });
    const exit = once(this.#child, 'exit', { signal }).then(([code]) => {
      throw new Error(`a contender ended with ${code}`);
    });
    this.#child.send({ paths } satisfies Asked);
    try {
      const [went] = await Promise.race([answer, exit]);
      return went;
    } finally {
      gone.abort();
      await Promise.allSettled([answer, exit]);
    }
  }

  close(): void {
    this.#child.disconnect();
  }
}

/** Has a contender take the documents, in this process. */
export async function timedRun(contender: Contender, paths: readonly string[]): Promise<Went> {
  const begun = performance.now();
  const refused = await contender.run(paths);
  return { milliseconds: performance.now() - begun, refused };
}

const [, script, name, work] = process.argv;

/** The child's side. */
if (script === fileURLToPath(import.meta.url)) {
  const contender = contenders(work ?? '').find((one) => one.name === name);
  if (contender === undefined) throw new RangeError(`no contender is named ${name}`);
  process.on('message', async ({ paths }: Asked) => process.send?.(await timedRun(contender, paths)));
}
