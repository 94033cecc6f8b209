/** What stands in a folder, in the order of the documents below it. */
import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { nameFromBytes } from '../settle/names.js';

/** A path; a Buffer where it is no UTF-8. */
export type Name = Buffer | string;

export interface Listed {
  name: string;
  /** The name as the disk has it, where it is no UTF-8. */
  bytes?: Buffer;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * The entries of a folder. A folder is compared as if its name ended with `/`, so that documents come in the order of their whole
 * paths: `a-b/x.txt`, `a.txt`, `a/z.txt`.
 */
export async function listing(at: Name): Promise<Listed[]> {
  const entries = (await readdir(at, { withFileTypes: true, encoding: 'buffer' })).map(listed);
  return entries.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function listed(entry: Dirent<Buffer>): Listed {
  const name = nameFromBytes(entry.name);
  const isPlain = Buffer.from(name).equals(entry.name);
  return { name, kind: kindOf(entry), ...(!isPlain && { bytes: entry.name }) };
}

function kindOf(entry: Dirent<Buffer>): Listed['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

const keyOf = ({ name, kind }: Listed): string => (kind === 'folder' ? `${name}/` : name);

const SEPARATOR = Buffer.from(path.sep);

/** A path of bytes is kept as bytes. */
export function joined(folder: Name, name: Name): Name {
  if (typeof folder === 'string' && typeof name === 'string') return path.join(folder, name);
  return Buffer.concat([Buffer.from(folder), SEPARATOR, Buffer.from(name)]);
}

/** Whether a folder is what gouji wrote in some run: its reports are no input. */
export async function isOutput(at: Name, entries: readonly Listed[]): Promise<boolean> {
  return entries.some(({ name, kind }) => name === 'run.json' && kind === 'file') && (await holdsRun(at));
}

/** Whether the run.json of a folder is one of gouji. */
export async function holdsRun(at: Name): Promise<boolean> {
  const handle = await open(joined(at, 'run.json')).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return /^\{\s*"gouji":/.test(buffer.toString('utf8', 0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
