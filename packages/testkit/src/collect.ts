/** Everything that `iterable` gives, in an array. */
export async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}

/** All bytes that `iterable` gives, as text. */
export async function collectText(iterable: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await collect(iterable)).toString('utf8');
}
