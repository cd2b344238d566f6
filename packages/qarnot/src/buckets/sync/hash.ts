import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DEFAULT_PART_SIZE, multipartEtag, partCountOf, partSizeOf } from '../etag.ts';
import { Pace } from './pace.ts';
import { type Stamp, sameStamp, stampOf } from './stamp.ts';

const mib = 1024 * 1024;
/** Part sizes that programs use by themselves: 5 lib-storage, 8 Python and aws, 15 s3cmd, … */
const usualPartSizes = [5, 8, 10, 15, 16, 20, 25, 32, 50, 64, 100, 128, 256, 512, 1024];

/**
 * How an ETag was made: `0` is the MD5 of the whole, any other number that of so many parts;
 * `undefined` is something that cannot be computed from the content.
 */
export type EtagForm = number | undefined;

/** How an ETag was made. */
export function formOf(etag: string): EtagForm {
  return /^[0-9a-f]{32}(?:-[1-9]\d*)?$/.test(etag) ? partCountOf(etag) : undefined;
}

/** The form of the ETag that a file of this size gets when we send it. */
export function ownForm(size: number): number {
  return size < DEFAULT_PART_SIZE ? 0 : Math.ceil(size / partSizeOf(size));
}

/**
 * The part sizes with which a content comes in so many parts: ours, the usual ones, and the
 * smallest that its size and the number allow. An ETag does not tell it.
 */
export function partSizesFor(size: number, count: number): number[] {
  const smallest = Math.max(1, Math.ceil(size / count));
  const wanted = [
    partSizeOf(size),
    ...usualPartSizes.map((number) => number * mib),
    Math.ceil(smallest / mib) * mib,
    smallest,
  ];
  return [...new Set(wanted)].filter((partSize) => Math.ceil(size / partSize) === count);
}

/** Makes one ETag of pieces of a content. */
class EtagMaker {
  readonly #partSize: number;
  readonly #digests: Buffer[] = [];
  #hash: Hash = createHash('md5');
  #room: number;

  constructor(partSize: number) {
    this.#partSize = partSize;
    this.#room = partSize;
  }

  add(piece: Uint8Array): void {
    let rest = piece;
    while (rest.length >= this.#room) {
      this.#hash.update(rest.subarray(0, this.#room));
      rest = rest.subarray(this.#room);
      this.#digests.push(this.#hash.digest());
      this.#hash = createHash('md5');
      this.#room = this.#partSize;
    }
    if (rest.length === 0) return;
    this.#hash.update(rest);
    this.#room -= rest.length;
  }

  etag(): string {
    if (this.#partSize === Number.POSITIVE_INFINITY) return this.#hash.digest('hex');
    if (this.#room < this.#partSize) this.#digests.push(this.#hash.digest());
    return multipartEtag(this.#digests);
  }
}

async function feed(file: FileHandle, makers: readonly EtagMaker[], signal?: AbortSignal) {
  const piece = Buffer.allocUnsafe(mib);
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return;
    for (const maker of makers) maker.add(piece.subarray(0, bytesRead));
  }
}

/** What reading a file told. */
export interface FileEtags {
  /** The ETags of the content, one for each way to make it that was asked for. */
  readonly etags: readonly string[];
  /** When the reading began, in ms since 1970. */
  readonly readAt: number;
  /** The content of a small file, so that it need not be read once more to be sent. */
  readonly content?: Uint8Array;
}

/** A file that is read in one go, in bytes. */
const smallFile = 64 * 1024;

/** All of a small file; undefined when it is in another state by now. */
function readSmall(path: string, stamp: Stamp): Uint8Array | undefined {
  // What became a pipe since it was looked at must not hold up everything.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // One byte more would show that it has grown.
    const piece = Buffer.allocUnsafe(stamp.size + 1);
    if (readSync(file, piece, 0, piece.length, 0) !== stamp.size) return undefined;
    if (!sameStamp(stampOf(fstatSync(file, { bigint: true })), stamp)) return undefined;
    return piece.subarray(0, stamp.size);
  } finally {
    closeSync(file);
  }
}

/**
 * Computes ETags of a file, reading it once.
 *
 * @param forms - The ways in which ETags are wanted.
 * @param pace - Remembers whether the disk is slow.
 * @returns undefined when the file is not, or no longer, in the state of `stamp`.
 */
export async function hashFile(
  path: string,
  stamp: Stamp,
  forms: Iterable<number>,
  signal?: AbortSignal,
  pace: Pace = new Pace(),
): Promise<FileEtags | undefined> {
  const partSizes = [...forms].flatMap((form) =>
    form === 0 ? [Number.POSITIVE_INFINITY] : partSizesFor(stamp.size, form),
  );
  const readAt = Date.now();
  if (partSizes.length === 0) return { etags: [], readAt };
  const makers = partSizes.map((partSize) => new EtagMaker(partSize));
  if (stamp.size <= smallFile && pace.isFast) {
    await pace.rest();
    signal?.throwIfAborted();
    const content = pace.direct(() => readSmall(path, stamp));
    if (content === undefined) return undefined;
    for (const maker of makers) maker.add(content);
    return { etags: makers.map((maker) => maker.etag()), readAt, content };
  }
  const file = await open(path, 'r');
  try {
    await feed(file, makers, signal);
    // A change since the stamp was taken shows in the stamp that the file has after the reading.
    if (!sameStamp(stampOf(await file.stat({ bigint: true })), stamp)) return undefined;
    return { etags: makers.map((maker) => maker.etag()), readAt };
  } finally {
    await file.close();
  }
}
