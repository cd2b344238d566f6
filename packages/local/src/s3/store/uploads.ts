import { randomBytes } from 'node:crypto';
import { needingRoom, needingRoomNow } from './disk-full.ts';
import { S3StoreError } from './errors.ts';
import { behindPrefix } from './key-order.ts';
import { chooseParts, multipartEtag } from './multipart.ts';
import { checkKey } from './names.ts';
import type { Objects } from './objects.ts';
import { commitBody, duplicateBody, type StoreParts, writeObject } from './store-parts.ts';
import { type TakenBody, takeBody } from './take-body.ts';
import type {
  Body,
  BodyOptions,
  ByteRange,
  CompleteOptions,
  ObjectAttributes,
  ObjectStore,
  StoredObject,
  StoredPart,
  UploadInfo,
  UploadRef,
} from './types.ts';
import type { PartContent, UploadRows } from './upload-rows.ts';

const MOST_PARTS = 10_000;
const COMPLETED_KEPT_MS = 24 * 60 * 60 * 1000;

/** The part of {@link ObjectStore} that is about multipart uploads. */
export class Uploads
  implements
    Pick<
      ObjectStore,
      | 'createUpload'
      | 'upload'
      | 'putPart'
      | 'copyPart'
      | 'listParts'
      | 'listUploads'
      | 'completeUpload'
      | 'abortUpload'
    >
{
  readonly #parts: StoreParts;
  readonly #rows: UploadRows;
  readonly #objects: Objects;

  constructor(parts: StoreParts, rows: UploadRows, objects: Objects) {
    this.#parts = parts;
    this.#rows = rows;
    this.#objects = objects;
  }

  createUpload(
    bucket: string,
    key: string,
    attributes: ObjectAttributes,
    checksum: UploadInfo['checksum'] = null,
  ): UploadInfo {
    checkKey(key);
    const { contentType, headers, metadata } = attributes;
    const upload: UploadInfo = {
      id: randomBytes(16).toString('hex'),
      bucket,
      key,
      createdAt: this.#parts.clock.now(),
      attributes: { contentType, headers, metadata },
      checksum,
    };
    const bucketId = this.#parts.buckets.idOf(bucket);
    needingRoomNow(() => this.#rows.insert(bucketId, upload));
    return upload;
  }

  upload(ref: UploadRef): UploadInfo {
    const upload = this.#rows.find(this.#parts.buckets.idOf(ref.bucket), ref);
    if (upload === undefined) throw noSuchUpload(ref);
    return upload;
  }

  putPart(
    ref: UploadRef,
    number: number,
    body: Body,
    options: BodyOptions = {},
  ): Promise<StoredPart> {
    return needingRoom(async () => {
      checkPartNumber(number);
      this.upload(ref);
      const taken = await takeBody(this.#parts.blobs, body, { ...options, alwaysFile: true });
      return await this.#storePart(ref, number, taken);
    });
  }

  copyPart(
    ref: UploadRef,
    number: number,
    source: StoredObject,
    range?: ByteRange,
  ): Promise<StoredPart> {
    return needingRoom(async () => {
      checkPartNumber(number);
      this.upload(ref);
      return await this.#storePart(ref, number, await this.#copied(source, range));
    });
  }

  /** No byte is moved for a whole object whose ETag is the MD5 that the part needs. */
  async #copied(source: StoredObject, range: ByteRange | undefined): Promise<TakenBody> {
    if (range === undefined && !source.etag.includes('-')) {
      const { data, files } = await duplicateBody(this.#parts, source);
      if (data === null) {
        return { size: source.size, md5: source.etag, checksum: null, data, files };
      }
    }
    const bytes = this.#objects.open(source, range);
    return await takeBody(this.#parts.blobs, bytes, { alwaysFile: true });
  }

  async #storePart(ref: UploadRef, number: number, taken: TakenBody): Promise<StoredPart> {
    const { size, md5: etag, checksum } = taken;
    const part = { number, size, etag, checksum, lastModified: this.#parts.clock.now() };
    return await commitBody(this.#parts, taken, () => {
      this.upload(ref);
      const old = this.#rows.partBody(ref.id, number);
      this.#rows.putPart(ref.id, { ...part, body: this.#parts.bodies.insert(taken) });
      if (old !== undefined) this.#parts.bodies.delete(old);
      return part;
    });
  }

  listParts(
    ref: UploadRef,
    { after = 0, limit }: { readonly after?: number | undefined; readonly limit: number },
  ): { readonly parts: readonly StoredPart[]; readonly next: number | null } {
    this.upload(ref);
    const found = this.#rows.partsAfter(ref.id, after, limit + 1);
    const parts = found.slice(0, limit);
    return { parts, next: found.length > limit ? (parts.at(-1)?.number ?? null) : null };
  }

  listUploads(
    bucket: string,
    query: Parameters<ObjectStore['listUploads']>[1],
  ): { readonly uploads: readonly UploadInfo[]; readonly isTruncated: boolean } {
    const { prefix = '', after, limit } = query;
    const found = this.#rows.range(bucket, this.#parts.buckets.idOf(bucket), {
      from: prefix,
      behind: prefix === '' ? undefined : behindPrefix(prefix),
      afterKey: after?.key ?? '',
      // Without an id every upload of that key is passed over: no id is behind this one.
      afterId: after === undefined ? '' : (after.id ?? '\u{10ffff}'),
      limit: limit + 1,
    });
    return { uploads: found.slice(0, limit), isTruncated: found.length > limit };
  }

  completeUpload(
    ref: UploadRef,
    chosen: readonly { readonly number: number; readonly etag: string }[],
    options: CompleteOptions = {},
  ): Promise<StoredObject> {
    return needingRoom(async () => {
      const { database, buckets } = this.#parts;
      return database.transaction(() => {
        const bucket = buckets.idOf(ref.bucket);
        const upload = this.#rows.find(bucket, ref);
        if (upload === undefined) return this.#alreadyCompleted(bucket, ref);
        const all = this.#rows.parts(ref.id);
        const parts = chooseParts(all, chosen);
        const object = this.#assemble(upload, parts, options);
        this.#removeUpload(ref.id, all, new Set(parts));
        const now = this.#parts.clock.now();
        this.#rows.complete(bucket, ref.id, object, now);
        this.#rows.forgetCompleted(now - COMPLETED_KEPT_MS);
        return object;
      });
    });
  }

  /** One row that names the files of the parts: no byte is moved. */
  #assemble(
    { bucket, key, attributes }: UploadInfo,
    parts: readonly PartContent[],
    options: CompleteOptions,
  ): StoredObject {
    const content = {
      ...attributes,
      key,
      size: parts.reduce((sum, part) => sum + part.size, 0),
      etag: multipartEtag(parts),
      lastModified: this.#parts.clock.now(),
      checksum: options.finish?.(parts) ?? null,
    };
    const body = { data: null, files: parts.flatMap((part) => part.files) };
    return writeObject(this.#parts, bucket, body, content, options);
  }

  #alreadyCompleted(bucket: number, ref: UploadRef): StoredObject {
    const completed = this.#rows.completed(bucket, ref.id);
    const object = completed?.key === ref.key ? this.#objects.get(ref.bucket, ref.key) : undefined;
    if (object === undefined || object.etag !== completed?.etag) throw noSuchUpload(ref);
    return object;
  }

  abortUpload(ref: UploadRef): void {
    needingRoomNow(() =>
      this.#parts.database.transaction(() => {
        this.upload(ref);
        this.#removeUpload(ref.id, this.#rows.parts(ref.id), new Set());
      }),
    );
  }

  /** Ends every upload in a bucket that goes; to be called in a transaction. */
  removeAllIn(bucket: number): void {
    for (const id of this.#rows.idsIn(bucket)) {
      this.#removeUpload(id, this.#rows.parts(id), new Set());
    }
    this.#rows.forgetCompletedIn(bucket);
  }

  /** @param kept parts whose files are now an object's. */
  #removeUpload(id: string, all: readonly PartContent[], kept: ReadonlySet<PartContent>): void {
    this.#rows.delete(id);
    for (const part of all) {
      if (kept.has(part)) this.#parts.bodies.forget(part.body);
      else this.#parts.bodies.delete(part.body);
    }
  }
}

function checkPartNumber(number: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PARTS) return;
  throw new S3StoreError(
    'InvalidArgument',
    `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive.`,
  );
}

function noSuchUpload(ref: UploadRef): S3StoreError {
  return new S3StoreError(
    'NoSuchUpload',
    `There is no upload "${ref.id}" of "${ref.key}": it was aborted or completed, or never begun.`,
  );
}
