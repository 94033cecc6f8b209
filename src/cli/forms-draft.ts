import type { Context } from './machine.js';
import type { DraftFlags } from './program.js';
export async function formsDraftCommand(
  _sample: string | undefined,
  _flags: DraftFlags,
  _context: Context,
): Promise<number> {
  return 0;
}
