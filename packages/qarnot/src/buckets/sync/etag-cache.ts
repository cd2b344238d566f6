import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type KnownFile, merged, Run, readKnown } from './etag-file.ts';
import { isSettled } from './stamp.ts';
import { codeOf, isAlive } from './system.ts';

/**
 * Remembers the ETags of the files below one folder, in `<stateDir>/<hash of the folder>.etags`:
 * one line a file, in key order, so that it is read and written beside the walk and never held
 * whole. A sync writes runs (what it saw, then what it transferred), which are merged into that file
 * at its end, or at the start of the next one when it was killed.
 */
export class EtagCache {
  readonly #main: string;
  readonly #runs: Run[] = [];
  readonly #name: string;
  readonly #stateDir: string;
  /** The place to remember has failed, for example because the disk is full. */
  #lost = false;

  private constructor(stateDir: string, root: string) {
    this.#stateDir = stateDir;
    this.#name = createHash('sha256').update(root).digest('hex').slice(0, 32);
    this.#main = join(stateDir, `${this.#name}.etags`);
  }

  /**
   * Opens what is remembered of a folder.
   *
   * @param stateDir - undefined remembers nothing.
   * @returns undefined when there is no place to remember: it only costs reading files again.
   */
  static async open(stateDir: string | undefined, root: string): Promise<EtagCache | undefined> {
    if (stateDir === undefined) return undefined;
    try {
      await mkdir(stateDir, { recursive: true, mode: 0o700 });
      const cache = new EtagCache(stateDir, root);
      await cache.#takeOver();
      return cache;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }

  /** Merges the runs of syncs that were killed. */
  async #takeOver(): Promise<void> {
    const pattern = new RegExp(`^${this.#name}\\.(\\d+)-(\\d+)-[0-9a-f]+\\.(run|tmp)$`);
    const left: { readonly path: string; readonly at: number }[] = [];
    for (const name of await readdir(this.#stateDir)) {
      const [, pid, at, kind] = pattern.exec(name) ?? [];
      if (pid === undefined || isAlive(Number(pid))) continue;
      const path = join(this.#stateDir, name);
      if (kind === 'run') left.push({ path, at: Number(at) });
      else await rm(path, { force: true });
    }
    left.sort((a, b) => b.at - a.at);
    if (left.length > 0)
      await this.#mergeInto(
        left.map(({ path }) => path),
        true,
      );
  }

  /** A name that tells whose it is and which of two is newer. */
  #newPath(kind: 'run' | 'tmp'): string {
    const at = Date.now() * 10 + this.#runs.length;
    const unique = `${process.pid}-${at}-${randomBytes(4).toString('hex')}`;
    return join(this.#stateDir, `${this.#name}.${unique}.${kind}`);
  }

  /** All that is known, in key order. */
  async *read(): AsyncGenerator<KnownFile, void, undefined> {
    try {
      yield* readKnown(this.#main);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      this.#lost = true;
    }
  }

  /** Begins a list of what is known now; paths must be added in key order. */
  begin(): (file: KnownFile, readAt: number) => Promise<void> {
    const run = new Run(this.#newPath('run'));
    this.#runs.unshift(run);
    return async (file, readAt) => {
      if (file.etags.length === 0 || !isSettled(file.stamp, readAt)) return;
      if (!this.#lost) await this.#attempt(() => run.add(file));
    };
  }

  /** Remembering is a convenience: that it fails must not end a sync. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      this.#lost = true;
    }
  }

  /**
   * Ends the lists and merges them.
   *
   * @param keepOld - Whether what no list names is kept: it is when not the whole folder was seen.
   */
  async close(keepOld: boolean): Promise<void> {
    const paths = this.#runs.map(({ path }) => path);
    for (const run of this.#runs) await this.#attempt(() => run.close(!this.#lost));
    if (!this.#lost) await this.#attempt(() => this.#mergeInto(paths, keepOld));
    // Also where it failed: a disk that is full has no room for them.
    for (const path of paths) await rm(path, { force: true }).catch(() => {});
  }

  async #mergeInto(runs: readonly string[], keepOld: boolean): Promise<void> {
    const target = this.#newPath('tmp');
    const whole = new Run(target);
    try {
      for await (const known of merged(keepOld ? [...runs, this.#main] : runs)) {
        await whole.add(known);
      }
      await whole.close(true);
      await rename(target, this.#main);
    } catch (error) {
      await whole.close(false);
      await rm(target, { force: true });
      // Nothing was known, so nothing was written.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    for (const run of runs) await rm(run, { force: true });
  }
}
