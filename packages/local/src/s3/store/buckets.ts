import { needingRoomNow } from './disk-full.ts';
import { S3StoreError } from './errors.ts';
import { checkBucketName } from './names.ts';
import type { StoreParts } from './store-parts.ts';
import type { BucketInfo, ObjectStore } from './types.ts';
import type { Uploads } from './uploads.ts';

const RESET_BATCH = 1000;

/** The part of {@link ObjectStore} that is about buckets. */
export class Buckets
  implements
    Pick<ObjectStore, 'createBucket' | 'deleteBucket' | 'bucket' | 'buckets' | 'usage' | 'reset'>
{
  readonly #parts: StoreParts;
  readonly #uploads: Uploads;

  constructor(parts: StoreParts, uploads: Uploads) {
    this.#parts = parts;
    this.#uploads = uploads;
  }

  createBucket(name: string): 'created' | 'owned' {
    checkBucketName(name);
    const { buckets, clock } = this.#parts;
    return needingRoomNow(() => buckets.insert(name, clock.now())) ? 'created' : 'owned';
  }

  deleteBucket(name: string): void {
    const { database, buckets } = this.#parts;
    needingRoomNow(() =>
      database.transaction(() => {
        const id = buckets.idOf(name);
        if ((buckets.find(name)?.objects ?? 0) > 0) {
          throw new S3StoreError('BucketNotEmpty', `The bucket "${name}" is not empty.`);
        }
        this.#uploads.removeAllIn(id);
        buckets.delete(id);
      }),
    );
  }

  bucket(name: string): BucketInfo | undefined {
    return this.#parts.buckets.find(name);
  }

  buckets(): BucketInfo[] {
    return this.#parts.buckets.all();
  }

  usage(): { readonly buckets: number; readonly bytes: number } {
    const all = this.buckets();
    return { buckets: all.length, bytes: all.reduce((sum, bucket) => sum + bucket.bytes, 0) };
  }

  reset(): void {
    this.#parts.database.transaction(() => {
      for (const { name } of this.buckets()) {
        this.#empty(this.#parts.buckets.idOf(name));
        this.deleteBucket(name);
      }
    });
  }

  #empty(bucket: number): void {
    const { objects, bodies, buckets } = this.#parts;
    for (;;) {
      const batch = objects.range(bucket, '', undefined, RESET_BATCH);
      if (batch.length === 0) return;
      for (const { key, size } of batch) {
        const old = objects.old(bucket, key);
        objects.delete(bucket, key);
        if (old !== undefined) bodies.delete(old.body);
        buckets.count(bucket, -1, -size);
      }
    }
  }
}
