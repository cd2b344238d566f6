import type { Database } from '../../store/database.ts';
import type { BlobFiles, BodyFile } from './blob-files.ts';
import type { TakenBody } from './take-body.ts';

/** Where the bytes of a body are: `data` for a small one, else `files`. */
export interface StoredBody {
  readonly data: Uint8Array | undefined;
  readonly files: readonly BodyFile[];
}

/** The rows of bodies, and with them the files these name. */
export interface BodyRows {
  /** Stores a body under a new id. */
  insert(body: Pick<TakenBody, 'data' | 'files'>): number;
  find(id: number): StoredBody | undefined;
  /** Deletes the row; the files follow after the commit. */
  delete(id: number): void;
  /** Deletes the row and leaves the files to another body. */
  forget(id: number): void;
  /** Names of every file that a row names. */
  fileNames(): Set<string>;
}

interface BodyRow {
  data: Uint8Array | null;
  files: string | null;
}

/** The bodies in an open database. */
export function createBodyRows(database: Database, blobs: BlobFiles): BodyRows {
  const insert = database.prepare('INSERT INTO s3_bodies (id, data, files) VALUES (?, ?, ?)');
  const select = database.prepare<BodyRow>('SELECT data, files FROM s3_bodies WHERE id = ?');
  const selectFiles = database.prepare<{ files: string | null }>(
    'SELECT files FROM s3_bodies WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM s3_bodies WHERE id = ?');
  const selectAll = database.prepare<{ files: string }>(
    'SELECT files FROM s3_bodies WHERE files IS NOT NULL',
  );
  const last = database.prepare<{ id: number | null }>('SELECT max(id) AS id FROM s3_bodies').get();
  let lastId = last?.id ?? 0;
  return {
    insert({ data, files }): number {
      lastId += 1;
      insert.run(lastId, data, data === null ? JSON.stringify(files) : null);
      return lastId;
    },
    find(id): StoredBody | undefined {
      const row = select.get(id);
      if (row === undefined) return undefined;
      return { data: row.data ?? undefined, files: parseFiles(row.files) };
    },
    delete(id): void {
      const files = parseFiles(selectFiles.get(id)?.files ?? null);
      remove.run(id);
      if (files.length > 0) database.afterCommit(() => blobs.discard(id, files));
    },
    forget(id): void {
      remove.run(id);
    },
    fileNames(): Set<string> {
      const names = new Set<string>();
      for (const { files } of selectAll.all()) {
        for (const [name] of parseFiles(files)) names.add(name);
      }
      return names;
    },
  };
}

function parseFiles(json: string | null): readonly BodyFile[] {
  return json === null ? [] : (JSON.parse(json) as BodyFile[]);
}
