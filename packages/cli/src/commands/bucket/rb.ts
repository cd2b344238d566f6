import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import type { IroriContext } from '../../context.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { bucketName } from './mb.ts';

/** Flags of `irori bucket rb`. */
export interface BucketRbFlags extends BucketFlags {
  readonly force?: boolean;
}

/** `irori bucket rb`: removes buckets. */
export async function rb(
  this: IroriContext,
  flags: BucketRbFlags,
  ...words: readonly string[]
): Promise<void> {
  const names = words.map(bucketName);
  const buckets = await openBuckets(this, flags);
  for (const name of names) {
    await buckets.delete(name, { force: flags.force === true });
    if (flags.json !== true) say(this, text.bucketRemoved(name));
  }
  if (flags.json === true)
    await writeJson(this.process.stdout, { schemaVersion: 1, removed: names });
}
