import type { Context } from './context.ts';
import { decideSlots, type PoolLoad, type ScalingDecision } from './scaling.ts';
import type { PoolStore, SlotRow } from './store/pools.ts';
import type { PoolRun } from './types.ts';
import { preparationSpec } from './workload-spec.ts';

/** Makes slots of pools, gives them to tries of instances, and takes them away. */
export class PoolSlots {
  readonly #context: Context;
  readonly #pools: PoolStore;

  constructor(context: Context, pools: PoolStore) {
    this.#context = context;
    this.#pools = pools;
  }

  /** Gives a free slot to a try; false when there is none. */
  take(pool: string, workload: string): boolean {
    const free = this.#pools.slots(pool).find(({ state }) => state === 'ready');
    if (free === undefined) return false;
    this.#pools.setSlot(pool, free.slot, { state: 'busy', workload, idle_since: null });
    return true;
  }

  /** The try is over: its slot is free, or gone when it was to go. */
  free(workload: string): void {
    const slot = this.#pools.slotOf(workload);
    if (slot === undefined) return;
    const idle_since = this.#context.clock.now();
    if (slot.state === 'leaving') this.drop(slot);
    else this.#pools.setSlot(slot.pool, slot.slot, { state: 'ready', workload: null, idle_since });
  }

  /** The slot is prepared. */
  ready({ pool, slot }: SlotRow): void {
    const now = this.#context.clock.now();
    const change = { state: 'ready', workload: null, ready_at: now, idle_since: now } as const;
    this.#pools.setSlot(pool, slot, change);
  }

  /** How many slots a pool should have. */
  decide(pool: PoolRun): ScalingDecision {
    return decideSlots(pool.plan, this.#loadOf(pool.uuid), this.#context.clock.now());
  }

  /**
   * Makes and gives back slots until there are `target`. The result says whether some were made.
   *
   * @throws CommandError when the preparation cannot be run as it is written.
   */
  resize(pool: PoolRun, target: number): boolean {
    const all = this.#pools.slots(pool.uuid);
    const staying = all.filter(({ state }) => state !== 'leaving');
    const taken = new Set(all.map(({ slot }) => slot));
    for (let slot = 0, count = staying.length; count < target; slot += 1) {
      if (taken.has(slot)) continue;
      this.#add(pool, slot);
      count += 1;
    }
    this.#giveBack(staying, staying.length - target);
    return target > staying.length;
  }

  /** Takes a slot away, with the preparation that it may be in. */
  drop(slot: SlotRow): void {
    const { engine, clock } = this.#context;
    const run = this.#pools.find(slot.pool);
    const lived = slot.ready_at === null ? 0 : clock.now() - slot.ready_at;
    this.#pools.set(slot.pool, { slot_ms: (run?.slot_ms ?? 0) + lived });
    this.#pools.deleteSlot(slot.pool, slot.slot);
    if (slot.state !== 'preparing' || slot.workload === null) return;
    engine.stop(slot.workload, { kind: 'canceled', reason: 'The slot is not needed any more.' });
  }

  #staying(pool: string): readonly SlotRow[] {
    return this.#pools.slots(pool).filter(({ state }) => state !== 'leaving');
  }

  #loadOf(pool: string): PoolLoad {
    const now = this.#context.clock.now();
    const slots = this.#staying(pool);
    const idle = slots.filter(({ state }) => state === 'ready');
    const wanting = this.#context.runs
      .ofPool(pool)
      .filter((run) => run.ended_at === null && run.is_ready === 1 && run.is_cancelled === 0);
    return {
      slots: slots.length,
      busy: slots.filter(({ state }) => state === 'busy').length,
      queued: wanting.reduce((sum, run) => sum + run.waiting - run.submitted, 0),
      idleMs: idle.map(({ idle_since }) => now - (idle_since ?? now)),
    };
  }

  #add(pool: PoolRun, slot: number): void {
    const { engine, instances, clock } = this.#context;
    const { uuid, plan } = pool;
    const now = clock.now();
    if (this.#pools.find(uuid)?.started_at === null) this.#pools.set(uuid, { started_at: now });
    const row = { pool: uuid, slot, idle_since: now };
    if (plan.preparationCommand === null) {
      this.#pools.addSlot({ ...row, state: 'ready', workload: null, ready_at: now });
      return;
    }
    const spec = preparationSpec(this.#context, pool, slot);
    this.#pools.addSlot({ ...row, state: 'preparing', workload: spec.id, ready_at: null });
    instances.addAttempt(spec.id, uuid, slot);
    engine.submit(spec);
  }

  /** Idle slots go first, the longest idle before; busy ones go when they are free. */
  #giveBack(slots: readonly SlotRow[], count: number): void {
    const rank = { ready: 0, preparing: 1, busy: 2, leaving: 3 };
    const order = [...slots].sort(
      (a, b) => rank[a.state] - rank[b.state] || (a.idle_since ?? 0) - (b.idle_since ?? 0),
    );
    for (const slot of order.slice(0, Math.max(0, count))) {
      if (slot.state === 'busy') this.#pools.setSlot(slot.pool, slot.slot, { state: 'leaving' });
      else this.drop(slot);
    }
  }
}
