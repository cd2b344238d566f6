import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database, SchemaModule } from './database.ts';
import { codeOf, describeDataDirError } from './errors.ts';
import { type OpenDatabase, openLibsql } from './libsql.ts';
import { lockedError, removeLockNote, writeLockNote } from './lock.ts';
import { migrate } from './migrate.ts';
import { workloadTables } from './workloads.ts';

const DATABASE_FILE = 'irori.sqlite';
const LOCK_FILE = 'lock';

/** The open data directory: its lock is held and its database is up to date. */
export interface Store {
  /** Absolute path without links: give this one to the engine. */
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
 * The directory is readable by its owner alone (0700, files 0600) and belongs to one process at a
 * time.
 *
 * @throws DataDirError `DATA_DIR_LOCKED` (names the process that has it), `DATA_DIR_VERSION` (made
 * by a newer version), `DATA_DIR_PERMISSION`, `DATA_DIR_UNUSABLE`, `DISK_FULL`.
 */
export function openStore(dataDir: string, options: OpenStoreOptions = {}): Store {
  const directory = makePrivateDirectory(resolve(dataDir));
  const lockFile = join(directory, LOCK_FILE);
  const database = openExclusively(directory, lockFile);
  try {
    migrate(database, [workloadTables, ...(options.modules ?? [])], directory);
    writeLockNote(lockFile);
  } catch (error) {
    database.close();
    throw describeDataDirError(directory, error);
  }
  return {
    dataDir: directory,
    database,
    close(): void {
      removeLockNote(lockFile);
      database.close();
    },
  };
}

function openExclusively(directory: string, lockFile: string): OpenDatabase {
  try {
    const file = join(directory, DATABASE_FILE);
    // SQLite gives its side files the mode of the database, and says less about a refusal.
    closeSync(openSync(file, 'a', 0o600));
    return openLibsql(file);
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw lockedError(directory, lockFile, error);
    throw describeDataDirError(directory, error);
  }
}

/** Makes the directory if need be; returns its one true path, by which its processes are known. */
function makePrivateDirectory(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const directory = realpathSync(path);
    const entries = readdirSync(directory);
    const isOurs = entries.length === 0 || entries.includes(DATABASE_FILE);
    // A directory with other things in it was not made by us: its mode is its owner's decision, and
    // everything we put there is private by itself.
    if (isOurs && (statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700);
    return directory;
  } catch (error) {
    throw describeDataDirError(path, error);
  }
}
