import type { Database, Statement } from '../../../store/database.ts';
import type { DokOptions } from '../options.ts';
import type { FrontOrigin, TaskRow } from '../wire.ts';
import { stateWire } from '../wire.ts';

/** What a task begins with; the rest of its row is empty. */
export interface NewTaskRow {
  readonly id: string;
  readonly plan: string;
  /** Lower-case text that the free-text search looks in. */
  readonly search: string;
  readonly createdAt: number;
  readonly timeLimit: number | null;
  readonly ssh: string | null;
  readonly http: { readonly port: number; readonly path: string; readonly front: number } | null;
  /** {@link tagsColumn} of its tags. */
  readonly tags: string;
  /** The half of its JSON that never changes. */
  readonly fixed: string;
}

/** Stands before and after every tag in the store, and in no tag. */
const tagMark = '\u0000';

/** Tags as one text in which each can be found. */
export function tagsColumn(tags: readonly string[]): string {
  return tags.length === 0 ? '' : `${tagMark}${tags.join(tagMark)}${tagMark}`;
}

/** What changes of a task after its creation. */
export type TaskChange = Partial<
  Omit<TaskRow, 'sequence' | 'id' | 'plan' | 'created_at' | 'time_limit' | 'ssh' | 'hidden'>
>;

const columns = `sequence, id, status, plan, created_at, updated_at, canceled_at, started_at,
  stopped_at, ended_at, exit_code, error_message, time_limit, ssh, http_port, http_path, front_port,
  artifact_id, artifact_size, artifact_created_at, artifact_expired_at, preference, hidden`;

/** The row that an insert makes, without reading it back. */
function firstRow(task: NewTaskRow): TaskRow {
  return {
    sequence: 0,
    id: task.id,
    status: 'waiting',
    plan: task.plan,
    created_at: task.createdAt,
    updated_at: task.createdAt,
    canceled_at: null,
    started_at: null,
    stopped_at: null,
    ended_at: null,
    exit_code: null,
    error_message: '',
    time_limit: task.timeLimit,
    ssh: task.ssh,
    http_port: task.http?.port ?? null,
    http_path: task.http?.path ?? null,
    front_port: task.http?.front ?? null,
    artifact_id: null,
    artifact_size: null,
    artifact_created_at: null,
    artifact_expired_at: null,
    preference: null,
    hidden: 0,
  };
}

/** Tasks in the store, with their JSON kept ready beside them. */
export class TaskStore {
  readonly #database: Database;
  readonly #options: DokOptions;
  readonly #origin: FrontOrigin;
  readonly #insert: Statement;
  readonly #insertWire: Statement;
  readonly #find: Statement<TaskRow>;
  readonly #findArtifact: Statement<TaskRow>;
  readonly #wire: Statement<{ state: string; fixed: string }>;
  readonly #fixed: Statement<{ fixed: string }>;
  readonly #update: Statement;
  readonly #updateWire: Statement;
  readonly #hide: Statement;
  readonly #delete: readonly Statement[];
  readonly #countVisible: Statement<{ count: number }>;
  #version = 0;

