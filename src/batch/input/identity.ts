/** Whether a file is still the one that an earlier run read. */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Identity } from '../output/journal.js';
import { readFile } from './bytes.js';
import { hashOf } from './hash.js';

export const identityOf = ({ size, mtimeNs }: BigIntStats, hash: string): Identity => ({
  size: Number(size),
  changed: String(mtimeNs),
  hash,
});

/**
 * The identity of the file now, if its content is that of the earlier one. Where size and time are the same it is not read; where
 * only the time differs (copied, touched) its content decides.
 */
export async function unchanged(source: string | Buffer, earlier: Identity): Promise<Identity | undefined> {
  const status = await stat(source, { bigint: true }).catch(() => undefined);
  if (status === undefined || !status.isFile() || Number(status.size) !== earlier.size) return undefined;
  if (String(status.mtimeNs) === earlier.changed) return earlier;
  const read = readFile(source, earlier.size);
  return 'bytes' in read && hashOf(read.bytes) === earlier.hash ? identityOf(status, earlier.hash) : undefined;
}
