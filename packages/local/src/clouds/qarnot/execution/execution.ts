import type { components } from '../../../generated/qarnot/wire.ts';
import { sweepCommonLogs } from './common-logs.ts';
import { type Context, createContext, type ExecutionParts } from './context.ts';
import { Figures } from './figures.ts';
import { forgetAll } from './forget-all.ts';
import type { Hub } from './hub.ts';
import { identityOf } from './identity.ts';
import { InstanceProgress } from './instance-progress.ts';
import { JobRunner } from './job-runner.ts';
import { isFinal, isOpenPool } from './lifecycle.ts';
import { MemoryWatch } from './memory.ts';
import type { SnapshotConfig } from './plan-types.ts';
import { PoolRunner } from './pool-runner.ts';
import { provideResources } from './resources.ts';
import { TaskRetention } from './retention.ts';
import { createRunHooks } from './run-hooks.ts';
import { RunLogs } from './run-logs.ts';
import { RunReader } from './run-reader.ts';
import { Snapshots } from './snapshots.ts';
import { createPoolStore, type PoolStore } from './store/pools.ts';
import { TaskProgress } from './task-progress.ts';
import { TaskRunner } from './task-runner.ts';
import {
  type Execution,
  ExecutionRefusal,
  type JobRun,
  type PoolRun,
  type RunStream,
  type TaskRun,
  type Usage,
} from './types.ts';
import { qarnotCloud } from './workload-spec.ts';

type Schemas = components['schemas'];

/** Makes the execution over what it is built on; nothing runs before {@link Execution.start}. */
export function createExecution(parts: ExecutionParts): Execution {
  return new LocalExecution(parts);
}

class LocalExecution implements Execution {
  readonly #closing = new AbortController();
  readonly #context: Context;
  readonly #pools: PoolStore;
  readonly #progress: TaskProgress;
  readonly #instances: InstanceProgress;
  readonly #tasks: TaskRunner;
  readonly #poolRunner: PoolRunner;
  readonly #jobs: JobRunner;
  readonly #snapshots: Snapshots;
  readonly #logs: RunLogs;
  readonly #figures: Figures;
  readonly #reader: RunReader;
  readonly #retention: TaskRetention;
  readonly #memory = new MemoryWatch();

