import { createHash } from 'node:crypto';
import { unquoted } from '../etag.ts';
import type { StorageConnection } from '../request/connection.ts';
import { attributeFields, type UploadTarget } from './target.ts';

/** The MD5 of some bytes. */
export function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

/**
 * Sends an object in one request. The store compares the MD5, so what it keeps is what was sent.
 *
 * @returns The ETag.
 */
export async function putObject(
  connection: StorageConnection,
  target: UploadTarget,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { bucket, key } = target;
  const digest = md5(bytes);
  const answer = await connection.send(
    { operation: 'PutObject', method: 'PUT', bucket, key },
    ({ s3, client, http }) =>
      client.send(
        new s3.PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentLength: bytes.byteLength,
          ContentMD5: digest.toString('base64'),
          ...attributeFields(target),
        }),
        http,
      ),
    signal,
  );
  return unquoted(answer.ETag) || digest.toString('hex');
}
