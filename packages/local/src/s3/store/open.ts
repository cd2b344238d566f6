import type { EngineClock } from '../../engine/types.ts';
import type { Database } from '../../store/database.ts';
import type { ObjectStore } from './types.ts';

/** What an object store is made of. */
export interface ObjectStoreOptions {
  /** Absolute path; the bytes lie in `objects/` there. */
  readonly dataDir: string;
  /** Opened with the tables of `s3Schema`. */
  readonly database: Database;
  readonly clock: Pick<EngineClock, 'now'>;
  /**
   * Whether a file is forced to the disk before it is answered. Without it an answered object
   * survives every end of the process, but not always a power cut: as all else in the data directory.
   *
   * @default false
   */
  readonly sync?: boolean;
}

/** Opens the buckets of a data directory. */
export function openObjectStore(options: ObjectStoreOptions): ObjectStore {
  throw new Error(`The object store of ${options.dataDir} is not written yet.`);
}
