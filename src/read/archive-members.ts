/** The files of an archive and of the archives in it, taken out one after the other. */
import { type Finding, finding } from '../findings.js';
import type { Conversion } from '../report.js';
import { isArchive, type Member } from './archive.js';
import { type Listing, list } from './archive-listing.js';
import { mismatch } from './index.js';
import { LIMITS } from './limits.js';
import { Unreadable, unreadable } from './unreadable.js';
import { inWords } from './words.js';
import { Budget, directoryOf, inflate } from './zip-directory.js';

/** What `unpack` gives of an archive. */
export function membersOf(archive: Member): AsyncGenerator<Member | Conversion, void, void> {
  const { archiveBytes, archiveRatio, archiveRatioFrom } = LIMITS;
  const most = Math.min(archiveBytes, Math.max(archiveRatioFrom, archive.bytes.length * archiveRatio));
  return opened({ ...archive, depth: 1 }, { budget: new Budget(most), entries: 0 });
}

interface Archive extends Member {
  /** 1 for the outermost. */
  depth: number;
}

/** What an archive and the archives in it have used up together. */
interface Spent {
  budget: Budget;
  entries: number;
}

async function* opened(archive: Archive, spent: Spent): AsyncGenerator<Member | Conversion, void, void> {
  const listing = await listed(archive, spent).catch(reasonsOf);
  const { document, bytes } = archive;
  const findings = [...archive.findings, ...mismatch(document, 'zip')];
  const source: Conversion['source'] = { format: 'zip', bytes: bytes.length, layouts: [] };
  if (Array.isArray(listing)) {
    yield { document, source, outcome: 'unreadable', reports: [], findings: [...findings, ...listing] };
    return;
  }
  const { leftOut, cut } = listing;
  yield { document, source, outcome: 'archive', reports: [], findings: [...findings, ...listing.findings], leftOut };
  for await (const { bytes, ...file } of takenOut(listing, spent)) {
    if (bytes === undefined) yield notTaken(file);
    else if (isArchive(bytes)) yield* opened({ ...file, bytes, depth: archive.depth + 1 }, spent);
    else yield { ...file, bytes };
  }
  if (cut !== undefined) {
    yield notTaken({ document: cut, findings: [finding('zip_damaged', '', inWords('reason', 'zip_truncated'))] });
  }
}

async function listed({ bytes, document, depth }: Archive, spent: Spent): Promise<Listing> {
  if (depth > LIMITS.archiveDepth) {
    throw unreadable('zip_limit', { ...inWords('what', 'zip_depth'), limit: LIMITS.archiveDepth });
  }
  const listing = await list(bytes, document, LIMITS.archiveEntries - spent.entries);
  spent.entries += listing.files.length;
  return listing;
}

/** The files of a listing, without bytes where the findings say why there are none. */
async function* takenOut({ parts, files }: Listing, { budget }: Spent): AsyncGenerator<Partial<Member> & Taken> {
  const [zip] = parts;
  let index = 0;
  for await (const entry of directoryOf(parts, 'archive')) {
    const file = files[index++];
    if (index > files.length) return;
    if (file === undefined) continue;
    const { document, findings, refused } = file;
    const inner = refused ?? attempt(() => inflate(zip, entry, budget, 'archive'));
    if (Array.isArray(inner)) yield { document, findings: [...findings, ...inner] };
    else yield { document, findings, bytes: inner };
  }
}

type Taken = Pick<Member, 'document' | 'findings'>;

const notTaken = ({ document, findings }: Taken): Conversion => ({
  document,
  source: { format: 'unknown', bytes: 0, layouts: [] },
  outcome: 'unreadable',
  reports: [],
  findings,
});

function attempt<T>(take: () => T): T | Finding[] {
  try {
    return take();
  } catch (error) {
    return reasonsOf(error);
  }
}

/** The findings of a reader that gave up; any other error is a defect. */
function reasonsOf(error: unknown): Finding[] {
  if (error instanceof Unreadable) return error.findings;
  throw error;
}
