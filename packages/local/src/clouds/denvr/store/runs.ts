import type { Database, Statement } from '../../../store/database.ts';

/** The containers that were started for an application, as workloads of the engine. */
export class RunStore {
  readonly #insert: Statement;
  readonly #instance: Statement<{ instance: number }>;
  readonly #list: Statement<{ workload: string }>;
  readonly #delete: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('INSERT INTO denvr_runs (workload, instance) VALUES (?, ?)');
    this.#instance = database.prepare('SELECT instance FROM denvr_runs WHERE workload=?');
    this.#list = database.prepare(
      'SELECT workload FROM denvr_runs WHERE instance=? ORDER BY rowid',
    );
    this.#delete = database.prepare('DELETE FROM denvr_runs WHERE workload=?');
  }

  add(workload: string, instance: number): void {
    this.#insert.run(workload, instance);
  }

  /** The instance that a workload is the container of. */
  instanceOf(workload: string): number | undefined {
    return this.#instance.get(workload)?.instance;
  }

  /** Every container of an instance, oldest first. */
  of(instance: number): string[] {
    return this.#list.all(instance).map(({ workload }) => workload);
  }

  remove(workload: string): void {
    this.#delete.run(workload);
  }
}
