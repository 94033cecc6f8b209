/** What an archive says is in it, before anything is taken out: a document for each file, with a name of its own. */
import { type Finding, finding } from '../findings.js';
import { decodeName, safePath, spelledName } from './archive-names.js';
import { DistinctNames } from './distinct-names.js';
import { isLeftOut } from './left-out.js';
import { LIMITS } from './limits.js';
import { Unreadable } from './unreadable.js';
import { inWords, type Word } from './words.js';
import { directoryOf } from './zip-directory.js';
import { salvage } from './zip-salvage.js';

/** The zip, and the directory written for it where its own was lost. */
type Parts = readonly [zip: Uint8Array, ...directory: Uint8Array[]];

/** The files of an archive. zip.js has 7 kB for each of them, so none of its entries is kept. */
export interface Listing {
  parts: Parts;
  /** In the order of the directory; undefined for what is left out. */
  files: (ListedFile | undefined)[];
  leftOut: number;
  /** The name of a file whose data the end of the archive cuts off. */
  cut?: string;
  findings: Finding[];
}

export interface ListedFile {
  document: string;
  /** What had to be done for the name to be a harmless one that no other file has. */
  findings: Finding[];
  /** Why it is not taken out. */
  refused?: Finding[];
}

/** An entry of the directory, as far as it is kept. */
interface Entry {
  name: string;
  /** Where its header and its data stand in the archive: from here, at least to there. */
  from: number;
  to: number;
  isLink: boolean;
}

/**
 * @param document the name of the archive
 * @param most files that are listed
 * @throws Unreadable
 */
export async function list(bytes: Uint8Array, document: string, most: number): Promise<Listing> {
  const { parts, entries, cut, findings } = await entriesOf(bytes, most);
  const names = new DistinctNames();
  const overlapping = overlaps(entries);
  const files = entries.map((entry) => {
    if (safePath(entry.name).path.split('/').some(isLeftOut)) return undefined;
    const file = named(entry.name, document, names);
    // The data of a link are the path that it leads to.
    if (entry.isLink) file.refused ??= [finding('file_not_regular')];
    if (overlapping.has(entry)) file.refused ??= [finding('zip_damaged', '', inWords('reason', 'zip_bounds'))];
    return file;
  });
  const leftOut = files.filter((file) => file === undefined).length;
  if (leftOut === files.length && cut === undefined) findings.push(finding('archive_empty'));
  const listing = { parts, files, leftOut, findings };
  return cut === undefined ? listing : { ...listing, cut: named(decodeName(cut), document, names).document };
}

/** Files whose data begin before those of another are at their end: a small archive could so give any number of bytes. */
function overlaps(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>();
  let end = 0;
  for (const entry of [...entries].sort((one, other) => one.from - other.from)) {
    if (entry.from < end) found.add(entry);
    else end = entry.to;
  }
  return found;
}

// ---- names --------------------------------------------------------------------------------------------------

function named(name: string, archive: string, names: DistinctNames): ListedFile {
  const { path, changed } = safePath(name);
  const inArchive = (inner: string): string => (archive === '' ? inner : `${archive}/${inner}`);
  const refused = refusal(inArchive(path));
  if (refused !== undefined) {
    const document = names.distinct(inArchive(`${path.replaceAll('/', '%2F').slice(0, SHORT)}…`));
    return { document, findings: [], refused: [refused] };
  }
  const document = names.distinct(inArchive(path));
  const findings: Finding[] = [];
  if (changed) findings.push(finding('member_renamed', '', { path: name, document }));
  if (document !== inArchive(path)) {
    findings.push(finding('document_renamed', '', { name: inArchive(path), path: name, document }));
  }
  return { document, findings };
}

/** Characters that are left of a path beyond a bound. */
const SHORT = 60;

function refusal(path: string): Finding | undefined {
  if (path.length > LIMITS.archivePath) return beyond('zip_path', LIMITS.archivePath);
  if (path.split('/').length > LIMITS.archiveFolders + 1) return beyond('zip_folders', LIMITS.archiveFolders);
  return undefined;
}

const beyond = (what: Word, limit: number): Finding => finding('zip_limit', '', { ...inWords('what', what), limit });

// ---- entries ------------------------------------------------------------------------------------------------

interface Entries {
  parts: Parts;
  entries: Entry[];
  /** Bytes of the name of a file that is cut off. */
  cut?: Uint8Array;
  findings: Finding[];
}

/** By the directory or, where that is lost or damaged, by the header of each file. Throws `Unreadable`. */
async function entriesOf(bytes: Uint8Array, most: number): Promise<Entries> {
  try {
    return await firstOf([bytes], most);
  } catch (error) {
    const reason = error instanceof Unreadable ? error.findings[0] : undefined;
    const salvaged = reason?.code === 'zip_damaged' ? salvage(bytes, most) : undefined;
    if (reason === undefined || salvaged === undefined) throw error;
    const { parts, entries } = await firstOf(salvaged.parts, most);
    const found = finding('archive_salvaged', '', { ...reason.params, count: entries.length });
    return { parts, entries, findings: [found], ...(salvaged.cut && { cut: salvaged.cut }) };
  }
}

async function firstOf(parts: Parts, most: number): Promise<Entries> {
  const entries: Entry[] = [];
  for await (const entry of directoryOf(parts, 'archive')) {
    if (entries.length === most) {
      return { parts, entries, findings: [beyond('zip_entries', LIMITS.archiveEntries)] };
    }
    const { offset, compressedSize, symlink } = entry;
    // 30 bytes of a local header, and a name that need not be as long as in the directory
    entries.push({ name: spelledName(entry), from: offset, to: offset + 30 + compressedSize, isLink: symlink });
  }
  return { parts, entries, findings: [] };
}