  constructor(parts: ExecutionParts) {
    const context = createContext(parts, this.#closing.signal);
    const hub = this.#createHub();
    this.#context = context;
    this.#pools = createPoolStore(parts.database);
    this.#progress = new TaskProgress(context, hub);
    this.#instances = new InstanceProgress(context, this.#progress, hub, this.#memory);
    this.#tasks = new TaskRunner(context, this.#progress, this.#instances, hub);
    this.#poolRunner = new PoolRunner(context, this.#pools, {
      dispatchPool: (pool) => this.#dispatchPool(pool),
      cancel: (task) => this.#tasks.cancel(task),
    });
    this.#jobs = new JobRunner(context, {
      cancel: (task) => this.#tasks.cancel(task),
      remove: (task) => this.#tasks.remove(task),
    });
    this.#snapshots = new Snapshots(context);
    this.#logs = new RunLogs(context);
    this.#figures = new Figures(context, this.#memory);
    this.#reader = new RunReader(context, this.#pools);
    this.#retention = new TaskRetention(context, (task) => this.#tasks.remove(task));
  }

  async start(): Promise<void> {
    const { engine, runs, instances, rows, logFolder } = this.#context;
    engine.setHooks(qarnotCloud, createRunHooks(this.#context));
    engine.onTransition((workload) => {
      const identity = workload.spec.cloud === qarnotCloud && identityOf(workload.spec.name);
      if (!identity) return;
      if (identity.kind === 'pool') return this.#poolRunner.follow(workload, identity);
      const run = this.#instances.follow(workload, identity);
      if (run !== undefined) this.#tasks.dispatchOf(run);
    });
    const isKnown = (uuid: string): boolean =>
      runs.find(uuid) !== undefined || rows.pools.find(uuid) !== undefined;
    sweepCommonLogs(logFolder, isKnown);
    this.#snapshots.resume();
    for (const run of runs.where('remove_at IS NOT NULL OR is_removed = 1')) {
      if (run.is_removed === 1) this.#progress.forgetIfOver(run.task);
      else this.#retention.resume(run);
    }
    for (const run of runs.open()) {
      this.#progress.sync(run);
      this.#tasks.resume(run);
      for (const { workload } of instances.executing(run.task)) {
        if (workload !== null) this.#memory.started(workload);
      }
    }
    this.#poolRunner.resume();
    this.#jobs.resume();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#progress.close();
    this.#context.alarms.close();
    this.#memory.close();
    await this.#snapshots.close();
  }

  async reset(): Promise<void> {
    const { runs, rows } = this.#context;
    await forgetAll(this.#context, () => {
      for (const pool of rows.pools.all()) this.#poolRunner.remove(pool);
      for (const { task } of runs.where('is_removed = 0')) this.#tasks.remove(task);
    });
  }

  acceptTask(task: TaskRun): void {
    this.#tasks.accept(task);
  }

  abortTask(uuid: string): void {
    this.#tasks.abort(uuid);
  }

  removeTask(uuid: string): void {
    this.#tasks.remove(uuid);
  }

  async refreshTask(uuid: string): Promise<void> {
    const { rows, runs } = this.#context;
    const task = rows.tasks.find(uuid);
    if (task === undefined || isFinal(task.state)) {
      throw new ExecutionRefusal('not_running', 'The task is not running: nothing to refresh.');
    }
    const pool = runs.find(uuid)?.pool ?? null;
    await this.#refresh(task, pool === null ? undefined : rows.pools.find(pool));
  }

  acceptPool(pool: PoolRun): void {
    this.#poolRunner.accept(pool);
  }

  closePool(uuid: string): void {
    this.#poolRunner.close(uuid);
  }

  removePool(uuid: string): void {
    this.#poolRunner.remove(uuid);
  }

  scalePool(uuid: string): void {
    this.#context.database.transaction(() => this.#poolRunner.wanted(uuid));
  }

  async refreshPool(uuid: string): Promise<void> {
    const { rows, runs } = this.#context;
    const pool = rows.pools.find(uuid);
    if (pool === undefined || !isOpenPool(pool.state)) {
      throw new ExecutionRefusal('not_running', 'The pool is not running: nothing to refresh.');
    }
    for (const { task, ended_at } of runs.ofPool(uuid)) {
      const run = ended_at === null ? rows.tasks.find(task) : undefined;
      if (run !== undefined) await this.#refresh(run, pool);
    }
  }

  acceptJob(job: JobRun): void {
    this.#jobs.accept(job);
  }

  terminateJob(uuid: string): void {
    this.#jobs.terminate(uuid);
  }

  removeJob(uuid: string): void {
    this.#jobs.remove(uuid);
  }

  snapshot(taskUuid: string, config: SnapshotConfig): string {
    return this.#snapshots.take(taskUuid, config);
  }

  snapshotPeriodic(taskUuid: string, config: SnapshotConfig, intervalSec: number): void {
    this.#snapshots.takePeriodically(taskUuid, config, intervalSec);
  }

  snapshotStatus(taskUuid: string, snapshotId: string): Schemas['Snapshot'] | undefined {
    return this.#snapshots.status(taskUuid, snapshotId);
  }

  async log(owner: string, stream: RunStream, instance: number | null): Promise<string> {
    this.#reader.assertInstance(owner, instance);
    return await this.#logs.whole(owner, stream, instance);
  }

  async freshLog(owner: string, stream: RunStream, instance: number | null): Promise<string> {
    this.#reader.assertInstance(owner, instance);
    return await this.#logs.fresh(owner, stream, instance);
  }

  taskStatus(uuid: string): Schemas['Status'] | null {
    return this.#figures.taskStatus(uuid, this.#snapshots.taken(uuid));
  }

  poolStatus(uuid: string): Schemas['Status'] | null {
    const run = this.#pools.find(uuid);
    if (run === undefined || run.started_at === null) return null;
    return this.#figures.poolStatus(this.#pools.slots(uuid).length, this.#reader.slotMs(uuid));
  }

  completedInstances(taskUuid: string): Schemas['CompletedInstance'][] {
    return this.#figures.completed(taskUuid);
  }

  activePolicy(uuid: string): string | null {
    return this.#reader.activePolicy(uuid);
  }

  poolUsage(uuid: string): ReturnType<Execution['poolUsage']> {
    return this.#reader.poolUsage(uuid);
  }

  queuedOrRunning(poolUuid: string): number {
    return this.#reader.queuedOrRunning(poolUuid);
  }

  dependencies(taskUuid: string): Schemas['Dependencies'] | null {
    return this.#reader.dependencies(taskUuid);
  }

  taskUsage(uuid: string): Usage {
    return this.#reader.taskUsage(uuid);
  }

  poolUsed(uuid: string): Usage {
    return this.#reader.poolUsed(uuid);
  }

  #createHub(): Hub {
    return {
      taskEnded: (task, end) => {
        const { dependencies, runs } = this.#context;
        for (const waiting of dependencies.ended(task, end)) {
          this.#tasks.resolveDependencies(waiting);
        }
        const run = runs.find(task);
        if (run?.pool != null) this.#poolRunner.wanted(run.pool);
        if (run?.job != null) this.#jobs.taskEnded(run.job);
        if (run?.is_removed === 0) this.#retention.ended(task);
      },
      taskGone: (_task, job) => {
        if (job !== null) this.#jobs.taskGone(job);
      },
      poolWanted: (pool) => this.#poolRunner.wanted(pool),
      takeSlot: (pool, workload) => this.#poolRunner.slots.take(pool, workload),
      freeSlot: (workload) => this.#poolRunner.slots.free(workload),
    };
  }

  #dispatchPool(pool: PoolRun): void {
    for (const run of this.#context.runs.ofPool(pool.uuid)) {
      if (!this.#tasks.dispatchInPool(run, pool)) return;
    }
  }

  async #refresh(task: TaskRun, pool: PoolRun | undefined): Promise<void> {
    const { instances, engine, objects, closing } = this.#context;
    const sources = [...(pool?.plan.resources ?? []), ...task.plan.resources];
    for (const { workload } of instances.executing(task.uuid)) {
      if (workload === null || engine.get(workload)?.state !== 'running') continue;
      await provideResources(objects, sources, engine.pathsOf(workload), closing);
    }
  }
}
