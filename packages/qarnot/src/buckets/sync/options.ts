/** What sync does, or with `dryRun` would do, with one object or file. */
export type SyncAction =
  | {
      readonly action: 'upload' | 'download';
      /** Path below the folder, with `/`; the key is the prefix and this. */
      readonly path: string;
      /** In bytes. */
      readonly size: number;
    }
  | {
      /** Copied where it goes to: in the store for `syncTo`, on this machine for `syncFrom`. */
      readonly action: 'copy';
      readonly path: string;
      readonly size: number;
      /** The path of the same content. */
      readonly from: string;
    }
  | { readonly action: 'delete'; readonly path: string }
  | {
      /** A folder marker becomes a folder. */
      readonly action: 'make-folder';
      readonly path: string;
    };

/**
 * Why a file or an object was left alone.
 *
 * - `unsafe-name`: as a path it would leave the folder, or cannot be a path on this machine.
 * - `name`: as a key it cannot be stored.
 * - `file-and-folder`: it is a file on one side where the other has a folder.
 * - `symlink`: it is a symbolic link, or lies below one.
 * - `special`: it is a device, a socket or a pipe.
 * - `unreadable`: it, or its folder, may not be read or written.
 * - `case`: it differs only in case from another, and this file system has one file for both.
 * - `changed`: it did not stop changing while it was sent, or changed since it was listed.
 * - `vanished`: it was removed while sync ran.
 */
export type SyncRefusalReason =
  | 'unsafe-name'
  | 'name'
  | 'file-and-folder'
  | 'symlink'
  | 'special'
  | 'unreadable'
  | 'case'
  | 'changed'
  | 'vanished';

/** A file or an object that was left alone, on both sides. */
export interface SyncRefusal {
  /** Path below the folder. */
  readonly path: string;
  readonly reason: SyncRefusalReason;
  /** What is wrong and what can be done, as a sentence. */
  readonly message: string;
}

/** How far a sync is. */
export interface SyncProgress {
  /** What it does now. */
  readonly phase: 'compare' | 'transfer' | 'delete';
  /** Files and objects looked at so far. */
  readonly compared: number;
  /** Transfers and copies to make in all; known when comparing is done. */
  readonly total: number;
  /** Transfers and copies made. */
  readonly done: number;
  /** Bytes to transfer at most: what can be copied is taken off as it is found. */
  readonly totalBytes: number;
  /** Bytes transferred, those of files on their way included. */
  readonly doneBytes: number;
  /** What was just finished; absent when only bytes moved. */
  readonly last?: SyncAction;
}

/** Options of `syncTo` and `syncFrom`. */
export interface SyncOptions {
  /**
   * The folder in the bucket, such as `data/2026`. A slash at its end makes no difference: `data`
   * never means `database/…`.
   *
   * @default the whole bucket
   */
  readonly prefix?: string;
  /**
   * Also removes what only the other side has: objects for `syncTo`, files for `syncFrom`. What the
   * filters leave out is kept. When the side to read from is empty, nothing is removed and the call
   * is refused: far more often the name is wrong.
   *
   * @default false
   */
  readonly delete?: boolean;
  /** Changes nothing and gives the plan. Files are still read to compare them. @default false */
  readonly dryRun?: boolean;
  /**
   * Only what matches one of these patterns (`*.csv`, `models/2026*`). A pattern without a slash
   * matches names at any depth; one that matches a folder takes all that is in it.
   *
   * @default everything
   */
  readonly include?: string | readonly string[];
  /** Not what matches one of these patterns; stronger than `include`. @default nothing */
  readonly exclude?: string | readonly string[];
  /**
   * What becomes of symbolic links: `skip` leaves them alone and says so in `refused`; `follow`
   * takes what they lead to, wherever that is. `syncFrom` never writes through a link.
   *
   * @default 'skip'
   */
  readonly symlinks?: 'skip' | 'follow';
  /** Transfers at once; a file that goes in parts counts as four. @default 16 */
  readonly concurrency?: number;
  /** Called as things happen, often. */
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Ends the sync; what is done stays done, and the next call goes on there. */
  readonly signal?: AbortSignal;
  /**
   * Where the ETags of files are remembered, so that the next sync need not read them again.
   * `null` remembers nothing.
   *
   * @default `$XDG_STATE_HOME/irori/sync`
   */
  readonly stateDir?: string | null;
}

/** What a sync did, or with `dryRun` would do. */
export interface SyncResult {
  /** Files sent. */
  readonly uploaded: number;
  /** Objects fetched. */
  readonly downloaded: number;
  /** Objects copied in the store, or files copied on this machine, instead of sending them. */
  readonly copied: number;
  /** Removed, because `delete` was set. */
  readonly deleted: number;
  /** Already the same on both sides. */
  readonly skipped: number;
  /** Bytes sent or fetched. */
  readonly bytes: number;
  /** What only the side written to has, and still has. */
  readonly extra: number;
  /** What was left alone and why. */
  readonly refused: readonly SyncRefusal[];
  /** Paths that differ from another only in case: on Windows or a Mac they would be one file. */
  readonly caseCollisions: readonly string[];
  /** What would be done; only with `dryRun`. */
  readonly plan?: readonly SyncAction[];
}
