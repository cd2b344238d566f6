import { resolve } from 'node:path';
import { InputError } from '@irori/core';
import type { BucketStore } from '../store.ts';

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

/** What a sync works with: the options, checked and filled in. */
export interface SyncSetup {
  readonly store: BucketStore;
  readonly bucket: string;
  /** Absolute. */
  readonly folder: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly remove: boolean;
  readonly dryRun: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly follow: boolean;
  readonly concurrency: number;
  readonly onProgress: ((progress: SyncProgress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly stateDir: string | undefined;
}

const mostAtOnce = 256;

function patterns(field: string, given: unknown): readonly string[] {
  if (given === undefined) return [];
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.map((pattern) => {
    if (typeof pattern === 'string' && pattern !== '') return pattern;
    throw new InputError(`${field} takes patterns as texts, such as '**/*.csv'.`, { field });
  });
}

function text(field: string, given: unknown): string {
  if (typeof given === 'string' && given !== '' && !given.includes('\0')) return given;
  throw new InputError(`${field} must be a text that is not empty.`, { field });
}

function flag(field: string, given: unknown): boolean {
  if (given === undefined || typeof given === 'boolean') return given === true;
  throw new InputError(`${field} must be true or false.`, { field });
}

function prefixOf(given: unknown): string {
  if (given === undefined || given === '' || given === '/') return '';
  const prefix = text('prefix', given);
  return prefix.endsWith('/') ? prefix : `${prefix}/`;
}

function concurrencyOf(given: unknown): number {
  if (given === undefined) return 16;
  if (Number.isInteger(given) && Number(given) >= 1 && Number(given) <= mostAtOnce) {
    return Number(given);
  }
  const message = `concurrency must be a whole number from 1 to ${mostAtOnce}.`;
  throw new InputError(message, { field: 'concurrency' });
}

/**
 * Checks the arguments of a sync.
 *
 * @throws InputError for the first that cannot be right.
 */
export function setupOf(
  store: BucketStore,
  bucket: string,
  folder: string,
  options: SyncOptions,
  defaultStateDir: () => string,
): SyncSetup {
  const { symlinks = 'skip', stateDir } = options;
  if (symlinks !== 'skip' && symlinks !== 'follow') {
    throw new InputError("symlinks is 'skip' or 'follow'.", { field: 'symlinks' });
  }
  return {
    store,
    bucket: text('bucket', bucket),
    folder: resolve(text('dir', folder)),
    prefix: prefixOf(options.prefix),
    remove: flag('delete', options.delete),
    dryRun: flag('dryRun', options.dryRun),
    include: patterns('include', options.include),
    exclude: patterns('exclude', options.exclude),
    follow: symlinks === 'follow',
    concurrency: concurrencyOf(options.concurrency),
    onProgress: options.onProgress,
    signal: options.signal,
    stateDir: stateDir === null ? undefined : (stateDir ?? defaultStateDir()),
  };
}
