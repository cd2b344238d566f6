import { compareKeys } from './key-order.ts';

/** What two sides have under one path. At least one of them is there. */
export interface Pair<A, B> {
  readonly path: string;
  readonly left: A | undefined;
  readonly right: B | undefined;
}

interface Named {
  readonly path: string;
}

/**
 * Walks two listings that are in key order side by side, holding one entry of each. Where a path is
 * on both sides, both entries come together.
 */
export async function* join<A extends Named, B extends Named>(
  lefts: AsyncIterable<A>,
  rights: AsyncIterable<B>,
): AsyncGenerator<Pair<A, B>, void, undefined> {
  const left = lefts[Symbol.asyncIterator]();
  const right = rights[Symbol.asyncIterator]();
  try {
    let [a, b] = await Promise.all([left.next(), right.next()]);
    while (a.done !== true || b.done !== true) {
      const order = a.done ? 1 : b.done ? -1 : compareKeys(a.value.path, b.value.path);
      const one = a.done || order > 0 ? undefined : a.value;
      const other = b.done || order < 0 ? undefined : b.value;
      yield { path: (one ?? other)?.path ?? '', left: one, right: other };
      if (one !== undefined) a = await left.next();
      if (other !== undefined) b = await right.next();
    }
  } finally {
    await Promise.all([left.return?.(), right.return?.()]);
  }
}
