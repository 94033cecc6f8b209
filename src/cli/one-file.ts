/** `gouji show` and `gouji explain`: the reports of a single file, converted in this process. */

import path from 'node:path';
import { convertFile } from '../batch/convert/convert-file.js';
import { reasonOfUnread } from '../batch/convert/formatted.js';
import { MOST_BYTES, readFile, readStream } from '../batch/input/bytes.js';
import { STANDARD_INPUT } from '../batch/input/find.js';
import type { Entry } from '../write/entry.js';
import { type Context, debug } from './machine.js';

export interface OneFileFlags {
  encoding?: string;
  name?: string;
}

/** A document of the file; `unread`: what of it could not be read, and why. */
export interface OneDocument {
  entries: Entry[];
  unread?: { document: string; reason?: Entry['findings'][number] };
}

/** The documents of a file: itself or, of an archive, each file in it. */
export async function* documentsOf(
  file: string,
  { encoding, name }: OneFileFlags,
  context: Context,
): AsyncGenerator<OneDocument, void, void> {
  const document = file === STANDARD_INPUT ? (name ?? file) : path.basename(file);
  const read = file === STANDARD_INPUT ? await readStream(context.stdin, MOST_BYTES) : readFile(file, MOST_BYTES);
  if ('failed' in read) {
    yield { entries: [], unread: { document, reason: read.failed } };
    return;
  }
  const options = {
    convert: context.convert,
    onDefect: (which: string, error: unknown) => debug(context, which, error),
    ...(encoding !== undefined && { encoding }),
  };
  for await (const { entries } of convertFile({ document, bytes: read.bytes, findings: [] }, options)) {
    const [first] = entries;
    const { unread, reason } = reasonOfUnread(entries);
    yield {
      entries,
      ...(unread && first && { unread: { document: first.document, ...(reason && { reason }) } }),
    };
  }
}
