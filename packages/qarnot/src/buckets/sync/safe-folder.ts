import { lstat, mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyncRefusal } from './options.ts';
import { codeOf } from './system.ts';

const rememberedFolders = 1024;

/** Makes folders below a folder and never goes through a link. */
export class SafeFolder {
  readonly #root: string;
  #known = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Makes the folders above a path, and the path itself where it ends in a slash.
   *
   * @returns why nothing can be written there; undefined when it can.
   */
  async make(path: string): Promise<SyncRefusal | undefined> {
    for (const folder of foldersAbove(path)) {
      if (this.#known.has(folder)) continue;
      await mkdir(join(this.#root, folder)).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      const refusal = await this.#look(path, folder);
      if (refusal !== undefined) return refusal;
      if (this.#known.size >= rememberedFolders) this.#known.clear();
      this.#known.add(folder);
    }
    return undefined;
  }

  async #look(path: string, folder: string): Promise<SyncRefusal | undefined> {
    try {
      const stats = await lstat(join(this.#root, folder));
      if (stats.isDirectory()) return undefined;
      if (stats.isSymbolicLink()) {
        const message = `${folder} is a symbolic link; nothing is written through it.`;
        return { path, reason: 'symlink', message };
      }
      const message = `${folder} is a file here, and a folder in the bucket.`;
      return { path, reason: 'file-and-folder', message };
    } catch (error) {
      // Removed meanwhile: writing there tells.
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Removes the folders above a path that are empty now. */
  async prune(path: string): Promise<void> {
    this.#known.clear();
    for (const folder of foldersAbove(path).reverse()) {
      try {
        await rmdir(join(this.#root, folder));
      } catch {
        return;
      }
    }
  }
}

/** `a/b/c` → `a`, `a/b`; `a/b/` → `a`, `a/b`. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
