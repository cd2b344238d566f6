import type { Database } from '../../../../store/database.ts';
import type { InstanceCounts } from '../lifecycle.ts';
import type { TaskState } from '../types.ts';
import { createUpdate } from './updates.ts';

/** A task that is under way, or was. Times are epoch milliseconds; flags 0 or 1. */
export interface RunRow {
  readonly task: string;
  /** The pool whose slots it uses, its own or that of its job. */
  readonly pool: string | null;
  readonly job: string | null;
  /** The state of the task's row. */
  readonly state: TaskState;
  /** Nothing it depends on is missing. */
  readonly is_ready: number;
  readonly is_cancelled: number;
  readonly is_removed: number;
  /** Instances in the engine's queue; part of `waiting`. */
  readonly submitted: number;
  readonly waiting: number;
  readonly dispatched: number;
  readonly executing: number;
  readonly uploading: number;
  readonly success: number;
  readonly failure: number;
  readonly cancelled: number;
  readonly dispatched_once: number;
  readonly started_once: number;
  readonly retries: number;
  readonly results: number;
  readonly execution_ms: number;
  readonly started_at: number | null;
  readonly stopped_at: number | null;
  readonly ended_at: number | null;
  readonly auto_delete: number;
  readonly remove_at: number | null;
  readonly snapshot_config: string | null;
  /** Seconds, 0 for none. */
  readonly snapshot_every: number;
  readonly snapshot_next: number | null;
}

const COUNTERS = [
  'submitted',
  'waiting',
  'dispatched',
  'executing',
  'uploading',
  'success',
  'failure',
  'cancelled',
  'dispatched_once',
  'started_once',
  'retries',
  'results',
  'execution_ms',
] as const;

/** Counters of a run that {@link RunStore.bump} adds to. */
export type RunCounter = (typeof COUNTERS)[number];

/** How many instances a run has where. */
export function countsOf(run: RunRow): InstanceCounts {
  return {
    waiting: run.waiting,
    dispatched: run.dispatched,
    executing: run.executing,
    uploading: run.uploading,
    success: run.success,
    failure: run.failure,
    cancelled: run.cancelled,
    dispatchedOnce: run.dispatched_once,
    startedOnce: run.started_once,
  };
}

/** Reads and writes the runs of tasks. */
export interface RunStore {
  add(run: Pick<RunRow, 'task' | 'pool' | 'job' | 'is_ready' | 'waiting' | 'auto_delete'>): void;
  find(task: string): RunRow | undefined;
  set(task: string, change: Partial<RunRow>): void;
  /**
   * Adds to counters, and notes that a program started or ended at `times`; the result is the run
   * after it.
   */
  bump(
    task: string,
    by: Partial<Record<RunCounter, number>>,
    times?: Partial<Pick<RunRow, 'started_at' | 'stopped_at'>>,
  ): RunRow | undefined;
  delete(task: string): void;
  /** Runs that have not ended, oldest first. */
  open(): RunRow[];
  ofPool(pool: string): RunRow[];
  ofJob(job: string): RunRow[];
  /** Ended tasks beyond the newest `keep` that may go by themselves. */
  surplus(keep: number): string[];
  /** Runs with a condition on their columns, oldest first; for start and timers. */
  where(condition: string): RunRow[];
}

/** The runs over an open database. */
export function createRunStore(database: Database): RunStore {
  const insert = database.prepare(
    'INSERT INTO qarnot_runs (task, pool, job, is_ready, waiting, auto_delete) ' +
      'VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = (condition: string): ReturnType<typeof database.prepare<RunRow>> =>
    database.prepare<RunRow>(`SELECT * FROM qarnot_runs WHERE ${condition} ORDER BY sequence`);
  const byTask = database.prepare<RunRow>('SELECT * FROM qarnot_runs WHERE task = ?');
  const byOpen = select('ended_at IS NULL');
  const byPool = select('pool = ?');
  const byJob = select('job = ?');
  const remove = database.prepare('DELETE FROM qarnot_runs WHERE task = ?');
  const add = COUNTERS.map((name) => `${name} = ${name} + ?`).join(', ');
  const bump = database.prepare<RunRow>(
    `UPDATE qarnot_runs SET ${add}, started_at = coalesce(started_at, ?), ` +
      'stopped_at = coalesce(?, stopped_at) WHERE task = ? RETURNING *',
  );
  const countEnded = database.prepare<{ count: number }>(
    'SELECT count(*) AS count FROM qarnot_runs WHERE ended_at IS NOT NULL AND is_removed = 0',
  );
  const oldest = database.prepare<{ task: string }>(
    'SELECT task FROM qarnot_runs WHERE ended_at IS NOT NULL AND auto_delete = 1 ' +
      'AND is_removed = 0 ORDER BY ended_at LIMIT ?',
  );
  const update = createUpdate<RunRow>(database, 'qarnot_runs', ['task']);
  return {
    add: ({ task, pool, job, is_ready, waiting, auto_delete }) =>
      void insert.run(task, pool, job, is_ready, waiting, auto_delete),
    find: (task) => byTask.get(task),
    set: (task, change) => update([task], change),
    bump(task, by, { started_at = null, stopped_at = null } = {}): RunRow | undefined {
      const counters = COUNTERS.map((name) => by[name] ?? 0);
      return bump.get(...counters, started_at, stopped_at, task);
    },
    delete: (task) => void remove.run(task),
    open: () => byOpen.all(),
    ofPool: (pool) => byPool.all(pool),
    ofJob: (job) => byJob.all(job),
    surplus(keep): string[] {
      const { count = 0 } = countEnded.get() ?? {};
      if (count <= keep) return [];
      return oldest.all(count - keep).map(({ task }) => task);
    },
    where: (condition) => select(condition).all(),
  };
}
