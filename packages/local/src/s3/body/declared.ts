import type { SentHeaders } from '../auth/canonical.ts';
import { S3Error } from '../errors.ts';
import { algorithmOf, type ChecksumAlgorithm, checksumBytes } from './checksum.ts';

/** A checksum that the client announces: the value now, or later in the trailer. */
export interface DeclaredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; undefined when it comes in the trailer. */
  readonly value: string | undefined;
}

const prefix = 'x-amz-checksum-';
/** Headers that begin like a checksum and say something else. */
const others: ReadonlySet<string> = new Set(['algorithm', 'type', 'mode']);

/** The algorithm of a header name; undefined when it names no checksum. */
export function algorithmOfHeader(name: string): ChecksumAlgorithm | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const rest = name.slice(prefix.length);
  if (others.has(rest)) return undefined;
  const algorithm = algorithmOf(rest);
  if (algorithm === undefined) {
    throw new S3Error('NotImplemented', `This server knows no checksum ${rest}.`, { Header: name });
  }
  return algorithm;
}

/** Whether a text is a base64 value of the length that an algorithm gives. */
function isChecksumValue(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === checksumBytes[algorithm] && bytes.toString('base64') === value;
}

/** Refuses what is no value of the algorithm. */
function checkValue(algorithm: ChecksumAlgorithm, value: string): void {
  if (isChecksumValue(algorithm, value)) return;
  const header = `${prefix}${algorithm.toLowerCase()}`;
  throw new S3Error('InvalidRequest', `Value for ${header} header is invalid.`);
}

/** Names in `x-amz-trailer`, in lower case; undefined when it is absent. */
export function trailerNames(headers: SentHeaders): readonly string[] | undefined {
  const text = headers.get('x-amz-trailer');
  if (text === undefined) return undefined;
  return text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

/**
 * The checksum that a request announces for its body.
 *
 * @throws S3Error when there are several, or it is of no known kind or shape.
 */
export function declaredChecksum(headers: SentHeaders): DeclaredChecksum | undefined {
  const found: DeclaredChecksum[] = [];
  for (const [name, value] of headers) {
    const algorithm = algorithmOfHeader(name);
    if (algorithm === undefined) continue;
    checkValue(algorithm, value);
    found.push({ algorithm, value });
  }
  for (const name of trailerNames(headers) ?? []) {
    const algorithm = algorithmOfHeader(name);
    if (algorithm !== undefined) found.push({ algorithm, value: undefined });
  }
  if (found.length > 1) {
    const message =
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    throw new S3Error('InvalidRequest', message);
  }
  const wanted = headers.get('x-amz-sdk-checksum-algorithm');
  if (found.length === 0 && wanted !== undefined) {
    const message =
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or ' +
      'x-amz-trailer headers were found.';
    throw new S3Error('InvalidRequest', message);
  }
  return found[0];
}

/** What a client is told when the bytes have another checksum than it said. */
export function wrongChecksum(algorithm: ChecksumAlgorithm): S3Error {
  const message = `The ${algorithm} you specified did not match the calculated checksum.`;
  return new S3Error('BadDigest', message);
}

/** The checksum in a trailer. @throws S3Error when it is not a value of the algorithm. */
export function trailerValue(
  algorithm: ChecksumAlgorithm,
  values: ReadonlyMap<string, string>,
): string {
  const value = values.get(`${prefix}${algorithm.toLowerCase()}`) ?? '';
  checkValue(algorithm, value);
  return value;
}
