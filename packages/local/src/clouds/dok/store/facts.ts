import type { Database, Statement } from '../../../store/database.ts';

/** Single values that outlive a restart, by name. */
export class Facts {
  readonly #get: Statement<{ value: string }>;
  readonly #set: Statement;
  readonly #remove: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM dok_facts WHERE name = ?');
    this.#set = database.prepare(
      'INSERT INTO dok_facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    this.#remove = database.prepare('DELETE FROM dok_facts WHERE name = ?');
  }

  get(name: string): string | undefined {
    return this.#get.get(name)?.value;
  }

  set(name: string, value: string): void {
    this.#set.run(name, value);
  }

  remove(name: string): void {
    this.#remove.run(name);
  }
}
