import type { Database, Statement } from '../../../store/database.ts';

/** A webhook that has yet to arrive. */
export interface DeliveryRow {
  readonly sequence: number;
  readonly address: string;
  readonly secret: string;
  readonly body: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** Epoch milliseconds before which it is not tried again. */
  readonly next_at: number;
}

/** Webhooks on their way, so that a kill between a task's end and their arrival loses none. */
export class DeliveryStore {
  readonly #add: Statement;
  readonly #due: Statement<DeliveryRow>;
  readonly #next: Statement<{ next_at: number | null }>;
  readonly #later: Statement;
  readonly #remove: Statement;

  constructor(database: Database) {
    this.#add = database.prepare(
      'INSERT INTO dok_deliveries (address, secret, body, next_at) VALUES (?, ?, ?, ?)',
    );
    this.#due = database.prepare(
      'SELECT * FROM dok_deliveries WHERE next_at <= ? ORDER BY sequence LIMIT 100',
    );
    this.#next = database.prepare('SELECT min(next_at) AS next_at FROM dok_deliveries');
    this.#later = database.prepare(
      'UPDATE dok_deliveries SET attempts = ?, next_at = ? WHERE sequence = ?',
    );
    this.#remove = database.prepare('DELETE FROM dok_deliveries WHERE sequence = ?');
  }

  add(address: string, secret: string, body: string, now: number): void {
    this.#add.run(address, secret, body, now);
  }

  /** What may be tried at `now`, oldest first. */
  due(now: number): DeliveryRow[] {
    return this.#due.all(now);
  }

  /** When the next one may be tried; undefined when none is on its way. */
  next(): number | undefined {
    return this.#next.get()?.next_at ?? undefined;
  }

  postpone(row: DeliveryRow, nextAt: number): void {
    this.#later.run(row.attempts + 1, nextAt, row.sequence);
  }

  remove(row: DeliveryRow): void {
    this.#remove.run(row.sequence);
  }
}
