import type { Database } from '../store/database.ts';
import { createWorkloadRepository, type WorkloadRepository } from '../store/workloads.ts';
import { EngineError } from './errors.ts';
import type { EngineClock, EngineLogger, Workload, WorkloadSpec } from './types.ts';
import { advance, newWorkload, type WorkloadEvent, type WorkloadRecord } from './workload.ts';

type Listener = (workload: Workload) => void;

/** Changes workloads: every change is one transaction, and everyone who must know is told. */
export class Transitions {
  readonly repository: WorkloadRepository;
  readonly #database: Database;
  readonly #clock: EngineClock;
  readonly #logger: EngineLogger;
  readonly #inTransaction = new Set<Listener>();
  readonly #afterEnd = new Set<Listener>();
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(database: Database, clock: EngineClock, logger: EngineLogger) {
    this.repository = createWorkloadRepository(database);
    this.#database = database;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Stores a new workload, in the caller's transaction. @throws EngineError `WORKLOAD_EXISTS` */
  add(spec: WorkloadSpec): WorkloadRecord {
    const draft = newWorkload(spec, 0, this.#clock.now());
    const sequence = this.repository.insert(draft);
    if (sequence === undefined) {
      throw new EngineError('WORKLOAD_EXISTS', `There is already a workload ${spec.id}.`);
    }
    const record = { ...draft, sequence };
    this.#announce(record);
    return record;
  }

  /** Stores what an event makes of a workload. @throws EngineError `WORKLOAD_UNKNOWN` */
  apply(id: string, event: WorkloadEvent, spec?: WorkloadSpec): WorkloadRecord {
    return this.applyTo(this.find(id, spec), event);
  }

  /** The same for a record that was read in this very moment. */
  applyTo(before: WorkloadRecord, event: WorkloadEvent): WorkloadRecord {
    return this.#database.transaction(() => {
      const after = advance(before, event, this.#clock.now());
      if (after !== before) this.repository.update(after);
      if (after.state !== before.state) this.#announce(after);
      return after;
    });
  }

  /** @throws EngineError `WORKLOAD_UNKNOWN` */
  find(id: string, spec?: WorkloadSpec): WorkloadRecord {
    const record = this.repository.find(id, spec);
    if (record === undefined) {
      throw new EngineError('WORKLOAD_UNKNOWN', `There is no workload ${id}.`);
    }
    return record;
  }

  onTransition(listener: Listener): () => void {
    this.#inTransaction.add(listener);
    return () => this.#inTransaction.delete(listener);
  }

  onEnded(listener: Listener): () => void {
    this.#afterEnd.add(listener);
    return () => this.#afterEnd.delete(listener);
  }

  /** Calls `watcher` after every change of state of one workload, its removal included. */
  onChange(id: string, watcher: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(id) === watchers) this.#watchers.delete(id);
    };
  }

  /** Tells the watchers of one workload, or of all. */
  wake(id?: string): void {
    const chosen = id === undefined ? [...this.#watchers.values()] : [this.#watchers.get(id) ?? []];
    for (const watchers of chosen) for (const watcher of [...watchers]) watcher();
  }

  #announce(record: WorkloadRecord): void {
    for (const listener of this.#inTransaction) listener(record);
    this.#database.afterCommit(() => {
      this.wake(record.spec.id);
      if (record.state === 'ended') this.#tellEnd(record);
    });
  }

  #tellEnd(record: WorkloadRecord): void {
    for (const listener of this.#afterEnd) {
      try {
        listener(record);
      } catch (error) {
        // The end is stored: a listener that fails must not stop what follows it.
        this.#logger.error(`A listener of ended workloads failed: ${String(error)}`);
      }
    }
  }
}
