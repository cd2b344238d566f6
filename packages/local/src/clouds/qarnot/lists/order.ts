import type { SqlValue } from '../../../store/database.ts';
import type { Condition } from '../filters/sql.ts';
import type { CommonRow } from '../store/types.ts';
import type { Cursor, Order, OrderBy } from './cursor.ts';

const orderIndexes: { readonly [by in Exclude<OrderBy, 'creationDate'>]: string } = {
  executionTime: 'execution',
  name: 'name',
  state: 'state',
};

/** The columns that the orders go by. */
const orderFields: { readonly [by in OrderBy]: string } = {
  creationDate: 'sequence',
  executionTime: 'execution_ms',
  name: 'name',
  state: 'state',
};

/** The terms of an ORDER BY; what is equal comes in the order of creation. */
export function orderBy({ by, direction }: Order): string {
  const last = `t.sequence ${direction}`;
  return by === 'creationDate' ? last : `t.${orderFields[by]} ${direction}, ${last}`;
}

/** The index of a table that has an order. */
export function indexOf(table: string, by: Exclude<OrderBy, 'creationDate'>): string {
  return `${table}_${orderIndexes[by]}`;
}

/** What comes after a cursor. */
export function afterCursor(cursor: Cursor | undefined): Condition[] {
  if (cursor === undefined) return [];
  const sign = cursor.direction === 'ASC' ? '>' : '<';
  if (cursor.by === 'creationDate') {
    return [{ sql: `t.sequence ${sign} ?`, values: [cursor.sequence] }];
  }
  const column = `t.${orderFields[cursor.by]}`;
  return [
    { sql: `(${column}, t.sequence) ${sign} (?, ?)`, values: [cursor.value, cursor.sequence] },
  ];
}

/** The cursor at an element. */
export function cursorAt(row: CommonRow, { by, direction }: Order): Cursor {
  const value = (row as unknown as { readonly [field: string]: SqlValue })[orderFields[by]] ?? null;
  return { by, direction, sequence: row.sequence, value };
}
