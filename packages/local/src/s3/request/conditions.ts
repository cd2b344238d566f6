import type { SentHeaders } from '../auth/canonical.ts';
import { S3Error } from '../errors.ts';
import type { WriteConditions } from '../store/types.ts';

/** What conditions are held against. */
export interface Condition {
  /** Without quotes. */
  readonly etag: string;
  /** Epoch, in ms. */
  readonly lastModified: number;
}

/** Whether an `If-Match` or `If-None-Match` names this ETag. */
function names(condition: string, etag: string): boolean {
  if (condition.trim() === '*') return true;
  return condition
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '').replaceAll('"', '') === etag);
}

/** Seconds since 1970, the unit of HTTP dates; undefined when it is none. */
function dateOf(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

/** What a client is told whose condition does not hold. */
export function conditionFailed(condition: string): S3Error {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Error('PreconditionFailed', message, { Condition: condition });
}

/**
 * Holds the conditions of a request against an object, in the order of RFC 9110 §13.2.2: an ETag
 * condition overrides the date beside it.
 *
 * @param prefix of the header names: empty, or `x-amz-copy-source-`
 * @returns `same` when the client has this object already
 * @throws S3Error `PreconditionFailed`.
 */
export function checkConditions(
  headers: SentHeaders,
  { etag, lastModified }: Condition,
  prefix: '' | 'x-amz-copy-source-' = '',
): 'go' | 'same' {
  const modified = Math.floor(lastModified / 1000);
  const ifMatch = headers.get(`${prefix}if-match`);
  const unmodifiedSince = dateOf(headers.get(`${prefix}if-unmodified-since`));
  if (ifMatch !== undefined) {
    if (!names(ifMatch, etag)) throw conditionFailed('If-Match');
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) {
    throw conditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = headers.get(`${prefix}if-none-match`);
  const modifiedSince = dateOf(headers.get(`${prefix}if-modified-since`));
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, etag) ? 'same' : 'go';
  return modifiedSince !== undefined && modified <= modifiedSince ? 'same' : 'go';
}

/** Whether the rest of an object is still wanted: `If-Range` names it, or is absent. */
export function isRangeWanted(headers: SentHeaders, { etag, lastModified }: Condition): boolean {
  const ifRange = headers.get('if-range');
  if (ifRange === undefined) return true;
  if (ifRange.startsWith('"')) return ifRange === `"${etag}"`;
  return dateOf(ifRange) === Math.floor(lastModified / 1000);
}

/** The conditions of a write. */
export function writeConditions(headers: SentHeaders): WriteConditions {
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  return { ifMatch, ifNoneMatch };
}
