import type { Content, Task } from './types.ts';

/** How tasks are done. */
export interface Work {
  readonly concurrency: number;
  /** How much of the concurrency a task takes. */
  weight(task: Task): number;
  /** @returns whether the content now lies where it should. */
  transfer(task: Task): Promise<boolean>;
  /** @returns `gone` when the source is another by now. */
  copy(task: Task, source: Content): Promise<boolean | 'gone'>;
}

interface Entry {
  readonly task: Task;
  /** Copies that still read what this task overwrites, and the leader. */
  waitsFor: number;
  state: 'waiting' | 'ready' | 'running' | 'done';
  readonly followers: Entry[];
  readonly readers: Entry[];
}

/**
 * Does tasks, several at once, in an order in which no content is overwritten before it is copied.
 * Where contents change places (`a` becomes `b` and `b` becomes `a`), one of them is transferred.
 */
export class Runner {
  readonly #work: Work;
  readonly #entries: readonly Entry[];
  readonly #byPath: ReadonlyMap<string, Entry>;
  readonly #ready: Entry[] = [];
  /** How many of `#ready` were started. */
  #started = 0;
  #left: number;
  #running = 0;
  #taken = 0;
  #failure: { readonly error: unknown } | undefined;
  #finish: () => void = () => {};

  constructor(tasks: readonly Task[], work: Work) {
    this.#work = work;
    this.#entries = tasks.map((task) => ({
      task,
      waitsFor: 0,
      state: 'waiting',
      followers: [],
      readers: [],
    }));
    this.#byPath = new Map(this.#entries.map((entry) => [entry.task.todo.path, entry]));
    this.#left = tasks.length;
    for (const entry of this.#entries) {
      const { source, leader } = entry.task;
      const overwriter = source && this.#byPath.get(source.path);
      const awaited = leader && this.#byPath.get(leader.todo.path);
      if (overwriter !== undefined && overwriter !== entry) {
        overwriter.readers.push(entry);
        overwriter.waitsFor += 1;
      }
      if (awaited === undefined) continue;
      awaited.followers.push(entry);
      entry.waitsFor += 1;
    }
  }

  /** Does all tasks. The first failure stops the rest; it is thrown when nothing runs any more. */
  async run(): Promise<void> {
    for (const entry of this.#entries) this.#makeReady(entry);
    await new Promise<void>((resolve) => {
      this.#finish = resolve;
      this.#startMore();
    });
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #makeReady(entry: Entry): void {
    if (entry.state !== 'waiting' || entry.waitsFor > 0) return;
    entry.state = 'ready';
    this.#ready.push(entry);
  }

  #startMore(): void {
    while (this.#failure === undefined) {
      const entry = this.#next();
      if (entry === undefined) break;
      const weight = Math.min(this.#work.weight(entry.task), this.#work.concurrency);
      if (this.#taken + weight > this.#work.concurrency) break;
      this.#started += 1;
      this.#start(entry, weight);
    }
    if (this.#running === 0) this.#finish();
  }

  #next(): Entry | undefined {
    while (this.#started >= this.#ready.length) {
      if (this.#running > 0 || this.#left === 0) return undefined;
      this.#breakCircle();
    }
    return this.#ready[this.#started];
  }

  #start(entry: Entry, weight: number): void {
    entry.state = 'running';
    this.#running += 1;
    this.#taken += weight;
    this.#do(entry)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#running -= 1;
        this.#taken -= weight;
        this.#startMore();
      });
  }

  async #do(entry: Entry): Promise<void> {
    const { task } = entry;
    const { source } = task;
    let result: boolean | 'gone' = 'gone';
    if (source !== undefined) {
      result = await this.#work.copy(task, source);
      this.#release(entry, source);
    }
    if (result === 'gone') {
      task.source = undefined;
      result = await this.#work.transfer(task);
    }
    entry.state = 'done';
    this.#left -= 1;
    this.#lead(entry, result);
  }

  /** Lets what overwrites the source of a copy go on. */
  #release(entry: Entry, source: Content): void {
    const overwriter = this.#byPath.get(source.path);
    if (overwriter === undefined || overwriter === entry) return;
    overwriter.waitsFor -= 1;
    this.#makeReady(overwriter);
  }

  /** Lets those that wanted the same content copy it; without it, one of them transfers it. */
  #lead(entry: Entry, succeeded: boolean): void {
    const { path, size, etags } = entry.task.todo;
    const [next, ...others] = entry.followers;
    for (const follower of entry.followers) {
      follower.waitsFor -= 1;
      if (succeeded) {
        const { stamp } = entry.task.todo;
        follower.task.source = { path, size, etags, ...(stamp && { stamp }) };
        follower.task.leader = undefined;
      } else if (follower === next) {
        follower.task.leader = undefined;
        follower.followers.push(...others);
      } else {
        follower.waitsFor += 1;
        follower.task.leader = next?.task;
      }
      this.#makeReady(follower);
    }
  }

  /** Nothing can start: copies wait for each other in a circle. One of them becomes a transfer. */
  #breakCircle(): void {
    const seen = new Set<Entry>();
    let entry = this.#entries.find(({ state }) => state === 'waiting');
    while (entry !== undefined && !seen.has(entry)) {
      seen.add(entry);
      const { leader } = entry.task;
      entry = leader
        ? this.#byPath.get(leader.todo.path)
        : entry.readers.find(({ state }) => state === 'waiting');
    }
    if (entry?.task.source === undefined) throw new Error('Sync waits for itself.');
    const { source } = entry.task;
    entry.task.source = undefined;
    this.#release(entry, source);
  }
}
