import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError, isRequestAbortedError, RequestAbortedError } from '@irori/core';
import { stateDir } from '@irori/core/node';
import { isPartialFile } from '../download/partial-name.ts';
import type { BucketStore } from '../store.ts';
import { Down } from './down.ts';
import { EtagCache } from './etag-cache.ts';
import { Filter } from './filter.ts';
import type { SyncOptions, SyncResult } from './options.ts';
import { SyncRun } from './run-sync.ts';
import { type SyncSetup, setupOf } from './setup.ts';
import { codeOf } from './system.ts';
import { Up } from './up.ts';
import { Walk } from './walk.ts';

function defaultStateDir(): string {
  return join(stateDir('irori'), 'sync');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    const message = `The folder ${path} cannot be read (${codeOf(error)}).`;
    throw new InputError(message, { field: 'dir', cause: error });
  }
}

/** The real path of a folder to read from. */
async function existingFolder(path: string): Promise<string> {
  if (await isFolder(path)) return realpath(path);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  const what = isThere ? 'is not a folder' : 'does not exist';
  throw new InputError(`${path} ${what}.`, {
    field: 'dir',
    hint: isThere ? 'A single file is sent with upload().' : 'Check the path.',
  });
}

/** The real path of a folder to write to, made when it is new; undefined in a dry run without one. */
async function targetFolder(path: string, dryRun: boolean): Promise<string | undefined> {
  if (await isFolder(path)) return realpath(path);
  if (dryRun) return undefined;
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    const message = `The folder ${path} cannot be made (${codeOf(cause)}).`;
    throw new InputError(message, { field: 'dir', cause });
  }
  return realpath(path);
}

async function aborting(
  { signal, bucket }: SyncSetup,
  sync: () => Promise<SyncResult>,
): Promise<SyncResult> {
  try {
    signal?.throwIfAborted();
    return await sync();
  } catch (error) {
    if (signal?.aborted !== true || isRequestAbortedError(error)) throw error;
    throw new RequestAbortedError({
      message: `The sync with the bucket ${bucket} was ended by its signal; what is done stays done.`,
      outcome: 'unknown',
      attempts: 0,
      hint: 'The same call goes on where it was.',
      cause: signal.reason,
    });
  }
}

const isPartial = (path: string): boolean => isPartialFile(basename(path));

async function* nothing(): AsyncGenerator<never> {}

/**
 * Brings a folder of a bucket to the state of a folder of this machine. `qarnot.buckets.syncTo`
 * explains it.
 */
export async function syncTo(
  store: BucketStore,
  bucket: string,
  dir: string,
  options: SyncOptions = {},
): Promise<SyncResult> {
  const setup = setupOf(store, bucket, dir, options, defaultStateDir);
  const filter = new Filter(setup.include, setup.exclude);
  return aborting(setup, async () => {
    const root = await existingFolder(setup.folder);
    const { follow, signal } = setup;
    const walk = new Walk(root, { filter, follow, signal, ignores: isPartial });
    const cache = await EtagCache.open(setup.stateDir, root);
    const direction = new Up(setup, root);
    return new SyncRun({ setup, filter, cache, direction, entries: walk.entries() }).run();
  });
}

/**
 * Brings a folder of this machine to the state of a folder of a bucket. `qarnot.buckets.syncFrom`
 * explains it.
 */
export async function syncFrom(
  store: BucketStore,
  bucket: string,
  dir: string,
  options: SyncOptions = {},
): Promise<SyncResult> {
  const setup = setupOf(store, bucket, dir, options, defaultStateDir);
  const filter = new Filter(setup.include, setup.exclude);
  return aborting(setup, async () => {
    const root = await targetFolder(setup.folder, setup.dryRun);
    const cache = root === undefined ? undefined : await EtagCache.open(setup.stateDir, root);
    const direction = new Down(setup, root ?? setup.folder);
    const ignores = setup.dryRun ? isPartial : (path: string) => direction.sweeps(path);
    const walk = { filter, follow: false, signal: setup.signal, ignores };
    const entries = root === undefined ? nothing() : new Walk(root, walk).entries();
    return new SyncRun({ setup, filter, cache, direction, entries }).run();
  });
}
