import type { Database, SqlValue, Statement } from '../../../store/database.ts';
import type { CommonRow, Entity } from './types.ts';

/** Columns to change, by name. */
export type ColumnChange = { readonly [column: string]: SqlValue };

/** What a new row is made of. */
export interface NewEntity<Body> {
  /** Every column but the sequence. */
  readonly columns: ColumnChange;
  readonly body: Body;
}

/** A row as it is read together with its body. */
export type BodyRow<Row> = Row & { readonly body: string };

/** What was read, with its body as it was asked for. */
export function entityOf<Row, Body>({ body, ...row }: BodyRow<Row>): Entity<Row, Body> {
  return { row: row as unknown as Row, body: JSON.parse(body) as Body };
}

const tagsOf = (body: { readonly tags?: readonly string[] | null }): readonly string[] => [
  ...new Set(body.tags ?? []),
];

/** The rows of tasks, pools or jobs in the store. */
export class EntityStore<Row extends CommonRow, Body extends { readonly tags?: string[] | null }> {
  readonly kind: 'task' | 'pool' | 'job';
  readonly #database: Database;
  readonly #find: Statement<BodyRow<Row>>;
  readonly #findRow: Statement<Row>;
  readonly #count: Statement<{ count: number }>;
  readonly #prepared = new Map<string, Statement<never>>();
  #version = 0;

  constructor(database: Database, kind: 'task' | 'pool' | 'job') {
    this.kind = kind;
    this.#database = database;
    this.#find = database.prepare(
      `SELECT t.*, b.body FROM ${this.table} t JOIN ${this.bodies} b USING (sequence)
       WHERE t.uuid = ?1 OR t.shortname = ?2`,
    );
    this.#findRow = database.prepare(`SELECT * FROM ${this.table} WHERE uuid = ?`);
    this.#count = database.prepare(`SELECT count(*) AS count FROM ${this.table}`);
  }

  get table(): string {
    return `qarnot_${this.kind}s`;
  }

  get bodies(): string {
    return `qarnot_${this.kind}_bodies`;
  }

  get tags(): string {
    return `qarnot_${this.kind}_tags`;
  }

  /** Another number after every change: what was read at the same number is still true. */
  get version(): number {
    return this.#version;
  }

  /** Stores a new row; the result is as {@link EntityStore.find} gives it. Call it in a transaction. */
  insert({ columns, body }: NewEntity<Body>): Entity<Row, Body> {
    this.#version += 1;
    const names = Object.keys(columns);
    this.prepare(
      `INSERT INTO ${this.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ).run(...Object.values(columns));
    const found = this.#findRow.get(String(columns['uuid']));
    if (found === undefined) throw new Error(`The new ${this.kind} was not stored.`);
    const text = JSON.stringify(body);
    this.prepare(`INSERT INTO ${this.bodies} VALUES (?, ?)`).run(found.sequence, text);
    this.#insertTags(found.sequence, tagsOf(body));
    return { row: found, body: JSON.parse(text) as Body };
  }

  /** A row by its uuid (in any case) or its shortname. */
  find(id: string): Entity<Row, Body> | undefined {
    const found = this.#find.get(id.toLowerCase(), id);
    return found === undefined ? undefined : entityOf(found);
  }

  /** A row by its uuid, without its body. */
  row(uuid: string): Row | undefined {
    return this.#findRow.get(uuid);
  }

  /** Changes columns of a row. */
  change(uuid: string, columns: ColumnChange): void {
    const names = Object.keys(columns);
    if (names.length === 0) return;
    this.#version += 1;
    this.prepare(
      `UPDATE ${this.table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE uuid = ?`,
    ).run(...Object.values(columns), uuid);
  }

  /** Replaces what was asked for, tags included. */
  replaceBody({ sequence }: Row, body: Body): void {
    this.#version += 1;
    this.#database.transaction(() => {
      this.prepare(`UPDATE ${this.bodies} SET body = ? WHERE sequence = ?`).run(
        JSON.stringify(body),
        sequence,
      );
      this.prepare(`DELETE FROM ${this.tags} WHERE sequence = ?`).run(sequence);
      this.#insertTags(sequence, tagsOf(body));
    });
  }

  delete(uuid: string): void {
    const found = this.#findRow.get(uuid);
    if (found === undefined) return;
    this.#version += 1;
    this.#database.transaction(() => {
      for (const table of [this.table, this.bodies, this.tags]) {
        this.prepare(`DELETE FROM ${table} WHERE sequence = ?`).run(found.sequence);
      }
    });
  }

  count(): number {
    return this.#count.get()?.count ?? 0;
  }

  /** Rows with their bodies that `where` (over the columns, as `t`) selects. */
  select(where: string, order: string, ...values: SqlValue[]): Entity<Row, Body>[] {
    return this.prepare<BodyRow<Row>>(
      `SELECT t.*, b.body FROM ${this.table} t CROSS JOIN ${this.bodies} b USING (sequence)
       WHERE ${where} ${order}`,
    )
      .all(...values)
      .map((row) => entityOf<Row, Body>(row));
  }

  /** Statements by their text. */
  prepare<R>(sql: string): Statement<R> {
    const known = this.#prepared.get(sql) as Statement<R> | undefined;
    if (known !== undefined) return known;
    if (this.#prepared.size >= 300) this.#prepared.clear();
    const statement = this.#database.prepare<R>(sql);
    this.#prepared.set(sql, statement as Statement<never>);
    return statement;
  }

  #insertTags(sequence: number, tags: readonly string[]): void {
    for (const tag of tags) {
      this.prepare(`INSERT INTO ${this.tags} VALUES (?, ?)`).run(tag, sequence);
    }
  }
}
