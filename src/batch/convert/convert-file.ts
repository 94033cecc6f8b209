/** A file, converted: itself or, of an archive, each file in it, one after the other, whatever happens to any of them. */
import { type Finding, finding } from '../../findings.js';
import { type Member, unpack } from '../../read/archive.js';
import { DistinctNames } from '../../read/distinct-names.js';
import type { Conversion } from '../../report.js';
import type { Step } from '../../walk/states.js';
import { type Entry, entriesOf } from '../../write/entry.js';

/**
 * `convert` of the public API. Not `convertAll`: a defect in one file of an archive must not end the others, and a generator
 * that threw is at its end.
 */
export type Convert = (
  bytes: Uint8Array,
  options: { document?: string; encoding?: string; trace?: (step: Step) => void },
) => Promise<Conversion>;

/** What is known of the documents of a file from outside, by the names they would have. */
export type Amendments = Readonly<Record<string, { document: string; findings: Finding[] }>>;

export interface FileOptions {
  convert: Convert;
  encoding?: string;
  amendments?: Amendments;
  /** How many of the documents in it are passed by without being converted. */
  from?: number;
  /** Nothing is converted: of an archive, only which files are in it. */
  listed?: boolean;
  /** Called before each document is converted. */
  onDocument?: (document: string) => void;
  /** Called with what `convert` threw: a defect of gouji, not of the input. */
  onDefect?: (document: string, error: unknown) => void;
}

/** A document of the file: an entry for each report, or one that says why there is none. */
export interface Converted {
  entries: Entry[];
  /** The names it would have but for the amendments, one for each entry. */
  names: string[];
  /** Of an archive: how many files in it were left out. */
  leftOut: number;
  /** The bytes of a file in an archive. */
  bytes?: Uint8Array;
}

/** Converts a file, document by document. Never throws for what the file holds. */
export async function* convertFile(file: Member, options: FileOptions): AsyncGenerator<Converted, void, void> {
  const { amendments = {}, from = 0, onDocument } = options;
  const names = new DistinctNames();
  names.take(file.document);
  let index = 0;
  let standing = file.document;
  try {
    for await (const item of unpack(file)) {
      const isFile = item.document === file.document;
      const name = isFile ? item.document : names.distinct(item.document);
      standing = `${file.document}/`;
      if (index++ < from) continue;
      const amended = amendments[name];
      const document = amended?.document ?? name;
      const findings = [...(amended?.findings ?? []), ...item.findings];
      if (!('outcome' in item)) onDocument?.(document);
      const isWanted = options.listed !== true || 'outcome' in item;
      const named = { ...item, document, findings };
      const conversion = isWanted ? await conversionOf(named, options) : notWanted(named);
      const own = { conversion, name, names, amendments };
      const converted = entriesFor(own, options);
      yield isFile || 'outcome' in item ? converted : { ...converted, bytes: item.bytes };
    }
  } catch (error) {
    const document = names.distinct(standing === file.document && index > 0 ? `${standing}/` : standing);
    yield {
      entries: entriesOf(defect({ document, findings: [] }, error, options), [document]),
      names: [document],
      leftOut: 0,
    };
  }
}

/** Stands for a file that another machine converts. */
const notWanted = ({ document }: Pick<Member, 'document'>): Conversion => ({
  document,
  source: { format: 'unknown', bytes: 0, layouts: [] },
  outcome: 'no_report',
  reports: [],
  findings: [],
});

async function conversionOf(item: Member | Conversion, options: FileOptions): Promise<Conversion> {
  if ('outcome' in item) return item;
  const { document, bytes, findings } = item;
  const { convert, encoding } = options;
  try {
    const conversion = await convert(bytes, { document, ...(encoding !== undefined && { encoding }) });
    return { ...conversion, document, findings: [...findings, ...conversion.findings] };
  } catch (error) {
    return defect(item, error, options);
  }
}

interface Own {
  conversion: Conversion;
  name: string;
  names: DistinctNames;
  amendments: Amendments;
}

/** The entries of a document; a report that could not be written truly becomes the one entry that says so. */
function entriesFor({ conversion, name, names, amendments }: Own, options: FileOptions): Converted {
  const { document, reports, findings, leftOut = 0 } = conversion;
  try {
    const further = reports.slice(1).map((_, index) => names.further(document, index + 2));
    const shown = further.map((one) => amendments[one]?.document ?? one);
    if (further.length > 0) {
      findings.push(finding('several_reports', '', { count: reports.length, documents: shown.join(', ') }));
    }
    const entries = entriesOf(conversion, [document, ...shown]);
    for (const [index, one] of further.entries())
      entries[index + 1]?.findings.push(...(amendments[one]?.findings ?? []));
    return { entries, names: [name, ...further], leftOut };
  } catch (error) {
    return { entries: entriesOf(defect(conversion, error, options), [document]), names: [name], leftOut };
  }
}

function defect(about: Pick<Member, 'document' | 'findings'>, error: unknown, options: FileOptions): Conversion {
  options.onDefect?.(about.document, error);
  return unreadable(about, finding('internal_error', '', { where: placeOf(error) }));
}

/** What comes of a document that could not be converted at all. */
export function unreadable(
  { document, findings }: Pick<Member, 'document' | 'findings'>,
  failed: Finding,
  bytes = 0,
): Conversion {
  return {
    document,
    source: { format: 'unknown', bytes, layouts: [] },
    outcome: 'unreadable',
    reports: [],
    findings: [...findings, failed],
  };
}

/**
 *     at figureOf (file:///…/dist/walk/figure.js:40:11)
 *                                 ^^^^^^^^^^^^^^^^^
 * The file and line within gouji: enough to report it, nothing about the machine.
 */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const place = /[\\/](?:src|dist)[\\/]([\w\\/.-]+:\d+):\d+/.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.name : `${error.name}, ${place.replaceAll('\\', '/')}`;
}
