import { createHash } from 'node:crypto';
import { S3StoreError } from './errors.ts';

/** Smallest size of a part that is not the last. */
const LEAST_PART_BYTES = 5 * 1024 * 1024;

interface Part {
  readonly number: number;
  readonly etag: string;
  readonly size: number;
}

/** The ETag of an object in parts: the MD5 of their MD5s, and their number. */
export function multipartEtag(parts: readonly Pick<Part, 'etag'>[]): string {
  const md5 = createHash('md5');
  for (const { etag } of parts) md5.update(etag, 'hex');
  return `${md5.digest('hex')}-${parts.length}`;
}

/**
 * The parts that a client names to complete an upload.
 *
 * @throws S3StoreError `InvalidPart` (not there, or of another ETag), `InvalidPartOrder`,
 * `EntityTooSmall`.
 */
export function chooseParts<T extends Part>(
  all: readonly T[],
  chosen: readonly { readonly number: number; readonly etag: string }[],
): T[] {
  if (chosen.length === 0) {
    throw new S3StoreError('InvalidPart', 'An upload is completed with one part at least.');
  }
  const byNumber = new Map(all.map((part) => [part.number, part]));
  let before = 0;
  const parts = chosen.map(({ number, etag }) => {
    if (number <= before) {
      throw new S3StoreError(
        'InvalidPartOrder',
        `The parts must be named in ascending order: ${number} comes after ${before}.`,
      );
    }
    before = number;
    const part = byNumber.get(number);
    if (part?.etag === etag.replaceAll('"', '')) return part;
    const why = part === undefined ? 'it was not uploaded' : `its ETag is "${part.etag}"`;
    throw new S3StoreError('InvalidPart', `The part ${number} is not as you say: ${why}.`);
  });
  const small = parts.slice(0, -1).find((part) => part.size < LEAST_PART_BYTES);
  if (small === undefined) return parts;
  throw new S3StoreError(
    'EntityTooSmall',
    `The part ${small.number} has ${small.size} bytes; only the last may have fewer than ${LEAST_PART_BYTES}.`,
  );
}
