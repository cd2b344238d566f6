import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK_BYTES = 512;

/**
 * Bytes that a file or a tree takes on disk (a sparse file counts what it really takes). What
 * disappears or cannot be read while it is walked counts nothing.
 */
export async function diskUsage(path: string, signal?: AbortSignal): Promise<number> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined || signal?.aborted === true) return 0;
  const own = stats.blocks * BLOCK_BYTES;
  return stats.isDirectory() ? own + (await contentUsage(path, signal)) : own;
}

async function contentUsage(folder: string, signal?: AbortSignal): Promise<number> {
  const directory = await opendir(folder).catch(() => undefined);
  if (directory === undefined) return 0;
  let total = 0;
  for await (const entry of directory) {
    if (signal?.aborted === true) break;
    total += await diskUsage(join(folder, entry.name), signal);
  }
  return total;
}
