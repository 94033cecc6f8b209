/** Removing what gouji wrote, and nothing else. */
import { realpath, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../reasons.js';

/** Folders below which everything is gouji's. */
const REPORTS = 'reports';

/** Removes files and the folders that this leaves empty; never through a link out of the output folder. */
export async function removeFiles(out: string, files: Iterable<string>): Promise<void> {
  const root = await realpath(out);
  for (const file of files) {
    const target = path.join(root, ...file.split('/'));
    const folder = await realpath(path.dirname(target)).catch(() => undefined);
    if (folder !== path.dirname(target)) continue;
    await unlink(target).catch(ignoreMissing);
    await removeEmpty(folder, path.join(root, REPORTS));
  }
}

async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let empty = folder; empty.startsWith(top + path.sep); empty = path.dirname(empty)) {
    const removed = await rmdir(empty).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

export function ignoreMissing(error: unknown): void {
  // EISDIR, EPERM: a folder of that name is not what gouji wrote; ENOTDIR: a file stands where its folder was.
  if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'EPERM'].includes(codeOf(error))) throw error;
}
