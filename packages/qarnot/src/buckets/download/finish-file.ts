import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a rename last through a power cut; not every system can open a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // Windows has no such thing; there the rename itself has to do.
  }
}

/**
 * Gives a whole and synced file its name.
 *
 * @param size - Bytes of it. When the file is gone and one of this size has the name, someone else
 * who fetched the same object was faster.
 */
export async function giveName(temporary: string, path: string, size: number): Promise<void> {
  try {
    await rename(temporary, path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const there = missing ? await stat(path).catch(() => undefined) : undefined;
    if (there?.size !== size) throw error;
  }
  await syncFolder(dirname(path));
}
