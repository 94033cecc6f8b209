/** What commander cannot check: whether paths are there and encodings are known. */
import { exists, isFolder, STANDARD_INPUT, samePlace } from '../batch/input/find.js';
import { isKnownEncoding } from '../read/text/encoding.js';
import type { Say } from './messages.js';
import { ENCODINGS, UsageError } from './program.js';

interface Flags {
  encoding?: string;
  name?: string;
}

/** @throws UsageError */
export async function checkInputs(paths: readonly string[], { encoding, name }: Flags, say: Say): Promise<void> {
  if (encoding !== undefined && !isKnownEncoding(encoding)) {
    throw new UsageError(say('unknown_encoding', { encoding, encodings: ENCODINGS }));
  }
  if (name !== undefined && !paths.includes(STANDARD_INPUT)) throw new UsageError(say('name_without_stdin'));
  for (const path of paths) {
    if (path !== STANDARD_INPUT && !(await exists(path))) throw new UsageError(say('no_such_path', { path }));
  }
}

/** @throws UsageError when the output would be written among the inputs themselves */
export async function checkOut(paths: readonly string[], out: string, say: Say): Promise<void> {
  for (const path of paths) {
    if (path !== STANDARD_INPUT && (await samePlace(path, out))) throw new UsageError(say('out_is_input', { out }));
  }
}

/** Whether a single file was asked for, so that its JSON can stand alone. */
export async function isOneFile(paths: readonly string[]): Promise<boolean> {
  const [path] = paths;
  return path !== undefined && paths.length === 1 && (path === STANDARD_INPUT || !(await isFolder(path)));
}
