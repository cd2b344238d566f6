import type { SchemaModule } from '../../store/database.ts';

/**
 * Tables of the buckets.
 *
 * A body is the bytes of one object or one part: `data` for small ones, else `files`, a JSON list of
 * `[name, bytes]` to be read one after the other. Keys are compared as UTF-8 bytes, as S3 orders
 * them. The object's row holds what lists need; what only a reader needs comes last in it.
 */
export const s3Schema: SchemaModule = {
  name: 's3',
  migrations: [
    `
    CREATE TABLE s3_buckets (
      id         INTEGER PRIMARY KEY,
      name       TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      objects    INTEGER NOT NULL DEFAULT 0,
      bytes      INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE s3_bodies (
      id    INTEGER PRIMARY KEY,
      data  BLOB,
      files TEXT
    );
    CREATE TABLE s3_objects (
      bucket        INTEGER NOT NULL REFERENCES s3_buckets (id),
      key           TEXT NOT NULL,
      size          INTEGER NOT NULL,
      etag          TEXT NOT NULL,
      last_modified INTEGER NOT NULL,
      checksum      TEXT,
      body          INTEGER NOT NULL,
      content_type  TEXT,
      headers       TEXT,
      metadata      TEXT,
      PRIMARY KEY (bucket, key)
    ) WITHOUT ROWID;
    CREATE TABLE s3_uploads (
      id           TEXT PRIMARY KEY,
      bucket       INTEGER NOT NULL REFERENCES s3_buckets (id),
      key          TEXT NOT NULL,
      created_at   INTEGER NOT NULL,
      attributes   TEXT NOT NULL,
      checksum     TEXT
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX s3_uploads_by_key ON s3_uploads (bucket, key, id);
    CREATE TABLE s3_parts (
      upload        TEXT NOT NULL REFERENCES s3_uploads (id),
      number        INTEGER NOT NULL,
      size          INTEGER NOT NULL,
      etag          TEXT NOT NULL,
      last_modified INTEGER NOT NULL,
      checksum      TEXT,
      body          INTEGER NOT NULL,
      PRIMARY KEY (upload, number)
    ) WITHOUT ROWID;
    CREATE TABLE s3_completed (
      upload TEXT PRIMARY KEY,
      bucket INTEGER NOT NULL,
      key    TEXT NOT NULL,
      etag   TEXT NOT NULL,
      at     INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX s3_completed_by_age ON s3_completed (at);
    `,
  ],
};
