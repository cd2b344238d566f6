import type { EngineClock } from '../../engine/types.ts';
import type { CommitGroup } from '../../store/commit-group.ts';
import type { Database } from '../../store/database.ts';
import type { BlobFiles } from './blob-files.ts';
import type { BodyRows, StoredBody } from './body-rows.ts';
import type { BucketRows } from './bucket-rows.ts';
import { checkConditions } from './conditions.ts';
import { S3StoreError } from './errors.ts';
import type { ObjectContent, ObjectRows } from './object-rows.ts';
import type { TakenBody } from './take-body.ts';
import type { StoredObject, WriteConditions } from './types.ts';

/** What the store is made of; its pieces work on the same. */
export interface StoreParts {
  readonly database: Database;
  /** For what many clients do at once. */
  readonly commits: CommitGroup;
  readonly clock: Pick<EngineClock, 'now'>;
  readonly blobs: BlobFiles;
  readonly bodies: BodyRows;
  readonly buckets: BucketRows;
  readonly objects: ObjectRows;
}

/** Bytes that no row names yet. */
export type NewBody = Pick<TakenBody, 'data' | 'files'>;

/** Commits rows that name a new body; its files are removed when that fails. */
export async function commitBody<T>(
  { commits, blobs }: StoreParts,
  body: NewBody,
  write: () => T,
): Promise<T> {
  try {
    return await commits.run(write);
  } catch (error) {
    await blobs.remove(body.files);
    throw error;
  }
}

/**
 * Puts an object in place of what lies under its key; to be called in a transaction.
 *
 * @throws S3StoreError `NoSuchBucket`, `PreconditionFailed`, `NoSuchKey`.
 */
export function writeObject(
  { bodies, buckets, objects }: StoreParts,
  bucket: string,
  body: NewBody,
  content: Omit<ObjectContent, 'body'>,
  conditions: WriteConditions,
): StoredObject {
  const id = buckets.idOf(bucket);
  const old = objects.old(id, content.key);
  checkConditions(conditions, content.key, old?.etag);
  const object = { ...content, body: bodies.insert(body) };
  objects.put(id, object);
  if (old !== undefined) bodies.delete(old.body);
  buckets.count(id, old === undefined ? 1 : 0, content.size - (old?.size ?? 0));
  return { ...object, bucket };
}

/** The body of an object. @throws S3StoreError `NoSuchKey` when it was removed meanwhile. */
export function bodyOf({ bodies }: StoreParts, object: StoredObject): StoredBody {
  const body = bodies.find(object.body);
  if (body !== undefined) return body;
  throw new S3StoreError('NoSuchKey', `The object "${object.key}" was removed meanwhile.`);
}

/** The same bytes once more, for another row. */
export async function duplicateBody(parts: StoreParts, object: StoredObject): Promise<NewBody> {
  const { data, files } = bodyOf(parts, object);
  if (data !== undefined) return { data, files: [] };
  const release = parts.blobs.hold(object.body);
  try {
    return { data: null, files: await parts.blobs.duplicate(files) };
  } finally {
    release();
  }
}
