/** One run at a time in an output folder: a file that says which process has it. */
import { readFileSync } from 'node:fs';
import { constants, copyFile, link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { codeOf } from '../reasons.js';

/** Who has a folder. */
interface Holder {
  process: number;
  host: string;
  /** When the process began, as Linux counts it: a number that was given to another process since is told by it. */
  began: string;
}

/** Another run has the folder. */
export class Locked extends Error {
  readonly holder: Pick<Holder, 'process' | 'host'>;
  readonly file: string;

  constructor(holder: Pick<Holder, 'process' | 'host'>, file: string) {
    super(`locked by process ${holder.process} on ${holder.host}`);
    this.holder = holder;
    this.file = file;
  }
}

/**
 * Takes the lock and gives the function that leaves it. The lock of a process that is no more is taken over.
 * @throws Locked
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const own: Holder = { process: process.pid, host: hostname(), began: beganOf(process.pid) };
  const text = JSON.stringify(own);
  const mine = `${file}-${process.pid}`;
  await writeFile(mine, text);
  try {
    // A link is made whole or not at all, and only by one.
    while (!(await linked(mine, file))) await clear(file, own);
  } finally {
    await unlink(mine);
  }
  return async () => {
    const now = await readFile(file, 'utf8').catch(() => '');
    if (now === text) await unlink(file).catch(() => {});
  };
}

const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to)
    // Some disks (FAT) have no links.
    .catch((error) =>
      codeOf(error) === 'EEXIST' ? Promise.reject(error) : copyFile(from, to, constants.COPYFILE_EXCL),
    )
    .then(
      () => true,
      (error) => {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      },
    );

/** Takes a lock away that nobody holds any more. */
async function clear(file: string, own: Holder): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const holder = parsed(text);
  if (holder !== undefined && (holder.host !== own.host || isAlive(holder))) throw new Locked(holder, file);
  const aside = `${file}-left-${process.pid}`;
  await rename(file, aside).catch(() => {});
  // Somebody else may have cleared it and taken it in between: then it is theirs again.
  const moved = await readFile(aside, 'utf8').catch(() => text);
  if (moved !== text) await linked(aside, file);
  await unlink(aside).catch(() => {});
}

function isAlive({ process: pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const now = beganOf(pid);
  return began === '' || now === '' || now === began;
}

/**
 *     4711 (node) S 1 4711 … 0 20 0 11 0 998877 …
 *                                        ^^^^^^
 * proc(5), /proc/pid/stat, field 22; empty where there is no such file.
 */
function beganOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function parsed(text: string): Holder | undefined {
  try {
    const { process: pid, host, began } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === 'string' ? { process: pid, host, began: String(began) } : undefined;
  } catch {
    return undefined;
  }
}
