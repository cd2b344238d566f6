import { setMaxListeners } from 'node:events';
import { InputError } from '@irori/core';
import { DEFAULT_PART_SIZE } from '../etag.ts';
import { Comparison } from './compare.ts';
import type { EtagCache } from './etag-cache.ts';
import { Lists } from './lists.ts';
import { matchContents } from './match.ts';
import type { SyncResult } from './options.ts';
import { Tally } from './progress.ts';
import { Runner } from './runner.ts';
import type { Spool } from './spool.ts';
import type { SyncParts } from './sync-parts.ts';
import type { Content, Task, Todo } from './types.ts';

/** How many contents are matched and transferred together: what is held in memory at once. */
const batchSize = 8192;
/** Of the concurrency, what a file in parts takes. */
const bigWeight = 4;

type Recorder = ReturnType<EtagCache['begin']> | undefined;

/** One sync: compares both sides once, then brings over what is missing, then removes. */
export class SyncRun {
  readonly #parts: SyncParts;
  readonly #tally: Tally;
  readonly #lists = new Lists();

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#tally = new Tally(parts.setup);
  }

  /** Does it, and frees what it used. */
  async run(): Promise<SyncResult> {
    const { cache, filter } = this.#parts;
    let complete = false;
    try {
      await new Comparison(this.#parts, this.#tally, this.#lists).run();
      complete = filter.isOpen;
      this.#refuseToEmpty();
      this.#tally.begin('transfer');
      await this.#makeFolders();
      await this.#transferAll();
      if (this.#parts.setup.remove && this.#lists.extras.length > 0) await this.#remove();
      return this.#tally.result();
    } finally {
      await cache?.close(!complete);
      await this.#lists.close();
    }
  }

  #refuseToEmpty(): void {
    const { setup, direction } = this.#parts;
    if (!setup.remove || this.#lists.originSeen || this.#lists.extras.length === 0) return;
    const side = direction.verb === 'upload' ? 'The folder' : 'What the prefix names';
    const count = this.#lists.extras.length;
    const message = `${side} is empty, and delete would remove all ${count} on the other side.`;
    throw new InputError(message, {
      field: 'delete',
      hint: 'Check the names; to empty the other side, remove its content yourself.',
    });
  }

  async #makeFolders(): Promise<void> {
    const { setup, direction } = this.#parts;
    for await (const path of this.#lists.folders.read()) {
      const refusal = setup.dryRun ? undefined : await direction.makeFolder(path);
      if (refusal === undefined) this.#tally.did({ action: 'make-folder', path }, 0);
      else this.#tally.gaveUp(refusal, 0);
    }
  }

  async #transferAll(): Promise<void> {
    const record = this.#parts.cache?.begin();
    await this.#transferIn(this.#lists.todos, record);
    // They are out of key order, and what is remembered must be in it.
    await this.#transferIn(this.#lists.twins, undefined);
  }

  async #transferIn(todos: Spool<Todo>, record: Recorder): Promise<void> {
    let batch: Todo[] = [];
    for await (const todo of todos.read()) {
      if (batch.push(todo) < batchSize) continue;
      await this.#transfer(batch, record);
      batch = [];
    }
    if (batch.length > 0) await this.#transfer(batch, record);
  }

  async #transfer(batch: readonly Todo[], record: Recorder): Promise<void> {
    const { setup, direction } = this.#parts;
    const tasks = await matchContents(batch, this.#lists.available, direction);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, ...(setup.signal ? [setup.signal] : [])]);
    // Each transfer under way listens; Node takes more than ten listeners for a leak.
    setMaxListeners(0, signal);
    const stopping = async <T>(work: Promise<T>): Promise<T> =>
      work.catch((error: unknown) => {
        stop.abort();
        throw error;
      });
    try {
      await new Runner(tasks, {
        concurrency: setup.concurrency,
        weight: ({ todo, source }) =>
          todo.size >= DEFAULT_PART_SIZE && source === undefined ? bigWeight : 1,
        transfer: (task) => stopping(this.#transferOne(task, signal)),
        copy: (task, source) => stopping(this.#copyOne(task, source, signal)),
      }).run();
    } finally {
      for (const { path, stamp, etags, readAt } of batch) {
        if (stamp !== undefined) await record?.({ path, stamp, etags }, readAt ?? 0);
      }
    }
    for (const { path, size, etags, stamp } of batch) {
      await this.#lists.available.push({ path, size, etags, ...(stamp && { stamp }) });
    }
  }

  async #transferOne({ todo }: Task, signal: AbortSignal): Promise<boolean> {
    const { setup, direction } = this.#parts;
    const { path, size } = todo;
    const action = { action: direction.verb, path, size };
    if (setup.dryRun) {
      this.#tally.did(action, size);
      return true;
    }
    signal.throwIfAborted();
    let moved = 0;
    const done = await direction.transfer(todo, signal, (bytes) => {
      this.#tally.moved(bytes - moved);
      moved = bytes;
    });
    if ('reason' in done) {
      this.#tally.gaveUp(done, size);
      return false;
    }
    this.#tally.did({ ...action, size: done.bytes }, done.bytes);
    return true;
  }

  async #copyOne({ todo }: Task, source: Content, signal: AbortSignal): Promise<boolean | 'gone'> {
    const { setup, direction } = this.#parts;
    signal.throwIfAborted();
    const done = setup.dryRun || (await direction.copy(todo, source, signal));
    if (done === false) return 'gone';
    const { path, size } = todo;
    if (done === true) this.#tally.did({ action: 'copy', path, size, from: source.path }, 0);
    else this.#tally.gaveUp(done, size);
    return done === true;
  }

  async #remove(): Promise<void> {
    const { setup, direction } = this.#parts;
    this.#tally.begin('delete');
    const note = (path: string): void => this.#tally.did({ action: 'delete', path }, 0);
    if (!setup.dryRun) return direction.remove(this.#lists.extras.read(), note);
    for await (const path of this.#lists.extras.read()) note(path);
  }
}
