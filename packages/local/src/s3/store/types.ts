import type { Readable } from 'node:stream';

/** The digest a client asked the store to remember with an object or a part. */
export interface Checksum {
  readonly algorithm: 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256';
  /** Base64, for a composite one with `-<parts>` at its end. */
  readonly value: string;
  /** Over all bytes, or over the digests of the parts. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** What a client says about an object besides its bytes. */
export interface ObjectAttributes {
  /** `Content-Type`, null when none was given. */
  readonly contentType: string | null;
  /** `cache-control`, `content-disposition`, `content-encoding`, `content-language`, `expires`. */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-*` without that prefix. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What a list says of an object. */
export interface ListedObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Without quotes: the MD5, or `<md5 of the MD5s>-<parts>`. */
  readonly etag: string;
  /** Epoch, in ms. */
  readonly lastModified: number;
  readonly checksum: Checksum | null;
}

/** An object as it was when it was asked for. */
export interface StoredObject extends ListedObject, ObjectAttributes {
  readonly bucket: string;
  /** Names the bytes; never used for other bytes while the process lives. */
  readonly body: number;
}

/** A bucket with what lies in it. */
export interface BucketInfo {
  readonly name: string;
  /** Epoch, in ms. */
  readonly createdAt: number;
  /** Number of objects. */
  readonly objects: number;
  /** Sum of their sizes. */
  readonly bytes: number;
}

/** Digests and the length that the bytes must have. */
export interface ExpectedBody {
  /** MD5 in lower-case hex; `BadDigest` when the bytes differ. */
  readonly md5?: string | undefined;
  /** SHA-256 in lower-case hex; `XAmzContentSHA256Mismatch` when the bytes differ. */
  readonly sha256?: string | undefined;
  /** In bytes; `IncompleteBody` when fewer or more came. */
  readonly size?: number | undefined;
}

/** Conditions on what lies under the key, checked before the body is read and again at the commit. */
export interface WriteConditions {
  /** `*` (nothing there yet) or an ETag that must not be there. */
  readonly ifNoneMatch?: string | undefined;
  /** `*` (something is there) or the ETag that must be there. */
  readonly ifMatch?: string | undefined;
}

/** Bytes to store. */
export type Body = AsyncIterable<Uint8Array> | Uint8Array;

/** How a body is taken. */
export interface BodyOptions {
  /** Gives up: nothing is stored, and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly expect?: ExpectedBody | undefined;
  /**
   * Called once, when the body has ended well and before it is committed: returns the checksum to
   * remember (a trailer is known only now), or throws to refuse the body.
   */
  readonly finish?: (() => Checksum | null) | undefined;
}

/** Options of {@link ObjectStore.put}. */
export interface PutOptions extends BodyOptions, WriteConditions {}

/** What {@link ObjectStore.list} gives: everything in the order of the keys' UTF-8 bytes. */
export interface ListQuery {
  /** @default '' */
  readonly prefix?: string | undefined;
  /** Keys with it after the prefix are told as one common prefix. @default '' (none) */
  readonly delimiter?: string | undefined;
  /**
   * Only what comes after this key. When it is a common prefix, everything below that is passed
   * over too.
   */
  readonly after?: string | undefined;
  /** Most objects and common prefixes together. */
  readonly limit: number;
}

/** A piece of a list. */
export interface ListPage {
  readonly objects: readonly ListedObject[];
  readonly commonPrefixes: readonly string[];
  /** `after` of the next piece: the last key or common prefix of this one; null at the end. */
  readonly next: string | null;
}

/** A multipart upload that was begun. */
export interface UploadInfo {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** Epoch, in ms. */
  readonly createdAt: number;
  readonly attributes: ObjectAttributes;
  /** What the client said of checksums when it began; as given to {@link ObjectStore.createUpload}. */
  readonly checksum: Pick<Checksum, 'algorithm' | 'type'> | null;
}

/** A part that has arrived. */
export interface StoredPart {
  /** 1 to 10,000. */
  readonly number: number;
  readonly size: number;
  /** MD5 of its bytes, without quotes. */
  readonly etag: string;
  /** Epoch, in ms. */
  readonly lastModified: number;
  readonly checksum: Checksum | null;
}

/** Which upload a call means: all three must fit, else `NoSuchUpload`. */
export interface UploadRef {
  readonly bucket: string;
  readonly key: string;
  readonly id: string;
}

/** Options of {@link ObjectStore.completeUpload}. */
export interface CompleteOptions extends WriteConditions {
  /** Called with the chosen parts before the commit: the checksum of the whole, or throws. */
  readonly finish?: ((parts: readonly StoredPart[]) => Checksum | null) | undefined;
}

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Buckets, objects and multipart uploads: rows in the database, bytes in files under random names
 * (small ones in the database too). A change is one transaction and is answered after its commit.
 *
 * Bytes never change once they are stored; what is overwritten or deleted stays readable for those
 * who have it open. Every method throws (or rejects with) `S3StoreError`.
 */
export interface ObjectStore {
  /** @throws S3StoreError `InvalidBucketName`. */
  createBucket(name: string): 'created' | 'owned';
  /** Uploads that were not completed go with it. @throws S3StoreError `NoSuchBucket`, `BucketNotEmpty`. */
  deleteBucket(name: string): void;
  bucket(name: string): BucketInfo | undefined;
  /** All buckets by name. */
  buckets(): BucketInfo[];

  /** @throws S3StoreError `NoSuchBucket`, `BadDigest`, `PreconditionFailed`, `StorageFull`, …. */
  put(
    bucket: string,
    key: string,
    body: Body,
    attributes: ObjectAttributes,
    options?: PutOptions,
  ): Promise<StoredObject>;
  /** Copies a file of this machine in, by reflink where the disk can. */
  putFile(
    bucket: string,
    key: string,
    path: string,
    attributes?: Partial<ObjectAttributes>,
  ): Promise<StoredObject>;
  /** @throws S3StoreError `NoSuchBucket`; a missing key is undefined. */
  get(bucket: string, key: string): StoredObject | undefined;
  /**
   * The bytes when they are at hand: only of small objects, and then without any waiting. Undefined
   * means: {@link ObjectStore.open} them.
   *
   * @throws S3StoreError `NoSuchKey` when the object was removed since it was asked for.
   */
  bytes(object: StoredObject): Uint8Array | undefined;
  /**
   * The bytes as a stream; they stay readable to its end, or until it is destroyed, whatever happens
   * to the object.
   *
   * @throws S3StoreError `NoSuchKey` when the object was removed since it was asked for.
   */
  open(object: StoredObject, range?: ByteRange): Readable;
  /** Writes the bytes to a new file at `path` (its folder exists), by reflink where the disk can. */
  export(object: StoredObject, path: string): Promise<void>;
  /**
   * Copies on the server, without moving bytes where the disk can. `attributes` replaces those of the
   * source; without it they are kept.
   */
  copy(
    source: StoredObject,
    bucket: string,
    key: string,
    options?: WriteConditions & { readonly attributes?: ObjectAttributes | undefined },
  ): Promise<StoredObject>;
  /** Deletes; a key that is not there is fine. @throws S3StoreError `NoSuchBucket`. */
  delete(bucket: string, key: string): void;
  /** Deletes all of them in one transaction. */
  deleteMany(bucket: string, keys: readonly string[]): void;
  list(bucket: string, query: ListQuery): ListPage;

  createUpload(
    bucket: string,
    key: string,
    attributes: ObjectAttributes,
    checksum?: UploadInfo['checksum'],
  ): UploadInfo;
  /** @throws S3StoreError `NoSuchUpload`. */
  upload(ref: UploadRef): UploadInfo;
  /** A part that is there already is replaced. @throws S3StoreError `NoSuchUpload`, `InvalidArgument` (number), …. */
  putPart(
    upload: UploadRef,
    number: number,
    body: Body,
    options?: BodyOptions,
  ): Promise<StoredPart>;
  /** A part from (a range of) an object. */
  copyPart(
    upload: UploadRef,
    number: number,
    source: StoredObject,
    range?: ByteRange,
  ): Promise<StoredPart>;
  /** Parts by number, those after `after`. */
  listParts(
    upload: UploadRef,
    query: { readonly after?: number | undefined; readonly limit: number },
  ): { readonly parts: readonly StoredPart[]; readonly next: number | null };
  /** Uploads by key, then by id; `after` names the last of the piece before. */
  listUploads(
    bucket: string,
    query: {
      readonly prefix?: string | undefined;
      readonly after?: { readonly key: string; readonly id?: string | undefined } | undefined;
      readonly limit: number;
    },
  ): { readonly uploads: readonly UploadInfo[]; readonly isTruncated: boolean };
  /**
   * Makes the object of the parts, in the order given. Done again with the same id it gives the same
   * answer.
   *
   * @throws S3StoreError `NoSuchUpload`, `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`,
   * `PreconditionFailed`.
   */
  completeUpload(
    upload: UploadRef,
    parts: readonly { readonly number: number; readonly etag: string }[],
    options?: CompleteOptions,
  ): Promise<StoredObject>;
  /** @throws S3StoreError `NoSuchUpload`. */
  abortUpload(upload: UploadRef): void;

  /** Number of buckets, and bytes of objects in all of them. */
  usage(): { readonly buckets: number; readonly bytes: number };
  /** Deletes every bucket and everything in it. */
  reset(): void;
  /** Removes files that a killed process left; call once at the start, it goes on beside other work. */
  sweep(signal?: AbortSignal): Promise<void>;
  /** Waits for the removal of files that is under way. Open streams and bodies must be ended before. */
  close(): Promise<void>;
}
