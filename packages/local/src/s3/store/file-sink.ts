import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that may wait for the disk before the sender has to. */
const MOST_PENDING_BYTES = 4 * 1024 * 1024;

/**
 * Writes pieces to a new file. The disk works while the next pieces come in: all that arrive during
 * one write go out together in the next.
 */
export class FileSink {
  readonly #handle: FileHandle;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #writing: Promise<void> | undefined;
  #failure: unknown;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<FileSink> {
    return new FileSink(await open(path, 'wx', 0o600));
  }

  /** Takes a piece, which must not be changed any more; wait for what it returns, if anything. */
  write(piece: Uint8Array): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    this.#pending.push(piece);
    this.#pendingBytes += piece.byteLength;
    this.#writing ??= this.#drain();
    return this.#pendingBytes > MOST_PENDING_BYTES ? this.#writing : undefined;
  }

  /** Waits until everything is written, and closes the file. */
  async end(): Promise<void> {
    try {
      await this.#writing;
      if (this.#failure !== undefined) throw this.#failure;
    } finally {
      await this.#handle.close();
    }
  }

  /** Never rejects: a failure is thrown by the next call. */
  async #drain(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        const pieces = this.#pending;
        this.#pending = [];
        this.#pendingBytes = 0;
        await writeAll(this.#handle, pieces);
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#writing = undefined;
    }
  }
}

/** A nearly full disk takes a part of what it is given before it says so. */
async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  let rest = pieces;
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev(rest);
    rest = withoutFirst(rest, bytesWritten);
  }
}

function withoutFirst(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  const rest: Uint8Array[] = [];
  for (const piece of pieces) {
    if (left >= piece.byteLength) left -= piece.byteLength;
    else {
      rest.push(left === 0 ? piece : piece.subarray(left));
      left = 0;
    }
  }
  return rest;
}
