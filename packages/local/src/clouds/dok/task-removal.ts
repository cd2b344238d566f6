import type { DokFoundation } from './services.ts';
import type { TaskStore } from './store/tasks.ts';
import type { TaskRow } from './wire.ts';

/** Takes tasks and their workloads out of the store for good. */
export class TaskRemoval {
  readonly #foundation: DokFoundation;
  readonly #store: TaskStore;

  constructor(foundation: DokFoundation, store: TaskStore) {
    this.#foundation = foundation;
    this.#store = store;
  }

  /** Deletes everything of a task whose workload has ended. */
  forget(row: TaskRow): void {
    const { engine } = this.#foundation;
    if (engine.get(row.id) === undefined) this.#store.delete(row);
    else engine.remove(row.id, () => this.#store.delete(row));
  }

  /** The same, unless the artifact of the deleted task is to stay until its time is over. */
  forgetUnlessKept(row: TaskRow): void {
    const hasArtifact = row.artifact_id !== null && row.artifact_expired_at === null;
    const isKept = hasArtifact && this.#foundation.options.deletedTaskArtifact === 'kept';
    if (!isKept) this.forget(row);
  }

  /** Deletes what was out of sight and still active when the last process ended. */
  forgetHidden(): void {
    const over = 'hidden = 1 AND ended_at IS NOT NULL';
    for (const row of this.#store.select(over)) this.forgetUnlessKept(row);
  }

  /** Stops every task, waits for their ends and forgets them. */
  async forgetAll(): Promise<void> {
    const { database } = this.#foundation;
    // Another may be created while these end.
    for (let active = this.#active(); active.size > 0; active = this.#active()) {
      await this.#stop(active);
    }
    database.transaction(() => {
      for (const row of this.#store.select('true')) this.forget(row);
    });
  }

  #active(): Set<string> {
    return new Set(this.#store.select('ended_at IS NULL').map(({ id }) => id));
  }

  #stop(active: Set<string>): Promise<void> {
    const { engine, database } = this.#foundation;
    return new Promise((resolve) => {
      const unsubscribe = engine.onEnded(({ spec }) => {
        active.delete(spec.id);
        if (active.size > 0) return;
        unsubscribe();
        resolve();
      });
      database.transaction(() => {
        for (const id of [...active]) {
          engine.stop(id, { kind: 'canceled', reason: 'Everything was reset.' });
        }
      });
    });
  }
}
