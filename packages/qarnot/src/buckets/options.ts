import type { Readable } from 'node:stream';
import type { TransferOptions } from './store.ts';

/** How to make a call to the store. */
export interface BucketCallOptions {
  /** Ends the call when aborted; the reason becomes the error's `cause`. */
  readonly signal?: AbortSignal;
}

/** What an upload can send. */
export type UploadSource =
  | string
  | Uint8Array
  | Blob
  | Readable
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | {
      /** The path of a file. */
      readonly file: string;
    };

/** What is stored with an object. */
export interface ObjectAttributes {
  /** @default 'application/octet-stream' */
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  /** Words of your own; names and values in ASCII, since they travel as headers. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** How to send an object. */
export interface UploadOptions extends TransferOptions, ObjectAttributes {
  /**
   * Bytes of a part, at least 5 MiB; what is as large goes in parts. It is doubled until 10,000 parts
   * suffice.
   *
   * @default 8388608 (8 MiB)
   */
  readonly partSize?: number;
  /**
   * How many parts are on the way at once. This times the size of a part is the memory it takes.
   *
   * @default 4
   */
  readonly concurrency?: number;
  /**
   * Whether to go on with an unfinished upload of the same content that is found in the store, and
   * whether a failure leaves its parts there for that. A stream always begins anew.
   *
   * @default true
   */
  readonly resume?: boolean;
}

/** What an upload led to. */
export interface UploadResult {
  /** The key it was stored under, sanitised. */
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
}

/** How to fetch an object into a file. */
export interface DownloadOptions extends TransferOptions {
  /** The file; its folder is made when there is none. What is there is replaced when all is well. */
  readonly to: string;
  /** Refuses an object whose ETag is another. */
  readonly etag?: string;
  /** Bytes of a part; larger objects come in parts. @default 8388608 (8 MiB) */
  readonly partSize?: number;
  /** How many parts are on the way at once. @default 4 */
  readonly concurrency?: number;
  /**
   * Whether to go on with what an interrupted download of the same object left.
   *
   * @default true
   */
  readonly resume?: boolean;
}

/** How to read an object as a stream. */
export interface ReadObjectOptions extends BucketCallOptions {
  /** Refuses an object whose ETag is another. */
  readonly etag?: string;
  /** Only these bytes, both included, counted from 0; without an end, to the last. */
  readonly range?: { readonly start: number; readonly end?: number };
}

/** What is known of an object. */
export interface ObjectInfo extends ObjectAttributes {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** When it was written; `null` when the store does not say. */
  readonly lastModified: Date | null;
}

/** An object that is being read. */
export interface ObjectBody extends ObjectInfo {
  /**
   * The bytes. A lost connection is taken up again where it broke. It must be read to its end or
   * destroyed.
   */
  readonly body: Readable;
}

/** What a download led to. */
export interface DownloadResult {
  /** The file. */
  readonly path: string;
  /** Without quotes. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
}

/** A bucket. */
export interface BucketInfo {
  readonly name: string;
  /** When it was made; `null` when the store does not say. */
  readonly createdAt: Date | null;
}

/** How to delete a bucket. */
export interface DeleteBucketOptions extends BucketCallOptions {
  /**
   * Also deletes all objects, their old versions and unfinished uploads. There is no way back.
   *
   * @default false
   */
  readonly force?: boolean;
}

/** How to list objects. */
export interface ListObjectsOptions extends BucketCallOptions {
  /** Only keys that begin with this. @default all */
  readonly prefix?: string;
  /**
   * Keys that go on after the prefix up to this become one entry of `folders`.
   *
   * @default none
   */
  readonly delimiter?: string;
  /** How many a page holds at most, 1 to 1000. @default 1000 */
  readonly pageSize?: number;
  /** Only keys after this one. */
  readonly startAfter?: string;
}

/** How to copy. */
export interface CopyObjectOptions extends BucketCallOptions {
  /** The bucket of the copy. @default that of the object */
  readonly toBucket?: string;
  /** Refuses an object whose ETag is another. */
  readonly etag?: string;
}

/** How to make a link. */
export interface PresignOptions {
  /** What the link allows. @default 'GET' */
  readonly method?: 'GET' | 'PUT';
  /** For how long, in seconds: 1 to 604,800 (7 days). @default 3600 */
  readonly expiresIn?: number;
  /** PUT: whoever uses the link must send this content type. */
  readonly contentType?: string;
  /** GET: the file name that a browser offers. */
  readonly fileName?: string;
}

/** An upload in parts that was begun and neither completed nor given up. */
export interface UnfinishedUpload {
  readonly key: string;
  readonly uploadId: string;
  /** When it was begun; `null` when the store does not say. */
  readonly begun: Date | null;
}
