import type { Database, SqlValue, Statement } from '../../../../store/database.ts';

/** Writes some columns of a row; each set of columns is prepared once. */
export type Update<Row> = (key: readonly SqlValue[], change: Partial<Row>) => void;

/** An {@link Update} of one table, by its key columns. */
export function createUpdate<Row extends object>(
  database: Database,
  table: string,
  keys: readonly string[],
): Update<Row> {
  const statements = new Map<string, Statement>();
  return (key, change) => {
    const names = Object.keys(change);
    if (names.length === 0) return;
    const shape = names.join();
    let statement = statements.get(shape);
    if (statement === undefined) {
      const sets = names.map((name) => `${name} = ?`).join(', ');
      const where = keys.map((name) => `${name} = ?`).join(' AND ');
      statement = database.prepare(`UPDATE ${table} SET ${sets} WHERE ${where}`);
      statements.set(shape, statement);
    }
    statement.run(...(Object.values(change) as SqlValue[]), ...key);
  };
}
