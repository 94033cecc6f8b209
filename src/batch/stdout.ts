/** Reports to a pipe instead of a folder. */
import type { Writable } from 'node:stream';
import type { Entry } from '../write/entry.js';
import { jsonText, reportJson } from '../write/json.js';
import type { Sink } from './run.js';

/**
 * - `ndjson`: a report a line;
 * - `json`: the text of the JSON file when a single file was asked for and one report is in it, else an array of such texts.
 */
export type StdoutFormat = 'json' | 'ndjson';

/** A sink that prints reports. `one`: a single file was asked for. */
export function stdoutSink(stdout: Writable, format: StdoutFormat, one: boolean): Sink {
  if (format === 'ndjson') {
    return printingSink(async (entries) => {
      for (const report of reportsOf(entries)) await write(stdout, `${JSON.stringify(report)}\n`);
    });
  }
  return one ? oneOrArray(stdout) : array(stdout);
}

function array(stdout: Writable): Sink {
  let between = '[\n';
  return printingSink(
    async (entries) => {
      for (const report of reportsOf(entries)) {
        await write(stdout, between + jsonText(report).trimEnd());
        between = ',\n';
      }
    },
    () => write(stdout, between === '[\n' ? '[]\n' : '\n]\n'),
  );
}

/** The first report waits for the second: a file may hold several, an archive many. */
function oneOrArray(stdout: Writable): Sink {
  let waiting: Entry[] = [];
  let several: Sink | undefined;
  return printingSink(
    async (entries) => {
      waiting.push(...entries.filter(({ report }) => report !== undefined));
      if (several === undefined && waiting.length < 2) return;
      several ??= array(stdout);
      await several.document(waiting);
      waiting = [];
    },
    async (result) => {
      if (several !== undefined) await several.close(result);
      else for (const report of reportsOf(waiting)) await write(stdout, jsonText(report));
    },
  );
}

const reportsOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.report === undefined ? [] : [reportJson(entry, entry.report)]));

/** A sink that only prints. */
export function printingSink(
  print: (entries: readonly Entry[]) => Promise<void>,
  end: Sink['close'] = async () => {},
): Sink {
  return {
    document: async (entries) => {
      await print(entries);
      return [];
    },
    passedOver: async () => {},
    close: end,
    abandon: async () => {},
  };
}

/** Resolves when the text is taken, so that no more than one report waits in memory. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
