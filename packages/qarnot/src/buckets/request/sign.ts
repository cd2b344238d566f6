import { createHash, createHmac } from 'node:crypto';
import type { StorageAccess } from '../../request/storage-access.ts';

/** A request to be signed. */
export interface SignableRequest {
  readonly method: string;
  /** Percent-encoded, as it is sent; without a query. */
  readonly path: string;
  /** By their names in small letters, with no space at the ends of a value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/**
 * The headers of a request with a Signature V4 over all of them and the body.
 *
 * Source: the AWS reference of Signature V4. Confidence: high.
 *
 * @param now - Epoch, in ms.
 */
export function signedHeaders(
  request: SignableRequest,
  access: Pick<StorageAccess, 'accessKeyId' | 'secretAccessKey' | 'region'>,
  now: number,
): Record<string, string> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const bodyHash = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': time,
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [request.method, request.path, '', lines, signed, bodyHash].join('\n');
  const parts = [time.slice(0, 8), access.region, 's3', 'aws4_request'];
  const scope = parts.join('/');
  let key: string | Buffer = `AWS4${access.secretAccessKey}`;
  for (const part of parts) key = hmac(key, part);
  const signature = hmac(key, [ALGORITHM, time, scope, sha256(canonical)].join('\n'));
  headers['authorization'] =
    `${ALGORITHM} Credential=${access.accessKeyId}/${scope}, ` +
    `SignedHeaders=${signed}, Signature=${signature.toString('hex')}`;
  return headers;
}
