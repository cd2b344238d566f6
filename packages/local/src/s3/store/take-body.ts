import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { BlobFiles, BodyFile } from './blob-files.ts';
import { copyFileFast } from './copy-file.ts';
import { S3StoreError } from './errors.ts';
import { FileSink } from './file-sink.ts';
import { pieces } from './pieces.ts';
import type { Body, BodyOptions, Checksum, ExpectedBody } from './types.ts';

/** Bodies up to this size lie in the database: one write there is far cheaper than a file. */
const MOST_BYTES_IN_DATABASE = 16 * 1024;
const HASH_PIECE_BYTES = 256 * 1024;

/** A body that is safe on the disk or small enough for a row, and that nothing names yet. */
export interface TakenBody {
  readonly size: number;
  /** Lower-case hex. */
  readonly md5: string;
  readonly checksum: Checksum | null;
  /** The bytes, when they are to lie in the database. */
  readonly data: Uint8Array | null;
  readonly files: readonly BodyFile[];
}

/** How {@link takeBody} keeps the bytes. */
export interface TakeOptions extends BodyOptions {
  /** Makes a file of a small body too. @default false */
  readonly alwaysFile?: boolean | undefined;
}

/**
 * Reads a body to its end, checks it against what was expected, and keeps its bytes. Nothing is left
 * of one that fails. A long body passes through in pieces; it is never held whole.
 */
export async function takeBody(
  blobs: BlobFiles,
  body: Body,
  options: TakeOptions,
): Promise<TakenBody> {
  const digest = new Digest(options.expect ?? {});
  const limit = options.alwaysFile === true ? 0 : MOST_BYTES_IN_DATABASE;
  const source = pieces(body, options.signal);
  try {
    const start: Uint8Array[] = [];
    for (let next = await source.next(); next !== undefined; next = await source.next()) {
      digest.add(next);
      start.push(next);
      if (digest.size > limit) return await takeFile(blobs, start, source, digest, options);
    }
    const checked = digest.end(options);
    if (options.alwaysFile === true) return { ...checked, data: null, files: [] };
    const [only = new Uint8Array()] = start;
    return { ...checked, data: start.length > 1 ? Buffer.concat(start) : only, files: [] };
  } finally {
    await source.close();
  }
}

async function takeFile(
  blobs: BlobFiles,
  start: readonly Uint8Array[],
  source: ReturnType<typeof pieces>,
  digest: Digest,
  options: TakeOptions,
): Promise<TakenBody> {
  const name = blobs.newName();
  try {
    const sink = await FileSink.create(blobs.temporaryPathOf(name));
    try {
      for (const piece of start) await sink.write(piece);
      for (let next = await source.next(); next !== undefined; next = await source.next()) {
        const wait = sink.write(next);
        digest.add(next);
        if (wait !== undefined) await wait;
      }
    } finally {
      await sink.end();
    }
    const checked = digest.end(options);
    await blobs.settle(name);
    return { ...checked, data: null, files: [[name, checked.size]] };
  } catch (error) {
    await blobs.dropTemporary(name);
    throw error;
  }
}

/** Counts and hashes a body on its way. */
class Digest {
  readonly #expect: ExpectedBody;
  readonly #md5: Hash = createHash('md5');
  readonly #sha256: Hash | undefined;
  size = 0;

  constructor(expect: ExpectedBody) {
    this.#expect = expect;
    this.#sha256 = expect.sha256 === undefined ? undefined : createHash('sha256');
  }

  add(piece: Uint8Array): void {
    this.size += piece.byteLength;
    this.#md5.update(piece);
    this.#sha256?.update(piece);
  }

  /** @throws S3StoreError when these are not the bytes that were expected. */
  end({ finish }: BodyOptions): Pick<TakenBody, 'size' | 'md5' | 'checksum'> {
    const { size } = this;
    const md5 = this.#md5.digest('hex');
    const expected = this.#expect;
    if (expected.size !== undefined && expected.size !== size) {
      throw new S3StoreError(
        'IncompleteBody',
        `The request announced ${expected.size} bytes and sent ${size}.`,
      );
    }
    if (expected.md5 !== undefined && expected.md5 !== md5) {
      throw new S3StoreError(
        'BadDigest',
        `The Content-MD5 you specified did not match what was received: its MD5 is ${md5}.`,
      );
    }
    const sha256 = this.#sha256?.digest('hex');
    if (sha256 !== expected.sha256) {
      throw new S3StoreError(
        'XAmzContentSHA256Mismatch',
        `The x-amz-content-sha256 you specified did not match what was received: its SHA-256 is ${sha256}.`,
      );
    }
    return { size, md5, checksum: finish?.() ?? null };
  }
}

/**
 * Copies a file of this machine in, sharing its blocks where the disk can. What is hashed is the
 * copy, so a file that changes meanwhile still gives an object whose ETag is that of its bytes.
 */
export async function takeWholeFile(blobs: BlobFiles, path: string): Promise<TakenBody> {
  if ((await stat(path)).size <= MOST_BYTES_IN_DATABASE) {
    return await takeBody(blobs, await readFile(path), {});
  }
  const name = blobs.newName();
  try {
    const copy = blobs.temporaryPathOf(name);
    await copyFileFast(path, copy);
    const digest = new Digest({});
    for await (const piece of createReadStream(copy, { highWaterMark: HASH_PIECE_BYTES })) {
      digest.add(piece as Uint8Array);
    }
    const checked = digest.end({});
    await blobs.settle(name);
    return { ...checked, data: null, files: [[name, checked.size]] };
  } catch (error) {
    await blobs.dropTemporary(name);
    throw error;
  }
}
