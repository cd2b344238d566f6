import { createHmac } from 'node:crypto';
import type { Database, SqlValue, Statement } from '../../../store/database.ts';
import { invalid } from '../errors.ts';

/** The orders that pages come in. */
export type OrderBy = 'creationDate' | 'executionTime' | 'name' | 'state';

/** An order with its direction. */
export interface Order {
  readonly by: OrderBy;
  readonly direction: 'ASC' | 'DESC';
}

/** The last element of a page: the next page begins after it, whether it still exists or not. */
export interface Cursor extends Order {
  readonly sequence: number;
  /** What it was ordered by; null where that is the sequence itself. */
  readonly value: SqlValue;
}

const orders: readonly OrderBy[] = ['creationDate', 'executionTime', 'name', 'state'];

/** How many values of past pages are remembered. */
const rememberedMax = 20_000;

/**
 * The `nextToken` of pages: 24 hexadecimal digits, like the ids of documents that Qarnot sends.
 * They hold the order, the sequence and a signature; what an element was ordered by is remembered in
 * the store, since it may change or go before the next page is asked for.
 */
export class Cursors {
  readonly #kind: string;
  readonly #key: string;
  readonly #remember: Statement<{ id: number }>;
  readonly #recall: Statement<{ value: string }>;
  readonly #forget: Statement;

  constructor(database: Database, kind: string, key: string) {
    this.#kind = kind;
    this.#key = key;
    this.#remember = database.prepare('INSERT INTO qarnot_cursors (value) VALUES (?) RETURNING id');
    this.#recall = database.prepare('SELECT value FROM qarnot_cursors WHERE id = ?');
    this.#forget = database.prepare('DELETE FROM qarnot_cursors WHERE id <= ?');
  }

  token({ by, direction, sequence, value }: Cursor): string {
    const order = orders.indexOf(by) * 2 + (direction === 'ASC' ? 0 : 1);
    if (by === 'creationDate') return this.#signed(order, sequence);
    const id = this.#remember.get(JSON.stringify([sequence, value]))?.id ?? 0;
    if (id % 1000 === 0) this.#forget.run(id - rememberedMax);
    return this.#signed(order, id);
  }

  /** @throws RefusedError 400 for a token that was not given for these elements, or too long ago. */
  parse(token: string): Cursor {
    const match = /^([0-9a-f]{2})([0-9a-f]{10})[0-9a-f]{12}$/i.exec(token);
    const order = Number.parseInt(match?.[1] ?? '', 16);
    const number = Number.parseInt(match?.[2] ?? '', 16);
    const by = orders[order >> 1];
    if (by === undefined || this.#signed(order, number) !== token.toLowerCase()) throw unknown();
    const direction = order % 2 === 0 ? 'ASC' : 'DESC';
    if (by === 'creationDate') return { by, direction, sequence: number, value: null };
    const remembered = this.#recall.get(number);
    if (remembered === undefined) throw unknown();
    const [sequence, value] = JSON.parse(remembered.value) as [number, SqlValue];
    return { by, direction, sequence, value };
  }

  #signed(order: number, number: number): string {
    const start = order.toString(16).padStart(2, '0') + number.toString(16).padStart(10, '0');
    const hmac = createHmac('sha256', this.#key).update(`${this.#kind} ${start}`);
    return start + hmac.digest('hex').slice(0, 12);
  }
}

function unknown(): Error {
  return invalid([{ field: 'token', message: 'The token is not one of a page.' }]);
}
