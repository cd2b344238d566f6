import type { Database, SchemaModule } from './database.ts';
import { DataDirError } from './errors.ts';

/** The format of the store as a whole; raised when an older version must not open it. */
const FORMAT = 1;

/**
 * Brings the tables of all modules up to date, each step in a transaction of its own.
 *
 * @throws DataDirError `DATA_DIR_VERSION` when a newer version made them.
 */
export function migrate(
  database: Database,
  modules: readonly SchemaModule[],
  dataDir: string,
): void {
  const format = database
    .prepare<{ user_version: number }>('SELECT user_version FROM pragma_user_version')
    .get()?.user_version;
  if (format !== undefined && format > FORMAT) throw newerVersion(dataDir, format, FORMAT);

  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_modules (name TEXT PRIMARY KEY, version INTEGER NOT NULL)',
  );
  const applied = new Map(
    database
      .prepare<{ name: string; version: number }>('SELECT name, version FROM schema_modules')
      .all()
      .map((row) => [row.name, row.version]),
  );
  for (const module of modules) {
    const version = applied.get(module.name) ?? 0;
    if (version > module.migrations.length) {
      throw newerVersion(dataDir, `${module.name} ${version}`, module.migrations.length);
    }
    applyModule(database, module, version);
  }
  if (format !== FORMAT) database.exec(`PRAGMA user_version = ${FORMAT}`);
}

function applyModule(database: Database, module: SchemaModule, from: number): void {
  module.migrations.slice(from).forEach((sql, index) => {
    database.transaction(() => {
      database.exec(sql);
      database
        .prepare(
          'INSERT INTO schema_modules (name, version) VALUES (?, ?) ' +
            'ON CONFLICT (name) DO UPDATE SET version = excluded.version',
        )
        .run(module.name, from + index + 1);
    });
  });
}

function newerVersion(dataDir: string, found: number | string, known: number): DataDirError {
  return new DataDirError(
    'DATA_DIR_VERSION',
    dataDir,
    `The data directory ${dataDir} was made by a newer version of Irori (its format is ${found}, ` +
      `this version knows up to ${known}). Use that version, or give another directory.`,
  );
}
