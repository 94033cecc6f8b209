/** Reports to a pipe instead of a folder. */
import type { Writable } from 'node:stream';
import type { Entry } from '../write/entry.js';
import { jsonText, reportJson } from '../write/json.js';
import type { Sink } from './run.js';

/**
 * - `ndjson`: a report a line;
 * - `json`: the text of the JSON file when a single file was asked for and holds one report, else an array of such texts.
 */
export type StdoutFormat = 'json' | 'ndjson';

/** A sink that prints reports. `one`: a single file was asked for. */
export function stdoutSink(stdout: Writable, format: StdoutFormat, one: boolean): Sink {
  if (format === 'ndjson') {
    return printingSink(async (entries) => {
      for (const report of reportsOf(entries)) await write(stdout, `${JSON.stringify(report)}\n`);
    });
  }
  if (one) {
    return printingSink(async (entries) => {
      const texts = reportsOf(entries).map(jsonText);
      if (texts.length > 0) await write(stdout, texts.length === 1 ? texts.join('') : arrayText(texts));
    });
  }
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

const reportsOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.report === undefined ? [] : [reportJson(entry, entry.report)]));

const arrayText = (texts: readonly string[]): string => `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;

/** A sink that only prints. */
export function printingSink(print: (entries: readonly Entry[]) => Promise<void>, end = async () => {}): Sink {
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
