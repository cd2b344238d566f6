import { isApiError } from '@irori/core';
import { listObjects } from '../objects/list.ts';
import { type RemovableObject, removeObjects } from '../objects/remove.ts';
import type { StorageConnection } from '../request/connection.ts';
import { decodeKey } from '../request/keys.ts';
import { discardUpload, unfinishedUploads } from '../upload/unfinished.ts';

/** All versions of all objects, and the marks of deleted ones. */
async function* versions(
  connection: StorageConnection,
  bucket: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<RemovableObject, void, undefined> {
  let after: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (after !== undefined) {
    const markers: { KeyMarker?: string; VersionIdMarker?: string } = after;
    const page = await connection.send(
      { operation: 'ListObjectVersions', method: 'GET', bucket },
      ({ s3, client, http }) =>
        client.send(
          new s3.ListObjectVersionsCommand({ Bucket: bucket, EncodingType: 'url', ...markers }),
          http,
        ),
      signal,
    );
    const decoded = (key: string | undefined): string => decodeKey(key ?? '', page.EncodingType);
    for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
      yield { key: decoded(Key), ...(VersionId === undefined ? {} : { versionId: VersionId }) };
    }
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page;
    after =
      IsTruncated === true && NextKeyMarker !== undefined && NextKeyMarker !== ''
        ? {
            KeyMarker: decoded(NextKeyMarker),
            ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
          }
        : undefined;
  }
}

/** Removes all that a bucket holds: objects, old versions, unfinished uploads. */
export async function emptyBucket(
  connection: StorageConnection,
  bucket: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const page of unfinishedUploads(connection, bucket, '', signal)) {
    for (const upload of page) await discardUpload(connection, bucket, upload, signal);
  }
  try {
    await removeObjects(connection, bucket, versions(connection, bucket, signal), signal);
  } catch (error) {
    // A store without versions may not know how to list them.
    if (!isApiError(error) || error.status !== 501) throw error;
    const options = signal === undefined ? {} : { signal };
    await removeObjects(
      connection,
      bucket,
      listObjects(async () => connection, bucket, options),
      signal,
    );
  }
}

/** Deletes an empty bucket. */
export async function deleteBucket(
  connection: StorageConnection,
  bucket: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await connection.send(
    { operation: 'DeleteBucket', method: 'DELETE', bucket },
    ({ s3, client, http }) => client.send(new s3.DeleteBucketCommand({ Bucket: bucket }), http),
    signal,
  );
}
