import type { Workload } from '../../../engine/types.ts';
import { CommandError } from './command.ts';
import type { Context } from './context.ts';
import type { RunIdentity } from './identity.ts';
import { isFinal, isOpenPool, poolStateOf } from './lifecycle.ts';
import { PoolEnding, stepPool } from './pool-ending.ts';
import { PoolSlots } from './pool-slots.ts';
import type { PoolStore } from './store/pools.ts';
import type { Problem } from './task-progress.ts';
import { ExecutionRefusal, type PoolRun } from './types.ts';

/** What a {@link PoolRunner} asks of the tasks. */
export interface PoolTasks {
  /** Gives free slots to waiting instances, oldest task first. */
  dispatchPool(pool: PoolRun): void;
  cancel(task: string): void;
}

/** Keeps the slots of pools as their scaling says, and leads pools to their end. */
export class PoolRunner {
  readonly slots: PoolSlots;
  readonly #context: Context;
  readonly #pools: PoolStore;
  readonly #tasks: PoolTasks;
  readonly #ending: PoolEnding;

  constructor(context: Context, pools: PoolStore, tasks: PoolTasks) {
    this.slots = new PoolSlots(context, pools);
    this.#context = context;
    this.#pools = pools;
    this.#tasks = tasks;
    this.#ending = new PoolEnding(context, pools, this.slots, (uuid) => this.remove(uuid));
  }

  /** In the transaction that stores the pool's row. */
  accept({ uuid, plan, createdAt }: PoolRun): void {
    this.#pools.add(uuid);
    this.wanted(uuid);
    if (plan.queueLimitMs !== null) this.#limitQueueTime(uuid, createdAt + plan.queueLimitMs);
  }

