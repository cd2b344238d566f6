import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Buckets } from '@irori/qarnot';
import { interruptible } from '../../bucket/interruptible.ts';
import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import { type Place, type RemotePlace, twoPlaces } from '../../bucket/place.ts';
import { ShownProgress } from '../../bucket/shown-progress.ts';
import { fromCwd } from '../../config/paths.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { say } from '../../output/say.ts';
import { formatSize } from '../../output/size.ts';
import { write, writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** What was copied. */
interface Copied {
  readonly from: string;
  readonly to: string;
  /** In bytes; null for a copy inside the store. */
  readonly size: number | null;
}

/** What one copy works with. */
interface Copying {
  readonly context: IroriContext;
  readonly buckets: Buckets;
  readonly signal: AbortSignal;
  readonly progress: ShownProgress;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The key to write to: one that ends in a slash, or none, takes the name of what is copied. */
function keyFor({ bucket, key }: RemotePlace, name: string): string {
  if (key !== '' && !key.endsWith('/')) return key;
  if (name === '') throw usageError(text.noKeyIn(`${bucket}/${key}`));
  return `${key}${name}`;
}

async function upload(
  { context, buckets, signal, progress }: Copying,
  from: Exclude<Place, { kind: 'remote' }>,
  to: RemotePlace,
): Promise<Copied> {
  const options = { signal, keepPartial: true, onProgress: progress.transfer };
  if (from.kind === 'pipe') {
    const key = keyFor(to, '');
    const done = await buckets.upload(to.bucket, key, Readable.from(context.stdin), options);
    return { from: '-', to: `${to.bucket}/${done.key}`, size: done.size };
  }
  const file = fromCwd(context, from.path);
  if (await isFolder(file)) {
    throw usageError(text.isFolder(from.path), text.syncHint(from.path, `${to.bucket}/${to.key}`));
  }
  const done = await buckets.upload(to.bucket, keyFor(to, basename(file)), { file }, options);
  return { from: from.path, to: `${to.bucket}/${done.key}`, size: done.size };
}

async function download(
  { context, buckets, signal, progress }: Copying,
  { bucket, key }: RemotePlace,
  to: Exclude<Place, { kind: 'remote' }>,
): Promise<Copied> {
  const from = `${bucket}/${key}`;
  if (key === '' || key.endsWith('/')) {
    const path = to.kind === 'local' ? to.path : './folder';
    throw usageError(text.isFolder(from), text.syncHint(from, path));
  }
  if (to.kind === 'pipe') {
    const { body, size } = await buckets.download(bucket, key, { signal });
    const { stdout } = context.process;
    await pipeline(body, async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) if (!(await write(stdout, piece))) return;
    });
    return { from, to: '-', size };
  }
  const given = fromCwd(context, to.path);
  const inside = /[/\\]$/.test(to.path) || (await isFolder(given));
  const path = inside ? join(given, basename(key)) : given;
  const options = { signal, keepPartial: true, onProgress: progress.transfer };
  const { size } = await buckets.download(bucket, key, { to: path, ...options });
  return { from, to: path, size };
}

async function copy(copying: Copying, from: Place, to: Place): Promise<Copied> {
  if (from.kind !== 'remote') {
    if (to.kind !== 'remote') throw usageError(text.bothHere);
    return upload(copying, from, to);
  }
  if (to.kind !== 'remote') return download(copying, from, to);
  const { buckets, signal } = copying;
  const name = from.key.slice(from.key.lastIndexOf('/') + 1);
  const key = keyFor(to, name);
  if (from.key === '') throw usageError(text.noKeyIn(from.bucket));
  const done = await buckets.copy(from.bucket, from.key, key, { toBucket: to.bucket, signal });
  return { from: `${from.bucket}/${from.key}`, to: `${to.bucket}/${done.key}`, size: null };
}

/** `irori bucket cp`: copies one file or object. */
export async function cp(
  this: IroriContext,
  flags: BucketFlags,
  from: string,
  to: string,
): Promise<void> {
  const [source, target] = twoPlaces(from, to);
  if (source.kind !== 'remote' && target.kind !== 'remote') throw usageError(text.bothHere);
  const buckets = await openBuckets(this, flags);
  const progress = new ShownProgress(this, flags.json !== true);
  await interruptible(this, async (signal) => {
    try {
      const copied = await copy({ context: this, buckets, signal, progress }, source, target);
      progress.clear();
      const toPipe = target.kind === 'pipe';
      if (flags.json === true && !toPipe)
        await writeJson(this.process.stdout, { schemaVersion: 1, ...copied });
      else if (!toPipe) {
        const size = copied.size === null ? '' : formatSize(copied.size);
        say(this, text.copied(copied.from, copied.to, size));
      }
    } finally {
      progress.clear();
    }
  });
}
