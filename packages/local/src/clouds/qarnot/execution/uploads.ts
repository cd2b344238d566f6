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
    try {
      await objects.putFile(target.bucket, key, file.path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      throw error;
    }
    keys.push(key);
    done(file);
  });
  return keys.sort();
}
