import { removeCommonLogs } from './common-logs.ts';
import type { Context } from './context.ts';
import { finalStateOf } from './dependencies.ts';
import type { Hub } from './hub.ts';
import { isFinal, stepTo, TASK_TRANSITIONS, taskStateOf } from './lifecycle.ts';
import { countsOf, type RunRow } from './store/runs.ts';
import type { RunError, TaskFigures, TaskRun, TaskState } from './types.ts';

/** Why an instance or a task failed. */
export type Problem = Pick<RunError, 'code' | 'message'>;

/** Errors that a task lists; the instances have all of them. */
const MOST_ERRORS = 20;
/** Figures that change between two states are written this often, in milliseconds of real time. */
const FIGURES_EVERY_MS = 50;

/** Brings the rows of tasks in line with their instances: states at once, figures soon after. */
export class TaskProgress {
  readonly #context: Context;
  readonly #hub: Hub;
  readonly #stale = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(context: Context, hub: Hub) {
    this.#context = context;
    this.#hub = hub;
  }

  /** In the transaction that changed the instances; the end of the task is noted and told here. */
  sync(run: RunRow | undefined): void {
    if (run === undefined || run.ended_at !== null) return;
    const target = taskStateOf(countsOf(run), run.is_cancelled === 1);
    if (target === run.state) {
      this.#writeSoon(run.task);
      return;
    }
    const { rows, clock } = this.#context;
    const task = rows.tasks.find(run.task);
    if (task === undefined) return;
    const now = clock.now();
    if (isFinal(target)) this.#finish(task, run, target, now);
    else this.#write(task, run, target, now);
  }

  /** The task is on its way out. */
  leave(uuid: string): void {
    const { rows, runs, clock } = this.#context;
    const task = rows.tasks.find(uuid);
    if (task === undefined) return;
    runs.set(uuid, { state: 'PendingDelete' });
    rows.tasks.change(uuid, stepTo(TASK_TRANSITIONS, task, 'PendingDelete', clock.now()));
  }

  /** Adds to the errors that the task lists. */
  note(uuid: string, { code, message }: Problem): void {
    const { rows } = this.#context;
    const task = rows.tasks.find(uuid);
    if (task === undefined || task.errors.length >= MOST_ERRORS) return;
    rows.tasks.change(uuid, { errors: [...task.errors, { code, message, debug: '' }] });
  }

  /** Forgets a removed task whose programs are gone. */
  forgetIfOver(uuid: string): void {
    const run = this.#context.runs.find(uuid);
    if (run === undefined || run.is_removed === 0 || run.ended_at === null) return;
    // After the commit: the engine may be in the middle of telling the end of its last program.
    this.#context.afterCommit(`forget ${uuid}`, () => this.#forget(run));
  }

  /** Writes the figures that are not written yet. */
  close(): void {
    clearTimeout(this.#timer);
    this.#writeFigures();
  }

  #write(task: TaskRun, run: RunRow, target: TaskState, now: number): void {
    const { rows, runs } = this.#context;
    const step = stepTo(TASK_TRANSITIONS, task, target, now);
    if (step.state !== undefined) runs.set(task.uuid, { state: step.state });
    rows.tasks.change(task.uuid, { ...this.#figuresOf(run), ...step });
  }

  #finish(task: TaskRun, run: RunRow, target: TaskState, now: number): void {
    const { runs, rows, alarms, database } = this.#context;
    const { uuid } = task;
    // A removed one stays what it is: it is on its way out.
    const step = run.is_removed === 1 ? {} : stepTo(TASK_TRANSITIONS, task, target, now);
    const { started_at: from, stopped_at: to } = run;
    const wallTimeMs = from === null || to === null ? 0 : Math.max(0, to - from);
    rows.tasks.change(uuid, { ...this.#figuresOf(run), ...step, endedAt: now, wallTimeMs });
    const state = step.state ?? task.state;
    runs.set(uuid, { ended_at: now, snapshot_every: 0, state });
    database.afterCommit(() => alarms.clear(`queue ${uuid}`));
    this.#hub.taskEnded(uuid, finalStateOf(state) ?? 'cancelled');
    if (run.is_removed === 1) this.forgetIfOver(uuid);
  }

  #figuresOf(run: RunRow): Omit<TaskFigures, 'wallTimeMs'> {
    const running = run.dispatched + run.executing + run.uploading;
    const done = run.success + run.failure + run.cancelled;
    const total = run.waiting + running + done;
    return {
      progress: total === 0 ? 100 : (100 * done) / total,
      runningInstanceCount: running,
      runningCoreCount: running * this.#context.machine.cores,
      executionTimeMs: run.execution_ms,
      resultsCount: run.results,
    };
  }

  /** What changes with each instance is not worth a write for each. */
  #writeSoon(uuid: string): void {
    this.#stale.add(uuid);
    this.#timer ??= setTimeout(() => this.#writeFigures(), FIGURES_EVERY_MS).unref();
  }

  #writeFigures(): void {
    this.#timer = undefined;
    const uuids = [...this.#stale];
    this.#stale.clear();
    this.#context.alarms.run('figures', () =>
      this.#context.database.transaction(() => {
        for (const uuid of uuids) {
          const run = this.#context.runs.find(uuid);
          if (run?.ended_at === null) this.#context.rows.tasks.change(uuid, this.#figuresOf(run));
        }
      }),
    );
  }

  #forget({ task, job }: RunRow): void {
    const { engine, instances, runs, dependencies, rows, database, logFolder, alarms } =
      this.#context;
    if (runs.find(task) === undefined) return;
    for (const { workload } of instances.attempts(task, null)) {
      if (engine.get(workload) !== undefined) engine.remove(workload);
    }
    instances.deleteAttempts(task);
    dependencies.delete(task);
    database.prepare('DELETE FROM qarnot_snapshots WHERE task = ?').run(task);
    database.prepare('DELETE FROM qarnot_log_cursors WHERE owner = ?').run(task);
    // Before its run: the account books what it used.
    rows.tasks.delete(task);
    runs.delete(task);
    this.#hub.taskGone(task, job);
    database.afterCommit(() => {
      for (const name of ['queue', 'keep', 'snapshot']) alarms.clear(`${name} ${task}`);
      removeCommonLogs(logFolder, task);
    });
  }
}
