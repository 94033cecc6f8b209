/** What a group is for (1.9.1, "Destination control words"): which control words count in it, and what becomes of its text. */
import type { Kind } from '../word/notes.js';
import type { Pass } from './pass.js';

/** What a control word does; `number` is the one behind it. */
export type Control = (pass: Pass, number: number | undefined) => void;

/**
 * What is to be done at the end of a group. It is handed the pass: a function that held one would keep it in memory, and the
 * document with it, long after that has been read.
 */
export type AtEnd = (pass: Pass) => void;

export interface Destination {
  readonly words: ReadonlyMap<string, Control>;
  /** Absent where text is not looked at. */
  text?(pass: Pass, text: string): void;
  /** A character of a symbol font. */
  symbol?(pass: Pass): void;
  /** Control characters mean something, and are text. */
  readonly keepsControls?: boolean;
}

/** A table of control words, safe from words such as `constructor`. */
export const wordsOf = (table: Readonly<Record<string, Control>>): ReadonlyMap<string, Control> =>
  new Map(Object.entries(table));

const NONE = wordsOf({});

/** Nobody misses what stands in it. */
export const SKIPPED: Destination = { words: NONE };

/** Left out, which is said if it holds anything. */
export function leftOut(kind: Kind): Destination {
  let said = false;
  return {
    words: NONE,
    text: ({ flow }, text) => {
      if (said || !/\S/.test(text)) return;
      said = true;
      flow.note(kind);
    },
  };
}
