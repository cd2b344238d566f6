import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Error } from '../errors.ts';
import type { Target } from '../request/target.ts';

/** SHA-256 in lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Headers by lower-case name as they came; those sent twice joined by a comma, as they are signed. */
export type SentHeaders = ReadonlyMap<string, string>;

/** The headers of a request, before Node joins or drops any. */
export function sentHeaders(request: Pick<IncomingMessage, 'rawHeaders'>): SentHeaders {
  const headers = new Map<string, string>();
  const raw = request.rawHeaders;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = (raw[at + 1] ?? '').trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

function canonicalValue(value: string): string {
  return value.includes('  ') ? value.replace(/ +/g, ' ') : value;
}

/** The canonical request of Signature Version 4. */
export function canonicalRequest(
  method: string,
  target: Pick<Target, 'canonicalPath' | 'query'>,
  headers: SentHeaders,
  signed: readonly string[],
  payload: string,
): string {
  let lines = '';
  for (const name of signed) lines += `${name}:${canonicalValue(headers.get(name) ?? '')}\n`;
  const query = target.query.canonical('X-Amz-Signature');
  return `${method}\n${target.canonicalPath}\n${query}\n${lines}\n${signed.join(';')}\n${payload}`;
}

/**
 * Checks that what has to be signed is: the host, and what changes the meaning of a request.
 *
 * @param all whether every `x-amz-*` header has to be
 * @throws S3Error `AccessDenied` with the headers that are not.
 */
export function checkSignedHeaders(
  headers: SentHeaders,
  signed: readonly string[],
  all: boolean,
): void {
  if (!signed.includes('host')) {
    throw new S3Error('AccessDenied', 'The host header must be among the signed headers.');
  }
  if (!all) return;
  const missing: string[] = [];
  for (const name of headers.keys()) {
    if (name.startsWith('x-amz-') && !signed.includes(name)) missing.push(name);
  }
  if (missing.length === 0) return;
  throw new S3Error(
    'AccessDenied',
    'There were headers present in the request which were not signed',
    { HeadersNotSigned: missing.join(', ') },
  );
}
