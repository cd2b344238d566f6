import { resolve } from 'node:path';
import { InputError } from '@irori/core';
import type { BucketStore } from '../store.ts';
import type { SyncOptions, SyncProgress } from './options.ts';

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
