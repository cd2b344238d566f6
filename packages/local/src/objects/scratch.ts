import { type Dirent, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkloadPaths } from '../engine/runtimes/types.ts';
import { codeOf } from '../store/errors.ts';

/** The scratch folders of workloads: made before the program starts, gone when its outputs are kept. */
export interface Scratch {
  /** Makes them; repeatable. */
  provide(paths: WorkloadPaths): void;
  /** Takes them back at once when they are empty, as most are; false when there is work to do. */
  takeBackEmpty(paths: WorkloadPaths): boolean;
  /** Removes them with all that the program left there. */
  remove(paths: WorkloadPaths): Promise<void>;
}

/**
 * Scratch folders that are handed from an ended workload to the next one when they are empty: two
 * renames cost a small part of what making and removing four folders costs on a busy disk.
 */
export function createScratch(spares: string): Scratch {
  const free: string[] = [];
  let made = 0;
  return {
    provide(paths): void {
      const spare = free.pop();
      if (spare === undefined || !tryRename(spare, paths.root)) makeFolders(paths);
    },
    takeBackEmpty(paths): boolean {
      if (!isPristine(paths)) return false;
      made += 1;
      const spare = join(spares, String(made));
      if (!tryRename(paths.root, spare)) return false;
      free.push(spare);
      return true;
    },
    remove: (paths) => removeTree(paths.root),
  };
}

/** Whether a folder holds nothing; a missing one does not. */
export function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** Removes a file or tree of ours, also one whose folders its program made unwritable. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    await makeWritable(path);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

function makeFolders(paths: WorkloadPaths): void {
  for (const folder of [paths.root, paths.work, paths.outputs, paths.temporary]) {
    try {
      mkdirSync(folder, 0o700);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** As it was made: three empty folders, none of them replaced by a link to elsewhere. */
function isPristine(paths: WorkloadPaths): boolean {
  try {
    const entries: Dirent[] = readdirSync(paths.root, { withFileTypes: true });
    return (
      entries.length === 3 &&
      entries.every((entry) => entry.isDirectory()) &&
      [paths.work, paths.outputs, paths.temporary].every(isEmptyFolder)
    );
  } catch {
    return false;
  }
}

function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
  }
}
