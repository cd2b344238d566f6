import type { Database, SchemaModule } from './database.ts';

/** The open data directory: its lock is held and its database is up to date. */
export interface Store {
  readonly dataDir: string;
  readonly database: Database;
  /** Closes the database and releases the lock. */
  close(): void;
}

/** Options of {@link openStore}. */
export interface OpenStoreOptions {
  /** Tables besides the engine's own, e.g. those of a cloud. @default none */
  readonly modules?: readonly SchemaModule[];
}

/**
 * Opens a data directory, makes it if it is new, and brings its tables up to date.
 *
 * @throws DataDirError `DATA_DIR_LOCKED` (names the process that has it), `DATA_DIR_VERSION` (made
 * by a newer version), `DATA_DIR_PERMISSION`, `DATA_DIR_UNUSABLE`.
 */
export function openStore(dataDir: string, options: OpenStoreOptions = {}): Store {
  throw new Error(`not yet: ${dataDir} ${options.modules?.length ?? 0}`);
}
