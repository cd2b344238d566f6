import { S3Error } from '../errors.ts';
import type { S3Options } from '../options.ts';
import type { Target } from '../request/target.ts';
import {
  canonicalRequest,
  checkSignedHeaders,
  isSame,
  type SentHeaders,
  sha256Hex,
} from './canonical.ts';
import { type PresentedSignature, presentedSignature } from './presented.ts';
import { hmac, type SigningKeys } from './signing-key.ts';

/** A request whose signature is right. */
export interface Authenticated {
  readonly by: 'header' | 'query';
  readonly accessKeyId: string;
  /** Signs the chunks of the body, each over the signature before it. */
  readonly signingKey: Buffer;
  readonly signature: string;
  readonly date: string;
  readonly scope: string;
  /** What the client says of the body: a SHA-256 in hex, or a word such as `UNSIGNED-PAYLOAD`. */
  readonly payload: string;
}

/** What is needed to check signatures. */
export interface Authority {
  /** The secret of an access key; undefined when there is none. */
  readonly secretOf: (accessKeyId: string) => string | undefined;
  readonly keys: SigningKeys;
  readonly now: () => number;
  readonly options: Pick<S3Options, 'clockSkew' | 'longestExpiry' | 'signedHeaders'>;
}

function checkTime(presented: PresentedSignature, authority: Authority): void {
  const { clockSkew, longestExpiry } = authority.options;
  const now = authority.now();
  const skew = clockSkew * 1000;
  const ServerTime = new Date(now).toISOString();
  if (presented.expires === undefined) {
    if (Math.abs(now - presented.time) <= skew) return;
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      { RequestTime: presented.date, ServerTime, MaxAllowedSkewMilliseconds: String(skew) },
    );
  }
  if (presented.expires > longestExpiry || presented.expires < 1) {
    const message = `X-Amz-Expires must be from 1 to ${longestExpiry} seconds.`;
    throw new S3Error('AuthorizationQueryParametersError', message);
  }
  if (presented.time - now > skew) {
    throw new S3Error('AccessDenied', 'Request is not yet valid', { ServerTime });
  }
  const end = presented.time + presented.expires * 1000;
  if (now <= end) return;
  throw new S3Error('AccessDenied', 'Request has expired', {
    'X-Amz-Expires': String(presented.expires),
    Expires: new Date(end).toISOString(),
    ServerTime,
  });
}

function mismatch(presented: PresentedSignature, canonical: string, toSign: string): S3Error {
  return new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your key and signing method.',
    {
      AWSAccessKeyId: presented.credential.accessKeyId,
      StringToSign: toSign,
      SignatureProvided: presented.signature,
      CanonicalRequest: canonical,
    },
  );
}

/**
 * Checks the signature of a request.
 *
 * @throws S3Error the way S3 refuses it.
 */
export function authenticate(
  method: string,
  target: Target,
  headers: SentHeaders,
  authority: Authority,
): Authenticated {
  const presented = presentedSignature(headers, target.query);
  const { credential, signedHeaders, payload, date } = presented;
  const { accessKeyId, scope } = credential;
  const secret = authority.secretOf(accessKeyId);
  if (secret === undefined) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new S3Error('InvalidAccessKeyId', message, { AWSAccessKeyId: accessKeyId });
  }
  if (!date.startsWith(credential.date)) {
    const code =
      presented.by === 'query' ? 'AuthorizationQueryParametersError' : 'SignatureDoesNotMatch';
    throw new S3Error(code, 'The date of the Credential is not the day of the request.');
  }
  const canonical = canonicalRequest(method, target, headers, signedHeaders, payload);
  const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256Hex(canonical)}`;
  const signingKey = authority.keys.get(accessKeyId, secret, credential.date, credential.region);
  if (!isSame(hmac(signingKey, toSign).toString('hex'), presented.signature)) {
    throw mismatch(presented, canonical, toSign);
  }
  checkTime(presented, authority);
  checkSignedHeaders(headers, signedHeaders, authority.options.signedHeaders);
  if (headers.has('x-amz-security-token') || target.query.has('X-Amz-Security-Token')) {
    const message = 'This server hands out no temporary credentials; leave the session token out.';
    throw new S3Error('InvalidToken', message);
  }
  const { by, signature } = presented;
  return { by, accessKeyId, signingKey, signature, date, scope, payload };
}
