import { randomUUID } from 'node:crypto';
import type { Database, Statement } from '../../../store/database.ts';

/** A public key, as stored. */
export interface SshKeyRow {
  readonly id: string;
  readonly name: string;
  readonly pub_key: string;
  readonly is_active: number;
}

const columns = 'id, name, pub_key, is_active';

/** Public keys in the store. */
export class SshKeyStore {
  readonly #all: Statement<SshKeyRow>;
  readonly #find: Statement<SshKeyRow>;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #delete: Statement;

  constructor(database: Database) {
    this.#all = database.prepare(`SELECT ${columns} FROM dok_ssh_keys ORDER BY sequence DESC`);
    this.#find = database.prepare(`SELECT ${columns} FROM dok_ssh_keys WHERE id = ?`);
    this.#insert = database.prepare(
      'INSERT INTO dok_ssh_keys (id, name, pub_key, is_active) VALUES (?, ?, ?, ?)',
    );
    this.#update = database.prepare('UPDATE dok_ssh_keys SET name = ?, is_active = ? WHERE id = ?');
    this.#delete = database.prepare('DELETE FROM dok_ssh_keys WHERE id = ?');
  }

  /** Newest first. */
  all(): SshKeyRow[] {
    return this.#all.all();
  }

  find(id: string): SshKeyRow | undefined {
    return this.#find.get(id);
  }

  create(name: string, pubKey: string, isActive: boolean): SshKeyRow {
    const row = { id: randomUUID(), name, pub_key: pubKey, is_active: isActive ? 1 : 0 };
    this.#insert.run(row.id, row.name, row.pub_key, row.is_active);
    return row;
  }

  update(row: SshKeyRow, name: string, isActive: boolean): SshKeyRow {
    this.#update.run(name, isActive ? 1 : 0, row.id);
    return { ...row, name, is_active: isActive ? 1 : 0 };
  }

  delete(id: string): void {
    this.#delete.run(id);
  }
}
