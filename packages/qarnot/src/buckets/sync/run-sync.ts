import { setMaxListeners } from 'node:events';
import { InputError } from '@irori/core';
import { DEFAULT_PART_SIZE } from '../etag.ts';
import { CaseTwins } from './case-twins.ts';
import type { EtagCache } from './etag-cache.ts';
import type { Filter } from './filter.ts';
import { inOrder } from './in-order.ts';
import { join } from './join.ts';
import { withKnownEtags } from './known-files.ts';
import { matchContents } from './match.ts';
import type { SyncResult, SyncSetup } from './options.ts';
import { Tally } from './progress.ts';
import { remoteFiles } from './remote-files.ts';
import { Runner } from './runner.ts';
import { Spool } from './spool.ts';
import type { Content, Direction, Found, Task, Todo, Verdict } from './types.ts';
import type { LocalEntry } from './walk.ts';

const comparedTogether = 32;
/** How many contents are matched and transferred together: what is held in memory at once. */
const batchSize = 8192;
/** Of the concurrency, what a file in parts takes. */
const bigWeight = 4;

type Recorder = ReturnType<EtagCache['begin']> | undefined;

/** What one sync works with. */
export interface SyncParts {
  readonly setup: SyncSetup;
  readonly filter: Filter;
  readonly entries: AsyncIterable<LocalEntry>;
  readonly cache: EtagCache | undefined;
  readonly direction: Direction;
}

/** One sync: compares both sides once, then brings over what is missing, then removes. */
export class SyncRun {
  readonly #parts: SyncParts;
  readonly #tally: Tally;
  readonly #todos = new Spool<Todo>();
  /** Paths that have a twin in another case: they come last, when the twin is there. */
  readonly #twins = new Spool<Todo>();
  readonly #folders = new Spool<string>();
  readonly #extras = new Spool<string>();
  readonly #available = new Spool<Content>();
  #originSeen = false;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#tally = new Tally(parts.setup);
  }

  /** Does it, and frees what it used. */
  async run(): Promise<SyncResult> {
    const { cache, filter } = this.#parts;
    let complete = false;
    try {
      await this.#compare();
      complete = filter.isOpen;
      this.#refuseToEmpty();
      this.#tally.begin('transfer');
      await this.#makeFolders();
      await this.#transferAll();
      if (this.#parts.setup.remove && this.#extras.length > 0) await this.#remove();
      return this.#tally.result();
    } finally {
      await cache?.close(!complete);
      const spools = [this.#todos, this.#twins, this.#folders, this.#extras, this.#available];
      await Promise.all(spools.map((spool) => spool.close()));
    }
  }

  async #compare(): Promise<void> {
    const { setup, filter, entries, cache, direction } = this.#parts;
    this.#tally.begin('compare');
    const record = cache?.begin();
    const found = join(withKnownEtags(entries, cache), remoteFiles(setup, filter));
    const decided = inOrder(found, comparedTogether, async (pair) => ({
      pair,
      verdict: await direction.decide(pair),
    }));
    const cases = new CaseTwins();
    for await (const { pair, verdict } of decided) {
      setup.signal?.throwIfAborted();
      this.#tally.compared();
      if (verdict.is === 'nothing') continue;
      const isOrigin = direction.isOrigin(pair);
      const isTwin = isOrigin && verdict.is !== 'refused' && cases.sees(pair.path);
      this.#originSeen ||= isOrigin;
      if (isTwin) this.#tally.caseCollision(pair.path);
      await this.#note(pair, verdict, isTwin);
      const { left } = pair;
      if (left?.kind !== 'file') continue;
      const etags = [...new Set([...left.etags, ...(verdict.read?.etags ?? [])])];
      await record?.({ ...left, etags }, verdict.read?.readAt ?? Number.POSITIVE_INFINITY);
    }
  }

  async #note(pair: Found, verdict: Verdict, isTwin: boolean): Promise<void> {
    const content = this.#parts.direction.contentOf(pair, verdict.read);
    if (content !== undefined) await this.#available.push(content);
    switch (verdict.is) {
      case 'same':
        return this.#tally.same();
      case 'refused':
        return this.#tally.refused(verdict.refusal);
      case 'extra':
        this.#tally.extra();
        return this.#extras.push(pair.path);
      case 'folder':
        this.#tally.planned(0);
        return this.#folders.push(pair.path);
      case 'todo':
        this.#tally.planned(verdict.todo.size);
        return (isTwin ? this.#twins : this.#todos).push(verdict.todo);
      case 'nothing':
        return;
    }
  }

  #refuseToEmpty(): void {
    const { setup, direction } = this.#parts;
    if (!setup.remove || this.#originSeen || this.#extras.length === 0) return;
    const side = direction.verb === 'upload' ? 'The folder' : 'What the prefix names';
    const count = this.#extras.length;
    const message = `${side} is empty, and delete would remove all ${count} on the other side.`;
    throw new InputError(message, {
      field: 'delete',
      hint: 'Check the names; to empty the other side, remove its content yourself.',
    });
  }

  async #makeFolders(): Promise<void> {
    const { setup, direction } = this.#parts;
    for await (const path of this.#folders.read()) {
      const refusal = setup.dryRun ? undefined : await direction.makeFolder(path);
      if (refusal === undefined) this.#tally.did({ action: 'make-folder', path }, 0);
      else this.#tally.gaveUp(refusal, 0);
    }
  }

  async #transferAll(): Promise<void> {
    const record = this.#parts.cache?.begin();
    await this.#transferIn(this.#todos, record);
    // They are out of key order, and what is remembered must be in it.
    await this.#transferIn(this.#twins, undefined);
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
    const tasks = await matchContents(batch, this.#available, direction);
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
      await this.#available.push({ path, size, etags, ...(stamp && { stamp }) });
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
    if (!setup.dryRun) return direction.remove(this.#extras.read(), note);
    for await (const path of this.#extras.read()) note(path);
  }
}
