/** Why an output folder cannot be used. */
import type { Bilingual } from '../../forms/form.js';
import { isOfSystem, reasonOf } from '../reasons.js';
import { Locked } from './lock.js';

/**
 * `foreign`: it holds files of that name which gouji did not write; `locked`: another run has it; `changed`: the inputs changed while a
 * run was taken up.
 */
export class OutputError extends Error {
  readonly kind: 'foreign' | 'unwritable' | 'locked' | 'changed';
  /** For `foreign` the name of such a file, for `locked` who has it. */
  readonly reason: Bilingual;
  /** For `locked` the file to be removed if that run is no more. */
  readonly file: string;

  constructor(kind: OutputError['kind'], reason: Bilingual, file = '') {
    super(`${kind}: ${reason.en}`);
    this.kind = kind;
    this.reason = reason;
    this.file = file;
  }
}

/** An error of the system as an OutputError; a mistake of gouji as it is. */
export function outputError(error: unknown): unknown {
  if (error instanceof Locked) {
    const { process, host } = error.holder;
    const reason = { zh: `${host} 上的进程 ${process}`, en: `process ${process} on ${host}` };
    return new OutputError('locked', reason, error.file);
  }
  if (!isOfSystem(error)) return error;
  const { reason, reason_en } = reasonOf(error);
  return new OutputError('unwritable', { zh: reason, en: reason_en });
}
