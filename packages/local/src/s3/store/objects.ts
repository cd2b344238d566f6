import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BodyStream } from './body-stream.ts';
import { checkConditions } from './conditions.ts';
import { copyFileFast } from './copy-file.ts';
import { needingRoom, needingRoomNow } from './disk-full.ts';
import { listPage } from './list.ts';
import { checkKey } from './names.ts';
import { wholeAttributes } from './object-rows.ts';
import { bodyOf, commitBody, duplicateBody, type StoreParts, writeObject } from './store-parts.ts';
import { takeBody, takeWholeFile } from './take-body.ts';
import type {
  Body,
  ByteRange,
  ListPage,
  ListQuery,
  ObjectAttributes,
  ObjectStore,
  PutOptions,
  StoredObject,
  WriteConditions,
} from './types.ts';

/** The part of {@link ObjectStore} that is about objects. */
export class Objects
  implements
    Pick<
      ObjectStore,
      | 'put'
      | 'putFile'
      | 'get'
      | 'bytes'
      | 'open'
      | 'export'
      | 'copy'
      | 'delete'
      | 'deleteMany'
      | 'list'
    >
{
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  put(
    bucket: string,
    key: string,
    body: Body,
    attributes: ObjectAttributes,
    options: PutOptions = {},
  ): Promise<StoredObject> {
    return needingRoom(async () => {
      this.#checkTarget(bucket, key, options);
      const taken = await takeBody(this.#parts.blobs, body, options);
      return await this.#store(bucket, key, taken, attributes, options);
    });
  }

  putFile(
    bucket: string,
    key: string,
    path: string,
    attributes: Partial<ObjectAttributes> = {},
  ): Promise<StoredObject> {
    return needingRoom(async () => {
      this.#checkTarget(bucket, key, {});
      const taken = await takeWholeFile(this.#parts.blobs, path);
      return await this.#store(bucket, key, taken, wholeAttributes(attributes), {});
    });
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const content = this.#parts.objects.find(this.#parts.buckets.idOf(bucket), key);
    return content === undefined ? undefined : { ...content, bucket };
  }

  bytes(object: StoredObject): Uint8Array | undefined {
    return bodyOf(this.#parts, object).data;
  }

  open(object: StoredObject, range?: ByteRange): Readable {
    const { data, files } = bodyOf(this.#parts, object);
    if (data !== undefined) {
      const chosen = range === undefined ? data : data.subarray(range.start, range.end + 1);
      return Readable.from(chosen.byteLength === 0 ? [] : [chosen], { objectMode: false });
    }
    const { blobs } = this.#parts;
    const release = blobs.hold(object.body);
    return new BodyStream({ files, pathOf: (name) => blobs.pathOf(name), release }, range);
  }

  async export(object: StoredObject, path: string): Promise<void> {
    const { blobs } = this.#parts;
    const { data, files } = bodyOf(this.#parts, object);
    if (data !== undefined) return await writeFile(path, data, { flag: 'wx' });
    const [first] = files;
    if (files.length !== 1 || first === undefined) {
      return await pipeline(this.open(object), createWriteStream(path, { flags: 'wx' }));
    }
    const release = blobs.hold(object.body);
    try {
      await copyFileFast(blobs.pathOf(first[0]), path);
    } finally {
      release();
    }
  }

  copy(
    source: StoredObject,
    bucket: string,
    key: string,
    options: WriteConditions & { readonly attributes?: ObjectAttributes | undefined } = {},
  ): Promise<StoredObject> {
    return needingRoom(async () => {
      this.#checkTarget(bucket, key, options);
      const body = await duplicateBody(this.#parts, source);
      const { attributes = source } = options;
      const content = { ...source, ...wholeAttributes(attributes), key };
      return await commitBody(this.#parts, body, () =>
        writeObject(this.#parts, bucket, body, { ...content, ...this.#now() }, options),
      );
    });
  }

  delete(bucket: string, key: string): void {
    this.deleteMany(bucket, [key]);
  }

  deleteMany(bucket: string, keys: readonly string[]): void {
    const { database, bodies, buckets, objects } = this.#parts;
    needingRoomNow(() =>
      database.transaction(() => {
        const id = buckets.idOf(bucket);
        for (const key of keys) {
          const old = objects.old(id, key);
          if (old === undefined) continue;
          objects.delete(id, key);
          bodies.delete(old.body);
          buckets.count(id, -1, -old.size);
        }
      }),
    );
  }

  list(bucket: string, query: ListQuery): ListPage {
    const { buckets, objects } = this.#parts;
    const id = buckets.idOf(bucket);
    return listPage((from, behind, limit) => objects.range(id, from, behind, limit), query);
  }

  /** Spares the sender a body that would be refused at its end. */
  #checkTarget(bucket: string, key: string, conditions: WriteConditions): void {
    checkKey(key);
    const { buckets, objects } = this.#parts;
    const id = buckets.idOf(bucket);
    const { ifMatch, ifNoneMatch } = conditions;
    if (ifMatch === undefined && ifNoneMatch === undefined) return;
    checkConditions(conditions, key, objects.old(id, key)?.etag);
  }

  #store(
    bucket: string,
    key: string,
    taken: Awaited<ReturnType<typeof takeBody>>,
    attributes: ObjectAttributes,
    conditions: WriteConditions,
  ): Promise<StoredObject> {
    const { size, md5: etag, checksum } = taken;
    const { contentType, headers, metadata } = attributes;
    const content = { key, size, etag, checksum, contentType, headers, metadata };
    return commitBody(this.#parts, taken, () =>
      writeObject(this.#parts, bucket, taken, { ...content, ...this.#now() }, conditions),
    );
  }

  #now(): { lastModified: number } {
    return { lastModified: this.#parts.clock.now() };
  }
}
