import { InputError, type PagePromise } from '@irori/core';
import { checkBucketName, createBucket, listBuckets } from './bucket/create.ts';
import { deleteBucket, emptyBucket } from './bucket/delete.ts';
import { createStore } from './create-store.ts';
import { downloadSettings, downloadToFile } from './download/download.ts';
import { readObject } from './download/read-on.ts';
import { checkKey, KeySanitizer } from './keys.ts';
import { copyObject } from './objects/copy.ts';
import { headObject } from './objects/head.ts';
import { listObjects, type ObjectPage } from './objects/list.ts';
import { presignObject } from './objects/presign.ts';
import { removeObject, removeObjects } from './objects/remove.ts';
import type {
  BucketCallOptions,
  BucketInfo,
  CopyObjectOptions,
  DeleteBucketOptions,
  DownloadOptions,
  DownloadResult,
  ListObjectsOptions,
  ObjectBody,
  ObjectInfo,
  PresignOptions,
  ReadObjectOptions,
  UnfinishedUpload,
  UploadOptions,
  UploadResult,
  UploadSource,
} from './options.ts';
import { type BucketSession, StorageConnection } from './request/connection.ts';
import type { RemoteObject } from './store.ts';
import type { SyncOptions, SyncResult } from './sync/options.ts';
import { discardUpload, unfinishedUploads } from './upload/unfinished.ts';
import { upload, uploadSettings } from './upload/upload.ts';

/**
 * Buckets: where tasks read from and write to. Storage counts against the quota of the account.
 *
 * A key that is written is tidied as Qarnot's other clients do (`/a//b` becomes `a/b`), unless
 * `sanitizePaths` is off; a key that is read or removed is taken as it is, so that nothing but what
 * was named is touched. Everything here may be sent twice without harm, so all calls retry by
 * themselves: up to five times, which is for about 15 seconds when the store is busy, unless the client
 * was given `maxRetries`. Its `timeout` is how long nothing may move on a connection.
 *
 * @example
 * ```ts
 * await qarnot.buckets.create('renders');
 * await qarnot.buckets.upload('renders', 'scene.blend', { file: './scene.blend' });
 * for await (const { key, size } of qarnot.buckets.objects('renders')) console.log(key, size);
 * ```
 */
export class Buckets {
  readonly #session: BucketSession;
  readonly #keys: KeySanitizer;
  #connection: Promise<StorageConnection> | undefined;

  /** @param session - The session of the client; asked for the storage when a bucket is first used. */
  constructor(session: BucketSession) {
    this.#session = session;
    this.#keys = new KeySanitizer(session.logger);
  }

