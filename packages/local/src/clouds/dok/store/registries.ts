import { randomUUID } from 'node:crypto';
import type { RegistryLogin } from '../../../engine/types.ts';
import type { Database, Statement } from '../../../store/database.ts';

/** Credentials of a container registry, as stored. Times are epoch milliseconds. */
export interface RegistryRow {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly hostname: string;
  readonly username: string;
}

/** What a user says about a registry. */
export interface RegistryInput {
  readonly hostname: string;
  readonly username: string;
  /** Stored, and never read back into an answer. */
  readonly password: string;
}

const columns = 'id, created_at, updated_at, hostname, username';

/** Registry credentials in the store. */
export class RegistryStore {
  readonly #all: Statement<RegistryRow>;
  readonly #find: Statement<RegistryRow>;
  readonly #login: Statement<RegistryLogin>;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #delete: Statement;

  constructor(database: Database) {
    this.#all = database.prepare(`SELECT ${columns} FROM dok_registries ORDER BY sequence DESC`);
    this.#find = database.prepare(`SELECT ${columns} FROM dok_registries WHERE id = ?`);
    this.#login = database.prepare(
      'SELECT hostname AS server, username, password FROM dok_registries WHERE id = ?',
    );
    this.#insert = database.prepare(
      `INSERT INTO dok_registries (id, created_at, updated_at, hostname, username, password)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#update = database.prepare(
      `UPDATE dok_registries SET updated_at = ?, hostname = ?, username = ?, password = ?
       WHERE id = ?`,
    );
    this.#delete = database.prepare('DELETE FROM dok_registries WHERE id = ?');
  }

  /** Newest first. */
  all(): RegistryRow[] {
    return this.#all.all();
  }

  find(id: string): RegistryRow | undefined {
    return this.#find.get(id);
  }

  /** What a registry is shown when an image is pulled from it; undefined when it was deleted. */
  login(id: string): RegistryLogin | undefined {
    return this.#login.get(id);
  }

  create({ hostname, username, password }: RegistryInput, now: number): RegistryRow {
    const id = randomUUID();
    this.#insert.run(id, now, now, hostname, username, password);
    return { id, created_at: now, updated_at: now, hostname, username };
  }

  replace(
    row: RegistryRow,
    { hostname, username, password }: RegistryInput,
    now: number,
  ): RegistryRow {
    this.#update.run(now, hostname, username, password, row.id);
    return { ...row, updated_at: now, hostname, username };
  }

  delete(id: string): void {
    this.#delete.run(id);
  }
}
