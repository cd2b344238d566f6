import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { link, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { copyFileFast } from './copy-file.ts';

const FOLDERS = 64;
const SWEEP_BATCH = 256;

/** One file of a body and its length in bytes. */
export type BodyFile = readonly [name: string, bytes: number];

/**
 * The files that hold bytes. Each is written under a temporary name, gets its own name when it is
 * whole, is never written to again, and is removed when no row names it and no reader has it open.
 */
export class BlobFiles {
  readonly #folder: string;
  readonly #sync: boolean;
  /** Starts every name given by this process: what has another start is older than it. */
  readonly #run: string = randomBytes(8).toString('hex');
  #count = 0;
  readonly #readers = new Map<number, number>();
  readonly #waiting = new Map<number, readonly BodyFile[]>();
  readonly #removals = new Set<Promise<void>>();

  constructor(dataDir: string, sync: boolean) {
    this.#folder = join(dataDir, 'objects');
    this.#sync = sync;
    for (const name of ['', 'tmp', ...folderNames()]) {
      mkdirSync(join(this.#folder, name), { recursive: true, mode: 0o700 });
    }
  }

  /** A name that nothing has yet. */
  newName(): string {
    this.#count += 1;
    return `${this.#run}-${this.#count.toString(36)}`;
  }

  /** Where the file of this name lies once it is whole. */
  pathOf(name: string): string {
    return join(this.#folder, folderOf(name), name);
  }

  temporaryPathOf(name: string): string {
    return join(this.#folder, 'tmp', name);
  }

  /** Gives a whole file its name. */
  async settle(name: string): Promise<void> {
    await this.#force(this.temporaryPathOf(name));
    await rename(this.temporaryPathOf(name), this.pathOf(name));
    await this.#force(join(this.#folder, folderOf(name)));
  }

  async dropTemporary(name: string): Promise<void> {
    await rm(this.temporaryPathOf(name), { force: true });
  }

  /** The same bytes under new names: no byte is moved where the disk can link files. */
  async duplicate(files: readonly BodyFile[]): Promise<BodyFile[]> {
    const copies: BodyFile[] = [];
    try {
      for (const [name, bytes] of files) {
        const copy = this.newName();
        copies.push([copy, bytes]);
        await this.#linkOrCopy(this.pathOf(name), copy);
      }
      return copies;
    } catch (error) {
      await this.remove(copies);
      throw error;
    }
  }

  async #linkOrCopy(from: string, name: string): Promise<void> {
    try {
      await link(from, this.pathOf(name));
    } catch {
      // The disk has no links, or this file has as many as it can.
      try {
        await copyFileFast(from, this.temporaryPathOf(name));
        await this.settle(name);
      } catch (error) {
        await this.dropTemporary(name);
        throw error;
      }
    }
  }

  /** Keeps the files of a body until the function returned is called. */
  hold(body: number): () => void {
    this.#readers.set(body, (this.#readers.get(body) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#release(body);
      isHeld = false;
    };
  }

  #release(body: number): void {
    const left = (this.#readers.get(body) ?? 1) - 1;
    if (left > 0) {
      this.#readers.set(body, left);
      return;
    }
    this.#readers.delete(body);
    const files = this.#waiting.get(body);
    this.#waiting.delete(body);
    if (files !== undefined) this.#removeLater(files);
  }

  /** Removes the files of a body that no row names any more, after its last reader. */
  discard(body: number, files: readonly BodyFile[]): void {
    if (files.length === 0) return;
    if (this.#readers.has(body)) this.#waiting.set(body, files);
    else this.#removeLater(files);
  }

  #removeLater(files: readonly BodyFile[]): void {
    const removal = this.remove(files).finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /** Removes files; what cannot be removed is left to the next sweep. */
  async remove(files: readonly BodyFile[]): Promise<void> {
    for (const [name] of files) await rm(this.pathOf(name), { force: true }).catch(() => {});
  }

  /** Removes what earlier processes left and `isUsed` does not know. */
  async sweep(isUsed: (name: string) => boolean, signal?: AbortSignal): Promise<void> {
    for (const folder of ['tmp', ...folderNames()]) {
      const names = await readdir(join(this.#folder, folder));
      for (const [index, name] of names.entries()) {
        if (signal?.aborted === true) return;
        if (index % SWEEP_BATCH === SWEEP_BATCH - 1) await breathe();
        if (name.startsWith(this.#run) || (folder !== 'tmp' && isUsed(name))) continue;
        await rm(join(this.#folder, folder, name), { force: true }).catch(() => {});
      }
    }
  }

  /** Waits for the removals under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#removals);
  }

  async #force(path: string): Promise<void> {
    if (!this.#sync) return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function folderNames(): string[] {
  return Array.from({ length: FOLDERS }, (_, index) => index.toString().padStart(2, '0'));
}

/** Spreads the files of one process over the folders by their count. */
function folderOf(name: string): string {
  const count = Number.parseInt(name.slice(name.indexOf('-') + 1), 36);
  return (count % FOLDERS).toString().padStart(2, '0');
}