  constructor(database: Database, options: DokOptions, origin: FrontOrigin) {
    this.#database = database;
    this.#options = options;
    this.#origin = origin;
    this.#insert = database.prepare(
      `INSERT INTO dok_tasks (id, status, plan, search, tags, created_at, updated_at, time_limit, ssh,
         http_port, http_path, front_port) VALUES (?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertWire = database.prepare(
      'INSERT INTO dok_task_wire SELECT max(sequence), ?, ? FROM dok_tasks',
    );
    this.#find = database.prepare(`SELECT ${columns} FROM dok_tasks WHERE id = ?`);
    this.#findArtifact = database.prepare(`SELECT ${columns} FROM dok_tasks WHERE artifact_id = ?`);
    this.#wire = database.prepare(
      `SELECT state, fixed FROM dok_tasks JOIN dok_task_wire USING (sequence)
       WHERE id = ? AND hidden = 0`,
    );
    this.#fixed = database.prepare('SELECT fixed FROM dok_task_wire WHERE sequence = ?');
    this.#update = database.prepare(
      `UPDATE dok_tasks SET status = ?, updated_at = ?, canceled_at = ?, started_at = ?,
         stopped_at = ?, ended_at = ?, exit_code = ?, error_message = ?, http_port = ?,
         http_path = ?, front_port = ?, artifact_id = ?, artifact_size = ?,
         artifact_created_at = ?, artifact_expired_at = ?, preference = ? WHERE sequence = ?`,
    );
    this.#updateWire = database.prepare('UPDATE dok_task_wire SET state = ? WHERE sequence = ?');
    // SQLite counts a whole table without reading its rows, but not one with a condition.
    this.#countVisible = database.prepare(
      `SELECT (SELECT count(*) FROM dok_tasks) -
         (SELECT count(*) FROM dok_tasks WHERE hidden = 1) AS count`,
    );
    this.#hide = database.prepare('UPDATE dok_tasks SET hidden = 1 WHERE sequence = ?');
    this.#delete = ['dok_tasks', 'dok_task_wire'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE sequence = ?`),
    );
  }

  /** Stores a new task, in the transaction that accepts its workload; the result is its JSON. */
  insert(task: NewTaskRow): string {
    const { id, plan, search, createdAt: now, timeLimit, ssh, http, fixed } = task;
    const front = [http?.port ?? null, http?.path ?? null, http?.front ?? null];
    this.#insert.run(id, plan, search, task.tags, now, now, timeLimit, ssh, ...front);
    const state = stateWire(firstRow(task), this.#options, this.#origin);
    this.#insertWire.run(state, fixed);
    this.#version += 1;
    return state + fixed;
  }

  /** A task the user can see. */
  find(id: string): TaskRow | undefined {
    const row = this.#find.get(id);
    return row?.hidden === 0 ? row : undefined;
  }

  /** Another number after every change: what was read at the same number is still true. */
  get version(): number {
    return this.#version;
  }

  /** How many tasks the user can see. */
  count(): number {
    return this.#countVisible.get()?.count ?? 0;
  }

  /** A task, also one that the user deleted and whose workload still ends. */
  findAny(id: string): TaskRow | undefined {
    return this.#find.get(id);
  }

  findByArtifact(artifactId: string): TaskRow | undefined {
    return this.#findArtifact.get(artifactId);
  }

  /** The JSON of a task the user can see. */
  wire(id: string): string | undefined {
    const found = this.#wire.get(id);
    return found === undefined ? undefined : found.state + found.fixed;
  }

  /** The JSON of a task, visible or not. */
  wireOf(row: TaskRow): string {
    return (
      stateWire(row, this.#options, this.#origin) + (this.#fixed.get(row.sequence)?.fixed ?? '')
    );
  }

  /** Stores a change and writes the JSON anew; the result is the row as it is now. */
  change(row: TaskRow, change: TaskChange): TaskRow {
    const next = { ...row, ...change };
    this.#update.run(
      next.status,
      next.updated_at,
      next.canceled_at,
      next.started_at,
      next.stopped_at,
      next.ended_at,
      next.exit_code,
      next.error_message,
      next.http_port,
      next.http_path,
      next.front_port,
      next.artifact_id,
      next.artifact_size,
      next.artifact_created_at,
      next.artifact_expired_at,
      next.preference,
      next.sequence,
    );
    this.#updateWire.run(stateWire(next, this.#options, this.#origin), next.sequence);
    this.#version += 1;
    return next;
  }

  /** Takes a task out of the user's sight; it is deleted when its workload is gone. */
  hide(row: TaskRow): void {
    this.#hide.run(row.sequence);
    this.#version += 1;
  }

  delete(row: TaskRow): void {
    this.#version += 1;
    for (const statement of this.#delete) statement.run(row.sequence);
  }

  /** Rows that `where` (a condition over the columns of `dok_tasks`) selects. */
  select(where: string, ...values: (string | number)[]): TaskRow[] {
    return this.#database
      .prepare<TaskRow>(`SELECT ${columns} FROM dok_tasks WHERE ${where}`)
      .all(...values);
  }

  /** Writes the JSON of every task anew, as a change of profile needs it. */
  renderAll(): void {
    this.#database.transaction(() => {
      for (const row of this.select('true')) {
        this.#updateWire.run(stateWire(row, this.#options, this.#origin), row.sequence);
      }
      this.#version += 1;
    });
  }
}
