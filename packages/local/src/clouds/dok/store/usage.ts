import type { Database, Statement } from '../../../store/database.ts';
import type { UsageRow } from '../billing.ts';

/** What ran, for the bills: kept when the task is deleted. */
export class UsageStore {
  readonly #record: Statement;
  readonly #between: Statement<UsageRow>;

  constructor(database: Database) {
    this.#record = database.prepare(
      `INSERT INTO dok_usage VALUES (?, ?, ?, ?)
       ON CONFLICT (task_id) DO UPDATE SET stopped_at = excluded.stopped_at`,
    );
    this.#between = database.prepare(
      `SELECT plan, started_at, stopped_at FROM dok_usage
       WHERE started_at < ? AND (stopped_at IS NULL OR stopped_at >= ?)`,
    );
  }

  /** Stores that a container of a task started, and once known, when it stopped. */
  record(taskId: string, plan: string, startedAt: number, stoppedAt: number | null): void {
    this.#record.run(taskId, plan, startedAt, stoppedAt);
  }

  /** Runs that were under way at some time from `from` up to, without, `to`. */
  between(from: number, to: number): UsageRow[] {
    return this.#between.all(to, from);
  }
}
