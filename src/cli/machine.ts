/** What of the machine the command line needs, so that tests can put streams of their own in its place. */
import type { Readable, Writable } from 'node:stream';
import type { Schema } from '../forms/file/index.js';
import type { Form } from '../forms/form.js';
import type { DocxReader } from '../read/docx/blocks.js';
import type { Conversion } from '../report.js';
import type { Step } from '../walk/states.js';
import type { Lang, Say } from './messages.js';

export type Output = Writable & { isTTY?: boolean; columns?: number };

export interface Machine {
  stdin: Readable;
  stdout: Output;
  stderr: Output;
  env: Record<string, string | undefined>;
  version: string;
  /** `convert` of the public API. */
  convert: (
    bytes: Uint8Array,
    options: {
      document?: string;
      encoding?: string;
      docx?: DocxReader;
      forms?: readonly Form[];
      trace?: (step: Step) => void;
    },
  ) => Promise<Conversion>;
  /** The script of the worker threads; without one everything is converted in this process. */
  worker?: URL;
  /** Nothing is taken from an earlier run: whoever asks for a trace wants that of every document. */
  anew?: boolean;
  /** How many workers there are unless the user says so. */
  cores?: number;
  /** Milliseconds from some beginning, for progress. */
  now?: () => number;
  /** Has the user's Ctrl-C call a function; gives the function that ends this. */
  onInterrupt?: (handler: () => void) => () => void;
  /** schema/form.schema.json */
  formSchema: Schema;
}

/** The machine, and the language of the user. */
export interface Context extends Machine {
  lang: Lang;
  say: Say;
}

/** Exit codes. */
export const DONE = 0;
export const SOME_UNREAD = 1;
export const WRONG_USAGE = 2;
/** Stopped by the user before it was done. */
export const STOPPED = 130;
/** `gouji diff`: there are differences. */
export const DIFFERENT = 1;

/** The stack of an error on stderr, for whoever asked to see it. */
export function debug({ stderr, env }: Machine, where: string, error: unknown): void {
  if (env.GOUJI_DEBUG) stderr.write(`${where}: ${(error as Error | null)?.stack ?? String(error)}\n`);
}
