import type { Database, SqlValue, Statement } from '../../../store/database.ts';

/** What an instance is. */
export type InstanceKind = 'vm' | 'app';

/** Where an instance is to get to. */
export type Goal = 'online' | 'offline' | 'gone';

/** A virtual machine or application as stored. */
export interface InstanceRow {
  readonly sequence: number;
  readonly kind: InstanceKind;
  readonly cluster: string;
  /** Empty for an application. */
  readonly namespace: string;
  readonly id: string;
  /** `null` right after the creation of an application. */
  readonly status: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly goal: Goal;
  /** When its next step is due; `null` when it waits for nothing, or for its program. */
  readonly due_at: number | null;
  /** Name of its configuration or hardware package. */
  readonly size: string;
  /** 1 while it takes up capacity. */
  readonly holds: number;
  readonly created_at: number;
  readonly updated_at: number;
  /** The creation as JSON. */
  readonly request: string;
  readonly boot_log: string;
  readonly front_port: number | null;
  /** How often its container was started again since it was last asked to start. */
  readonly restarts: number;
}

/** What names an instance. */
export type InstanceKey = Pick<InstanceRow, 'kind' | 'cluster' | 'namespace' | 'id'>;

type Change = Partial<Omit<InstanceRow, 'sequence' | keyof InstanceKey>>;

/** The virtual machines and applications. */
export class InstanceStore {
  readonly #database: Database;
  readonly #find: Statement<InstanceRow>;
  readonly #bySequence: Statement<InstanceRow>;
  readonly #list: Statement<InstanceRow>;
  readonly #due: Statement<InstanceRow>;
  readonly #nextDue: Statement<{ due_at: number }>;
  readonly #held: Statement<{ count: number }>;
  readonly #delete: Statement;

  constructor(database: Database) {
    const from = 'FROM denvr_instances WHERE';
    this.#database = database;
    this.#find = database.prepare(
      `SELECT * ${from} kind=? AND cluster=? AND namespace=? AND id=? COLLATE NOCASE`,
    );
    this.#bySequence = database.prepare(`SELECT * ${from} sequence=?`);
    this.#list = database.prepare(`SELECT * ${from} kind=? ORDER BY sequence`);
    this.#due = database.prepare(`SELECT * ${from} due_at<=? ORDER BY due_at, sequence`);
    this.#nextDue = database.prepare(
      `SELECT due_at ${from} due_at IS NOT NULL ORDER BY due_at LIMIT 1`,
    );
    this.#held = database.prepare(
      `SELECT count(*) AS count ${from} kind=? AND cluster=? AND size=? AND holds=1`,
    );
    this.#delete = database.prepare('DELETE FROM denvr_instances WHERE sequence=?');
  }

  find({ kind, cluster, namespace, id }: InstanceKey): InstanceRow | undefined {
    return this.#find.get(kind, cluster, namespace, id);
  }

  bySequence(sequence: number): InstanceRow | undefined {
    return this.#bySequence.get(sequence);
  }

  /** All of a kind, oldest first. */
  list(kind: InstanceKind): InstanceRow[] {
    return this.#list.all(kind);
  }

  /** Those whose next step is due at this time, the one that waits longest first. */
  due(now: number): InstanceRow[] {
    return this.#due.all(now);
  }

  /** When the next step is due; `null` when none is. */
  nextDue(): number | null {
    return this.#nextDue.get()?.due_at ?? null;
  }

  /** How many take up capacity of this size. */
  held(kind: InstanceKind, cluster: string, size: string): number {
    return this.#held.get(kind, cluster, size)?.count ?? 0;
  }

  add(
    row: InstanceKey &
      Pick<InstanceRow, 'status' | 'goal' | 'due_at' | 'size' | 'created_at' | 'request'>,
  ): InstanceRow {
    const values: Record<string, SqlValue> = { ...row, updated_at: row.created_at };
    const names = Object.keys(values);
    const marks = names.map(() => '?').join(', ');
    this.#database
      .prepare(`INSERT INTO denvr_instances (${names.join(', ')}) VALUES (${marks})`)
      .run(...Object.values(values));
    const added = this.find(row);
    if (added === undefined) throw new Error(`Instance ${row.id} was not stored.`);
    return added;
  }

  change(row: InstanceRow, change: Change): InstanceRow {
    const names = Object.keys(change);
    const sets = names.map((name) => `${name}=?`).join(', ');
    this.#database
      .prepare(`UPDATE denvr_instances SET ${sets} WHERE sequence=?`)
      .run(...(Object.values(change) as SqlValue[]), row.sequence);
    return { ...row, ...change };
  }

  remove({ sequence }: InstanceRow): void {
    this.#delete.run(sequence);
  }
}
