import type { EngineClock } from '../../engine/types.ts';
import { CommitGroup } from '../../store/commit-group.ts';
import type { Database } from '../../store/database.ts';
import { BlobFiles } from './blob-files.ts';
import { createBodyRows } from './body-rows.ts';
import { createBucketRows } from './bucket-rows.ts';
import { Buckets } from './buckets.ts';
import { createObjectRows } from './object-rows.ts';
import { Objects } from './objects.ts';
import type { StoreParts } from './store-parts.ts';
import type { ObjectStore } from './types.ts';
import { createUploadRows } from './upload-rows.ts';
import { Uploads } from './uploads.ts';

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
  const { dataDir, database, clock, sync = false } = options;
  const blobs = new BlobFiles(dataDir, sync);
  const parts: StoreParts = {
    database,
    commits: new CommitGroup(database),
    clock,
    blobs,
    bodies: createBodyRows(database, blobs),
    buckets: createBucketRows(database),
    objects: createObjectRows(database),
  };
  const objects = new Objects(parts);
  const uploads = new Uploads(parts, createUploadRows(database), objects);
  const buckets = new Buckets(parts, uploads);
  return {
    createBucket: (name) => buckets.createBucket(name),
    deleteBucket: (name) => buckets.deleteBucket(name),
    bucket: (name) => buckets.bucket(name),
    buckets: () => buckets.buckets(),
    put: (bucket, key, body, attributes, more) => objects.put(bucket, key, body, attributes, more),
    putFile: (bucket, key, path, attributes) => objects.putFile(bucket, key, path, attributes),
    get: (bucket, key) => objects.get(bucket, key),
    bytes: (object) => objects.bytes(object),
    open: (object, range) => objects.open(object, range),
    export: (object, path) => objects.export(object, path),
    copy: (source, bucket, key, more) => objects.copy(source, bucket, key, more),
    delete: (bucket, key) => objects.delete(bucket, key),
    deleteMany: (bucket, keys) => objects.deleteMany(bucket, keys),
    list: (bucket, query) => objects.list(bucket, query),
    createUpload: (bucket, key, attributes, checksum) =>
      uploads.createUpload(bucket, key, attributes, checksum),
    upload: (ref) => uploads.upload(ref),
    putPart: (ref, number, body, more) => uploads.putPart(ref, number, body, more),
    copyPart: (ref, number, source, range) => uploads.copyPart(ref, number, source, range),
    listParts: (ref, query) => uploads.listParts(ref, query),
    listUploads: (bucket, query) => uploads.listUploads(bucket, query),
    completeUpload: (ref, chosen, more) => uploads.completeUpload(ref, chosen, more),
    abortUpload: (ref) => uploads.abortUpload(ref),
    usage: () => buckets.usage(),
    reset: () => buckets.reset(),
    async sweep(signal): Promise<void> {
      const used = parts.bodies.fileNames();
      await blobs.sweep((name) => used.has(name), signal);
    },
    close: () => blobs.settled(),
  };
}
