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
  const { quickPut } = connection;
  const hasAttributes = Object.keys(target.attributes).length > 0;
  const answer = await connection.send(
    { operation: 'PutObject', method: 'PUT', bucket, key },
    async ({ s3, client, http }): Promise<{ readonly ETag?: string | undefined }> => {
      if (quickPut?.takes(bytes) === true && !hasAttributes) {
        const object = { bucket, key, bytes, md5: digest.toString('base64') };
        return quickPut.put(object, signal);
      }
      return client.send(
        new s3.PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentLength: bytes.byteLength,
          ContentMD5: digest.toString('base64'),
          ...attributeFields(target),
        }),
        http,
      );
    },
    signal,
  );
  return unquoted(answer.ETag) || digest.toString('hex');
}
