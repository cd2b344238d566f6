import { removeCommonLogs } from './common-logs.ts';
import type { Context } from './context.ts';
import { isFinal, POOL_TRANSITIONS, stepTo } from './lifecycle.ts';
import type { PoolSlots } from './pool-slots.ts';
import type { PoolStore } from './store/pools.ts';
import { surplusOf } from './surplus.ts';
import type { PoolChange, PoolRun, PoolState } from './types.ts';

/** A stopped preparation takes a moment to go. */
const FORGET_RETRY_MS = 200;

/** Walks a pool to a state, as far as its life cycle allows, and changes what else is given. */
export function stepPool(
  { rows, clock }: Context,
  pool: PoolRun,
  target: PoolState,
  more: PoolChange = {},
): void {
  const phase = stepTo(POOL_TRANSITIONS, pool, target, clock.now());
  rows.pools.change(pool.uuid, { ...phase, ...more });
}

/** Ends pools, keeps them for a while, and forgets them. */
export class PoolEnding {
  readonly #context: Context;
  readonly #pools: PoolStore;
  readonly #slots: PoolSlots;
  readonly #remove: (uuid: string) => void;

  constructor(
    context: Context,
    pools: PoolStore,
    slots: PoolSlots,
    remove: (uuid: string) => void,
  ) {
    this.#context = context;
    this.#pools = pools;
    this.#slots = slots;
    this.#remove = remove;
  }

  /** The pool has come to its end: its slots go, and it is kept for as long as it may. */
  end(pool: PoolRun, state: PoolState): void {
    const { clock, database, rows, options } = this.#context;
    const { uuid } = pool;
    if (this.#pools.find(uuid)?.ended_at !== null) return;
    for (const slot of this.#pools.slots(uuid)) this.#slots.drop(slot);
    const endedAt = clock.now();
    const { timeToLiveMs } = pool.plan;
    const remove_at = timeToLiveMs === null ? null : endedAt + timeToLiveMs;
    this.#pools.set(uuid, { ended_at: endedAt, remove_at, target: 0 });
    const none = { runningInstanceCount: 0, runningCoreCount: 0, targetRunningInstanceCount: 0 };
    stepPool(this.#context, pool, state, { endedAt, ...none });
    if (this.#pools.find(uuid)?.is_removed === 1) {
      this.#context.afterCommit(`forget ${uuid}`, () => this.forget(uuid));
      return;
    }
    database.afterCommit(() => this.keepUntil(uuid, remove_at));
    const ended = rows.pools.all().flatMap((id) => rows.pools.find(id) ?? []);
    const closed = ended.filter((one) => isFinal(one.state) && one.state !== 'PendingDelete');
    for (const old of surplusOf(closed, options.keptPools)) {
      this.#context.afterCommit(`surplus ${old}`, () => this.#remove(old));
    }
  }

  /** Removes the pool at a time (epoch ms), `null` for never. */
  keepUntil(uuid: string, at: number | null): void {
    this.#context.alarms.set(`pool ${uuid}`, at, () => this.#remove(uuid));
  }

  /** Takes a removed pool and its row away, as soon as its preparations are gone. */
  forget(uuid: string): void {
    const { engine, instances, rows, database, alarms, clock, logFolder } = this.#context;
    const tries = instances.attempts(uuid, null).map(({ workload }) => workload);
    if (tries.some((id) => (engine.get(id)?.state ?? 'ended') !== 'ended')) {
      const again = (): void => database.transaction(() => this.forget(uuid));
      alarms.set(`pool ${uuid}`, clock.now() + FORGET_RETRY_MS, again);
      return;
    }
    for (const id of tries) if (engine.get(id) !== undefined) engine.remove(id);
    instances.deleteAttempts(uuid);
    database.prepare('DELETE FROM qarnot_log_cursors WHERE owner = ?').run(uuid);
    rows.pools.delete(uuid);
    this.#pools.delete(uuid);
    database.afterCommit(() => {
      removeCommonLogs(logFolder, uuid);
      alarms.clear(`pool ${uuid}`);
      alarms.clear(`pool queue ${uuid}`);
    });
  }
}
