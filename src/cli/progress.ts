/** Progress: one line of a terminal, written over and over; silence in a pipe. */
import type { Writable } from 'node:stream';
import { type Lang, sayIn } from './messages.js';
import { shortened } from './width.js';

export interface Progress {
  show: (document: string, index: number, total: number) => void;
  /** Takes the line away. */
  end: () => void;
}

type Terminal = Writable & { isTTY?: boolean; columns?: number };

/** Progress on `stderr` where that is a terminal. */
export function progressOn(stderr: Terminal, lang: Lang): Progress {
  if (stderr.isTTY !== true) return { show: () => {}, end: () => {} };
  // CSI K: erase to the end of the line (ECMA-48, 8.3.41)
  const line = (text: string) => stderr.write(`\r${text}\x1b[K`);
  return {
    show: (document, index, total) => {
      const text = sayIn(lang)('progress', { number: index + 1, total, document });
      line(shortened(text, (stderr.columns ?? 80) - 1));
    },
    end: () => line(''),
  };
}
