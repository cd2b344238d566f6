import type { Database, Statement } from '../../../store/database.ts';

/** Single values that outlive a restart, by name. */
export class Facts {
  readonly #get: Statement<{ value: string }>;
  readonly #set: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM qarnot_facts WHERE name = ?');
    this.#set = database.prepare(
      'INSERT INTO qarnot_facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  get(name: string): string | undefined {
    return this.#get.get(name)?.value;
  }

  set(name: string, value: string): void {
    this.#set.run(name, value);
  }

  /** The value of a name; what `make` gives the first time. */
  ensure(name: string, make: () => string): string {
    const known = this.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.set(name, made);
    return made;
  }
}
