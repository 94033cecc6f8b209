/** Reports to a pipe instead of a folder. */
import type { Writable } from 'node:stream';
import type { FormattedEntry, Shape } from '../convert/formatted.js';
import type { Output } from './index.js';

/**
 * - `ndjson`: a report a line;
 * - `json`: the text of the JSON file when a single file was asked for and one report is in it, else an array of such texts.
 */
export type StdoutFormat = 'json' | 'ndjson';

/** Prints reports. `one`: a single file was asked for. */
export function stdoutOutput(stdout: Writable, format: StdoutFormat, one: boolean): Output {
  const printer = format === 'ndjson' ? lines(stdout) : one ? oneOrArray(stdout) : array(stdout);
  const shape: Shape = { json: format === 'ndjson' ? 'ndjson' : 'files', tables: [], forms: [], kinds: [] };
  const nothing = async (): Promise<void> => {};
  return {
    shape,
    hasJsonFiles: false,
    survey: nothing,
    begin: nothing,
    async *before() {},
    at: async () => undefined,
    holds: async () => undefined,
    keep: nothing,
    json: async () => ({ changed: '' }),
    entries: async (entries) => {
      for (const report of reportsOf(entries)) await printer.report(report);
    },
    file: nothing,
    passedOver: nothing,
    finish: printer.end,
    pause: printer.end,
    abandon: nothing,
  };
}

/** Prints the text of one report after the other. */
interface Printer {
  report(text: string): Promise<void>;
  end(): Promise<void>;
}

const lines = (stdout: Writable): Printer => ({
  report: (text) => write(stdout, text),
  end: async () => {},
});

function array(stdout: Writable): Printer {
  let between = '[\n';
  return {
    report: async (text) => {
      await write(stdout, between + text.trimEnd());
      between = ',\n';
    },
    end: () => write(stdout, between === '[\n' ? '[]\n' : '\n]\n'),
  };
}

/** The first report waits for the second: a file may hold several, an archive many. */
function oneOrArray(stdout: Writable): Printer {
  let waiting: string | undefined;
  let several: Printer | undefined;
  return {
    report: async (text) => {
      if (several === undefined && waiting === undefined) {
        waiting = text;
        return;
      }
      several ??= array(stdout);
      if (waiting !== undefined) await several.report(waiting);
      waiting = undefined;
      await several.report(text);
    },
    end: async () => {
      if (several !== undefined) await several.end();
      else if (waiting !== undefined) await write(stdout, waiting);
    },
  };
}

const reportsOf = (entries: readonly FormattedEntry[]): string[] =>
  entries.flatMap(({ json }) => (json === undefined ? [] : [new TextDecoder().decode(json)]));

/** Resolves when the text is taken, so that no more than one report waits in memory. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
