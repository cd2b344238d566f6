import type { Authenticated } from '../auth/authenticate.ts';
import type { SentHeaders } from '../auth/canonical.ts';
import { S3Error } from '../errors.ts';
import type { S3Options } from '../options.ts';
import type { Body, BodyOptions, Checksum } from '../store/types.ts';
import { decodeChunks } from './aws-chunked.ts';
import { createHasher, type Hasher } from './checksum.ts';
import {
  type DeclaredChecksum,
  declaredChecksum,
  trailerNames,
  trailerValue,
  wrongChecksum,
} from './declared.ts';
import { type Incoming, incomingBytes, smallBody } from './incoming.ts';
import { contentMd5, lengthHeader, type PayloadKind, payloadKind } from './payload.ts';

/** The body of an upload with everything that has to be true of it. */
export interface UploadBody {
  readonly body: Body;
  readonly options: BodyOptions;
  /** Bytes of content; undefined when the client does not say. */
  readonly size: number | undefined;
}

const nothing = Buffer.alloc(0);

/** Up to this size a body is read before it is given on: one buffer costs less than a stream. */
const smallSize = 32 * 1024;

/** The largest object or part that one request may bring: 5 GiB. */
const largestUpload = 5 * 1024 ** 3;

function contentLength(kind: PayloadKind, headers: SentHeaders): number | undefined {
  if (kind.isChunked) {
    const size = lengthHeader(headers, 'x-amz-decoded-content-length');
    if (size !== undefined) return size;
  } else {
    const size = lengthHeader(headers, 'content-length');
    if (size !== undefined || headers.has('transfer-encoding')) return size;
  }
  throw new S3Error(
    'MissingContentLength',
    kind.isChunked
      ? 'A body in aws-chunked encoding needs x-amz-decoded-content-length.'
      : 'You must provide the Content-Length HTTP header.',
  );
}

function checkLike(kind: PayloadKind, like: S3Options['like']): void {
  if (like !== 'rgw' || !kind.hasTrailer) return;
  const message = 'Ceph RGW 16 takes no streamed upload with a checksum in its trailer.';
  throw new S3Error('MissingContentLength', message);
}

async function* hashed(
  source: AsyncIterable<Buffer>,
  hasher: Hasher,
): AsyncGenerator<Buffer, void, void> {
  for await (const piece of source) {
    hasher.update(piece);
    yield piece;
  }
}

function tooLarge(size: number): S3Error {
  const fields = { ProposedSize: String(size), MaxSizeAllowed: String(largestUpload) };
  const message = 'Your proposed upload exceeds the maximum allowed size';
  return new S3Error('EntityTooLarge', message, fields);
}

/** Ends a body whose length nobody announced when it gets too long. */
async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > largestUpload) throw tooLarge(size);
    yield piece;
  }
}

/** What is known of a body before it is read. */
interface Announced {
  readonly kind: PayloadKind;
  readonly size: number | undefined;
  /** Names in the trailer. */
  readonly trailer: readonly string[];
}

function framed(
  incoming: Incoming,
  { kind, size, trailer }: Announced,
  auth: Authenticated,
  onTrailer: (values: ReadonlyMap<string, string>) => void,
): AsyncIterable<Buffer> {
  const source = incomingBytes(incoming);
  if (size === undefined) return limited(source);
  if (!kind.isChunked) return source;
  return decodeChunks(source, {
    signer: kind.isSigned ? auth : undefined,
    trailer: kind.hasTrailer ? trailer : undefined,
    size,
    onTrailer,
  });
}

function verified(algorithm: Checksum['algorithm'], hasher: Hasher, value: string): Checksum {
  if (hasher.digest() !== value) throw wrongChecksum(algorithm);
  return { algorithm, value, type: 'FULL_OBJECT' };
}

function finishOf(bytes: Buffer, declared: DeclaredChecksum | undefined): BodyOptions['finish'] {
  if (declared?.value === undefined) return undefined;
  const { algorithm, value } = declared;
  return () => {
    const hasher = createHasher(algorithm);
    hasher.update(bytes);
    return verified(algorithm, hasher, value);
  };
}

/**
 * Prepares the body of an upload. A client that waits to be told to go on is told so when the first
 * byte is asked for; only a small body that is on its way anyway is read at once.
 *
 * @throws S3Error when the headers alone show that the body cannot be accepted.
 */
export async function openBody(
  incoming: Incoming,
  headers: SentHeaders,
  auth: Authenticated,
  like: S3Options['like'],
): Promise<UploadBody> {
  const kind = payloadKind(auth.payload, headers);
  checkLike(kind, like);
  const size = contentLength(kind, headers);
  if (size !== undefined && size > largestUpload) throw tooLarge(size);
  const declared = like === 'rgw' ? undefined : declaredChecksum(headers);
  const expect = { md5: contentMd5(headers), sha256: kind.sha256, size };
  const isSmall = !kind.isChunked && !incoming.expectsContinue && size !== undefined;
  if (isSmall && size <= smallSize) {
    const body = size === 0 ? nothing : await smallBody(incoming);
    return { body, options: { expect, finish: finishOf(body, declared) }, size };
  }
  let trailer: ReadonlyMap<string, string> = new Map();
  const announced = { kind, size, trailer: trailerNames(headers) ?? [] };
  const source = framed(incoming, announced, auth, (values) => {
    trailer = values;
  });
  if (declared === undefined) return { body: source, options: { expect }, size };
  const { algorithm } = declared;
  const hasher = createHasher(algorithm);
  const finish = (): Checksum =>
    verified(algorithm, hasher, declared.value ?? trailerValue(algorithm, trailer));
  return { body: hashed(source, hasher), options: { expect, finish }, size };
}
