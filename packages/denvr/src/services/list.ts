import type { ApiPromise } from '@irori/core';
import { PagePromise } from '../base.ts';
import type { ItemList } from '../types.ts';

/** A list as the wire types have it. */
interface WireList<Item> {
  items?: Item[] | null;
}

/**
 * A list operation: awaiting it gives `{ items }`, `for await` gives the items. Denvr has no pages.
 */
export type ListPromise<Item> = PagePromise<ItemList<Item>, Item>;

/** Makes a list of a call; a missing or null `items` is an empty list. */
export function listOf<Item>(call: ApiPromise<WireList<Item>>): ListPromise<Item> {
  return new PagePromise<ItemList<Item>, Item>({
    first: () => call.map((list) => ({ ...list, items: list?.items ?? [] })),
    items: ({ items }) => items,
    next: () => null,
    cursor: () => '',
  });
}
