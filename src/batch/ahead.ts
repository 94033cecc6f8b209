/** A source that is read ahead while what came of it is used, within bounds. */

/** How far one may read ahead. */
export interface Bounds<T> {
  /** Items that may wait. */
  items: number;
  /** What items may weigh together, and each of them; one item may always wait. */
  weight: number;
  weightOf: (item: T) => number;
}

/** The items of the source in their order, the next ones being fetched meanwhile. */
export async function* ahead<T>(
  source: AsyncIterable<T>,
  { items, weight, weightOf }: Bounds<T>,
): AsyncGenerator<T, void, void> {
  const waiting: T[] = [];
  let load = 0;
  let state: 'open' | 'done' | { error: unknown } = 'open';
  let wakeReader = (): void => {};
  let wakeUser = (): void => {};
  let stopped = false;
  const hasRoom = (): boolean => waiting.length === 0 || (waiting.length < items && load < weight);
  const reading = (async () => {
    for await (const item of source) {
      waiting.push(item);
      load += weightOf(item);
      wakeUser();
      while (!hasRoom() && !stopped) {
        await new Promise<void>((resolve) => {
          wakeReader = resolve;
        });
      }
      if (stopped) return;
    }
  })().then(
    () => {
      state = 'done';
      wakeUser();
    },
    (error) => {
      state = { error };
      wakeUser();
    },
  );
  try {
    for (;;) {
      const item = waiting.shift();
      if (item !== undefined) {
        load -= weightOf(item);
        wakeReader();
        yield item;
      } else if (state === 'open') {
        await new Promise<void>((resolve) => {
          wakeUser = resolve;
        });
      } else if (state === 'done') return;
      else throw (state as { error: unknown }).error;
    }
  } finally {
    stopped = true;
    wakeReader();
    await reading;
  }
}
