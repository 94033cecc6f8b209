/** The order of a run: what the walk meets, what a journal holds and what `merge` joins all stand in it. */

/** Where a document stands in the order of its run. */
export interface Place {
  /** Which of the paths given, from 0. */
  input: number;
  /** 0 for what stands in the folder itself, then a round for each time that links lead further. */
  round: number;
  /** Below the path given, with `/`; that of a folder ends with `/`. */
  path: string;
}

/** By code units, whatever the locale. */
export function comparePlaces(one: Place, other: Place): number {
  if (one.input !== other.input) return one.input - other.input;
  if (one.round !== other.round) return one.round - other.round;
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
