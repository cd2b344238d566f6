import type { SentHeaders } from '../auth/canonical.ts';
import { createHasher } from '../body/checksum.ts';
import { algorithmOfHeader } from '../body/declared.ts';
import { S3Error } from '../errors.ts';
import type { Query } from './query.ts';

/** Whether a parameter is the checksum of no bytes at all. */
function isOfNothing(name: string, value: string): boolean {
  const algorithm = algorithmOfHeader(name);
  return algorithm !== undefined && createHasher(algorithm).digest() === value;
}

/** Refuses what cannot be a header: nobody could be told of metadata that is kept from it. */
function checkHeader(name: string, value: string): void {
  if (/^[!#$%&'*+.^_`|~\w-]+$/.test(name) && !/[^\t\u0020-\u007e\u0080-\u00ff]/.test(value)) return;
  const message = 'This parameter cannot stand in a header.';
  throw new S3Error('InvalidArgument', message, { ArgumentName: name, ArgumentValue: value });
}

/**
 * The headers of a presigned request: what its maker wrote into the query, such as metadata, counts
 * as if it were a header. It is signed, so it overrides what the client sends.
 *
 * The AWS SDK for JavaScript signs an upload before it has a body, and puts the checksum of nothing
 * into the URL: that one says nothing of the body that comes later.
 *
 * @throws S3Error `InvalidArgument` for what cannot stand in a header.
 */
export function withQueryHeaders(headers: SentHeaders, query: Query): SentHeaders {
  const all = new Map(headers);
  for (const name of query.names()) {
    const lower = name.toLowerCase();
    const value = query.get(name) ?? '';
    if (!lower.startsWith('x-amz-') || lower === 'x-amz-sdk-checksum-algorithm') continue;
    checkHeader(lower, value);
    if (!isOfNothing(lower, value)) all.set(lower, value);
  }
  return all;
}