  /** Something has changed: slots are made or given back, and free ones given out. */
  wanted(uuid: string): void {
    const pool = this.#context.rows.pools.find(uuid);
    const run = this.#pools.find(uuid);
    if (pool === undefined || run === undefined || run.ended_at !== null) {
      this.#cancelTasks(uuid);
      return;
    }
    if (run.is_closing === 1 && this.#closeIfIdle(pool)) return;
    if (this.#scale(pool)) this.#tasks.dispatchPool(pool);
  }

  /** In the transaction that stores the new state of a preparation. */
  follow(workload: Workload, { owner }: RunIdentity): void {
    if (workload.state !== 'ended') return;
    const slot = this.#pools.slotOf(workload.spec.id);
    if (slot === undefined) return;
    if (workload.exitCode === 0 && workload.end?.kind === 'exited') {
      this.slots.ready(slot);
      this.wanted(owner);
      return;
    }
    this.#pools.deleteSlot(owner, slot.slot);
    // One that the local cloud stopped is made again at the next start.
    if (workload.end?.kind === 'shutdown') return;
    const message = `Slot ${slot.slot}: ${workload.end?.reason ?? 'Nobody knows how it ended.'}`;
    this.#fail(owner, { code: 'PreparationFailed', message });
  }

  /** @throws ExecutionRefusal `not_running` when it is closed or being closed. */
  close(uuid: string): void {
    const { rows, database, options, alarms, clock } = this.#context;
    database.transaction(() => {
      const pool = rows.pools.find(uuid);
      if (pool === undefined || !isOpenPool(pool.state)) {
        throw new ExecutionRefusal('not_running', 'The pool is closed already, or being closed.');
      }
      this.#pools.set(uuid, { is_closing: 1 });
      stepPool(this.#context, pool, 'Closing');
      if (options.poolClose === 'cancel') {
        this.#cancelTasks(uuid);
      }
      // Later: the very next read shows it closing.
      database.afterCommit(() => alarms.set(`pool ${uuid}`, clock.now(), () => this.#look(uuid)));
    });
  }

  /** Takes a pool away, at once or when its programs are gone; its tasks are cancelled. */
  remove(uuid: string): void {
    const { rows, database } = this.#context;
    database.transaction(() => {
      const pool = rows.pools.find(uuid);
      if (pool === undefined) return;
      this.#pools.set(uuid, { is_closing: 1, is_removed: 1 });
      stepPool(this.#context, pool, 'PendingDelete');
      if (isFinal(pool.state)) {
        this.#context.afterCommit(`forget ${uuid}`, () => this.#ending.forget(uuid));
        return;
      }
      this.#cancelTasks(uuid);
      this.#closeIfIdle({ ...pool, state: 'PendingDelete' });
    });
  }

  /** Goes on with pools that an earlier process had. */
  resume(): void {
    for (const { pool, ended_at, is_removed, remove_at, started_at } of this.#pools.all()) {
      const plan = this.#context.rows.pools.find(pool);
      if (ended_at === null) this.#look(pool);
      else if (is_removed === 1) this.#ending.forget(pool);
      else this.#ending.keepUntil(pool, remove_at);
      const limit = plan?.plan.queueLimitMs ?? null;
      if (plan === undefined || limit === null || started_at === null) continue;
      this.#limitQueueTime(pool, plan.createdAt + limit);
    }
  }

  /** Nothing of them can run in this pool any more. */
  #cancelTasks(uuid: string): void {
    for (const { task, ended_at, is_cancelled } of this.#context.runs.ofPool(uuid)) {
      if (ended_at === null && is_cancelled === 0) this.#tasks.cancel(task);
    }
  }

  #look(uuid: string): void {
    this.#context.database.transaction(() => this.wanted(uuid));
  }

  #limitQueueTime(uuid: string, at: number): void {
    const { alarms, database, rows } = this.#context;
    const check = (): void => {
      const state = rows.pools.find(uuid)?.state ?? 'Closed';
      if (state !== 'Submitted' && !state.endsWith('Dispatched')) return;
      const message = 'The pool was queued for longer than its limit.';
      database.transaction(() => {
        for (const slot of this.#pools.slots(uuid)) this.slots.drop(slot);
        this.#fail(uuid, { code: 'QueueTimeLimit', message });
      });
    };
    database.afterCommit(() => alarms.set(`pool queue ${uuid}`, at, check));
  }

  /** False when the pool has failed over it. */
  #scale(pool: PoolRun): boolean {
    const { alarms, database } = this.#context;
    for (;;) {
      const { slots, again } = this.slots.decide(pool);
      this.#pools.set(pool.uuid, { target: slots });
      let hasGrown: boolean;
      try {
        hasGrown = this.slots.resize(pool, slots);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        this.#fail(pool.uuid, { code: 'BadCommand', message: error.message });
        return false;
      }
      this.#sync(pool.uuid);
      database.afterCommit(() =>
        alarms.set(`pool ${pool.uuid}`, again, () => this.#look(pool.uuid)),
      );
      // Slots that are ready at once may be followed by more.
      if (!hasGrown || pool.plan.preparationCommand !== null) return true;
    }
  }

  /** Brings the row of a pool in line with its slots. */
  #sync(uuid: string): void {
    const { rows, machine } = this.#context;
    const pool = rows.pools.find(uuid);
    const run = this.#pools.find(uuid);
    if (pool === undefined || run === undefined) return;
    const slots = this.#pools.slots(uuid);
    const ready = slots.filter(({ state }) => state !== 'preparing').length;
    const { target } = run;
    const state = poolStateOf(pool.state, { target, started: slots.length, ready });
    stepPool(this.#context, pool, run.is_closing === 1 ? pool.state : state, {
      runningInstanceCount: ready,
      runningCoreCount: ready * machine.cores,
      targetRunningInstanceCount: target,
    });
  }

  /** A pool without a usable slot ends, and what waits for it with it. */
  #fail(uuid: string, problem: Problem): void {
    const { rows } = this.#context;
    const pool = rows.pools.find(uuid);
    if (pool === undefined || isFinal(pool.state)) return;
    const errors = [...pool.errors, { ...problem, debug: '' }];
    rows.pools.change(uuid, { errors });
    if (this.#pools.slots(uuid).length > 0) {
      this.#sync(uuid);
      return;
    }
    this.#ending.end(pool, pool.state === 'Closing' ? 'Closed' : 'Failure');
    this.#cancelTasks(uuid);
  }

  /** True when nothing is left of it. */
  #closeIfIdle(pool: PoolRun): boolean {
    const open = this.#context.runs.ofPool(pool.uuid).filter(({ ended_at }) => ended_at === null);
    if (open.length > 0 && pool.state === 'Closing' && this.#canRun(pool)) return false;
    this.#cancelTasks(pool.uuid);
    const slots = this.#pools.slots(pool.uuid);
    if (slots.some(({ state }) => state === 'busy' || state === 'leaving')) return false;
    this.#ending.end(pool, pool.state === 'PendingDelete' ? 'PendingDelete' : 'Closed');
    return true;
  }

  /** Whether its tasks can still come to their end by themselves. */
  #canRun(pool: PoolRun): boolean {
    return this.#pools.slots(pool.uuid).length > 0 || this.slots.decide(pool).slots > 0;
  }
}
