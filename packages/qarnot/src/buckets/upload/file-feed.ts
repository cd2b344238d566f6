import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { FileChangedError, localFileError } from '../errors.ts';
import type { ExpectedFile } from '../store.ts';
import type { PartBuffer } from './feed.ts';
import { RandomFeed } from './memory-feed.ts';

function difference(now: ExpectedFile, then: ExpectedFile): string | undefined {
  if (now.size !== then.size) return `it has ${now.size} bytes instead of ${then.size}`;
  return now.mtimeMs === then.mtimeMs ? undefined : 'something was written to it';
}

/** Fills `into` from the file; fewer bytes mean that the file has become shorter. */
async function fill(handle: FileHandle, into: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  while (filled < into.byteLength) {
    const { bytesRead } = await handle.read(
      into,
      filled,
      into.byteLength - filled,
      position + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** A file, which must stay as it is until it is sent. */
export class FileFeed extends RandomFeed {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #begin: Stats;

  private constructor(path: string, handle: FileHandle, begin: Stats, partSize: number) {
    super(begin.size, partSize, async (start, end, buffer: PartBuffer) => {
      const into = buffer().subarray(0, end - start);
      const filled = await fill(handle, into, start).catch((error: unknown) => {
        throw localFileError('Reading', path, error);
      });
      if (filled < into.byteLength) throw new FileChangedError(path, 'it has become shorter');
      return into;
    });
    this.#path = path;
    this.#handle = handle;
    this.#begin = begin;
  }

  /**
   * Opens a file.
   *
   * @param partSizeOf - The size of the parts for a file of a size.
   * @throws FileChangedError when it is not what was expected.
   */
  static async open(
    path: string,
    partSizeOf: (size: number) => number,
    expected?: ExpectedFile,
  ): Promise<FileFeed> {
    try {
      const handle = await open(path, 'r');
      try {
        const begin = await handle.stat();
        const changed = expected === undefined ? undefined : difference(begin, expected);
        if (changed !== undefined) throw new FileChangedError(path, changed);
        return new FileFeed(path, handle, begin, partSizeOf(begin.size));
      } catch (error) {
        await handle.close();
        throw error;
      }
    } catch (error) {
      throw localFileError('Opening', path, error);
    }
  }

  override async check(): Promise<void> {
    const [inside, outside] = await Promise.all([
      this.#handle.stat(),
      stat(this.#path).catch(() => undefined),
    ]);
    const changed = difference(inside, this.#begin);
    if (changed !== undefined) throw new FileChangedError(this.#path, changed);
    if (outside === undefined) throw new FileChangedError(this.#path, 'it was removed');
    if (outside.ino !== this.#begin.ino || outside.dev !== this.#begin.dev) {
      throw new FileChangedError(this.#path, 'another file took its place');
    }
  }

  override async close(): Promise<void> {
    await this.#handle.close();
  }
}
