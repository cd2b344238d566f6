import type { Database } from '../../store/database.ts';
import type { Checksum, ListedObject, ObjectAttributes, StoredObject } from './types.ts';

/** An object as a row holds it. */
export type ObjectContent = Omit<StoredObject, 'bucket'>;

/** What is known of an object before it is replaced or deleted. */
interface OldObject {
  readonly size: number;
  readonly etag: string;
  readonly body: number;
}

/** The rows of objects. */
export interface ObjectRows {
  find(bucket: number, key: string): ObjectContent | undefined;
  old(bucket: number, key: string): OldObject | undefined;
  /** Stores an object, in place of the one under its key. */
  put(bucket: number, object: ObjectContent): void;
  delete(bucket: number, key: string): void;
  /** Objects with `from <= key < behind`, in order; no `behind` is no end. */
  range(bucket: number, from: string, behind: string | undefined, limit: number): ListedObject[];
}

interface ListedRow {
  key: string;
  size: number;
  etag: string;
  last_modified: number;
  checksum: string | null;
}

interface ObjectRow extends ListedRow {
  body: number;
  content_type: string | null;
  headers: string | null;
  metadata: string | null;
}

/** The objects in an open database. */
export function createObjectRows(database: Database): ObjectRows {
  const listed = 'key, size, etag, last_modified, checksum';
  const all = `${listed}, body, content_type, headers, metadata`;
  const select = database.prepare<ObjectRow>(
    `SELECT ${all} FROM s3_objects WHERE bucket = ? AND key = ?`,
  );
  const selectOld = database.prepare<OldObject>(
    'SELECT size, etag, body FROM s3_objects WHERE bucket = ? AND key = ?',
  );
  const replace = database.prepare(
    `REPLACE INTO s3_objects (bucket, ${all}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare('DELETE FROM s3_objects WHERE bucket = ? AND key = ?');
  const where = 'FROM s3_objects WHERE bucket = ? AND key >= ?';
  const selectRange = database.prepare<ListedRow>(
    `SELECT ${listed} ${where} AND key < ? ORDER BY key LIMIT ?`,
  );
  const selectRest = database.prepare<ListedRow>(`SELECT ${listed} ${where} ORDER BY key LIMIT ?`);
  return {
    find(bucket, key): ObjectContent | undefined {
      const row = select.get(bucket, key);
      return row === undefined ? undefined : toContent(row);
    },
    old: (bucket, key) => selectOld.get(bucket, key),
    put(bucket, object): void {
      replace.run(
        bucket,
        object.key,
        object.size,
        object.etag,
        object.lastModified,
        checksumText(object.checksum),
        object.body,
        object.contentType,
        recordText(object.headers),
        recordText(object.metadata),
      );
    },
    delete(bucket, key): void {
      remove.run(bucket, key);
    },
    range(bucket, from, behind, limit): ListedObject[] {
      const rows =
        behind === undefined
          ? selectRest.all(bucket, from, limit)
          : selectRange.all(bucket, from, behind, limit);
      return rows.map(toListed);
    },
  };
}

/** A checksum as the database holds it. */
export function checksumText(checksum: Partial<Checksum> | null): string | null {
  return checksum === null ? null : JSON.stringify(checksum);
}

/** A checksum out of the database. */
export function parseChecksum<T = Checksum>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

/** Attributes with what is left out filled in. */
export function wholeAttributes(attributes: Partial<ObjectAttributes>): ObjectAttributes {
  const { contentType = null, headers = {}, metadata = {} } = attributes;
  return { contentType, headers, metadata };
}

function recordText(record: Readonly<Record<string, string>>): string | null {
  for (const _ in record) return JSON.stringify(record);
  return null;
}

function parseRecord(text: string | null): Record<string, string> {
  return text === null ? {} : (JSON.parse(text) as Record<string, string>);
}

function toListed(row: ListedRow): ListedObject {
  return {
    key: row.key,
    size: row.size,
    etag: row.etag,
    lastModified: row.last_modified,
    checksum: parseChecksum(row.checksum),
  };
}

function toContent(row: ObjectRow): ObjectContent {
  return {
    ...toListed(row),
    body: row.body,
    contentType: row.content_type,
    headers: parseRecord(row.headers),
    metadata: parseRecord(row.metadata),
  };
}
