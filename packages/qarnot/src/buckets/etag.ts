import { createHash } from 'node:crypto';

/** 1 MiB in bytes. */
export const MIB: number = 1024 * 1024;
/** The size of a part, and from which size on an object goes in parts: as Qarnot's Python SDK. */
export const DEFAULT_PART_SIZE: number = 8 * MIB;
/** The smallest part that S3 takes, but for the last one. */
export const SMALLEST_PART: number = 5 * MIB;
/** The largest part that we send: a part is held in memory. */
export const LARGEST_PART: number = 1024 * MIB;
/** The most parts of one object. */
export const MOST_PARTS = 10_000;
/** The largest object: 5 TiB. */
export const LARGEST_OBJECT: number = 5 * 1024 * 1024 * MIB;

/**
 * The size of the parts of an object: what was asked for, doubled until 10,000 of them suffice. It
 * depends on the size alone, so the ETag of a file can be told before it is sent.
 *
 * @param size - Bytes of the object.
 * @param wanted - Bytes of a part. @default 8 MiB
 */
export function partSizeOf(size: number, wanted: number = DEFAULT_PART_SIZE): number {
  let partSize = wanted;
  while (partSize * MOST_PARTS < size) partSize *= 2;
  return partSize;
}

/** The ETag of an object that came in parts. @param digests - The MD5 of each part, in order. */
export function multipartEtag(digests: readonly Uint8Array[]): string {
  const hash = createHash('md5');
  for (const digest of digests) hash.update(digest);
  return `${hash.digest('hex')}-${digests.length}`;
}

/** How many parts an object came in, by its ETag; 0 for one that came whole. */
export function partCountOf(etag: string): number {
  return Number(/-(\d+)$/.exec(etag)?.[1] ?? 0);
}

/** An ETag without its quotes; RGW sends some bare, and an empty one at the end of an upload. */
export function unquoted(etag: string | undefined): string {
  return (etag ?? '').replace(/^(?:W\/)?"|"$/g, '');
}
