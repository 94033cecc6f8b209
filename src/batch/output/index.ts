/** Where a run writes to. */
import type { Finding } from '../../findings.js';
import type { AcrossReports } from '../across.js';
import type { FormattedEntry, Shape } from '../convert/formatted.js';
import type { Found, PassedOver, Sighting } from '../input/find.js';
import type { Place } from '../input/order.js';
import type { RunResult } from '../result.js';
import type { Standing } from './earlier.js';
import type { FileRecord, Identity } from './journal.js';

export interface Output {
  /** What it wants of each document. */
  readonly shape: Shape;
  /** Whether each report has a JSON file of its own, whose path no other may have. */
  readonly hasJsonFiles: boolean;
  /** A folder for temporary files, which must be there; without one that of the system is taken. */
  readonly temporary?: string;
  /** Sees all that the walk will meet, in its order, before the first document. */
  survey(sighting: Sighting): Promise<void>;
  /** The survey is over, documents come. */
  begin(): Promise<void>;

  /** What earlier runs have before a place and the walk has not met, in the order of the run; all that is left without one. */
  before(place?: Place): AsyncIterable<Standing>;
  /** What earlier runs have of a file or of what is passed over. */
  at(place: Place): Promise<Standing | undefined>;
  /** The identity of a file, if what stands of it still holds good. */
  holds(standing: Standing, found: Found): Promise<Identity | undefined>;
  /** Takes over what stands. */
  keep(standing: Standing, file: FileRecord): Promise<void>;

  /** Writes a JSON file; gives the time of its last change (nanoseconds), or the finding that this could not be done. */
  json(path: string, bytes: Uint8Array): Promise<{ changed: string } | { failed: Finding }>;
  /** Writes the rows, and JSON that has no file of its own, of one document. */
  entries(entries: readonly FormattedEntry[]): Promise<void>;
  /** All of a file is written. */
  file(place: Place, file: FileRecord): Promise<void>;
  passedOver(sighting: PassedOver): Promise<void>;
  /** Writes what the reports say about each other; absent where nobody would see it, and then nothing is evaluated. */
  across?(reports: AcrossReports): Promise<void>;

  finish(result: RunResult): Promise<void>;
  /** The run was stopped and is to be gone on with. */
  pause(): Promise<void>;
  /** After an error. */
  abandon(): Promise<void>;
}
