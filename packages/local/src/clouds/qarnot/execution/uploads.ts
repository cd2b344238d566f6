import { constants } from 'node:fs';
import { type FileHandle, open, readlink, realpath } from 'node:fs/promises';
import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import type { ObjectStore } from '../../../s3/store/types.ts';
import { codeOf } from '../../../store/errors.ts';
import type { Variables } from './command.ts';
import { filterNames } from './file-filter.ts';
import { type ChangedFile, changedFiles } from './job-folder.ts';
import { inParallel } from './parallel.ts';
import type { FileFilter } from './plan-types.ts';

const UPLOADS_AT_ONCE = 4;

/** Where files go. */
export interface UploadTarget {
  readonly bucket: string;
  /** Joined to the names with a `/`; empty for nothing. */
  readonly prefix: string;
}

/** New and changed files of a job folder that the filters let through. */
export async function filesToUpload(
  paths: WorkloadPaths,
  filter: FileFilter,
  variables: Variables,
): Promise<ChangedFile[]> {
  const files = await changedFiles(paths);
  const names = files.map(({ name }) => name);
  const chosen = new Set(filterNames(names, filter, variables));
  return files.filter(({ name }) => chosen.has(name));
}

/** The key of a file. */
function keyOf({ prefix }: UploadTarget, name: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix + name : `${prefix}/${name}`;
}

/**
 * A path that leads to an open file as long as it is open; undefined when it is another one by now.
 * A program that still runs may put a link in the place of a file or of a folder above it, and in a
 * container it must not get at files of this machine that way.
 */
async function safePath(file: FileHandle, path: string): Promise<string | undefined> {
  if (!(await file.stat()).isFile()) return undefined;
  const opened = `/proc/self/fd/${file.fd}`;
  const place = await readlink(opened).catch(() => undefined);
  if (place !== undefined) return place === path ? opened : undefined;
  return (await realpath(path)) === path ? path : undefined;
}

/** Puts a file into a bucket; false when it has disappeared. */
async function uploadOne(
  objects: ObjectStore,
  bucket: string,
  key: string,
  path: string,
): Promise<boolean> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags);
    const safe = await safePath(file, path);
    if (safe !== undefined) await objects.putFile(bucket, key, safe);
    return safe !== undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(codeOf(error))) return false;
    throw error;
  } finally {
    await file?.close();
  }
}

/**
 * Puts files into a bucket, made when it is missing. Each appears whole or not at all; done again,
 * it comes to the same. The result are the keys, without files that have disappeared.
 */
export async function upload(
  objects: ObjectStore,
  target: UploadTarget,
  files: readonly ChangedFile[],
  signal: AbortSignal,
  done: (file: ChangedFile) => void = () => {},
): Promise<string[]> {
  if (files.length > 0) objects.createBucket(target.bucket);
  const keys: string[] = [];
  await inParallel(files, UPLOADS_AT_ONCE, async (file) => {
    signal.throwIfAborted();
    const key = keyOf(target, file.name);
    if (!(await uploadOne(objects, target.bucket, key, file.path))) return;
    keys.push(key);
    done(file);
  });
  return keys.sort();
}
