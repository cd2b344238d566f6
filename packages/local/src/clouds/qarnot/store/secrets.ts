import type { Database, Statement } from '../../../store/database.ts';
import type { SecretSource } from '../execution/types.ts';

/** The secrets of the account: texts by paths such as `db/password`. */
export class SecretStore implements SecretSource {
  readonly #get: Statement<{ value: string }>;
  readonly #keys: Statement<{ key: string }>;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #delete: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM qarnot_secrets WHERE key = ?');
    this.#keys = database.prepare(
      'SELECT key FROM qarnot_secrets WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key',
    );
    this.#insert = database.prepare(
      'INSERT INTO qarnot_secrets VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#update = database.prepare('UPDATE qarnot_secrets SET value = ? WHERE key = ?');
    this.#delete = database.prepare('DELETE FROM qarnot_secrets WHERE key = ?');
  }

  get(key: string): string | undefined {
    return this.#get.get(key)?.value;
  }

  keys(prefix: string): readonly string[] {
    return this.#keys.all(prefix).map(({ key }) => key);
  }

  /** False when there is one already. */
  create(key: string, value: string): boolean {
    return this.#insert.run(key, value).changes > 0;
  }

  /** False when there is none. */
  update(key: string, value: string): boolean {
    return this.#update.run(value, key).changes > 0;
  }

  /** False when there is none. */
  delete(key: string): boolean {
    return this.#delete.run(key).changes > 0;
  }
}
