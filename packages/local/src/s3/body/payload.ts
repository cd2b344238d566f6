import type { SentHeaders } from '../auth/canonical.ts';
import { S3Error } from '../errors.ts';

/** How the bytes of a body are protected and framed. */
export interface PayloadKind {
  /** Lower-case hex; undefined when the body is not hashed as a whole. */
  readonly sha256: string | undefined;
  /** Whether it is in aws-chunked encoding. */
  readonly isChunked: boolean;
  /** Whether the chunks are signed. */
  readonly isSigned: boolean;
  /** Whether something follows the last chunk. */
  readonly hasTrailer: boolean;
}

const plain: PayloadKind = {
  sha256: undefined,
  isChunked: false,
  isSigned: false,
  hasTrailer: false,
};

const kinds: { readonly [word: string]: PayloadKind } = {
  'UNSIGNED-PAYLOAD': plain,
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { ...plain, isChunked: true, isSigned: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': {
    ...plain,
    isChunked: true,
    isSigned: true,
    hasTrailer: true,
  },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { ...plain, isChunked: true, hasTrailer: true },
};

/**
 * Understands what a request says of its body in `x-amz-content-sha256`.
 *
 * @throws S3Error when it is no known word and no SHA-256, or not what the encoding says.
 */
export function payloadKind(payload: string, headers: SentHeaders): PayloadKind {
  const word = Object.hasOwn(kinds, payload) ? kinds[payload] : undefined;
  if (word === undefined && !/^[0-9a-f]{64}$/i.test(payload)) {
    const message =
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, ' +
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER ' +
      'or a valid sha256 value.';
    const fields = { ArgumentName: 'x-amz-content-sha256', ArgumentValue: payload };
    throw new S3Error('InvalidArgument', message, fields);
  }
  const kind = word ?? { ...plain, sha256: payload.toLowerCase() };
  if (!kind.isChunked && /\baws-chunked\b/i.test(headers.get('content-encoding') ?? '')) {
    const message =
      'A body in aws-chunked encoding needs an x-amz-content-sha256 that begins with STREAMING-; ' +
      'its framing would be stored otherwise.';
    throw new S3Error('InvalidRequest', message);
  }
  if (!kind.hasTrailer && headers.has('x-amz-trailer')) {
    const message = 'x-amz-trailer needs an x-amz-content-sha256 that ends with -TRAILER.';
    throw new S3Error('InvalidRequest', message);
  }
  return kind;
}

/** A header that holds a length. @throws S3Error `InvalidArgument` when it does not. */
export function lengthHeader(headers: SentHeaders, name: string): number | undefined {
  const text = headers.get(name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const fields = { ArgumentName: name, ArgumentValue: text };
  throw new S3Error('InvalidArgument', `${name} must be a number of bytes.`, fields);
}

/** The MD5 in `Content-MD5`, as lower-case hex. @throws S3Error `InvalidDigest`. */
export function contentMd5(headers: SentHeaders): string | undefined {
  const text = headers.get('content-md5');
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 16) return bytes.toString('hex');
  throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
}
