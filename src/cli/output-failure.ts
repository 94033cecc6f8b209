/** What is wrong with an output folder, in the user's words. */
import { OutputError } from '../batch/output/output-error.js';
import { type Context, debug } from './machine.js';
import { Failure, UsageError } from './program.js';

/** Other errors are left as they are. */
export function outputFailure(error: unknown, out: string, context: Context): unknown {
  if (!(error instanceof OutputError)) return error;
  debug(context, out, error);
  const { kind, reason, file } = error;
  const { say, lang } = context;
  if (kind === 'foreign') return new UsageError(say('out_foreign', { out, name: reason[lang] }));
  if (kind === 'locked') return new Failure(say('out_locked', { out, holder: reason[lang], file }));
  if (kind === 'changed') return new Failure(say('out_changed', { out }));
  return new Failure(say('out_unwritable', { out, reason: reason[lang] }));
}
