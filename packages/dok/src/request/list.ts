import { type CallOptions, PagePromise, type QueryParams } from '@irori/core';
import type { Connection } from '../connection.ts';
import { type OperationId, operations } from '../generated/operations.ts';
import { type DokMeta, toMeta } from '../model/meta.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import { answerWithPage } from './answer.ts';
import { send } from './send.ts';

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
  name: Name;
  /** Makes an item of what the server sent. */
  item: (raw: object) => Item;
  /** What the caller asked for; `page` and `pageSize` count where the operation has them. */
  params?: PageParams & object;
  /** The keys that the caller may use besides `page` and `pageSize`. */
  keys?: readonly string[];
  /** The parameters of the API besides `page` and `page_size`. */
  query?: () => QueryParams;
}

/** One page: its items under their own name, and where it stands. */
export type Page<Name extends string, Item> = { meta: DokMeta } & Record<Name, Item[]>;

function pageKeys(operation: OperationId): readonly string[] {
  const hasPages = operations[operation].parameters.some(({ name }) => name === 'page');
  return hasPages ? ['page', 'pageSize'] : [];
}

/** Asks for a list: awaiting it gives the first page, `for await` every item of every page. */
export function requestList<Name extends string, Item>(
  connection: Connection,
  { operation, name, item, params = {}, keys = [], query }: ListSpec<Name, Item>,
  options?: CallOptions,
): PagePromise<Page<Name, Item>, Item> {
  const request = (page: number | undefined) =>
    send<Page<Name, Item>>(
      connection,
      operation,
      () => {
        assertKnownKeys(params, name, [...pageKeys(operation), ...keys]);
        return {
          params: { ...query?.(), page, page_size: params.pageSize },
          transform: (body, response) => {
            const { items, meta } = answerWithPage(body, response);
            return { [name]: items.map(item), meta: toMeta(meta, items.length) } as Page<
              Name,
              Item
            >;
          },
        };
      },
      options,
    );
  return new PagePromise({
    first: () => request(params.page),
    items: (page) => page[name],
    next: ({ meta }) => (meta.page < meta.totalPages ? () => request(meta.page + 1) : null),
    cursor: ({ meta }) => String(meta.page),
  });
}
