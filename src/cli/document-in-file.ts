/** A document by the name that the data has for it: `a.txt#2`, `a.zip/x.docx`. */
import path from 'node:path';
import { exists, isFolder, STANDARD_INPUT } from '../batch/input/find.js';

export interface DocumentInFile {
  file: string;
  /** The name of the one document that is meant; undefined: all of the file. */
  document?: string;
}

/**
 * ```
 * reports/2023.zip/云岫县/水务局.docx#2
 *                 ^ the longest part that is a file; what is behind names the document in it
 * ```
 * A name of which no part is a file comes back as it is.
 */
export async function documentInFile(name: string): Promise<DocumentInFile> {
  if (name === STANDARD_INPUT || (await exists(name))) return { file: name };
  const ends = [...name.matchAll(/[/\\#]/g)].map(({ index }) => index).filter((index) => index > 0);
  for (const end of ends.slice(-MOST_PARTS).reverse()) {
    const file = name.slice(0, end);
    if (!(await exists(file))) continue;
    if (await isFolder(file)) break;
    return { file, document: path.basename(file) + name.slice(end) };
  }
  return { file: name };
}

/** More parts than a name has. */
const MOST_PARTS = 100;
