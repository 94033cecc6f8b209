/** The lines of a file, one after the other. */
import { createReadStream } from 'node:fs';

const CHUNK = 256 * 1024;
const LINE_FEED = 10;

/**
 * Whole lines, each with the byte behind it: what stands after the last line break is the beginning of a line that was never
 * finished. Not `node:readline`, which breaks lines at U+2028 as well; that is no line break in JSON.
 */
export async function* linesOf(path: string): AsyncGenerator<{ text: string; end: number }, void, void> {
  let waiting: Buffer[] = [];
  let end = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const line = Buffer.concat([...waiting, chunk.subarray(from, at)]);
      waiting = [];
      from = at + 1;
      end += line.length + 1;
      yield { text: line.toString('utf8'), end };
    }
    waiting.push(chunk.subarray(from));
  }
}

/** The value of a line of JSON that is an object, an array or a text; undefined where it is none. */
export function parsed<T>(text: string): T | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'string' || (typeof value === 'object' && value !== null) ? value : undefined;
  } catch {
    return undefined;
  }
}
