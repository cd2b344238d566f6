import type { Database } from '../../../../store/database.ts';
import type { InstanceState } from '../types.ts';
import { createUpdate } from './updates.ts';

/** An instance of a task. Times are epoch milliseconds of its last try. */
export interface InstanceRow {
  readonly task: string;
  readonly instance: number;
  readonly state: InstanceState;
  /** The try that is queued or under way, or was the last; `null` when the next is not yet queued. */
  readonly workload: string | null;
  readonly attempts: number;
  readonly has_failed: number;
  readonly dispatched_at: number | null;
  readonly started_at: number | null;
  readonly stopped_at: number | null;
  readonly ended_at: number | null;
  readonly prepare_ms: number;
  readonly execution_ms: number;
  readonly upload_ms: number;
  readonly peak_bytes: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  /** JSON list of keys. */
  readonly results: string | null;
}

/** A try of an instance or slot: where its log is and how much of it is in the common one. */
export interface AttemptRow {
  readonly sequence: number;
  readonly workload: string;
  readonly owner: string;
  readonly instance: number;
  readonly stdout_taken: number;
  readonly stderr_taken: number;
}

/** Reads and writes instances and their tries. */
export interface InstanceStore {
  addAll(task: string, ids: readonly number[]): void;
  find(task: string, instance: number): InstanceRow | undefined;
  set(task: string, instance: number, change: Partial<InstanceRow>): void;
  all(task: string): InstanceRow[];
  /** Those that wait and are not in the engine's queue, at most `limit`. */
  unsubmitted(task: string, limit: number): number[];
  /** Those whose try is queued or under way. */
  active(task: string): InstanceRow[];
  executing(task: string): InstanceRow[];

  /** Notes that an instance is tried (again) by this workload. */
  submit(task: string, instance: number, workload: string): void;
  addAttempt(workload: string, owner: string, instance: number): void;
  setAttempt(workload: string, change: Partial<AttemptRow>): void;
  attempts(owner: string, instance: number | null): AttemptRow[];
  deleteAttempts(owner: string): void;
}

/** The instances over an open database. */
export function createInstanceStore(database: Database): InstanceStore {
  const prepare = <Row>(sql: string): ReturnType<typeof database.prepare<Row>> =>
    database.prepare<Row>(sql);
  const from = 'SELECT * FROM qarnot_instances WHERE task = ?';
  const insert = prepare('INSERT INTO qarnot_instances (task, instance) VALUES (?, ?)');
  const one = prepare<InstanceRow>(`${from} AND instance = ?`);
  const all = prepare<InstanceRow>(from);
  const unsubmitted = prepare<{ instance: number }>(
    "SELECT instance FROM qarnot_instances WHERE task = ? AND state = 'waiting' " +
      'AND workload IS NULL ORDER BY instance LIMIT ?',
  );
  const active = prepare<InstanceRow>(
    `${from} AND workload IS NOT NULL AND state NOT IN ('success', 'failure', 'cancelled')`,
  );
  const executing = prepare<InstanceRow>(`${from} AND state = 'executing'`);
  const submit = prepare(
    'UPDATE qarnot_instances SET workload = ?, attempts = attempts + 1, results = NULL ' +
      'WHERE task = ? AND instance = ?',
  );
  const addAttempt = prepare(
    'INSERT INTO qarnot_attempts (workload, owner, instance) VALUES (?, ?, ?)',
  );
  const tries = prepare<AttemptRow>(
    'SELECT * FROM qarnot_attempts WHERE owner = ? ORDER BY sequence',
  );
  const triesOf = prepare<AttemptRow>(
    'SELECT * FROM qarnot_attempts WHERE owner = ? AND instance = ? ORDER BY sequence',
  );
  const deleteAttempts = prepare('DELETE FROM qarnot_attempts WHERE owner = ?');
  const update = createUpdate<InstanceRow>(database, 'qarnot_instances', ['task', 'instance']);
  const updateAttempt = createUpdate<AttemptRow>(database, 'qarnot_attempts', ['workload']);
  return {
    addAll(task, ids): void {
      for (const id of ids) insert.run(task, id);
    },
    find: (task, instance) => one.get(task, instance),
    set: (task, instance, change) => update([task, instance], change),
    all: (task) => all.all(task),
    unsubmitted: (task, limit) => unsubmitted.all(task, limit).map(({ instance }) => instance),
    active: (task) => active.all(task),
    executing: (task) => executing.all(task),
    submit(task, instance, workload): void {
      submit.run(workload, task, instance);
      addAttempt.run(workload, task, instance);
    },
    addAttempt: (workload, owner, instance) => void addAttempt.run(workload, owner, instance),
    setAttempt: (workload, change) => updateAttempt([workload], change),
    attempts: (owner, instance) =>
      instance === null ? tries.all(owner) : triesOf.all(owner, instance),
    deleteAttempts: (owner) => void deleteAttempts.run(owner),
  };
}
