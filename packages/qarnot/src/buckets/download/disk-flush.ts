import type { FileHandle } from 'node:fs/promises';

/** Far more than a disk's cache, so that waiting for it in between costs nothing. */
const EVERY_BYTES = 64 * 1024 * 1024;

/** Sends a file on to the disk while more of it comes: at the end little is left to wait for. */
export class DiskFlush {
  readonly #file: FileHandle;
  #bytes = 0;
  #running: Promise<void> | undefined;
  #failure: unknown;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Counts what has been written, and flushes it when it has become much. */
  written(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < EVERY_BYTES || this.#running !== undefined) return;
    this.#bytes = 0;
    this.#running = this.#flush();
  }

  /** Returns when all that has been written is on the disk. @throws The failure of any flush. */
  async end(): Promise<void> {
    await this.#running;
    // A system tells a failed write to one flush only: a later one would say that all is well.
    if (this.#failure !== undefined) throw this.#failure;
    await this.#file.sync();
  }

  async #flush(): Promise<void> {
    try {
      await this.#file.datasync();
    } catch (error) {
      this.#failure ??= error;
    } finally {
      this.#running = undefined;
    }
  }
}
