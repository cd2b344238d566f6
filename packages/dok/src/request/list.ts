import { type CallOptions, PagePromise, type QueryParams } from '@irori/core';
import type { Connection } from '../connection.ts';
import type { OperationId } from '../generated/operations.ts';
import { type DokMeta, toMeta } from '../model/meta.ts';
import { answerWithPage } from './answer.ts';

/** Which page of a list, and how long pages are. */
export interface PageParams {
  /** Which page, from 1. @default 1 */
  page?: number | undefined;
  /** How many items a page holds; the upper bound is not documented. @default 100 */
  pageSize?: number | undefined;
}

/** One list of the API. `Name` is the key of the items in the result, such as `tasks`. */
export interface ListSpec<Name extends string, Item> {
  operation: OperationId;
  path: string;
  query?: QueryParams;
  params?: PageParams | undefined;
  name: Name;
  /** Makes an item of what the server sent. */
  item: (raw: object) => Item;
}

/** One page: its items under their own name, and where it stands. */
export type Page<Name extends string, Item> = { meta: DokMeta } & Record<Name, Item[]>;

/** Asks for a list: awaiting it gives the first page, `for await` every item of every page. */
export function requestList<Name extends string, Item>(
  connection: Connection,
  list: ListSpec<Name, Item>,
  options?: CallOptions,
): PagePromise<Page<Name, Item>, Item> {
  const request = (page: number | undefined) =>
    connection.api.request<Page<Name, Item>>(
      {
        operation: list.operation,
        method: 'GET',
        path: list.path,
        query: { ...list.query, page, page_size: list.params?.pageSize },
        effect: 'read',
        transform: (body, response) => {
          const { items, meta } = answerWithPage(body, response);
          const named = { [list.name]: items.map((raw) => list.item(raw)) };
          return { ...named, meta: toMeta(meta, items.length) } as Page<Name, Item>;
        },
      },
      options,
    );
  return new PagePromise({
    first: () => request(list.params?.page),
    items: (page) => page[list.name],
    next: ({ meta }) => (meta.page < meta.totalPages ? () => request(meta.page + 1) : null),
    cursor: ({ meta }) => String(meta.page),
  });
}
