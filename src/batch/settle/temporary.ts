/** Files that a run needs while it goes on. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives a command paths of files of its own, below `folder` or where the system has such, and takes them away afterwards. */
export async function withTemporary<T>(
  folder: string | undefined,
  command: (pathOf: (name: string) => string) => Promise<T>,
): Promise<T> {
  const own = folder ?? (await mkdtemp(path.join(tmpdir(), 'gouji-')));
  await mkdir(own, { recursive: true });
  try {
    return await command((name) => path.join(own, name));
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
