import { join } from 'node:path';
import { stateDir } from '@irori/core/node';
import { type Buckets, Qarnot } from '@irori/qarnot';
import type { CommonFlags } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { connect } from '../session.ts';
import { text } from '../text.ts';

/** The flags of every command about buckets. */
export interface BucketFlags extends CommonFlags {
  readonly profile?: string;
}

/**
 * The buckets of the profile in use, where it is of Qarnot or `local`, else of the first profile of
 * Qarnot.
 */
export async function openBuckets(context: IroriContext, flags: BucketFlags): Promise<Buckets> {
  const { profile, logger, logLevel } = await connect(context, flags, 'qarnot');
  if (profile.cloud !== 'qarnot') {
    throw usageError(text.profileOfOtherCloud(profile.name, profile.cloud, 'qarnot'));
  }
  const { name: _, cloud: __, ...settings } = profile;
  const { clock, env } = context;
  return new Qarnot({ ...settings, logger, logLevel, clock, env }).buckets;
}

/** Where sync remembers what files hold. */
export function syncStateDir({ env }: IroriContext): string {
  return join(stateDir('irori', env), 'sync');
}
