/**
 * Two sequences of groups made one of pairs. Runs list their documents in the same order, so that one group of each is in
 * memory; where the order differs, groups wait for their partner.
 */

/** Rows that belong together, under a key that no other group of the sequence has. */
export interface Group<R> {
  key: string;
  rows: R[];
}

export interface Pair<R> {
  key: string;
  /** Empty where the sequence has no such group. */
  before: R[];
  after: R[];
}

type Waiting<R> = Record<'before' | 'after', Map<string, R[]>>;

/**
 * Every group that may have a partner, with it; one that has none after all comes at the end, with the other side empty.
 * @param isShared whether both sequences may have a group of that key; the others are passed over
 */
export async function* pairs<R>(
  before: AsyncIterator<Group<R>>,
  after: AsyncIterator<Group<R>>,
  isShared: (key: string) => boolean,
): AsyncGenerator<Pair<R>> {
  const waiting: Waiting<R> = { before: new Map(), after: new Map() };
  for (;;) {
    const [first, second] = [await nextShared(before, isShared), await nextShared(after, isShared)];
    if (first === null && second === null) break;
    if (first !== null) waiting.before.set(first.key, first.rows);
    if (second !== null) waiting.after.set(second.key, second.rows);
    for (const key of new Set([first, second].flatMap((group) => group?.key ?? []))) yield* taken(waiting, key);
  }
  for (const [key, rows] of waiting.before) yield { key, before: rows, after: [] };
  for (const [key, rows] of waiting.after) yield { key, before: [], after: rows };
}

async function nextShared<R>(
  groups: AsyncIterator<Group<R>>,
  isShared: (key: string) => boolean,
): Promise<Group<R> | null> {
  for (;;) {
    const { value, done } = await groups.next();
    if (done === true) return null;
    if (isShared(value.key)) return value;
  }
}

/** The pair of that key, if both halves are there. */
function* taken<R>({ before, after }: Waiting<R>, key: string): Generator<Pair<R>> {
  const [first, second] = [before.get(key), after.get(key)];
  if (first === undefined || second === undefined) return;
  before.delete(key);
  after.delete(key);
  yield { key, before: first, after: second };
}
