/** What was probably meant by a name that there is not. */
import { distance } from 'fastest-levenshtein';

/** The nearest of the names, if it is near: a third of the characters may differ. Empty for none. */
export function nearest(name: string, names: readonly string[]): string {
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    const away = distance(name.toLowerCase(), candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return least <= Math.max(1, Math.floor(Math.max(name.length, best.length) / 3)) ? best : '';
}
