import type { Database } from './database.ts';
import { isDiskFull } from './errors.ts';

/** Work that waits for the next common transaction. */
interface Pending {
  readonly run: () => void;
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Commits what concurrent requests store in one transaction. Writing a transaction out costs more
 * than what most of them change; those that arrive together share that cost. Each is still answered
 * after its commit only, and one that fails takes nothing of the others with it.
 */
export class CommitGroup {
  readonly #database: Database;
  #pending: Pending[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** Runs `work` in the next common transaction; its result comes when that is committed. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      const run = (): void => {
        result = work();
      };
      this.#pending.push({ run, committed: () => resolve(result), failed: reject });
      if (this.#pending.length === 1) setImmediate(() => this.#commit());
    });
  }

  #commit(): void {
    const all = this.#pending;
    this.#pending = [];
    const refused = new Set<Pending>();
    try {
      this.#database.transaction(() => {
        for (const pending of all) {
          try {
            this.#database.transaction(pending.run);
          } catch (error) {
            // On a full disk SQLite may have undone all of it by itself: nothing can follow.
            if (isDiskFull(error)) throw error;
            refused.add(pending);
            pending.failed(error);
          }
        }
      });
    } catch (error) {
      for (const pending of all) if (!refused.has(pending)) pending.failed(error);
      return;
    }
    for (const pending of all) if (!refused.has(pending)) pending.committed();
  }
}
