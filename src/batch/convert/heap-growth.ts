/** How often V8 goes through the whole heap of a worker. */
import { setFlagsFromString } from 'node:v8';

/**
 * How far a heap may grow between two full collections, in percent of what is alive. V8's own measure, some 60, has a worker go through
 * its heap every 80 documents, and each time the optimised code of closures that live no longer than a document is dropped, to be made
 * again. V8 asks for the number at the end of each collection; the memory limit of a worker holds good in any case.
 */
const PERCENT = 100;

/** Called before the first worker is started: it holds good for all threads. */
export function letHeapsGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}
