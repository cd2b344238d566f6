/**
 * Does something with each item, several at a time, and gives the results in the order of the
 * items. Reads no further ahead than `atOnce` items.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R> | R,
): AsyncGenerator<R, void, undefined> {
  const waiting: Promise<R>[] = [];
  const start = (item: T): void => {
    const result = (async () => work(item))();
    // The failure is seen when its turn comes; until then it must not count as unhandled.
    result.catch(() => {});
    waiting.push(result);
  };
  for await (const item of items) {
    start(item);
    if (waiting.length < atOnce) continue;
    const first = waiting.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of waiting) yield await result;
}
