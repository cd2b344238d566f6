import type { Database, Statement } from '../../../store/database.ts';

/** What has no life of its own beyond what it shows. */
export type ThingKind = 'vpc' | 'snapshot' | 'host';

/** A VPC, snapshot or host: its JSON is its row. */
export interface Thing<Wire> {
  readonly cluster: string;
  readonly namespace: string;
  readonly id: string;
  readonly wire: Wire;
  /** When its next step is due; `null` for none. */
  readonly dueAt: number | null;
}

interface Row {
  readonly cluster: string;
  readonly namespace: string;
  readonly id: string;
  readonly wire: string;
  readonly due_at: number | null;
}

/** The things of one kind. */
export class ThingStore<Wire> {
  readonly #kind: ThingKind;
  readonly #put: Statement;
  readonly #find: Statement<Row>;
  readonly #list: Statement<Row>;
  readonly #delete: Statement;

  constructor(database: Database, kind: ThingKind) {
    this.#kind = kind;
    this.#put = database.prepare(
      `INSERT INTO denvr_things (kind, cluster, namespace, id, wire, due_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET wire=excluded.wire, due_at=excluded.due_at`,
    );
    this.#find = database.prepare(
      'SELECT * FROM denvr_things WHERE kind=? AND cluster=? AND namespace=? AND id=? COLLATE NOCASE',
    );
    this.#list = database.prepare('SELECT * FROM denvr_things WHERE kind=? ORDER BY rowid');
    this.#delete = database.prepare(
      'DELETE FROM denvr_things WHERE kind=? AND cluster=? AND namespace=? AND id=?',
    );
  }

  put({ cluster, namespace, id, wire, dueAt }: Thing<Wire>): void {
    this.#put.run(this.#kind, cluster, namespace, id, JSON.stringify(wire), dueAt);
  }

  find(cluster: string, namespace: string, id: string): Thing<Wire> | undefined {
    const row = this.#find.get(this.#kind, cluster, namespace, id);
    return row && this.#read(row);
  }

  /** All, in the order in which they were first stored. */
  list(): Thing<Wire>[] {
    return this.#list.all(this.#kind).map((row) => this.#read(row));
  }

  remove({ cluster, namespace, id }: Thing<Wire>): void {
    this.#delete.run(this.#kind, cluster, namespace, id);
  }

  #read({ cluster, namespace, id, wire, due_at }: Row): Thing<Wire> {
    return { cluster, namespace, id, wire: JSON.parse(wire) as Wire, dueAt: due_at };
  }
}
