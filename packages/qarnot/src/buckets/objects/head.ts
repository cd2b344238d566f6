import { isNotFoundError } from '@irori/core';
import { unquoted } from '../etag.ts';
import type { ObjectInfo } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';

/** What GET and HEAD both tell of an object. */
interface ObjectHeaders {
  readonly ETag?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
}

/** What an answer tells of an object. */
export function objectInfo(key: string, size: number, headers: ObjectHeaders): ObjectInfo {
  const { ContentType, CacheControl, ContentDisposition, ContentEncoding, Metadata } = headers;
  return {
    key,
    size,
    etag: unquoted(headers.ETag),
    lastModified: headers.LastModified ?? null,
    ...(ContentType === undefined ? {} : { contentType: ContentType }),
    ...(CacheControl === undefined ? {} : { cacheControl: CacheControl }),
    ...(ContentDisposition === undefined ? {} : { contentDisposition: ContentDisposition }),
    ...(ContentEncoding === undefined ? {} : { contentEncoding: ContentEncoding }),
    metadata: Metadata ?? {},
  };
}

/** Fails when there is no such bucket; a 404 of HEAD has no body that says which is missing. */
async function checkBucket(
  connection: StorageConnection,
  bucket: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await connection.send(
    { operation: 'HeadBucket', method: 'HEAD', bucket },
    ({ s3, client, http }) => client.send(new s3.HeadBucketCommand({ Bucket: bucket }), http),
    signal,
  );
}

/**
 * What is known of an object, without its bytes.
 *
 * @throws MissingBucketError or NotFoundError.
 */
export async function headObject(
  connection: StorageConnection,
  bucket: string,
  key: string,
  signal?: AbortSignal,
): Promise<ObjectInfo> {
  try {
    const answer = await connection.send(
      { operation: 'HeadObject', method: 'HEAD', bucket, key },
      ({ s3, client, http }) =>
        client.send(new s3.HeadObjectCommand({ Bucket: bucket, Key: key }), http),
      signal,
    );
    return objectInfo(key, answer.ContentLength ?? 0, answer);
  } catch (error) {
    if (isNotFoundError(error)) await checkBucket(connection, bucket, signal);
    throw error;
  }
}
