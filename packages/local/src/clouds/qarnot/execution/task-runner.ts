import { EngineError } from '../../../engine/errors.ts';
import type { WorkloadSpec } from '../../../engine/types.ts';
import { CommandError } from './command.ts';
import type { Context } from './context.ts';
import { dependenciesState, finalStateOf, type KnownDependency } from './dependencies.ts';
import type { Hub } from './hub.ts';
import type { InstanceProgress } from './instance-progress.ts';
import { isFinal } from './lifecycle.ts';
import type { RunRow } from './store/runs.ts';
import type { TaskProgress } from './task-progress.ts';
import { ExecutionRefusal, type PoolRun, type TaskRun } from './types.ts';
import { instanceSpec } from './workload-spec.ts';

/** Instances of one task that wait in the engine's queue; more are added when few are left. */
const QUEUE_HIGH = 64;
const QUEUE_LOW = 16;

/** Takes tasks from their acceptance to the engine's queue, and out of it again. */
export class TaskRunner {
  readonly #context: Context;
  readonly #progress: TaskProgress;
  readonly #instances: InstanceProgress;
  readonly #hub: Hub;

  constructor(context: Context, progress: TaskProgress, instances: InstanceProgress, hub: Hub) {
    this.#context = context;
    this.#progress = progress;
    this.#instances = instances;
    this.#hub = hub;
  }

