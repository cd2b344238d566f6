import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes all of `bytes` at a position; a single write may take only a part. */
export async function writeAt(
  file: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const length = bytes.byteLength - written;
    const { bytesWritten } = await file.write(bytes, written, length, position + written);
    written += bytesWritten;
  }
}

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
