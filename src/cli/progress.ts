/** Progress of a run: one line of a terminal, written over and over, or events a line each. Silence in a pipe. */
import type { Writable } from 'node:stream';
import type { RunResult } from '../batch/result.js';
import type { DocumentDone } from '../batch/run.js';
import { type Lang, sayIn } from './messages.js';
import { shortened } from './width.js';

export interface Progress {
  document: (event: DocumentDone) => void;
  /** Takes the line away, or says how it ended. */
  end: (result?: RunResult) => void;
}

export type ProgressKind = 'line' | 'json';

type Terminal = Writable & { isTTY?: boolean; columns?: number };

/** Milliseconds between two lines and between two events. */
const LINE_EVERY = 100;
const EVENT_EVERY = 1000;

/** Progress on `stderr`; a line only where that is a terminal. */
export function progressOn(stderr: Terminal, kind: ProgressKind, lang: Lang, now: () => number): Progress {
  if (kind === 'json') return events(stderr, now);
  return stderr.isTTY === true ? line(stderr, lang, now) : { document: () => {}, end: () => {} };
}

/** How a run stands. */
interface State {
  done: number;
  total: number;
  /** Files a second, those that an earlier run had converted not counted. */
  rate: number;
  seconds_left: number | null;
  reports: number;
  /** Figures that are unreadable, unplaced or missing. */
  flagged: number;
  /** Documents. */
  unreadable: number;
}

/** Tells how the run stands, at most every so many milliseconds. */
class Pace {
  readonly #now: () => number;
  readonly #every: number;
  readonly #begun: number;
  #last = Number.NEGATIVE_INFINITY;
  #kept = 0;
  #done = 0;

  constructor(now: () => number, every: number) {
    this.#now = now;
    this.#every = every;
    this.#begun = now();
  }

  /** Undefined while it is too early to say something again; the last file is always said. */
  state(event: DocumentDone): State | undefined {
    if (event.kept && event.done > this.#done) this.#kept++;
    this.#done = event.done;
    const now = this.#now();
    if (now - this.#last < this.#every && event.done < event.total) return undefined;
    this.#last = now;
    return stateOf(event, this.#kept, (now - this.#begun) / 1000);
  }
}

function stateOf({ done, total, counts }: DocumentDone, kept: number, seconds: number): State {
  const { figures, outcomes, reports } = counts;
  const rate = seconds > 0 ? (done - kept) / seconds : 0;
  return {
    done,
    total,
    rate: Math.round(10 * rate) / 10,
    seconds_left: rate > 0 ? Math.ceil((total - done) / rate) : null,
    reports,
    flagged: figures.unreadable + figures.unplaced + figures.missing,
    unreadable: outcomes.unreadable,
  };
}

function line(stderr: Terminal, lang: Lang, now: () => number): Progress {
  // CSI K: erase to the end of the line (ECMA-48, 8.3.41)
  const put = (text: string) => stderr.write(`\r${text}\x1b[K`);
  const pace = new Pace(now, LINE_EVERY);
  return {
    document: (event) => {
      const state = pace.state(event);
      if (state === undefined) return;
      const { seconds_left, ...shown } = state;
      const text = sayIn(lang)('progress', { ...shown, left: timeText(seconds_left), document: event.document });
      put(shortened(text, (stderr.columns ?? 80) - 1));
    },
    end: () => put(''),
  };
}

/** `1:02:03`, `4:05` */
function timeText(seconds: number | null): string {
  if (seconds === null) return '?';
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function events(stderr: Writable, now: () => number): Progress {
  const put = (event: object) => stderr.write(`${JSON.stringify(event)}\n`);
  const pace = new Pace(now, EVENT_EVERY);
  return {
    document: (event) => {
      if (event.reason !== undefined) {
        put({ event: 'unread', document: event.document, code: event.reason.code });
      }
      const state = pace.state(event);
      if (state !== undefined) put({ event: 'progress', ...state });
    },
    end: (result) => {
      if (result !== undefined)
        put({ event: 'end', stopped: result.stopped, kept: result.kept, counts: result.counts });
    },
  };
}
