import { randomBytes } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const heldItems = 2_000;
const pieceSize = 256 * 1024;

/**
 * A list that goes to disk when it grows, so that a sync of a million objects needs no more memory
 * than one of a thousand. The file has no name by the time it is used: nothing is left behind when
 * the process is killed. Can be read as often as wanted, but not while something is added.
 */
export class Spool<T> {
  #held: T[] = [];
  #file: FileHandle | undefined;
  #written = 0;
  #length = 0;

  /** How many items there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds an item. Await what it gives, where it gives something. */
  push(item: T): Promise<void> | undefined {
    this.#held.push(item);
    this.#length += 1;
    return this.#held.length < heldItems ? undefined : this.#spill();
  }

  async #spill(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    this.#file ??= await openNameless();
    const bytes = Buffer.from(held.map((item) => `${JSON.stringify(item)}\n`).join(''));
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, done, null, this.#written);
      done += bytesWritten;
      this.#written += bytesWritten;
    }
  }

  /** All items, in the order in which they were added. */
  async *read(): AsyncGenerator<T, void, undefined> {
    for await (const piece of this.pieces()) yield* piece;
  }

  /** All items, many at a time: much faster where each needs but a glance. */
  async *pieces(): AsyncGenerator<readonly T[], void, undefined> {
    for await (const lines of this.#lines()) yield lines.map((line) => JSON.parse(line) as T);
    yield this.#held;
  }

  async *#lines(): AsyncGenerator<readonly string[], void, undefined> {
    const piece = Buffer.allocUnsafe(pieceSize);
    let rest: Buffer = Buffer.alloc(0);
    for (let at = 0; at < this.#written; ) {
      const read = await this.#file?.read(piece, 0, pieceSize, at);
      if (read === undefined || read.bytesRead === 0)
        throw new Error('A temporary file ended early.');
      at += read.bytesRead;
      const bytes = Buffer.concat([rest, piece.subarray(0, read.bytesRead)]);
      const end = bytes.lastIndexOf(10);
      rest = bytes.subarray(end + 1);
      if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n');
    }
  }

  /** Frees the file. */
  async close(): Promise<void> {
    this.#held = [];
    await this.#file?.close();
    this.#file = undefined;
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `irori-sync-${randomBytes(9).toString('hex')}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
