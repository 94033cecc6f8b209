/** A file that is there whole or not at all. */
import { type BigIntStats, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file under another name and gives it its own when it is whole; tells its status. In this thread: to have another one woken
 * up for each call takes longer than to write so little.
 */
export function replaceFile(target: string, text: string | Uint8Array): BigIntStats {
  const temporary = `${target}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, target);
    return statSync(target, { bigint: true });
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // it is not there, and why is what the first error says
    }
    throw error;
  }
}

/** Makes a folder unless it is there. */
async function makeOne(at: string): Promise<void> {
  await mkdir(at).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

/**
 * Makes a folder and those it stands in, below `root` where one is given. Not `mkdir` with `recursive`: below /proc that goes on
 * without end, and a root that was taken away would be made anew.
 */
export async function makeFolder(at: string, root?: string): Promise<void> {
  await makeOne(at).catch(async (error) => {
    const above = path.dirname(at);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === at || above === root) throw error;
    await makeFolder(above, root);
    await makeOne(at);
  });
}

/** The same, with the folders it stands in below `root`, which must be there. */
export async function replaceBelow(root: string, file: string, text: string | Uint8Array): Promise<BigIntStats> {
  // `out/` and `out` are the same folder
  const base = path.resolve(root);
  const target = path.join(base, ...file.split('/'));
  try {
    return replaceFile(target, text);
  } catch (error) {
    const folder = path.dirname(target);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder === base) throw error;
    await makeFolder(folder, base);
    return replaceFile(target, text);
  }
}
