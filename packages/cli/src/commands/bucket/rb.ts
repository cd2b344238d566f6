import { isConflictError } from '@irori/core';
import type { Buckets } from '@irori/qarnot';
import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import type { IroriContext } from '../../context.ts';
import { commandError } from '../../errors.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { bucketName } from './mb.ts';

/** Flags of `irori bucket rb`. */
export interface BucketRbFlags extends BucketFlags {
  readonly force?: boolean;
}

async function remove(buckets: Buckets, name: string, force: boolean): Promise<void> {
  try {
    await buckets.delete(name, { force });
  } catch (error) {
    if (!isConflictError(error) || error.reason !== 'BucketNotEmpty') throw error;
    const hint = text.forceRemoveHint(name);
    throw commandError('BUCKET_NOT_EMPTY', text.bucketNotEmpty(name), hint, error);
  }
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
    await remove(buckets, name, flags.force === true);
    if (flags.json !== true) say(this, text.bucketRemoved(name));
  }
  if (flags.json === true)
    await writeJson(this.process.stdout, { schemaVersion: 1, removed: names });
}
