/** A value SQLite stores. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** A prepared statement; prepare once, use often. */
export interface Statement<Row = unknown> {
  run(...values: SqlValue[]): { readonly changes: number };
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
}

/** The open store, as the repositories use it. */
export interface Database {
  prepare<Row = unknown>(sql: string): Statement<Row>;
  /** Runs one or more statements without values. */
  exec(sql: string): void;
  /**
   * Runs `fn` in a transaction: committed when it returns, undone when it throws. Inside another
   * transaction it joins that one. `fn` must not be async.
   *
   * @throws DataDirError `DISK_FULL` when there is no room for it.
   */
  transaction<T>(fn: () => T): T;
  /** Calls `fn` after the current transaction is committed (at once outside of one), never when it is undone. */
  afterCommit(fn: () => void): void;
}

/** The tables of one part of the program (`engine`, `dok`, …) as steps, applied in order, each once. */
export interface SchemaModule {
  readonly name: string;
  /** SQL of step 1, 2, …: only ever appended to. */
  readonly migrations: readonly string[];
}
