import { constants, rmSync } from 'node:fs';
import { copyFile, lstat, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isPartialFile, partialFileOwner, wholeName } from '../download/partial-name.ts';
import { refusalOf } from './down-refusal.ts';
import { type FileEtags, formOf, hashFile } from './hash.ts';
import { PathStack } from './key-order.ts';
import { refuseAsPath } from './key-path.ts';
import type { SyncRefusal } from './options.ts';
import { Pace } from './pace.ts';
import { SafeFolder } from './safe-folder.ts';
import type { SyncSetup } from './setup.ts';
import { type Stamp, sameStamp, stampOf } from './stamp.ts';
import { codeOf, isAlive } from './system.ts';
import type { Content, Direction, Found, Todo, Transferred, Verdict } from './types.ts';

/** From the bucket to the folder. */
export class Down implements Direction {
  readonly verb = 'download';
  readonly hashes = 'contents';
  readonly #setup: SyncSetup;
  readonly #root: string;
  readonly #folders: SafeFolder;
  readonly #pace = new Pace();
  readonly #blocked = new PathStack();
  readonly #files = new PathStack();

  constructor(setup: SyncSetup, root: string) {
    this.#setup = setup;
    this.#root = root;
    this.#folders = new SafeFolder(root);
  }

  /** Whether a path is that of a download on its way; removes it when its process is gone. */
  sweeps(path: string): boolean {
    const name = basename(path);
    if (!isPartialFile(name)) return false;
    const owner = partialFileOwner(name);
    if (owner !== undefined && !isAlive(owner)) rmSync(join(this.#root, path), { force: true });
    return true;
  }

  decide(found: Found): Verdict | Promise<Verdict> {
    const { path, left, right } = found;
    if (left?.kind === 'blocked') this.#blocked.add(path.endsWith('/') ? path.slice(0, -1) : path);
    if (right === undefined) {
      if (left?.kind !== 'file') return { is: 'nothing' };
      this.#files.add(path);
      return { is: 'extra' };
    }
    const refusal = refuseAsPath(path) ?? this.#inTheWay(found);
    if (refusal !== undefined) return { is: 'refused', refusal };
    if (path.endsWith('/')) return { is: left?.kind === 'folder' ? 'nothing' : 'folder' };
    this.#files.add(path);
    const { size, etag, lastModified } = right;
    const overwrites = left !== undefined;
    const todo = { path, size, etags: etag === '' ? [] : [etag], lastModified, overwrites };
    if (left?.kind !== 'file') return this.#unlessThere(todo);
    if (left.stamp.size !== size) return { is: 'todo', todo };
    if (left.etags.includes(etag)) return { is: 'same' };
    return this.#compare(todo, left.stamp, etag);
  }

  /** What keeps an object from becoming a file, as far as the two listings tell. */
  #inTheWay({ path, left, right }: Found): SyncRefusal | undefined {
    const link = this.#blocked.above(path);
    if (link !== undefined) {
      const message = `${link} is not a plain file or folder here; nothing is written to it.`;
      return { path, reason: left?.kind === 'blocked' ? left.reason : 'symlink', message };
    }
    if (path.endsWith('/') && (right?.size ?? 0) > 0) {
      const message = 'Its key ends in a slash, as that of a folder, but it has content.';
      return { path, reason: 'file-and-folder', message };
    }
    const file = this.#files.above(path);
    if (file === undefined) return undefined;
    const message = `${file} is a file, and a folder cannot have its name.`;
    return { path, reason: 'file-and-folder', message };
  }

  /** The walk saw no file there, but a folder may come later in key order. */
  async #unlessThere(todo: Todo): Promise<Verdict> {
    const { path } = todo;
    const refusal = await this.#occupied(path);
    return refusal === undefined ? { is: 'todo', todo } : { is: 'refused', refusal };
  }

