import type { SyncAction, SyncOptions, SyncResult } from '@irori/qarnot';
import { interruptible } from '../../bucket/interruptible.ts';
import { type BucketFlags, openBuckets, syncStateDir } from '../../bucket/open.ts';
import { twoPlaces } from '../../bucket/place.ts';
import { ShownProgress } from '../../bucket/shown-progress.ts';
import { fromCwd } from '../../config/paths.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say } from '../../output/say.ts';
import { formatSize } from '../../output/size.ts';
import { writeJson, writeLine } from '../../output/write.ts';
import { text } from '../../text.ts';

/** Flags of `irori bucket sync`. */
export interface BucketSyncFlags extends BucketFlags {
  readonly delete?: boolean;
  readonly dryRun?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly followLinks?: boolean;
  readonly concurrency?: number;
}

function lineOf(action: SyncAction): string {
  const from = action.action === 'copy' ? ` from ${action.from}` : '';
  return `${action.action} ${action.path}${from}`;
}

function optionsOf(context: IroriContext, flags: BucketSyncFlags, prefix: string): SyncOptions {
  const { include, exclude, concurrency } = flags;
  return {
    prefix,
    delete: flags.delete === true,
    dryRun: flags.dryRun === true,
    symlinks: flags.followLinks === true ? 'follow' : 'skip',
    stateDir: syncStateDir(context),
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(concurrency !== undefined && { concurrency }),
  };
}

/** Says what came of it; the sentences of what was left alone come first. */
function sayResult(context: IroriContext, result: SyncResult, flags: BucketSyncFlags): void {
  const { refused, caseCollisions, extra } = result;
  for (const { path, message } of refused) say(context, text.syncRefused(path, message));
  for (const path of caseCollisions) say(context, text.syncCaseCollision(path));
  const done = [
    text.syncCount(result.uploaded, 'uploaded'),
    text.syncCount(result.downloaded, 'downloaded'),
    text.syncCount(result.copied, 'copied'),
    text.syncCount(result.deleted, 'deleted'),
  ].filter((part) => part !== '');
  const same = result.skipped;
  if (done.length === 0) say(context, text.syncNothingToDo(same));
  else if (flags.dryRun === true) say(context, text.syncWouldDo(done, same));
  else say(context, text.syncDone(done, formatSize(result.bytes), same));
  if (extra > 0 && flags.delete !== true) say(context, text.syncExtra(extra));
}

/** `irori bucket sync`: brings a folder here and one in a bucket to the same state. */
export async function sync(
  this: IroriContext,
  flags: BucketSyncFlags,
  from: string,
  to: string,
): Promise<void> {
  const [source, target] = twoPlaces(from, to);
  const remote = source.kind === 'remote' ? source : target;
  const local = source.kind === 'remote' ? target : source;
  if (remote.kind !== 'remote' || local.kind !== 'local') throw usageError(text.syncNeedsTwo);
  const verb = source.kind === 'remote' ? 'syncFrom' : 'syncTo';
  const buckets = await openBuckets(this, flags);
  const { stdout } = this.process;
  const json = flags.json === true;
  const progress = new ShownProgress(this, !json);
  await interruptible(this, async (signal) => {
    const folder = fromCwd(this, local.path);
    const options = { ...optionsOf(this, flags, remote.key), signal, onProgress: progress.sync };
    let result: SyncResult;
    try {
      result = await buckets[verb](remote.bucket, folder, options);
    } finally {
      progress.clear();
    }
    if (json) await writeJson(stdout, { schemaVersion: 1, ...result });
    else {
      for (const action of result.plan ?? []) await writeLine(stdout, lineOf(action));
      sayResult(this, result, flags);
    }
    if (result.refused.length > 0) this.process.exitCode = exitCodes.error;
  });
}
