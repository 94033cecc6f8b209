/** Archives: each file in a .zip is a document of its own, taken out one at a time, within bounds, and never to disk. */
import type { Finding } from '../findings.js';
import type { Conversion } from '../report.js';
import { sniff } from './sniff.js';

/** A file, out of an archive or not, to be converted. */
export interface Member {
  /** `archive.zip/folder/name.docx` */
  document: string;
  bytes: Uint8Array;
  /** What is known about it. */
  findings: Finding[];
}

/** Whether bytes are an archive, whose files are documents of their own. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && sniff(bytes) === 'zip';

/**
 * What an archive holds, in the order of its directory, the archives in it opened as well; what is no archive as it is. The
 * outcome of an archive comes before its files; a file that cannot be taken out is an outcome, too. No more than one file
 * is in memory at a time.
 */
export async function* unpack(member: Member): AsyncGenerator<Member | Conversion, void, void> {
  if (isArchive(member.bytes)) yield* (await import('./archive-members.js')).membersOf(member);
  else yield member;
}