  async #occupied(path: string): Promise<SyncRefusal | undefined> {
    const stats = await lstat(join(this.#root, path)).catch(() => undefined);
    if (stats === undefined) return undefined;
    if (stats.isDirectory()) {
      return { path, reason: 'file-and-folder', message: 'It is a folder here.' };
    }
    const message = 'This file system has one file for it and for a name in another case.';
    return { path, reason: 'case', message };
  }

  async #compare(todo: Todo, stamp: Stamp, etag: string): Promise<Verdict> {
    const form = formOf(etag);
    const read =
      form === undefined ? undefined : await this.hash({ path: todo.path, stamp }, [form]);
    return read?.etags.includes(etag) === true ? { is: 'same', read } : { is: 'todo', todo, read };
  }

  contentOf({ path, left }: Found, read: FileEtags | undefined): Content | undefined {
    if (left?.kind !== 'file') return undefined;
    const { stamp } = left;
    return { path, size: stamp.size, etags: [...left.etags, ...(read?.etags ?? [])], stamp };
  }

  isOrigin({ right }: Found): boolean {
    return right !== undefined;
  }

  async hash(
    { path, stamp }: Pick<Todo, 'path' | 'stamp'>,
    forms: Iterable<number>,
  ): Promise<FileEtags | undefined> {
    if (stamp === undefined) return undefined;
    try {
      return await hashFile(join(this.#root, path), stamp, forms, this.#setup.signal, this.#pace);
    } catch (error) {
      // What cannot be read is fetched anew.
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }

  async transfer(
    todo: Todo,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<Transferred> {
    const { store, bucket, prefix } = this.#setup;
    const { path, size } = todo;
    const [etag] = todo.etags;
    try {
      const refusal = await this.#prepare(todo);
      if (refusal !== undefined) return refusal;
      const target = join(this.#root, path);
      await store.downloadFile(bucket, `${prefix}${path}`, target, {
        signal,
        keepPartial: true,
        ...(etag !== undefined && { expected: { etag, size } }),
        onProgress: (at) => onBytes(at.transferred),
      });
      await this.#finish(todo);
      return { bytes: size };
    } catch (error) {
      return refusalOf(path, error);
    }
  }

  async #prepare(todo: Todo): Promise<SyncRefusal | undefined> {
    const { path, overwrites } = todo;
    return (
      (await this.#folders.make(path)) ?? (overwrites ? undefined : await this.#occupied(path))
    );
  }

  /** Gives the file the time of the object, so that a later change shows, and takes its stamp. */
  async #finish(todo: Todo): Promise<void> {
    const target = join(this.#root, todo.path);
    const { lastModified = Date.now() } = todo;
    await utimes(target, lastModified / 1000, lastModified / 1000);
    todo.stamp = stampOf(await lstat(target, { bigint: true }));
    todo.readAt = Date.now();
  }

  async copy(todo: Todo, source: Content): Promise<boolean | SyncRefusal> {
    const from = join(this.#root, source.path);
    const target = join(this.#root, todo.path);
    const temporary = join(dirname(target), wholeName());
    const isSame = async (): Promise<boolean> =>
      source.stamp !== undefined &&
      sameStamp(stampOf(await lstat(from, { bigint: true })), source.stamp);
    try {
      const refusal = await this.#prepare(todo);
      if (refusal !== undefined) return refusal;
      if (!(await isSame())) return false;
      await copyFile(from, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      if (!(await isSame())) return false;
      await rename(temporary, target);
      await this.#finish(todo);
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      return refusalOf(todo.path, error);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async makeFolder(path: string): Promise<SyncRefusal | undefined> {
    try {
      return await this.#folders.make(path);
    } catch (error) {
      return refusalOf(path, error);
    }
  }

  async remove(paths: AsyncIterable<string>, onRemoved: (path: string) => void): Promise<void> {
    for await (const path of paths) {
      this.#setup.signal?.throwIfAborted();
      await rm(join(this.#root, path), { force: true });
      await this.#folders.prune(path);
      onRemoved(path);
    }
  }
}
