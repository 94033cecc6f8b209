/** Zip containers of programs (OPC packages): parts by their names, read within bounds, only those asked for. */
import type { FileEntry } from '@zip.js/zip.js';
import { zipSync } from 'fflate';
import { LIMITS } from './limits.js';
import { unreadable } from './unreadable.js';
import { inWords } from './words.js';
import { Budget, directoryOf, inflate } from './zip-directory.js';

/** A zip container opened: its directory is read, its entries are not. */
export interface Package {
  /** Names of the files in it, with `/`, in the order of the directory. */
  readonly names: readonly string[];
  /** Is there such a file? Upper and lower case are one (ECMA-376 part 2, 6.2.2.3: part names are equivalent so). */
  has(name: string): boolean;
  /** The bytes of a file; throws `Unreadable` when they are damaged, encrypted or beyond a bound. */
  read(name: string): Promise<Uint8Array>;
}

/** Reads the directory of a zip container. */
export async function openZip(bytes: Uint8Array): Promise<Package> {
  const entries: FileEntry[] = [];
  for await (const entry of directoryOf([bytes], 'package')) {
    if (entry.filename.length > LIMITS.zipNameBytes) throw tooMuch('zip_name', LIMITS.zipNameBytes);
    entries.push(entry);
    if (entries.length > LIMITS.zipEntries) throw tooMuch('zip_entries', LIMITS.zipEntries);
  }
  const byName = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const name = partName(entry.filename);
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  const budget = new Budget(LIMITS.zipTotalBytes);
  return {
    names: entries.map((entry) => entry.filename.replaceAll('\\', '/')),
    has: (name) => byName.has(partName(name)),
    async read(name) {
      const [entry, second] = byName.get(partName(name)) ?? [];
      if (!entry) throw unreadable('zip_damaged', inWords('reason', 'zip_missing'));
      // Which of two files of one name is meant differs from program to program: one would be shown, the other read.
      if (second) throw unreadable('zip_damaged', inWords('reason', 'zip_same_name'));
      return inflate(bytes, entry, budget, 'package');
    },
  };
}

const tooMuch = (what: 'zip_name' | 'zip_entries', limit: number) =>
  unreadable('zip_limit', { ...inWords('what', what), limit });

/** A zip container without compression, for libraries that want one. No clock: the dates in it are fixed. */
export const writeStoredZip = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync(files, { level: 0, mtime: new Date(2000, 0, 1) });

const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
