import {
  ApiPromise,
  type ApiResult,
  InputError,
  PagePromise,
  ResponseDecodeError,
} from '@irori/core';
import { unquoted } from '../etag.ts';
import type { ListObjectsOptions } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import { decodeKey } from '../request/keys.ts';
import type { RemoteObject } from '../store.ts';

/** A page of a bucket's objects. */
export interface ObjectPage {
  readonly objects: readonly RemoteObject[];
  /** What keys have in common up to the delimiter, when one was given. */
  readonly folders: readonly string[];
  /** What the next page begins after; `null` when this is the last. */
  readonly next: string | null;
}

const PAGE_SIZE = 1000;

/** What is taken for missing may be removed on the other side, so an end must be told as one. */
function checkWhole(bucket: string, isTruncated?: boolean, token?: string): void {
  if (isTruncated === false || (isTruncated === true && token)) return;
  throw new ResponseDecodeError({
    message: `Qarnot storage: ListObjectsV2 failed: the listing of "${bucket}" is cut off: the store does not say whether, or where, it goes on.`,
    outcome: 'rejected',
    attempts: 1,
    operation: 'ListObjectsV2',
    hint: 'Check that storageUrl is the address of the storage, and that no proxy answers in its place.',
  });
}

async function askPage(
  connection: StorageConnection,
  bucket: string,
  options: ListObjectsOptions,
  token: string | undefined,
): Promise<ApiResult<ObjectPage>> {
  const { prefix, delimiter, pageSize = PAGE_SIZE, startAfter, signal } = options;
  const page = await connection.send(
    { operation: 'ListObjectsV2', method: 'GET', bucket },
    ({ s3, client, http }) =>
      client.send(
        new s3.ListObjectsV2Command({
          Bucket: bucket,
          EncodingType: 'url',
          MaxKeys: pageSize,
          ...(prefix === undefined || prefix === '' ? {} : { Prefix: prefix }),
          ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
          ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }),
        http,
      ),
    signal,
  );
  const decoded = (key: string | undefined): string => decodeKey(key ?? '', page.EncodingType);
  const { IsTruncated, NextContinuationToken, $metadata } = page;
  checkWhole(bucket, IsTruncated, NextContinuationToken);
  const data: ObjectPage = {
    objects: (page.Contents ?? []).map(({ Key, Size, ETag, LastModified }) => ({
      key: decoded(Key),
      size: Size ?? 0,
      etag: unquoted(ETag),
      lastModified: LastModified ?? new Date(0),
    })),
    folders: (page.CommonPrefixes ?? []).map(({ Prefix }) => decoded(Prefix)),
    next: IsTruncated === true ? (NextContinuationToken ?? null) : null,
  };
  const response = {
    status: $metadata.httpStatusCode ?? 200,
    headers: new Headers(),
    requestId: $metadata.requestId ?? null,
    url: `${connection.access.url}/${bucket}`,
    attempts: 1,
  };
  return { data, response };
}

function checkPageSize(pageSize: number | undefined): void {
  if (pageSize === undefined) return;
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= PAGE_SIZE) return;
  throw new InputError(`A page has 1 to ${PAGE_SIZE} objects, not ${pageSize}.`, {
    field: 'pageSize',
  });
}

/** The objects of a bucket, page by page, in the order of their keys. */
export function listObjects(
  connect: () => Promise<StorageConnection>,
  bucket: string,
  options: ListObjectsOptions,
): PagePromise<ObjectPage, RemoteObject> {
  const ask = (token: string | undefined): ApiPromise<ObjectPage> =>
    new ApiPromise(
      connect().then((connection) => {
        checkPageSize(options.pageSize);
        return askPage(connection, bucket, options, token);
      }),
    );
  return new PagePromise({
    first: () => ask(undefined),
    items: ({ objects }) => objects,
    next: ({ next }) => (next === null ? null : () => ask(next)),
    cursor: ({ next }) => next ?? '',
  });
}
