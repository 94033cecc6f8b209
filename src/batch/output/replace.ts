/** A file that is there whole or not at all. */
import { mkdir, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file under another name and gives it its own when it is whole. */
export async function replaceFile(target: string, text: string | Uint8Array): Promise<void> {
  const temporary = `${target}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** Makes a folder and those it stands in. Not `mkdir` with `recursive`: below /proc that goes on without end. */
export async function makeFolder(at: string): Promise<void> {
  try {
    await mkdir(at);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = path.dirname(at);
    if (code !== 'ENOENT' || above === at) throw error;
    await makeFolder(above);
    await mkdir(at);
  }
}

/** The same, with the folders it stands in below `root`, which must be there. */
export async function replaceBelow(root: string, file: string, text: string | Uint8Array): Promise<void> {
  const target = path.join(root, ...file.split('/'));
  await replaceFile(target, text).catch(async (error) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // One folder after the other from the root on: a root that was taken away is not made anew.
    let folder = root;
    for (const segment of file.split('/').slice(0, -1)) {
      folder = path.join(folder, segment);
      await mkdir(folder).catch((failed) => {
        if ((failed as NodeJS.ErrnoException).code !== 'EEXIST') throw failed;
      });
    }
    await replaceFile(target, text);
  });
}
