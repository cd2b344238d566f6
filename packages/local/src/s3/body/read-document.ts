import { createHash } from 'node:crypto';
import type { S3Call } from '../call.ts';
import { S3Error } from '../errors.ts';
import type { S3Options } from '../options.ts';
import { openBody } from './open-body.ts';

function tooLong(limit: number): S3Error {
  const fields = { MaxMessageLengthBytes: String(limit) };
  return new S3Error('MaxMessageLengthExceeded', 'Your request was too big.', fields);
}

async function gather(
  body: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > limit) throw tooLong(limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * The XML that a request brings, whole and checked against its digests.
 *
 * @param limit the most bytes it may have
 * @throws S3Error `MaxMessageLengthExceeded`, or what is wrong with the bytes.
 */
export async function readDocument(
  call: S3Call,
  like: S3Options['like'],
  limit: number,
): Promise<string> {
  const { body, options, size } = await openBody(call.incoming, call.headers, call.auth, like);
  const { md5, sha256 } = options.expect ?? {};
  if (size !== undefined && size > limit) throw tooLong(limit);
  const bytes = await gather(body, limit);
  const digest = (name: string): string => createHash(name).update(bytes).digest('hex');
  if (size !== undefined && bytes.length !== size) {
    throw new S3Error(
      'IncompleteBody',
      `The request announced ${size} bytes, ${bytes.length} came.`,
    );
  }
  if (md5 !== undefined && digest('md5') !== md5) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  if (sha256 !== undefined && digest('sha256') !== sha256) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    throw new S3Error('XAmzContentSHA256Mismatch', message, {
      ClientComputedContentSHA256: sha256,
      S3ComputedContentSHA256: digest('sha256'),
    });
  }
  options.finish?.();
  return bytes.toString('utf8');
}
