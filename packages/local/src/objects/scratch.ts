import { readdirSync, rmdirSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkloadPaths } from '../engine/types.ts';
import { codeOf } from '../store/errors.ts';

/** Whether a folder holds nothing; a missing one does not. */
export function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** Removes the scratch folders of an ended workload when they are empty, as most are. */
export function removeEmptyScratch(paths: WorkloadPaths): boolean {
  return scratchFolders(paths).map(removeEmpty).every(Boolean);
}

/** Removes the scratch folders of an ended workload with all that its program left there. */
export async function removeScratch(paths: WorkloadPaths): Promise<void> {
  for (const folder of scratchFolders(paths)) await removeTree(folder);
}

/** Removes a tree of ours, also one whose folders its program made unwritable. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    await makeWritable(path);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

function scratchFolders(paths: WorkloadPaths): string[] {
  return [paths.temporary, paths.work, paths.outputs];
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
  }
}