  /** In the transaction that stores the task's row. */
  accept(task: TaskRun): void {
    const { runs, instances, dependencies, rows, objects, database } = this.#context;
    const { uuid, plan } = task;
    if (plan.resultBucket !== null) objects.createBucket(plan.resultBucket);
    const job = plan.jobUuid === null ? undefined : rows.jobs.find(plan.jobUuid);
    const known = plan.dependencies.map((dependency): KnownDependency => {
      const other = rows.tasks.find(dependency.taskUuid);
      return { ...dependency, actual: other === undefined ? null : finalStateOf(other.state) };
    });
    runs.add({
      task: uuid,
      pool: plan.poolUuid ?? job?.plan.poolUuid ?? null,
      job: plan.jobUuid,
      is_ready: known.length === 0 ? 1 : 0,
      waiting: plan.instances.length,
      auto_delete: plan.autoDelete ? 1 : 0,
    });
    instances.addAll(uuid, plan.instances);
    dependencies.add(uuid, known);
    database.afterCommit(() => this.#limitQueueTime(task));
    if (known.length === 0) this.dispatch(uuid);
    else this.resolveDependencies(uuid);
  }

  /** Goes on with a task that an earlier process had. */
  resume(run: RunRow): void {
    const task = this.#context.rows.tasks.find(run.task);
    if (task === undefined) return;
    if (run.is_removed === 0) this.#limitQueueTime(task);
    if (run.is_cancelled === 1) this.#stopAll(run.task);
    else if (run.is_ready === 0) this.resolveDependencies(run.task);
    else this.dispatch(run.task);
  }

  /** Lets a task go, or cancels it, when what it waits for has ended. */
  resolveDependencies(uuid: string): void {
    const { runs, dependencies } = this.#context;
    const run = runs.find(uuid);
    if (run === undefined || run.is_ready === 1 || run.ended_at !== null) return;
    const state = dependenciesState(dependencies.of(uuid));
    if (state === 'dependencyConditionsNotFulfilled') this.cancel(uuid);
    if (state !== 'dependencyConditionsFulfilled') return;
    runs.set(uuid, { is_ready: 1 });
    this.dispatch(uuid);
  }

  /** Hands waiting instances to the engine: as many as it is good for, or as there are slots. */
  dispatch(uuid: string): void {
    const run = this.#context.runs.find(uuid);
    if (run !== undefined) this.dispatchOf(run);
  }

  /** The same for a run that was read in this very moment. */
  dispatchOf(run: RunRow): void {
    if (run.pool !== null) {
      this.#hub.poolWanted(run.pool);
      return;
    }
    if (!isDispatchable(run) || run.submitted >= QUEUE_LOW) return;
    const { database, instances, rows } = this.#context;
    database.transaction(() => {
      const ids = instances.unsubmitted(run.task, QUEUE_HIGH - run.submitted);
      const task = ids.length === 0 ? undefined : rows.tasks.find(run.task);
      if (task === undefined) return;
      for (const id of ids) this.#submit(task, undefined, id);
    });
  }

  /** Gives free slots of a pool to the instances of one task; false when there is no slot left. */
  dispatchInPool(run: RunRow, pool: PoolRun): boolean {
    const { instances, rows } = this.#context;
    if (!isDispatchable(run)) return true;
    const task = rows.tasks.find(run.task);
    if (task === undefined) return true;
    for (const id of instances.unsubmitted(run.task, run.waiting)) {
      if (!this.#submit(task, pool, id)) return false;
    }
    return true;
  }

  /** @throws ExecutionRefusal `not_running` when it has ended. */
  abort(uuid: string): void {
    const task = this.#context.rows.tasks.find(uuid);
    if (task === undefined || isFinal(task.state)) {
      throw new ExecutionRefusal('not_running', 'The task has ended: it cannot be aborted.');
    }
    this.cancel(uuid);
  }

  /** Stops what runs of a task and lets nothing more of it run. */
  cancel(uuid: string): void {
    const { database, runs } = this.#context;
    database.transaction(() => {
      const run = runs.find(uuid);
      if (run === undefined || run.ended_at !== null) return;
      runs.set(uuid, { is_cancelled: 1 });
      this.#progress.sync(runs.find(uuid));
      this.#stopAll(uuid);
    });
  }

  /** Takes a task away, at once or when its programs are gone. */
  remove(uuid: string): void {
    const { database, runs, rows } = this.#context;
    database.transaction(() => {
      const run = runs.find(uuid);
      if (run === undefined) return rows.tasks.delete(uuid);
      this.cancel(uuid);
      runs.set(uuid, { is_removed: 1 });
      this.#progress.leave(uuid);
      this.#progress.forgetIfOver(uuid);
    });
  }

  #limitQueueTime({ uuid, plan, createdAt }: TaskRun): void {
    const { alarms } = this.#context;
    if (plan.queueLimitMs === null) return;
    const limit = plan.queueLimitMs;
    alarms.set(`queue ${uuid}`, createdAt + limit, () => this.#queuedTooLong(uuid, limit));
  }

  #queuedTooLong(uuid: string, limitMs: number): void {
    const { database, runs } = this.#context;
    database.transaction(() => {
      const run = runs.find(uuid);
      if (run === undefined || run.dispatched_once > 0 || run.ended_at !== null) return;
      const message = `The task was queued for longer than its limit of ${limitMs / 1000} s.`;
      this.#instances.giveUpWaiting(uuid, 'failure', 'all', { code: 'QueueTimeLimit', message });
    });
  }

  /** In a transaction. False when it needs a slot and there is none. */
  #submit(task: TaskRun, pool: PoolRun | undefined, instance: number): boolean {
    const { engine, runs, instances } = this.#context;
    let spec: WorkloadSpec;
    try {
      spec = instanceSpec(this.#context, task, instance, pool?.plan);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#instances.refuse(task.uuid, instance, { code: 'BadCommand', message: error.message });
      return true;
    }
    if (pool !== undefined && !this.#hub.takeSlot(pool.uuid, spec.id)) return false;
    instances.submit(task.uuid, instance, spec.id);
    runs.bump(task.uuid, { submitted: 1 });
    engine.submit(spec);
    return true;
  }

  #stopAll(uuid: string): void {
    const { engine, instances } = this.#context;
    this.#instances.giveUpWaiting(uuid, 'cancelled', 'unsubmitted');
    for (const { workload } of instances.active(uuid)) {
      if (workload === null) continue;
      try {
        engine.stop(workload, { kind: 'canceled', reason: 'The task was cancelled.' });
      } catch (error) {
        // It ended in this very moment.
        if (!(error instanceof EngineError)) throw error;
      }
    }
  }
}

function isDispatchable(run: RunRow): boolean {
  const isWanted = run.is_ready === 1 && run.is_cancelled === 0 && run.is_removed === 0;
  return isWanted && run.ended_at === null && run.waiting > run.submitted;
}
