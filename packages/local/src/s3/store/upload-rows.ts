import type { Database } from '../../store/database.ts';
import type { BodyFile } from './blob-files.ts';
import { checksumText, parseChecksum } from './object-rows.ts';
import type { ObjectAttributes, StoredPart, UploadInfo, UploadRef } from './types.ts';

/** A part with where its bytes are. */
export interface PartContent extends StoredPart {
  readonly body: number;
  readonly files: readonly BodyFile[];
}

/** An upload that became an object. */
interface CompletedUpload {
  readonly key: string;
  readonly etag: string;
}

/** The rows of multipart uploads. */
export interface UploadRows {
  insert(bucket: number, upload: UploadInfo): void;
  find(bucket: number, ref: UploadRef): UploadInfo | undefined;
  /** Deletes the upload and the rows of its parts; their bodies are the caller's. */
  delete(id: string): void;
  /** Ids of the uploads in a bucket. */
  idsIn(bucket: number): string[];
  /** Uploads in order, behind `(afterKey, afterId)`, with `from <= key < behind`. */
  range(bucket: string, bucketId: number, query: UploadRange): UploadInfo[];
  putPart(id: string, part: StoredPart & { readonly body: number }): void;
  /** The body of a part that is there. */
  partBody(id: string, number: number): number | undefined;
  parts(id: string): PartContent[];
  partsAfter(id: string, after: number, limit: number): StoredPart[];
  /** Remembers what an upload became, so that completing it again gives the same answer. */
  complete(bucket: number, id: string, completed: CompletedUpload, at: number): void;
  completed(bucket: number, id: string): CompletedUpload | undefined;
  /** Forgets the completed uploads of before `at`. */
  forgetCompleted(at: number): void;
  forgetCompletedIn(bucket: number): void;
}

/** Which uploads to list. */
interface UploadRange {
  readonly from: string;
  readonly behind: string | undefined;
  readonly afterKey: string;
  readonly afterId: string;
  readonly limit: number;
}

interface UploadRow {
  id: string;
  key: string;
  created_at: number;
  attributes: string;
  checksum: string | null;
}

interface PartRow {
  number: number;
  size: number;
  etag: string;
  last_modified: number;
  checksum: string | null;
}

const uploadColumns = 'id, key, created_at, attributes, checksum';
const partColumns = 'number, size, etag, last_modified, checksum';

/** The uploads in an open database. */
export function createUploadRows(database: Database): UploadRows {
  return { ...uploads(database), ...parts(database), ...completedUploads(database) };
}

function uploads(
  database: Database,
): Pick<UploadRows, 'insert' | 'find' | 'delete' | 'idsIn' | 'range'> {
  const insert = database.prepare(
    `INSERT INTO s3_uploads (bucket, ${uploadColumns}) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare<UploadRow>(
    `SELECT ${uploadColumns} FROM s3_uploads WHERE id = ? AND bucket = ? AND key = ?`,
  );
  const remove = database.prepare('DELETE FROM s3_uploads WHERE id = ?');
  const removeParts = database.prepare('DELETE FROM s3_parts WHERE upload = ?');
  const selectIds = database.prepare<{ id: string }>('SELECT id FROM s3_uploads WHERE bucket = ?');
  const selectRange = database.prepare<UploadRow>(
    `SELECT ${uploadColumns} FROM s3_uploads WHERE bucket = ? AND key >= ? ` +
      'AND (? IS NULL OR key < ?) AND (key, id) > (?, ?) ORDER BY key, id LIMIT ?',
  );
  return {
    insert(bucket, { id, key, createdAt, attributes, checksum }): void {
      const text = JSON.stringify(attributes);
      insert.run(bucket, id, key, createdAt, text, checksumText(checksum));
    },
    find(bucket, ref): UploadInfo | undefined {
      const row = select.get(ref.id, bucket, ref.key);
      return row === undefined ? undefined : toUpload(ref.bucket, row);
    },
    delete(id): void {
      removeParts.run(id);
      remove.run(id);
    },
    idsIn: (bucket) => selectIds.all(bucket).map((row) => row.id),
    range(bucket, bucketId, { from, behind = null, afterKey, afterId, limit }): UploadInfo[] {
      return selectRange
        .all(bucketId, from, behind, behind, afterKey, afterId, limit)
        .map((row) => toUpload(bucket, row));
    },
  };
}

function parts(
  database: Database,
): Pick<UploadRows, 'putPart' | 'partBody' | 'parts' | 'partsAfter'> {
  const replace = database.prepare(
    `REPLACE INTO s3_parts (upload, ${partColumns}, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectBody = database.prepare<{ body: number }>(
    'SELECT body FROM s3_parts WHERE upload = ? AND number = ?',
  );
  const selectAll = database.prepare<PartRow & { body: number; files: string }>(
    `SELECT ${partColumns}, body, files FROM s3_parts JOIN s3_bodies ON s3_bodies.id = body ` +
      'WHERE upload = ? ORDER BY number',
  );
  const selectAfter = database.prepare<PartRow>(
    `SELECT ${partColumns} FROM s3_parts WHERE upload = ? AND number > ? ORDER BY number LIMIT ?`,
  );
  return {
    putPart(id, part): void {
      const { number, size, etag, lastModified, checksum, body } = part;
      replace.run(id, number, size, etag, lastModified, checksumText(checksum), body);
    },
    partBody: (id, number) => selectBody.get(id, number)?.body,
    parts: (id) =>
      selectAll.all(id).map((row) => ({
        ...toPart(row),
        body: row.body,
        files: JSON.parse(row.files) as BodyFile[],
      })),
    partsAfter: (id, after, limit) => selectAfter.all(id, after, limit).map(toPart),
  };
}

function completedUploads(
  database: Database,
): Pick<UploadRows, 'complete' | 'completed' | 'forgetCompleted' | 'forgetCompletedIn'> {
  const insert = database.prepare(
    'INSERT INTO s3_completed (upload, bucket, key, etag, at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<CompletedUpload>(
    'SELECT key, etag FROM s3_completed WHERE upload = ? AND bucket = ?',
  );
  const removeOld = database.prepare('DELETE FROM s3_completed WHERE at < ?');
  const removeIn = database.prepare('DELETE FROM s3_completed WHERE bucket = ?');
  return {
    complete(bucket, id, { key, etag }, at): void {
      insert.run(id, bucket, key, etag, at);
    },
    completed: (bucket, id) => select.get(id, bucket),
    forgetCompleted(at): void {
      removeOld.run(at);
    },
    forgetCompletedIn(bucket): void {
      removeIn.run(bucket);
    },
  };
}

function toUpload(bucket: string, row: UploadRow): UploadInfo {
  return {
    id: row.id,
    bucket,
    key: row.key,
    createdAt: row.created_at,
    attributes: JSON.parse(row.attributes) as ObjectAttributes,
    checksum: parseChecksum<UploadInfo['checksum']>(row.checksum),
  };
}

function toPart(row: PartRow): StoredPart {
  return {
    number: row.number,
    size: row.size,
    etag: row.etag,
    lastModified: row.last_modified,
    checksum: parseChecksum(row.checksum),
  };
}
