import type { Workload } from '../../../engine/types.ts';
import { CommandError } from './command.ts';
import type { Context } from './context.ts';
import type { RunIdentity } from './identity.ts';
import { isFinal, POOL_TRANSITIONS, poolStateOf, walk } from './lifecycle.ts';
import { decideSlots, type PoolLoad } from './scaling.ts';
import type { PoolStore, SlotRow } from './store/pools.ts';
import { ExecutionRefusal, type PoolChange, type PoolRun, type RunError } from './types.ts';
import { preparationSpec } from './workload-spec.ts';

/** What a {@link PoolRunner} asks of the tasks. */
export interface PoolTasks {
  /** Gives free slots to waiting instances, oldest task first. */
  dispatchPool(pool: PoolRun): void;
  cancel(task: string): void;
}

/** Keeps the slots of pools as their scaling says, and gives them to instances of tasks. */
export class PoolRunner {
  readonly #context: Context;
  readonly #pools: PoolStore;
  readonly #tasks: PoolTasks;

  constructor(context: Context, pools: PoolStore, tasks: PoolTasks) {
    this.#context = context;
    this.#pools = pools;
    this.#tasks = tasks;
  }

  /** In the transaction that stores the pool's row. */
  accept({ uuid }: PoolRun): void {
    this.#pools.add(uuid);
    this.wanted(uuid);
  }

  /** Something has changed: slots are made or given back, and free ones given out. */
  wanted(uuid: string): void {
    const pool = this.#context.rows.pools.find(uuid);
    const run = this.#pools.find(uuid);
    if (pool === undefined || run === undefined || run.ended_at !== null) return;
    if (run.is_closing === 1 && this.#closeIfIdle(pool)) return;
    this.#scale(pool);
    this.#tasks.dispatchPool(pool);
  }

  takeSlot(uuid: string, workload: string): boolean {
    const free = this.#pools.slots(uuid).find(({ state }) => state === 'ready');
    if (free === undefined) return false;
    this.#pools.setSlot(uuid, free.slot, { state: 'busy', workload, idle_since: null });
    return true;
  }

  freeSlot(workload: string): void {
    const slot = this.#pools.slotOf(workload);
    if (slot === undefined) return;
    if (slot.state === 'leaving') return this.#dropSlot(slot);
    const idle_since = this.#context.clock.now();
    this.#pools.setSlot(slot.pool, slot.slot, { state: 'ready', workload: null, idle_since });
  }

  /** In the transaction that stores the new state of a preparation. */
  follow(workload: Workload, { owner }: RunIdentity): void {
    if (workload.state !== 'ended') return;
    const slot = this.#pools.slotOf(workload.spec.id);
    if (slot === undefined) return;
    if (workload.exitCode === 0 && workload.end?.kind === 'exited') {
      this.#ready(slot);
      return this.wanted(owner);
    }
    this.#pools.deleteSlot(owner, slot.slot);
    const message = workload.end?.reason ?? 'Nobody knows how it ended.';
    // One that the local cloud stopped is made again at the next start.
    if (workload.end?.kind === 'shutdown' || workload.end?.kind === 'canceled') return;
    this.#fail(owner, { code: 'PreparationFailed', message: `Slot ${slot.slot}: ${message}` });
  }

  /** @throws ExecutionRefusal `not_running` when it is closed or being closed. */
  close(uuid: string): void {
    const { rows, database, runs, options } = this.#context;
    database.transaction(() => {
      const pool = rows.pools.find(uuid);
      if (pool === undefined || pool.state === 'Closing' || isFinal(pool.state)) {
        throw new ExecutionRefusal('not_running', 'The pool is closed already, or being closed.');
      }
      this.#pools.set(uuid, { is_closing: 1 });
      this.#step(pool, 'Closing');
      if (options.poolClose === 'cancel') {
        for (const { task } of runs.ofPool(uuid)) this.#tasks.cancel(task);
      }
      // Later: the very next read shows it closing.
      this.#context.alarms.set(`pool ${uuid}`, this.#context.clock.now(), () => this.#look(uuid));
    });
  }

  /** Takes a pool away, at once or when its programs are gone; its tasks are cancelled. */
  remove(uuid: string): void {
    const { rows, database, runs } = this.#context;
    database.transaction(() => {
      const pool = rows.pools.find(uuid);
      if (pool === undefined) return;
      this.#pools.set(uuid, { is_closing: 1, is_removed: 1 });
      this.#step(pool, 'PendingDelete');
      for (const { task } of runs.ofPool(uuid)) this.#tasks.cancel(task);
      this.#closeIfIdle({ ...pool, state: 'PendingDelete' });
    });
  }

  /** Goes on with pools that an earlier process had. */
  resume(): void {
    for (const { pool, ended_at, is_removed, remove_at } of this.#pools.all()) {
      if (ended_at === null) this.#look(pool);
      else if (is_removed === 1) this.#forget(pool);
      else this.#keepUntil(pool, remove_at);
    }
  }

  #look(uuid: string): void {
    this.#context.database.transaction(() => this.wanted(uuid));
  }

