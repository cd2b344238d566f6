import type { Database } from '../../store/database.ts';
import { S3StoreError } from './errors.ts';
import type { BucketInfo } from './types.ts';

/** The rows of buckets. */
export interface BucketRows {
  /** False when there is one of this name. */
  insert(name: string, createdAt: number): boolean;
  /** @throws S3StoreError `NoSuchBucket`. */
  idOf(name: string): number;
  find(name: string): BucketInfo | undefined;
  all(): BucketInfo[];
  /** Adds to what the bucket counts. */
  count(id: number, objects: number, bytes: number): void;
  delete(id: number): void;
}

interface BucketRow {
  name: string;
  created_at: number;
  objects: number;
  bytes: number;
}

/** The buckets in an open database. */
export function createBucketRows(database: Database): BucketRows {
  const columns = 'name, created_at, objects, bytes';
  const insert = database.prepare(
    'INSERT INTO s3_buckets (name, created_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
  );
  const selectId = database.prepare<{ id: number }>('SELECT id FROM s3_buckets WHERE name = ?');
  const select = database.prepare<BucketRow>(`SELECT ${columns} FROM s3_buckets WHERE name = ?`);
  const selectAll = database.prepare<BucketRow>(`SELECT ${columns} FROM s3_buckets ORDER BY name`);
  const update = database.prepare(
    'UPDATE s3_buckets SET objects = objects + ?, bytes = bytes + ? WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM s3_buckets WHERE id = ?');
  return {
    insert: (name, createdAt) => insert.run(name, createdAt).changes > 0,
    idOf(name): number {
      const row = selectId.get(name);
      if (row === undefined) throw noSuchBucket(name);
      return row.id;
    },
    find(name): BucketInfo | undefined {
      const row = select.get(name);
      return row === undefined ? undefined : toInfo(row);
    },
    all: () => selectAll.all().map(toInfo),
    count(id, objects, bytes): void {
      if (objects !== 0 || bytes !== 0) update.run(objects, bytes, id);
    },
    delete(id): void {
      remove.run(id);
    },
  };
}

/** The error for a bucket that is not there. */
function noSuchBucket(name: string): S3StoreError {
  return new S3StoreError('NoSuchBucket', `There is no bucket "${name}".`);
}

function toInfo(row: BucketRow): BucketInfo {
  const { name, created_at: createdAt, objects, bytes } = row;
  return { name, createdAt, objects, bytes };
}
