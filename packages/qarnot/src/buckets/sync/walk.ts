import { type BigIntStats, type Dirent, lstatSync } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Filter } from './filter.ts';
import { compareKeys } from './key-order.ts';
import type { SyncRefusalReason } from './options.ts';
import { Pace } from './pace.ts';
import { type Stamp, stampOf } from './stamp.ts';
import { codeOf } from './system.ts';

/** A file below the folder. */
export interface LocalFile {
  readonly kind: 'file';
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly stamp: Stamp;
}

/** Something below the folder. Paths are relative to it; that of a folder ends in `/`. */
export type LocalEntry =
  | LocalFile
  | { readonly kind: 'folder'; readonly path: string }
  | {
      /**
       * Something that sync does not touch, nor anything below it. A link is here even where the
       * filter leaves it out: what lies below it may be wanted.
       */
      readonly kind: 'blocked';
      readonly path: string;
      readonly reason: SyncRefusalReason;
      readonly message: string;
    };

/** What a walk needs. */
export interface WalkOptions {
  readonly filter: Filter;
  readonly follow: boolean;
  /** Paths that are never seen: what downloads on their way are called. */
  readonly ignores: (path: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Frame {
  /** Empty, or with a slash at its end. */
  readonly folder: string;
  /** Names in key order; that of a folder ends in `/`. */
  readonly names: readonly string[];
  at: number;
  /** What the next names are, looked up together. */
  ready: LocalEntry[];
  /** Folders that lead here, to see when a link leads back up. */
  readonly above: readonly string[];
}

const lookedUpTogether = 64;

const blocked = (path: string, reason: SyncRefusalReason, message: string): LocalEntry => ({
  kind: 'blocked',
  path,
  reason,
  message,
});

function special(path: string): LocalEntry {
  return blocked(path, 'special', 'It is a device, a socket or a pipe, which has no content.');
}

/**
 * Walks a folder in key order: by the UTF-8 bytes of the whole paths, in which a folder stands where
 * its name and a `/` stand (`a-b` before what is in `a`). Holds the names of the folders on the way
 * down, nothing else.
 */
export class Walk {
  readonly #root: string;
  readonly #options: WalkOptions;
  readonly #pace = new Pace();

  constructor(root: string, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** All that is below the folder. */
  async *entries(): AsyncGenerator<LocalEntry, void, undefined> {
    const top = await this.#enter('', []);
    if (!('names' in top)) throw new Error(`${this.#root} cannot be read.`);
    const frames: Frame[] = [top];
    for (;;) {
      const frame = frames.at(-1);
      if (frame === undefined) return;
      if (frame.ready.length === 0) frame.ready = await this.#lookUp(frame);
      const entry = frame.ready.shift();
      if (entry === undefined) {
        if (frame.at >= frame.names.length) frames.pop();
        continue;
      }
      if (entry.kind !== 'folder') {
        yield entry;
        continue;
      }
      const below = await this.#enter(entry.path, frame.above);
      if ('names' in below) frames.push(below);
      yield 'names' in below ? entry : below;
    }
  }

  async #enter(folder: string, above: readonly string[]): Promise<Frame | LocalEntry> {
    const { signal, follow } = this.#options;
    signal?.throwIfAborted();
    try {
      const path = join(this.#root, folder);
      const children = await readdir(path, { withFileTypes: true });
      const names = await Promise.all(children.map((child) => this.#nameOf(folder, child)));
      const known = follow ? [...above, await identity(path)] : above;
      const last = known.at(-1);
      if (last !== undefined && above.includes(last)) {
        return blocked(folder, 'symlink', 'It leads back to a folder above it.');
      }
      const sorted = names.filter((name) => name !== undefined).sort(compareKeys);
      return { folder, names: sorted, at: 0, ready: [], above: known };
    } catch (error) {
      const code = codeOf(error);
      if (folder === '' || code === undefined) throw error;
      if (code === 'ENOENT' && folder.includes('\uFFFD')) return badName(folder);
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        return blocked(folder, 'vanished', 'The folder was removed meanwhile.');
      }
      return blocked(folder, 'unreadable', `The folder cannot be read (${code}).`);
    }
  }

  /** The name as it is sorted; undefined for what the sync does not see. */
  async #nameOf(folder: string, child: Dirent): Promise<string | undefined> {
    const path = `${folder}${child.name}`;
    const { filter, follow, ignores } = this.#options;
    if (ignores(path) || filter.excludes(path)) return undefined;
    if (child.isDirectory()) return `${child.name}/`;
    if (!filter.accepts(path) && !child.isSymbolicLink()) return undefined;
    if (!follow || !child.isSymbolicLink()) return child.name;
    const target = await stat(join(this.#root, path)).catch(() => undefined);
    if (target?.isDirectory() === true) return `${child.name}/`;
    return filter.accepts(path) ? child.name : undefined;
  }

  async #lookUp(frame: Frame): Promise<LocalEntry[]> {
    this.#options.signal?.throwIfAborted();
    const names = frame.names.slice(frame.at, frame.at + lookedUpTogether);
    frame.at += names.length;
    const found = await Promise.all(names.map((name) => this.#entry(`${frame.folder}${name}`)));
    return found.filter((entry) => entry !== undefined);
  }

  async #entry(path: string): Promise<LocalEntry | undefined> {
    if (path.endsWith('/')) return { kind: 'folder', path };
    const { follow } = this.#options;
    try {
      const place = join(this.#root, path);
      const stats = this.#pace.isFast
        ? this.#pace.direct(() => lstatSync(place, { bigint: true }))
        : await lstat(place, { bigint: true });
      if (!stats.isSymbolicLink()) return entryOf(path, stats);
      if (follow) return entryOf(path, await stat(join(this.#root, path), { bigint: true }));
      return blocked(path, 'symlink', 'It is a symbolic link.');
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' && path.includes('\uFFFD')) return badName(path);
      if (code === 'ENOENT') return follow ? await brokenLink(this.#root, path) : undefined;
      if (code === undefined) throw error;
      return blocked(path, 'unreadable', `It cannot be looked at (${code}).`);
    }
  }
}

function entryOf(path: string, stats: BigIntStats): LocalEntry {
  return stats.isFile() ? { kind: 'file', path, stamp: stampOf(stats) } : special(path);
}

function badName(path: string): LocalEntry {
  return blocked(path, 'name', 'Its name is not UTF-8, as the name of an object must be.');
}

async function brokenLink(root: string, path: string): Promise<LocalEntry | undefined> {
  const stays = await lstat(join(root, path)).catch(() => undefined);
  if (stays === undefined) return undefined;
  return blocked(path, 'symlink', 'It is a symbolic link to something that is not there.');
}

async function identity(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}
