import type { Buckets } from '@irori/qarnot';
import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import { type RemotePlace, remotePlace } from '../../bucket/place.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** Flags of `irori bucket rm`. */
export interface BucketRmFlags extends BucketFlags {
  readonly recursive?: boolean;
}

function place(word: string): RemotePlace {
  const found = remotePlace(word);
  if (found.key === '') throw usageError(text.noKeyIn(word), text.forceRemoveHint(found.bucket));
  return found;
}

/** Removes all that lies below a key, taken as a folder. @returns how many objects it were */
async function removeBelow(buckets: Buckets, { bucket, key }: RemotePlace): Promise<number> {
  let count = 0;
  async function* keys(): AsyncGenerator<string> {
    const prefix = key.endsWith('/') ? key : `${key}/`;
    for await (const found of buckets.objects(bucket, { prefix })) {
      count += 1;
      yield found.key;
    }
  }
  await buckets.remove(bucket, keys());
  return count;
}

/** `irori bucket rm`: removes objects. */
export async function rm(
  this: IroriContext,
  flags: BucketRmFlags,
  ...words: readonly string[]
): Promise<void> {
  const places = words.map(place);
  const buckets = await openBuckets(this, flags);
  let removed = 0;
  for (const one of places) {
    if (flags.recursive === true) {
      removed += await removeBelow(buckets, one);
      continue;
    }
    // Removing what is not there succeeds; a mistyped name should not.
    await buckets.head(one.bucket, one.key);
    await buckets.remove(one.bucket, one.key);
    removed += 1;
  }
  if (flags.json === true) await writeJson(this.process.stdout, { schemaVersion: 1, removed });
  else say(this, text.objectsRemoved(removed));
}
