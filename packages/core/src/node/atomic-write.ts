import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How {@link writeFileAtomic} writes. */
export interface WriteFileOptions {
  /** Permissions of the file. @default 0o666 less the umask, for a new file as for an old one */
  mode?: number;
  /** Ends the write when aborted; the file stays as it was. */
  signal?: AbortSignal;
}

/** What can be written. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

async function writeAll(
  file: FileHandle,
  data: FileContent,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (typeof data === 'string' || data instanceof Uint8Array) {
    await file.writeFile(data, signal === undefined ? {} : { signal });
    return;
  }
  for await (const piece of data) {
    signal?.throwIfAborted();
    // A single write may take only a part; writeFile goes on until all of the piece is written.
    await file.writeFile(piece);
  }
}

/** Makes a rename last through a power cut; not every system can open a directory. */
async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch {
    // Windows has no such thing; there the rename itself has to do.
  }
}

/**
 * Writes a file so that readers see the old content or the new one, never a part: into a temporary
 * file beside it, synced, then renamed. When anything fails, the old file stays and the temporary
 * one is removed. The directory must exist.
 */
export async function writeFileAtomic(
  path: string,
  data: FileContent,
  options: WriteFileOptions = {},
): Promise<void> {
  const { mode = 0o666, signal } = options;
  signal?.throwIfAborted();
  const directory = dirname(path);
  const temporary = join(directory, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx', mode);
  try {
    try {
      await writeAll(file, data, signal);
      signal?.throwIfAborted();
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(directory);
}

/** The content of a text file; `undefined` when there is no such file. */
export async function readFileIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
