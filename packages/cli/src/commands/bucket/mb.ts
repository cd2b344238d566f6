import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import { remotePlace } from '../../bucket/place.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** The name of a bucket, which is all that the word may hold. */
export function bucketName(word: string): string {
  const { bucket, key } = remotePlace(word);
  if (key !== '') throw usageError(text.notABucket(word));
  return bucket;
}

/** `irori bucket mb`: makes buckets. */
export async function mb(
  this: IroriContext,
  flags: BucketFlags,
  ...words: readonly string[]
): Promise<void> {
  const names = words.map(bucketName);
  const buckets = await openBuckets(this, flags);
  for (const name of names) {
    await buckets.create(name);
    if (flags.json !== true) say(this, text.bucketMade(name));
  }
  if (flags.json === true)
    await writeJson(this.process.stdout, { schemaVersion: 1, created: names });
}
