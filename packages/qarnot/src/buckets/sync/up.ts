import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isApiError } from '@irori/core';
import { isFileChangedError, isLocalFileError } from '../errors.ts';
import { type FileEtags, formOf, hashFile } from './hash.ts';
import { PathStack } from './key-order.ts';
import { refuseAsKey } from './key-path.ts';
import type { SyncRefusal } from './options.ts';
import { Pace } from './pace.ts';
import type { SyncSetup } from './setup.ts';
import { mtimeMsOf, type Stamp, stampOf } from './stamp.ts';
import { codeOf } from './system.ts';
import type { Content, Direction, Found, Todo, Transferred, Verdict } from './types.ts';

/** How often a file that changes is looked at anew before sync leaves it alone. */
const mostTries = 3;
const removedTogether = 1000;

/** From the folder to the bucket. */
export class Up implements Direction {
  readonly verb = 'upload';
  readonly hashes = 'todos';
  readonly #setup: SyncSetup;
  readonly #root: string;
  readonly #pace = new Pace();
  readonly #blocked = new PathStack();

  constructor(setup: SyncSetup, root: string) {
    this.#setup = setup;
    this.#root = root;
  }

  decide({ path, left, right }: Found): Verdict | Promise<Verdict> {
    if (left?.kind === 'blocked') {
      this.#blocked.add(path.endsWith('/') ? path.slice(0, -1) : path);
      const { reason, message } = left;
      return { is: 'refused', refusal: { path, reason, message } };
    }
    if (left?.kind === 'folder') return { is: 'nothing' };
    if (left === undefined) {
      return { is: this.#blocked.above(path) === undefined ? 'extra' : 'nothing' };
    }
    const refusal = refuseAsKey(this.#setup.prefix, path);
    if (refusal !== undefined) return { is: 'refused', refusal };
    const { stamp, etags } = left;
    const todo = { path, size: stamp.size, stamp, etags, overwrites: right !== undefined };
    if (right?.size !== stamp.size) return { is: 'todo', todo };
    if (etags.includes(right.etag)) return { is: 'same' };
    return this.#compare(todo, right.etag);
  }

  async #compare(todo: Todo, etag: string): Promise<Verdict> {
    const form = formOf(etag);
    const read = form === undefined ? undefined : await this.hash(todo, [form]);
    if (read?.etags.includes(etag) === true) return { is: 'same', read };
    const etags = [...todo.etags, ...(read?.etags ?? [])];
    return { is: 'todo', todo: { ...todo, etags }, read };
  }

  contentOf({ path, right }: Found): Content | undefined {
    if (right === undefined || right.etag === '') return undefined;
    return { path, size: right.size, etags: [right.etag] };
  }

  isOrigin({ left }: Found): boolean {
    return left !== undefined && left.kind !== 'folder';
  }

  async hash(
    { path, stamp }: Pick<Todo, 'path' | 'stamp'>,
    forms: Iterable<number>,
  ): Promise<FileEtags | undefined> {
    if (stamp === undefined) return undefined;
    try {
      return await hashFile(join(this.#root, path), stamp, forms, this.#setup.signal, this.#pace);
    } catch (error) {
      // Sending it will tell what is wrong with it.
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }

  async transfer(
    todo: Todo,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<Transferred> {
    const { path } = todo;
    let refusal: SyncRefusal | undefined;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const stamp = tries === 0 ? todo.stamp : await this.#lookAgain(path);
      if (stamp === undefined) return vanished(path);
      try {
        return await this.#send(todo, stamp, signal, onBytes);
      } catch (error) {
        refusal = refusalOf(path, error);
        if (refusal.reason !== 'changed') return refusal;
      }
    }
    return refusal ?? vanished(path);
  }

  async #send(
    todo: Todo,
    stamp: Stamp,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<Transferred> {
    const { store, bucket, prefix } = this.#setup;
    const readAt = Date.now();
    const expected = { size: stamp.size, mtimeMs: mtimeMsOf(stamp) };
    const { content } = todo;
    todo.content = undefined;
    const path = join(this.#root, todo.path);
    const { etag } = await store.uploadFile(bucket, `${prefix}${todo.path}`, path, {
      signal,
      expected,
      keepPartial: true,
      onProgress: (at) => onBytes(at.transferred),
      ...(content && { content }),
    });
    if (stamp !== todo.stamp) {
      todo.stamp = stamp;
      todo.etags = [];
    }
    if (etag !== '' && !todo.etags.includes(etag)) {
      // Read once more than it was hashed; the earlier reading is the one that must be settled.
      todo.etags = [...todo.etags, etag];
      todo.readAt ??= readAt;
    }
    return { bytes: stamp.size };
  }

  async #lookAgain(path: string): Promise<Stamp | undefined> {
    const stats = await stat(join(this.#root, path), { bigint: true }).catch(() => undefined);
    return stats?.isFile() === true ? stampOf(stats) : undefined;
  }

  async copy(todo: Todo, source: Content, signal: AbortSignal): Promise<boolean> {
    const { store, bucket, prefix } = this.#setup;
    const [etag = ''] = source.etags;
    const expected = { etag, size: source.size };
    const from = `${prefix}${source.path}`;
    try {
      const done = await store.copy(bucket, from, `${prefix}${todo.path}`, { signal, expected });
      if (done.etag !== '' && !todo.etags.includes(done.etag)) {
        todo.etags = [...todo.etags, done.etag];
      }
      return true;
    } catch (error) {
      if (isApiError(error) && (error.status === 412 || error.reason === 'NoSuchKey')) return false;
      throw error;
    }
  }

  async makeFolder(): Promise<undefined> {
    return undefined;
  }

  async remove(paths: AsyncIterable<string>, onRemoved: (path: string) => void): Promise<void> {
    const { store, bucket, prefix, signal } = this.#setup;
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      const keys = batch.map((path) => `${prefix}${path}`);
      await store.removeMany(bucket, keys, signal === undefined ? {} : { signal });
      for (const path of batch) onRemoved(path);
      batch = [];
    };
    for await (const path of paths) {
      if (batch.push(path) >= removedTogether) await flush();
    }
    if (batch.length > 0) await flush();
  }
}

function vanished(path: string): SyncRefusal {
  return { path, reason: 'vanished', message: 'The file was removed meanwhile.' };
}

/** @throws what has nothing to do with this one file */
function refusalOf(path: string, error: unknown): SyncRefusal {
  if (isFileChangedError(error)) {
    const message = 'The file did not stop changing. Sync again when nothing writes to it.';
    return { path, reason: 'changed', message };
  }
  if (!isLocalFileError(error)) throw error;
  if (error.errno === 'ENOENT') return vanished(path);
  if (error.errno !== 'EACCES' && error.errno !== 'EPERM') throw error;
  return { path, reason: 'unreadable', message: `The file cannot be read (${error.errno}).` };
}
