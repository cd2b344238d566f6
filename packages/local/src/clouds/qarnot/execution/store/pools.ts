import type { Database } from '../../../../store/database.ts';
import { createUpdate } from './updates.ts';

/** A pool that is under way, or was. Times are epoch milliseconds; flags 0 or 1. */
interface PoolRunRow {
  readonly pool: string;
  readonly target: number;
  readonly is_closing: number;
  readonly ended_at: number | null;
  readonly is_removed: number;
  /** Milliseconds that slots were there which are gone. */
  readonly slot_ms: number;
  readonly started_at: number | null;
  readonly remove_at: number | null;
}

/**
 * A slot of a pool: `preparing` runs the preparation, `ready` waits for an instance, `busy` has one,
 * `leaving` has one and goes with it.
 */
export interface SlotRow {
  readonly pool: string;
  readonly slot: number;
  readonly state: 'preparing' | 'ready' | 'busy' | 'leaving';
  readonly workload: string | null;
  readonly ready_at: number | null;
  readonly idle_since: number | null;
}

/** Reads and writes pools under way and their slots. */
export interface PoolStore {
  add(pool: string): void;
  find(pool: string): PoolRunRow | undefined;
  set(pool: string, change: Partial<PoolRunRow>): void;
  delete(pool: string): void;
  /** Pools, oldest first. */
  all(): PoolRunRow[];
  slots(pool: string): SlotRow[];
  addSlot(row: SlotRow): void;
  setSlot(pool: string, slot: number, change: Partial<SlotRow>): void;
  deleteSlot(pool: string, slot: number): void;
  slotOf(workload: string): SlotRow | undefined;
}

/** The pools over an open database. */
export function createPoolStore(database: Database): PoolStore {
  const insert = database.prepare('INSERT INTO qarnot_pool_runs (pool) VALUES (?)');
  const one = database.prepare<PoolRunRow>('SELECT * FROM qarnot_pool_runs WHERE pool = ?');
  const all = database.prepare<PoolRunRow>('SELECT * FROM qarnot_pool_runs');
  const remove = database.prepare('DELETE FROM qarnot_pool_runs WHERE pool = ?');
  const slots = database.prepare<SlotRow>('SELECT * FROM qarnot_pool_slots WHERE pool = ?');
  const insertSlot = database.prepare('INSERT INTO qarnot_pool_slots VALUES (?, ?, ?, ?, ?, ?)');
  const removeSlot = database.prepare('DELETE FROM qarnot_pool_slots WHERE pool = ? AND slot = ?');
  const slotOf = database.prepare<SlotRow>('SELECT * FROM qarnot_pool_slots WHERE workload = ?');
  const update = createUpdate<PoolRunRow>(database, 'qarnot_pool_runs', ['pool']);
  const updateSlot = createUpdate<SlotRow>(database, 'qarnot_pool_slots', ['pool', 'slot']);
  return {
    add: (pool) => void insert.run(pool),
    find: (pool) => one.get(pool),
    set: (pool, change) => update([pool], change),
    delete: (pool) => void remove.run(pool),
    all: () => all.all(),
    slots: (pool) => slots.all(pool),
    addSlot: ({ pool, slot, state, workload, ready_at, idle_since }) =>
      void insertSlot.run(pool, slot, state, workload, ready_at, idle_since),
    setSlot: (pool, slot, change) => updateSlot([pool, slot], change),
    deleteSlot: (pool, slot) => void removeSlot.run(pool, slot),
    slotOf: (workload) => slotOf.get(workload),
  };
}
