import { S3Error } from '../errors.ts';
import type { Query } from '../request/query.ts';
import type { SentHeaders } from './canonical.ts';
import {
  type CredentialScope,
  formatAmzDate,
  parseAmzDate,
  parseCredential,
} from './credential.ts';

/** A signature as a client presents it, not yet checked. */
export interface PresentedSignature {
  readonly by: 'header' | 'query';
  readonly credential: CredentialScope;
  /** Lower-case names, in the order signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261122T105800Z`. */
  readonly date: string;
  readonly time: number;
  /** Seconds; of a presigned URL only. */
  readonly expires: number | undefined;
  /** What the client says of the body: a SHA-256, or a word such as `UNSIGNED-PAYLOAD`. */
  readonly payload: string;
}

const algorithm = 'AWS4-HMAC-SHA256';

function headersOf(text: string): readonly string[] {
  return text.split(';').map((name) => name.toLowerCase());
}

function headerFields(authorization: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of authorization.slice(algorithm.length).split(',')) {
    const at = part.indexOf('=');
    if (at > 0) fields.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return fields;
}

function headerDate(headers: SentHeaders): string {
  const date = headers.get('x-amz-date');
  if (date !== undefined) return date;
  const time = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(time)) {
    const message = 'AWS authentication requires a valid Date or x-amz-date header';
    throw new S3Error('AccessDenied', message);
  }
  return formatAmzDate(time);
}

function otherMechanism(): S3Error {
  const message =
    'The authorization mechanism you have provided is not supported. ' +
    'Please use AWS4-HMAC-SHA256.';
  return new S3Error('InvalidRequest', message);
}

function fromHeader(authorization: string, headers: SentHeaders): PresentedSignature {
  if (!authorization.startsWith(`${algorithm} `)) throw otherMechanism();
  const fields = headerFields(authorization);
  const [credential, signed, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    fields.get(name),
  );
  if (!credential || !signed || !signature) {
    const message = 'The authorization header needs Credential, SignedHeaders and Signature.';
    throw new S3Error('AuthorizationHeaderMalformed', message);
  }
  const payload = headers.get('x-amz-content-sha256');
  if (payload === undefined) {
    const message = 'Missing required header for this request: x-amz-content-sha256';
    throw new S3Error('InvalidRequest', message);
  }
  const date = headerDate(headers);
  const time = parseAmzDate(date);
  if (time === undefined) {
    const message = 'AWS authentication requires a valid Date or x-amz-date header';
    throw new S3Error('AccessDenied', message);
  }
  return {
    by: 'header',
    credential: parseCredential(credential, 'AuthorizationHeaderMalformed'),
    signedHeaders: headersOf(signed),
    signature,
    date,
    time,
    expires: undefined,
    payload,
  };
}

function wrongQuery(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', message);
}

function fromQuery(query: Query, headers: SentHeaders): PresentedSignature {
  const need = (name: string): string => {
    const value = query.get(`X-Amz-${name}`);
    if (value) return value;
    const all =
      'X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders';
    throw wrongQuery(
      `Query-string authentication version 4 requires the ${all}, and X-Amz-Expires parameters.`,
    );
  };
  if (need('Algorithm') !== algorithm) {
    throw wrongQuery(`X-Amz-Algorithm only supports "${algorithm}"`);
  }
  const date = need('Date');
  const time = parseAmzDate(date);
  if (time === undefined) {
    throw wrongQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  const expires = need('Expires');
  if (!/^\d{1,12}$/.test(expires)) throw wrongQuery('X-Amz-Expires should be a number');
  return {
    by: 'query',
    credential: parseCredential(need('Credential'), 'AuthorizationQueryParametersError'),
    signedHeaders: headersOf(need('SignedHeaders')),
    signature: need('Signature'),
    date,
    time,
    expires: Number(expires),
    payload:
      query.get('X-Amz-Content-Sha256') ??
      headers.get('x-amz-content-sha256') ??
      'UNSIGNED-PAYLOAD',
  };
}

/**
 * Reads the signature of a request.
 *
 * @throws S3Error what S3 says to a missing or mal-formed one.
 */
export function presentedSignature(headers: SentHeaders, query: Query): PresentedSignature {
  const authorization = headers.get('authorization');
  const inQuery = query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature');
  if (authorization !== undefined && inQuery) {
    throw new S3Error(
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, ' +
        'Signature query string parameter or the Authorization header should be specified',
    );
  }
  if (authorization !== undefined) return fromHeader(authorization, headers);
  if (inQuery) return fromQuery(query, headers);
  if (query.has('AWSAccessKeyId') && query.has('Signature')) throw otherMechanism();
  throw new S3Error('AccessDenied', 'Access Denied: the request is not signed.');
}