  /**
   * Makes a bucket. One that is yours already is left as it is.
   *
   * @throws ConflictError when the name belongs to someone else.
   */
  async create(name: string, { signal }: BucketCallOptions = {}): Promise<void> {
    await createBucket(await this.#connect(name), name, signal);
  }

  /**
   * Deletes a bucket.
   *
   * @throws ConflictError when it is not empty and `force` is not set.
   */
  async delete(name: string, { force = false, signal }: DeleteBucketOptions = {}): Promise<void> {
    const connection = await this.#connect(name);
    if (force) await emptyBucket(connection, name, signal);
    await deleteBucket(connection, name, signal);
  }

  /** All buckets of the account. */
  async list({ signal }: BucketCallOptions = {}): Promise<BucketInfo[]> {
    return listBuckets(await this.#open(), signal);
  }

  /**
   * The objects of a bucket in the order of their keys: awaited, the first page; with `for await`,
   * all of them.
   *
   * @example
   * ```ts
   * const { objects, folders } = await qarnot.buckets.objects('renders', { delimiter: '/' });
   * ```
   */
  objects(bucket: string, options: ListObjectsOptions = {}): PagePromise<ObjectPage, RemoteObject> {
    return listObjects(() => this.#connect(bucket), bucket, options);
  }

  /**
   * Stores an object. From 8 MiB on it goes in parts of 8 MiB, several at once, and is visible only
   * when all are there. A file that changes meanwhile is an error, and nothing of it is stored.
   *
   * When parts cannot be sent because of the network or the store, those that were sent are kept,
   * and the same call goes on there, from another machine too. The store is asked for them; what it
   * has is compared by MD5. An upload that was begun with other attributes keeps those.
   *
   * @throws FileChangedError when the file changed.
   * @throws MissingBucketError when there is no such bucket.
   */
  async upload(
    bucket: string,
    key: string,
    source: UploadSource,
    options: UploadOptions = {},
  ): Promise<UploadResult> {
    const { contentType, cacheControl, contentDisposition, contentEncoding, metadata } = options;
    const given = { contentType, cacheControl, contentDisposition, contentEncoding, metadata };
    const attributes = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    );
    const settings = uploadSettings(options);
    const connection = await this.#connect(bucket);
    const target = { bucket, key: this.#writable(connection, key), attributes };
    return upload(connection, target, source, settings);
  }

  /**
   * Fetches an object into a file: under a temporary name beside it, then synced and renamed, so the
   * file is there whole or not at all. Large objects come in parts, several at once, all of the same
   * version of the object.
   *
   * @throws NotFoundError when there is no such object.
   * @throws ApiError of status 412 when the object changes meanwhile.
   */
  download(bucket: string, key: string, options: DownloadOptions): Promise<DownloadResult>;
  /** Opens an object as a stream. */
  download(bucket: string, key: string, options?: ReadObjectOptions): Promise<ObjectBody>;
  async download(
    bucket: string,
    key: string,
    options: DownloadOptions | ReadObjectOptions = {},
  ): Promise<DownloadResult | ObjectBody> {
    checkKey(key);
    checkRange(options);
    const { etag } = options;
    const source = { bucket, key, ...(etag === undefined ? {} : { etag }) };
    if (!('to' in options)) {
      return readObject(await this.#connect(bucket), source, options);
    }
    const settings = downloadSettings(options);
    const connection = await this.#connect(bucket);
    return downloadToFile(connection, source, options.to, settings);
  }

  /**
   * What is known of an object, without its bytes.
   *
   * @throws NotFoundError when there is no such object.
   */
  async head(bucket: string, key: string, { signal }: BucketCallOptions = {}): Promise<ObjectInfo> {
    checkKey(key);
    return headObject(await this.#connect(bucket), bucket, key, signal);
  }

  /**
   * Copies an object on the server, in parts above 5 GiB.
   *
   * @returns The key and the ETag of the copy.
   */
  async copy(
    bucket: string,
    from: string,
    to: string,
    options: CopyObjectOptions = {},
  ): Promise<{ key: string; etag: string }> {
    checkKey(from);
    const { toBucket = bucket, etag, signal } = options;
    checkBucketName(toBucket);
    const connection = await this.#connect(bucket);
    const key = this.#writable(connection, to);
    const place = { bucket, key: from, toBucket, toKey: key };
    const known = etag === undefined ? {} : { etag };
    return { key, etag: await copyObject(connection, place, known, signal) };
  }

  /**
   * Copies an object and then removes the original. When removing fails, both are there.
   *
   * @returns The new key and its ETag.
   */
  async move(
    bucket: string,
    from: string,
    to: string,
    options: CopyObjectOptions = {},
  ): Promise<{ key: string; etag: string }> {
    const copied = await this.copy(bucket, from, to, options);
    await this.remove(bucket, from, options);
    return copied;
  }

  /**
   * Removes objects, 1000 a request. A key that is not there counts as removed.
   *
   * @param keys - One key, or many, from anywhere.
   * @throws RemoveFailedError that names each key that could not be removed, after all were tried.
   */
  async remove(
    bucket: string,
    keys: string | Iterable<string> | AsyncIterable<string>,
    { signal }: BucketCallOptions = {},
  ): Promise<void> {
    if (typeof keys === 'string') {
      checkKey(keys);
      await removeObject(await this.#connect(bucket), bucket, { key: keys }, signal);
      return;
    }
    await removeObjects(await this.#connect(bucket), bucket, checked(keys), signal);
  }

  /**
   * A link with which anyone may read or write one object for a while. It cannot be called back, but
   * by a new token.
   *
   * @throws InputError for more than 7 days, the most that S3 allows.
   */
  async presign(bucket: string, key: string, options: PresignOptions = {}): Promise<string> {
    checkKey(key);
    const connection = await this.#connect(bucket);
    const named = options.method === 'PUT' ? this.#writable(connection, key) : key;
    return presignObject(connection, bucket, named, options);
  }

  /**
   * Uploads that were begun and neither completed nor given up. Their parts are not visible, but
   * count against the quota.
   */
  async *unfinishedUploads(
    bucket: string,
    { prefix = '', signal }: BucketCallOptions & { prefix?: string } = {},
  ): AsyncGenerator<UnfinishedUpload, void, undefined> {
    const connection = await this.#connect(bucket);
    for await (const page of unfinishedUploads(connection, bucket, prefix, signal)) yield* page;
  }

  /**
   * Gives unfinished uploads up and removes their parts. One that someone is busy with fails then.
   *
   * @param options - `before`: only those begun before this time. @default all
   * @returns How many it were.
   */
  async discardUploads(
    bucket: string,
    options: BucketCallOptions & { prefix?: string; before?: Date } = {},
  ): Promise<number> {
    const { before, signal } = options;
    const connection = await this.#connect(bucket);
    let discarded = 0;
    for await (const upload of this.unfinishedUploads(bucket, options)) {
      if (before !== undefined && (upload.begun === null || upload.begun >= before)) continue;
      await discardUpload(connection, bucket, upload, signal);
      discarded += 1;
    }
    return discarded;
  }

  /**
   * Brings a folder of a bucket to the state of a folder of this machine. Size and ETag are compared;
   * what the bucket has under another name is copied there and not sent. Nothing is removed unless
   * `delete` is set. A sync that was killed goes on where it was.
   *
   * @example
   * ```ts
   * const { uploaded, skipped } = await qarnot.buckets.syncTo('renders', './scene', { prefix: 'in' });
   * ```
   */
  async syncTo(bucket: string, dir: string, options: SyncOptions = {}): Promise<SyncResult> {
    const { syncTo } = await import('./sync/sync.ts');
    return syncTo(this.#store(bucket), bucket, dir, await this.#tidied(bucket, options));
  }

  /**
   * Brings a folder of this machine to the state of a folder of a bucket. A key that would leave the
   * folder is refused and named in the result.
   */
  async syncFrom(bucket: string, dir: string, options: SyncOptions = {}): Promise<SyncResult> {
    const { syncFrom } = await import('./sync/sync.ts');
    return syncFrom(this.#store(bucket), bucket, dir, await this.#tidied(bucket, options));
  }

  #store(bucket: string): ReturnType<typeof createStore> {
    return createStore(() => this.#connect(bucket));
  }

  async #tidied(bucket: string, options: SyncOptions): Promise<SyncOptions> {
    const { prefix } = options;
    if (prefix === undefined) return options;
    const { access } = await this.#connect(bucket);
    return { ...options, prefix: this.#keys.tidied(prefix, access.sanitizePaths) };
  }

  #writable({ access }: StorageConnection, key: string): string {
    return this.#keys.writable(key, access.sanitizePaths);
  }

  async #connect(bucket: string): Promise<StorageConnection> {
    checkBucketName(bucket);
    return this.#open();
  }

  #open(): Promise<StorageConnection> {
    this.#connection ??= StorageConnection.open(this.#session).catch((error: unknown) => {
      // The next call may find what this one could not reach.
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }
}

function checkRange(options: DownloadOptions | ReadObjectOptions): void {
  if ('to' in options || !('range' in options) || options.range === undefined) return;
  const { start, end = start } = options.range;
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start) return;
  throw new InputError('A range begins at 0 or later and ends where it begins or later.', {
    field: 'range',
  });
}

async function* checked(
  keys: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<{ key: string }, void, undefined> {
  for await (const key of keys) {
    checkKey(key);
    yield { key };
  }
}
