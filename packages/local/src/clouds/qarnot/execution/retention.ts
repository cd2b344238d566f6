import type { Context } from './context.ts';
import type { RunRow } from './store/runs.ts';

/** Takes ended tasks away when their time is over, or when there are too many of them. */
export class TaskRetention {
  readonly #context: Context;
  readonly #remove: (task: string) => void;

  constructor(context: Context, remove: (task: string) => void) {
    this.#context = context;
    this.#remove = remove;
  }

  /** In the transaction that stores the end of a task. */
  ended(uuid: string): void {
    const { rows, runs, clock, database, options } = this.#context;
    const plan = rows.tasks.find(uuid)?.plan;
    if (plan === undefined) return;
    if (plan.timeToLiveMs !== null) {
      const removeAt = clock.now() + plan.timeToLiveMs;
      runs.set(uuid, { remove_at: removeAt });
      database.afterCommit(() => this.#arm(uuid, removeAt));
    }
    for (const task of runs.surplus(options.keptTasks)) {
      this.#context.afterCommit(`surplus ${task}`, () => this.#remove(task));
    }
  }

  /** Goes on with a task that an earlier process had. */
  resume({ task, remove_at }: RunRow): void {
    this.#arm(task, remove_at);
  }

  #arm(uuid: string, at: number | null): void {
    this.#context.alarms.set(`keep ${uuid}`, at, () => this.#remove(uuid));
  }
}
