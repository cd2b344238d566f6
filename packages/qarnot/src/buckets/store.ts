/** An object of a bucket, as a listing tells it. */
export interface RemoteObject {
  /** The whole name, folders included. */
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /**
   * What the store says of the content, without quotes: its MD5, or for an object that came in parts
   * the MD5 of the MD5s of its parts, `-`, and their number.
   */
  readonly etag: string;
  /** When it was written, by the store's clock. */
  readonly lastModified: Date;
}

/** How far a transfer is. */
export interface TransferProgress {
  /** The object. */
  readonly key: string;
  /** Bytes that are done, those of an earlier, interrupted try included. */
  readonly transferred: number;
  /** Bytes in all; `null` for a stream whose length nobody knows. */
  readonly total: number | null;
}

/** What every transfer can be given. */
export interface TransferOptions {
  /** Ends the transfer. */
  readonly signal?: AbortSignal;
  /** Called after every part, and once at the end. */
  readonly onProgress?: (progress: TransferProgress) => void;
  /**
   * Keeps what was transferred when the signal ends it, so that the same call goes on there next
   * time. It lies where nobody sees it: as parts in the store, or in a temporary file. What a
   * failure or a killed process leaves is always kept.
   *
   * @default false
   */
  readonly keepPartial?: boolean;
}

/** What a file was when it was looked at; it is refused when it is something else by now. */
export interface ExpectedFile {
  /** In bytes. */
  readonly size: number;
  /** When it was changed, in milliseconds since 1970, as `stat` gives it. */
  readonly mtimeMs: number;
}

/** What an object was when it was listed; it is refused when it is something else by now. */
export interface ExpectedObject {
  /** Without quotes. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * What sync needs of a store. Keys are taken as they are: nothing is sanitised here. All methods
 * retry by themselves and throw the typed errors of `core`.
 */
export interface BucketStore {
  /** All objects whose key begins with `prefix`, in the order of the store: by UTF-8 bytes. */
  list(
    bucket: string,
    prefix: string,
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterable<RemoteObject>;
  /**
   * Sends a file: in one request below 8 MiB, else in parts, going on with an unfinished upload of
   * the same content.
   *
   * @throws FileChangedError when the file is not, or no longer, what was expected.
   */
  uploadFile(
    bucket: string,
    key: string,
    path: string,
    options?: TransferOptions & {
      readonly expected?: ExpectedFile;
      /** The bytes of the file, where the caller has just read them: the file is not read again. */
      readonly content?: Uint8Array;
    },
  ): Promise<{ readonly etag: string }>;
  /**
   * Fetches an object into a file: under a temporary name beside it (see `isPartialFile`), synced,
   * then renamed. The folder is made when there is none.
   *
   * @throws ApiError of status 412 when the object is not what was expected.
   */
  downloadFile(
    bucket: string,
    key: string,
    path: string,
    options?: TransferOptions & { readonly expected?: ExpectedObject },
  ): Promise<{ readonly etag: string; readonly size: number }>;
  /** Copies on the server, whatever the size; the ETag stays what it was where that can be. */
  copy(
    bucket: string,
    from: string,
    to: string,
    options?: { readonly signal?: AbortSignal; readonly expected?: ExpectedObject },
  ): Promise<{ readonly etag: string }>;
  /**
   * Removes objects, 1000 a request. Keys that are not there count as removed.
   *
   * @throws RemoveFailedError that names each key that could not be removed.
   */
  removeMany(
    bucket: string,
    keys: Iterable<string> | AsyncIterable<string>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<void>;
}
