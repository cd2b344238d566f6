import type { Context } from './context.ts';
import { surplusOf } from './surplus.ts';
import { ExecutionRefusal, type JobChange, type JobRun } from './types.ts';

/** What a {@link JobRunner} asks of the tasks. */
export interface JobTasks {
  cancel(task: string): void;
  remove(task: string): void;
}

/** Ends jobs when they are asked to or have lived too long, and takes them away with their tasks. */
export class JobRunner {
  readonly #context: Context;
  readonly #tasks: JobTasks;

  constructor(context: Context, tasks: JobTasks) {
    this.#context = context;
    this.#tasks = tasks;
  }

  /** In the transaction that stores the job's row. */
  accept(job: JobRun): void {
    const { database } = this.#context;
    database.prepare('INSERT INTO qarnot_job_runs (job) VALUES (?)').run(job.uuid);
    database.afterCommit(() => this.#arm(job));
  }

  /** Goes on with jobs that an earlier process had. */
  resume(): void {
    const { rows, database } = this.#context;
    const all = database.prepare<{ job: string; is_removed: number; remove_at: number | null }>(
      'SELECT job, is_removed, remove_at FROM qarnot_job_runs',
    );
    for (const { job: uuid, is_removed, remove_at } of all.all()) {
      const job = rows.jobs.find(uuid);
      if (job === undefined) continue;
      if (is_removed === 1) this.#removeNow(uuid);
      else if (job.state === 'Terminating') this.taskEnded(uuid);
      else if (job.state === 'Active') this.#arm(job);
      else this.#keepUntil(uuid, remove_at);
    }
  }

  /** @throws ExecutionRefusal `not_running` when it is not active. */
  terminate(uuid: string): void {
    const { rows, runs, database, alarms } = this.#context;
    database.transaction(() => {
      const job = rows.jobs.find(uuid);
      if (job === undefined || job.state !== 'Active') {
        throw new ExecutionRefusal('not_running', 'The job has been terminated already.');
      }
      this.#step(job, 'Terminating');
      for (const { task, ended_at } of runs.ofJob(uuid)) {
        if (ended_at === null) this.#tasks.cancel(task);
      }
      database.afterCommit(() => alarms.clear(`job ${uuid}`));
      this.taskEnded(uuid);
    });
  }

  /** A task of the job has come to its end. */
  taskEnded(uuid: string): void {
    const { rows, runs, clock, database, options } = this.#context;
    const job = rows.jobs.find(uuid);
    if (job?.state !== 'Terminating') return;
    if (runs.ofJob(uuid).some(({ ended_at }) => ended_at === null)) return;
    this.#step(job, 'Completed');
    const { timeToLiveMs } = job.plan;
    const removeAt = timeToLiveMs === null ? null : clock.now() + timeToLiveMs;
    database.prepare('UPDATE qarnot_job_runs SET remove_at = ? WHERE job = ?').run(removeAt, uuid);
    database.afterCommit(() => this.#keepUntil(uuid, removeAt));
    const jobs = rows.jobs.all().flatMap((id) => rows.jobs.find(id) ?? []);
    const completed = jobs.filter(({ state }) => state === 'Completed');
    for (const old of surplusOf(completed, options.keptJobs)) {
      this.#context.afterCommit(`surplus ${old}`, () => this.remove(old));
    }
  }

  /** Takes a job away with its tasks, at once or when their programs are gone. */
  remove(uuid: string): void {
    const { rows, database } = this.#context;
    database.transaction(() => {
      const job = rows.jobs.find(uuid);
      if (job === undefined) return;
      this.#step(job, 'Deleting');
      database.prepare('UPDATE qarnot_job_runs SET is_removed = 1 WHERE job = ?').run(uuid);
      this.#removeNow(uuid);
    });
  }

  /** A task of the job is gone. */
  taskGone(uuid: string): void {
    const { rows, runs, database } = this.#context;
    const row = database
      .prepare<{ is_removed: number }>('SELECT is_removed FROM qarnot_job_runs WHERE job = ?')
      .get(uuid);
    if (row?.is_removed !== 1 || runs.ofJob(uuid).length > 0) return;
    database.prepare('DELETE FROM qarnot_job_runs WHERE job = ?').run(uuid);
    rows.jobs.delete(uuid);
    database.afterCommit(() => this.#context.alarms.clear(`job ${uuid}`));
  }

  #removeNow(uuid: string): void {
    for (const { task, is_removed } of this.#context.runs.ofJob(uuid)) {
      if (is_removed === 0) this.#tasks.remove(task);
    }
    this.taskGone(uuid);
  }

  #arm({ uuid, plan, createdAt }: JobRun): void {
    const at = plan.maxWallTimeMs === null ? null : createdAt + plan.maxWallTimeMs;
    this.#context.alarms.set(`job ${uuid}`, at, () => this.terminate(uuid));
  }

  #keepUntil(uuid: string, at: number | null): void {
    this.#context.alarms.set(`job ${uuid}`, at, () => this.remove(uuid));
  }

  #step(job: JobRun, state: JobRun['state']): void {
    if (job.state === state) return;
    const change: JobChange = {
      state,
      previousState: job.state,
      stateTransitionTime: this.#context.clock.now(),
      previousStateTransitionTime: job.stateTransitionTime,
    };
    this.#context.rows.jobs.change(job.uuid, change);
  }
}
