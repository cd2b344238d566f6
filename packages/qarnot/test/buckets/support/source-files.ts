import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** 1 MiB in bytes. */
export const MIB: number = 1024 * 1024;

/** A file of random bytes. */
export async function randomFile(
  folder: string,
  size: number,
): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, `random-${size}`);
  const bytes = randomBytes(size);
  await writeFile(path, bytes);
  return { path, bytes };
}

/** A file of zeros that takes no space on the disk. */
export async function sparseFile(folder: string, size: number): Promise<string> {
  const path = join(folder, `sparse-${size}`);
  const file = await open(path, 'w');
  await file.truncate(size);
  await file.close();
  return path;
}
