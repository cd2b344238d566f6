import { type CallOptions, PagePromise, PagingError } from '@irori/core';
import type { OperationId } from '../generated/operations.ts';
import type { Filter } from '../types.ts';
import type { Session } from './session.ts';

/** Which page of a list, how long pages are, and in which order. */
export interface PageOptions {
  /** Only what passes this. */
  filter?: Filter | null;
  /** How many items a page holds. @default what the server chooses */
  maximumResults?: number | null;
  /** The field to sort by: `creationDate`, `executionTime` (not of jobs), `name` or `state`. */
  orderBy?: string | null;
  /** The direction. */
  orderType?: 'ASC' | 'DESC' | null;
  /** The `nextToken` of the page before. @default the first page */
  token?: string | null;
}

/** One page of a list. */
export interface Page<Item> {
  data: Item[];
  /** How many items this page holds. */
  count: number;
  /** How many there are in all, when the server says so. */
  total?: number;
  /** Whether another page follows. */
  isTruncated: boolean;
  /** The `token` of the next page. */
  nextToken?: string | null;
}

/** Asks for a list in pages: awaiting it gives the first, `for await` every item of every page. */
export function requestPages<Item>(
  session: Session,
  operation: OperationId,
  request: PageOptions = {},
  options?: CallOptions,
): PagePromise<Page<Item>, Item> {
  const ask = (token: string | null | undefined) =>
    session.operation<Page<Item>>(
      operation,
      { body: { ...request, ...(token === undefined ? {} : { token }) } },
      options,
    );
  return new PagePromise({
    first: () => ask(request.token),
    items: ({ data }) => data,
    cursor: ({ nextToken }) => nextToken ?? '',
    next: ({ isTruncated, nextToken }) => {
      if (!isTruncated) return null;
      if (nextToken) return () => ask(nextToken);
      throw new PagingError(
        'Qarnot says that another page follows, but not its token: the list is not complete.',
        { cursor: '' },
      );
    },
  });
}