  #scale(pool: PoolRun): void {
    const { clock, alarms } = this.#context;
    for (;;) {
      const slots = this.#pools.slots(pool.uuid);
      const staying = slots.filter(({ state }) => state !== 'leaving');
      const { slots: target, again } = decideSlots(
        pool.plan,
        this.#loadOf(pool, staying),
        clock.now(),
      );
      this.#pools.set(pool.uuid, { target });
      for (let missing = target - staying.length; missing > 0; missing -= 1) {
        if (!this.#addSlot(pool)) return;
      }
      this.#giveBack(staying, staying.length - target);
      this.#sync(pool.uuid);
      // At once, not in the transaction: it may be undone.
      this.#context.database.afterCommit(() =>
        alarms.set(`pool ${pool.uuid}`, again, () => this.#look(pool.uuid)),
      );
      const hasGrown = target > staying.length;
      if (!hasGrown || pool.plan.preparationCommand !== null) return;
    }
  }

  #loadOf(pool: PoolRun, slots: readonly SlotRow[]): PoolLoad {
    const now = this.#context.clock.now();
    const idle = slots.filter(({ state }) => state === 'ready');
    return {
      slots: slots.length,
      busy: slots.filter(({ state }) => state === 'busy').length,
      queued: this.#waiting(pool.uuid),
      idleMs: idle.map(({ idle_since }) => now - (idle_since ?? now)),
    };
  }

  /** Instances that wait for a slot. */
  #waiting(uuid: string): number {
    return this.#context.runs
      .ofPool(uuid)
      .filter((run) => run.ended_at === null && run.is_ready === 1 && run.is_cancelled === 0)
      .reduce((sum, run) => sum + run.waiting - run.submitted, 0);
  }

  #addSlot(pool: PoolRun): boolean {
    const { engine, instances, options, clock } = this.#context;
    const { uuid, plan } = pool;
    const taken = new Set(this.#pools.slots(uuid).map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    const now = clock.now();
    const run = this.#pools.find(uuid);
    if (run?.started_at === null) this.#pools.set(uuid, { started_at: now });
    const row = { pool: uuid, slot, idle_since: now };
    if (plan.preparationCommand === null) {
      this.#pools.addSlot({ ...row, state: 'ready', workload: null, ready_at: now });
      return true;
    }
    try {
      const pathsOf = engine.pathsOf.bind(engine);
      const spec = preparationSpec({ options, pathsOf }, pool, slot);
      this.#pools.addSlot({ ...row, state: 'preparing', workload: spec.id, ready_at: null });
      instances.addAttempt(spec.id, uuid, slot);
      engine.submit(spec);
      return true;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#fail(uuid, { code: 'BadCommand', message: error.message });
      return false;
    }
  }

  #ready({ pool, slot }: SlotRow): void {
    const now = this.#context.clock.now();
    const change = { state: 'ready', workload: null, ready_at: now, idle_since: now } as const;
    this.#pools.setSlot(pool, slot, change);
  }

  /** Idle slots go first, the longest idle before; busy ones go when they are free. */
  #giveBack(slots: readonly SlotRow[], count: number): void {
    const rank = { ready: 0, preparing: 1, busy: 2, leaving: 3 };
    const order = [...slots].sort(
      (a, b) => rank[a.state] - rank[b.state] || (a.idle_since ?? 0) - (b.idle_since ?? 0),
    );
    for (const slot of order.slice(0, Math.max(0, count))) {
      if (slot.state === 'busy') this.#pools.setSlot(slot.pool, slot.slot, { state: 'leaving' });
      else this.#dropSlot(slot);
    }
  }

  #dropSlot(slot: SlotRow): void {
    const { engine, clock } = this.#context;
    const run = this.#pools.find(slot.pool);
    const lived = slot.ready_at === null ? 0 : clock.now() - slot.ready_at;
    this.#pools.set(slot.pool, { slot_ms: (run?.slot_ms ?? 0) + lived });
    this.#pools.deleteSlot(slot.pool, slot.slot);
    if (slot.state !== 'preparing' || slot.workload === null) return;
    engine.stop(slot.workload, { kind: 'canceled', reason: 'The slot is not needed any more.' });
  }

  /** Brings the row of a pool in line with its slots. */
  #sync(uuid: string): void {
    const { rows, machine } = this.#context;
    const pool = rows.pools.find(uuid);
    const run = this.#pools.find(uuid);
    if (pool === undefined || run === undefined) return;
    const slots = this.#pools.slots(uuid);
    const ready = slots.filter(({ state }) => state !== 'preparing').length;
    rows.pools.change(uuid, {
      runningInstanceCount: ready,
      runningCoreCount: ready * machine.cores,
      targetRunningInstanceCount: run.target,
    });
    if (run.is_closing === 1) return;
    const { target } = run;
    this.#step(pool, poolStateOf(pool.state, { target, started: slots.length, ready }));
  }

  #step(pool: PoolRun, target: PoolRun['state'], more: PoolChange = {}): void {
    const now = this.#context.clock.now();
    const { state, previousState, stateTransitionTime, previousStateTransitionTime } = walk(
      POOL_TRANSITIONS,
      pool,
      target,
      now,
    );
    const phase =
      state === pool.state
        ? {}
        : { state, previousState, stateTransitionTime, previousStateTransitionTime };
    this.#context.rows.pools.change(pool.uuid, { ...phase, ...more });
  }

  /** A pool without a usable slot ends, and what waits for it with it. */
  #fail(uuid: string, problem: Pick<RunError, 'code' | 'message'>): void {
    const { rows, runs } = this.#context;
    const pool = rows.pools.find(uuid);
    if (pool === undefined) return;
    const errors = [...pool.errors, { ...problem, debug: '' }];
    rows.pools.change(uuid, { errors });
    if (this.#pools.slots(uuid).length > 0) return this.#sync(uuid);
    for (const { task } of runs.ofPool(uuid)) this.#tasks.cancel(task);
    this.#end({ ...pool, errors }, 'Failure');
  }

  /** True when nothing is left of it. */
  #closeIfIdle(pool: PoolRun): boolean {
    const { runs } = this.#context;
    const slots = this.#pools.slots(pool.uuid);
    const open = runs.ofPool(pool.uuid).filter(({ ended_at }) => ended_at === null);
    if (open.length > 0 && pool.state === 'Closing' && this.#canRun(pool, slots)) return false;
    for (const { task } of open) this.#tasks.cancel(task);
    if (this.#pools.slots(pool.uuid).some(({ state }) => state === 'busy' || state === 'leaving')) {
      return false;
    }
    this.#end(pool, pool.state === 'PendingDelete' ? 'PendingDelete' : 'Closed');
    return true;
  }

  /** Whether its tasks can still come to their end by themselves. */
  #canRun(pool: PoolRun, slots: readonly SlotRow[]): boolean {
    if (slots.length > 0) return true;
    return decideSlots(pool.plan, this.#loadOf(pool, slots), this.#context.clock.now()).slots > 0;
  }

  #end(pool: PoolRun, state: PoolRun['state']): void {
    const { clock } = this.#context;
    for (const slot of this.#pools.slots(pool.uuid)) this.#dropSlot(slot);
    const endedAt = clock.now();
    const { timeToLiveMs } = pool.plan;
    const remove_at = timeToLiveMs === null ? null : endedAt + timeToLiveMs;
    this.#pools.set(pool.uuid, { ended_at: endedAt, remove_at, target: 0 });
    this.#step(pool, state, {
      endedAt,
      runningInstanceCount: 0,
      runningCoreCount: 0,
      targetRunningInstanceCount: 0,
    });
    const isRemoved = this.#pools.find(pool.uuid)?.is_removed === 1;
    if (isRemoved) this.#context.afterCommit(`forget ${pool.uuid}`, () => this.#forget(pool.uuid));
    else this.#context.database.afterCommit(() => this.#keepUntil(pool.uuid, remove_at));
  }

  #keepUntil(uuid: string, at: number | null): void {
    this.#context.alarms.set(`pool ${uuid}`, at, () => this.remove(uuid));
  }

  #forget(uuid: string): void {
    const { engine, instances, rows, database, alarms, clock } = this.#context;
    const tries = instances.attempts(uuid, null).map(({ workload }) => workload);
    const isOver = tries.every((id) => (engine.get(id)?.state ?? 'ended') === 'ended');
    // A preparation that was stopped takes a moment to go.
    if (!isOver) {
      const again = (): void => database.transaction(() => this.#forget(uuid));
      alarms.set(`pool ${uuid}`, clock.now() + FORGET_RETRY_MS, again);
      return;
    }
    for (const id of tries) if (engine.get(id) !== undefined) engine.remove(id);
    instances.deleteAttempts(uuid);
    database.prepare('DELETE FROM qarnot_log_cursors WHERE owner = ?').run(uuid);
    rows.pools.delete(uuid);
    this.#pools.delete(uuid);
  }
}

const FORGET_RETRY_MS = 200;
