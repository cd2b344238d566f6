import { IroriError } from '@irori/core';
import type { Filter } from './filter.ts';
import { compareKeys } from './key-order.ts';
import type { SyncSetup } from './setup.ts';

/** An object below the prefix. */
export interface RemoteFile {
  /** The key without the prefix; ends in `/` for a folder marker. */
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  /** In ms since 1970. */
  readonly lastModified: number;
}

/**
 * The objects below the prefix that the filter lets through, in key order.
 *
 * @throws IroriError when the store lists them in another order: what is missing on one side, and
 *   so what may be removed, could then not be told.
 */
export async function* remoteFiles(
  { store, bucket, prefix, signal }: SyncSetup,
  filter: Filter,
): AsyncGenerator<RemoteFile, void, undefined> {
  let last: string | undefined;
  const options = signal === undefined ? {} : { signal };
  for await (const { key, size, etag, lastModified } of store.list(bucket, prefix, options)) {
    if (!key.startsWith(prefix) || (last !== undefined && compareKeys(last, key) >= 0)) {
      const message = `The store lists ${JSON.stringify(key)} after ${JSON.stringify(last ?? prefix)}, which is not the order of S3.`;
      throw new IroriError(message, {
        code: 'UNSORTED_LISTING',
        hint: 'Sync cannot work with this store.',
      });
    }
    last = key;
    const path = key.slice(prefix.length);
    if (path === '' || !filter.accepts(path.endsWith('/') ? path.slice(0, -1) : path)) continue;
    yield { path, size, etag, lastModified: lastModified.getTime() };
  }
}
