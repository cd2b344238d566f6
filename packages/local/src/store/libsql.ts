import { dirname } from 'node:path';
import Libsql from 'libsql';
import type { Database, SqlValue, Statement } from './database.ts';
import { describeDataDirError, isDiskFull } from './errors.ts';

/** A database that can be closed. */
export interface OpenDatabase extends Database {
  close(): void;
}

/**
 * Opens an SQLite file for this process alone: the operating system holds the lock, so it is gone
 * with the process however that ends. Committed transactions survive a kill of the process
 * (WAL, synchronous NORMAL); after a power cut the last ones may be missing, never torn.
 *
 * @throws the SQLite error: `SQLITE_BUSY` when another process has the file.
 */
export function openLibsql(file: string): OpenDatabase {
  const database = new Libsql(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA foreign_keys = ON');
    // The lock is only taken by the first transaction.
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    database.close();
    throw error;
  }
  return new LibsqlDatabase(database, dirname(file));
}

/**
 * libsql keeps a closed connection, and with it the lock, until the garbage collector has taken
 * every statement of it. So the lock is given back first, which WAL mode has to be left for.
 */
function closeLibsql(database: Libsql.Database): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('PRAGMA locking_mode = NORMAL');
    database.exec('SELECT 1 FROM sqlite_schema LIMIT 1');
  } catch {
    // The disk is full or the directory is gone. What is committed stays committed.
  }
  database.close();
}

class LibsqlDatabase implements OpenDatabase {
  readonly #database: Libsql.Database;
  readonly #directory: string;
  readonly #begin: Libsql.Statement<SqlValue[]>;
  readonly #commit: Libsql.Statement<SqlValue[]>;
  #depth = 0;
  #hooks: (() => void)[] = [];

  constructor(database: Libsql.Database, directory: string) {
    this.#database = database;
    this.#directory = directory;
    this.#begin = database.prepare<SqlValue[]>('BEGIN');
    this.#commit = database.prepare<SqlValue[]>('COMMIT');
  }

  prepare<Row>(sql: string): Statement<Row> {
    return new LibsqlStatement<Row>(this.#database.prepare<SqlValue[]>(sql));
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  transaction<T>(fn: () => T): T {
    return this.#depth === 0 ? this.#outer(fn) : this.#inner(fn);
  }

  afterCommit(fn: () => void): void {
    if (this.#depth === 0) fn();
    else this.#hooks.push(fn);
  }

  close(): void {
    closeLibsql(this.#database);
  }

  #outer<T>(fn: () => T): T {
    this.#begin.run();
    this.#depth = 1;
    let result: T;
    try {
      result = this.#call(fn);
      this.#commit.run();
    } catch (error) {
      this.#hooks = [];
      // After some errors (a full disk) SQLite has already undone everything by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw isDiskFull(error) ? describeDataDirError(this.#directory, error) : error;
    } finally {
      this.#depth = 0;
    }
    const hooks = this.#hooks;
    this.#hooks = [];
    for (const hook of hooks) hook();
    return result;
  }

  #inner<T>(fn: () => T): T {
    const name = `nested_${this.#depth}`;
    const hooks = this.#hooks.length;
    this.#database.exec(`SAVEPOINT ${name}`);
    this.#depth += 1;
    try {
      const result = this.#call(fn);
      this.#database.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      this.#hooks.length = hooks;
      if (this.#database.inTransaction) {
        this.#database.exec(`ROLLBACK TO ${name}`);
        this.#database.exec(`RELEASE ${name}`);
      }
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  #call<T>(fn: () => T): T {
    const result = fn();
    if (result instanceof Promise) {
      throw new TypeError('A transaction must be synchronous: its function returned a promise.');
    }
    return result;
  }
}

class LibsqlStatement<Row> implements Statement<Row> {
  readonly #statement: Libsql.Statement<SqlValue[]>;

  constructor(statement: Libsql.Statement<SqlValue[]>) {
    this.#statement = statement;
  }

  run(...values: SqlValue[]): { readonly changes: number } {
    return this.#statement.run(...values);
  }

  get(...values: SqlValue[]): Row | undefined {
    const row = this.#statement.get(...values) as (Row & { _metadata?: unknown }) | undefined;
    // libsql adds its timing to the row; it must not travel with it.
    if (row !== undefined) delete row._metadata;
    return row;
  }

  all(...values: SqlValue[]): Row[] {
    return this.#statement.all(...values) as Row[];
  }
}
