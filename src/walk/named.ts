/** A row that has its name, or is known to have none. */
import type { RowName } from '../forms/vocabulary.js';
import type { RawBlock, RawRow } from './raw.js';
import type { Recognised } from './recognise.js';

export interface NamedRow {
  raw: RawRow;
  block: RawBlock;
  /** Undefined for a row that no form knows. */
  name: RowName | undefined;
  match: Recognised['how'] | 'place' | 'none';
  /** Key of the group or row that a local row stands under, or empty. */
  parent: string;
  sourceLabel: string;
  location: string;
  /** The table has figures before their labels, and these stand on no line with theirs. */
  doubtful: boolean;
  /** Label cells that the source shows for this row: its own, and those of groups that begin with it. */
  shown: number;
  /** The unit that the row states beside its label. */
  unit: string | undefined;
}

/** What a row states beside its label. */
export type Stated = Pick<NamedRow, 'unit' | 'doubtful'>;

export const NOTHING_STATED: Stated = { unit: undefined, doubtful: false };

/** A row with what is known of it; like a StreamCell made with all its properties. */
export const namedRow = (
  raw: RawRow,
  block: RawBlock,
  known: Partial<Omit<NamedRow, keyof Stated>>,
  { unit, doubtful }: Stated = NOTHING_STATED,
): NamedRow => ({
  raw,
  block,
  name: known.name,
  match: known.match ?? 'none',
  parent: known.parent ?? '',
  sourceLabel: known.sourceLabel ?? '',
  location: known.location ?? '',
  doubtful,
  shown: known.shown ?? 0,
  unit,
});
