import type { components } from '../../../generated/qarnot/wire.ts';
import { type Context, createContext, type ExecutionParts } from './context.ts';
import { dependenciesState, dependencyState } from './dependencies.ts';
import { Figures } from './figures.ts';
import type { Hub } from './hub.ts';
import { identityOf } from './identity.ts';
import { InstanceProgress } from './instance-progress.ts';
import { JobRunner } from './job-runner.ts';
import { isFinal } from './lifecycle.ts';
import { MemoryWatch } from './memory.ts';
import { PoolRunner } from './pool-runner.ts';
import { provideResources } from './resources.ts';
import { TaskRetention } from './retention.ts';
import { createRunHooks } from './run-hooks.ts';
import { RunLogs } from './run-logs.ts';
import { activePolicy } from './scaling.ts';
import { Snapshots } from './snapshots.ts';
import { createPoolStore, type PoolStore } from './store/pools.ts';
import { executionTables } from './store/schema.ts';
import { TaskProgress } from './task-progress.ts';
import { TaskRunner } from './task-runner.ts';
import {
  type Execution,
  ExecutionRefusal,
  type JobRun,
  type PoolRun,
  type RunStream,
  type SnapshotConfig,
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
  readonly #retention: TaskRetention;
  readonly #memory = new MemoryWatch();
  readonly #subscriptions: (() => void)[] = [];

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
    this.#retention = new TaskRetention(context, (task) => this.#tasks.remove(task));
  }

  async start(): Promise<void> {
    const { engine, runs, instances } = this.#context;
    engine.setHooks(qarnotCloud, createRunHooks(this.#context));
    this.#subscriptions.push(
      engine.onTransition((workload) => {
        const identity = workload.spec.cloud === qarnotCloud && identityOf(workload.spec.name);
        if (!identity) return;
        if (identity.kind === 'pool') return this.#poolRunner.follow(workload, identity);
        const run = this.#instances.follow(workload, identity);
        if (run !== undefined) this.#tasks.dispatchOf(run);
      }),
    );
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
    const { runs, rows, database, engine, instances } = this.#context;
    for (const pool of rows.pools.all()) this.#poolRunner.remove(pool);
    for (const { task } of runs.where('true')) this.#tasks.remove(task);
    await this.#whenIdle();
    database.transaction(() => {
      const owners = database.prepare<{ owner: string }>('SELECT owner FROM qarnot_attempts').all();
      for (const owner of new Set(owners.map((row) => row.owner))) {
        for (const { workload } of instances.attempts(owner, null)) {
          if (engine.get(workload) !== undefined) engine.remove(workload);
        }
      }
      for (const table of executionTables) database.exec(`DELETE FROM ${table}`);
      for (const kind of [rows.tasks, rows.pools, rows.jobs]) {
        for (const uuid of kind.all()) kind.delete(uuid);
      }
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
    if (pool === undefined || isFinal(pool.state) || pool.state === 'Closing') {
      throw new ExecutionRefusal('not_running', 'The pool is not running: nothing to refresh.');
    }
    for (const { task, ended_at } of runs.ofPool(uuid)) {
      const run = ended_at === null ? rows.tasks.find(task) : undefined;
      if (run !== undefined) await this.#refresh(run, pool);
    }
  }

  activePolicy(uuid: string): string | null {
    const policies = this.#context.rows.pools.find(uuid)?.plan.scaling ?? [];
    return activePolicy(policies, this.#context.clock.now())?.name ?? null;
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
    this.#assertInstance(owner, instance);
    return await this.#logs.whole(owner, stream, instance);
  }

  async freshLog(owner: string, stream: RunStream, instance: number | null): Promise<string> {
    this.#assertInstance(owner, instance);
    return await this.#logs.fresh(owner, stream, instance);
  }

  taskStatus(uuid: string): Schemas['Status'] | null {
    return this.#figures.taskStatus(uuid, this.#snapshots.taken(uuid));
  }

  poolStatus(uuid: string): Schemas['Status'] | null {
    const run = this.#pools.find(uuid);
    if (run === undefined || run.started_at === null) return null;
    return this.#figures.poolStatus(this.#pools.slots(uuid).length, this.#slotMs(uuid));
  }

  completedInstances(taskUuid: string): Schemas['CompletedInstance'][] {
    return this.#figures.completed(taskUuid);
  }

  poolUsage(uuid: string): { readonly totalSlotCapacity: number; readonly poolUsage: number } {
    const slots = this.#pools.slots(uuid).filter(({ state }) => state !== 'preparing');
    const busy = slots.filter(({ state }) => state !== 'ready').length;
    return {
      totalSlotCapacity: slots.length,
      poolUsage: slots.length === 0 ? 0 : busy / slots.length,
    };
  }

  queuedOrRunning(poolUuid: string): number {
    return this.#context.runs
      .ofPool(poolUuid)
      .filter(({ ended_at }) => ended_at === null)
      .reduce((sum, run) => sum + run.waiting + run.dispatched + run.executing + run.uploading, 0);
  }

  dependencies(taskUuid: string): Schemas['Dependencies'] | null {
    const known = this.#context.dependencies.of(taskUuid);
    if (known.length === 0) return null;
    const state = dependenciesState(known);
    if (known.every(({ conditions }) => conditions === null)) {
      return { dependsOn: known.map(({ taskUuid: uuid }) => uuid), state };
    }
    const advancedDependsOn = known.map((dependency) => ({
      taskUuid: dependency.taskUuid,
      taskFinalStateCondition: dependency.conditions === null ? null : [...dependency.conditions],
      state: dependencyState(dependency),
      actualFinalState: dependency.actual,
    }));
    return { dependsOn: [], advancedDependsOn, state };
  }

  taskUsage(uuid: string): Usage {
    const { runs, instances, clock, machine } = this.#context;
    const now = clock.now();
    const live = instances
      .executing(uuid)
      .reduce((sum, { started_at }) => sum + now - (started_at ?? now), 0);
    const executionMs = (runs.find(uuid)?.execution_ms ?? 0) + live;
    return { executionMs, coreMs: executionMs * machine.cores };
  }

  poolUsed(uuid: string): Usage {
    const executionMs = this.#slotMs(uuid);
    return { executionMs, coreMs: executionMs * this.#context.machine.cores };
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
      takeSlot: (pool, workload) => this.#poolRunner.takeSlot(pool, workload),
      freeSlot: (workload) => this.#poolRunner.freeSlot(workload),
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

  #slotMs(uuid: string): number {
    const now = this.#context.clock.now();
    const live = this.#pools
      .slots(uuid)
      .reduce((sum, { ready_at }) => sum + (ready_at === null ? 0 : now - ready_at), 0);
    return (this.#pools.find(uuid)?.slot_ms ?? 0) + live;
  }

  #assertInstance(owner: string, instance: number | null): void {
    if (instance === null) return;
    const { instances } = this.#context;
    if (instances.find(owner, instance) !== undefined) return;
    const pool = this.#pools.find(owner);
    const isSlot = pool !== undefined && instance < Math.max(pool.target, 1);
    if (isSlot || instances.attempts(owner, instance).length > 0) return;
    throw new ExecutionRefusal('unknown_instance', `There is no instance ${instance}.`);
  }

  /** Settles when no program of this cloud is active. */
  #whenIdle(): Promise<void> {
    const { engine, database } = this.#context;
    const isIdle = (): boolean =>
      database
        .prepare<{ count: number }>(
          "SELECT count(*) AS count FROM workloads WHERE state <> 'ended' AND cloud = ?",
        )
        .get(qarnotCloud)?.count === 0;
    return new Promise((resolve) => {
      if (isIdle()) return resolve();
      const unsubscribe = engine.onEnded(() => {
        if (!isIdle()) return;
        unsubscribe();
        resolve();
      });
    });
  }
}
