import { isApiError } from '@irori/core';
import { multipartEtag, unquoted } from '../etag.ts';
import { headObject } from '../objects/head.ts';
import type { StorageConnection } from '../request/connection.ts';
import type { UploadTarget } from './target.ts';

/** A part that the store has for sure. */
export interface SentPart {
  readonly number: number;
  /** What the store calls it, without quotes. */
  readonly etag: string;
  /** Its MD5. */
  readonly digest: Buffer;
}

/**
 * Makes the object out of its parts. There is no signal: once this is asked for, the object appears.
 *
 * When the answer is lost and the store then knows no such upload, the first try has done it, or
 * someone has given it up: the object itself tells.
 *
 * @returns The ETag; RGW sends an empty one here, so it is computed.
 */
export async function complete(
  connection: StorageConnection,
  { bucket, key }: UploadTarget,
  uploadId: string,
  parts: readonly SentPart[],
): Promise<string> {
  const expected = multipartEtag(parts.map(({ digest }) => digest));
  const call = { operation: 'CompleteMultipartUpload', method: 'POST', bucket, key } as const;
  try {
    const answer = await connection.send(call, ({ s3, client, http }) =>
      client.send(
        new s3.CompleteMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: {
            Parts: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: `"${etag}"` })),
          },
        }),
        http,
      ),
    );
    return unquoted(answer.ETag) || expected;
  } catch (error) {
    if (!isApiError(error) || error.reason !== 'NoSuchUpload' || error.attempts < 2) throw error;
    const there = await headObject(connection, bucket, key).catch(() => undefined);
    if (there?.etag === expected) return expected;
    throw error;
  }
}
