import { InputError } from '@irori/core';
import type { PresignOptions } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';

const LONGEST = 7 * 24 * 3600;

function disposition(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** Makes a link. Nothing is sent, so neither the bucket nor the key need be there. */
export async function presignObject(
  { s3, client }: StorageConnection,
  bucket: string,
  key: string,
  options: PresignOptions,
): Promise<string> {
  const { method = 'GET', expiresIn = 3600, contentType, fileName } = options;
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > LONGEST) {
    throw new InputError(`A link is good for 1 to ${LONGEST} seconds, not ${expiresIn}.`, {
      field: 'expiresIn',
    });
  }
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
  const object = { Bucket: bucket, Key: key };
  if (method === 'GET') {
    const named =
      fileName === undefined ? {} : { ResponseContentDisposition: disposition(fileName) };
    return getSignedUrl(client, new s3.GetObjectCommand({ ...object, ...named }), { expiresIn });
  }
  const typed = contentType === undefined ? {} : { ContentType: contentType };
  return getSignedUrl(client, new s3.PutObjectCommand({ ...object, ...typed }), {
    expiresIn,
    // Signed, or any content type would do.
    signableHeaders: new Set(contentType === undefined ? [] : ['content-type']),
  });
}
