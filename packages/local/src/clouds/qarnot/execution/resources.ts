import { randomUUID } from 'node:crypto';
import { rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import type { ListedObject, ObjectStore } from '../../../s3/store/types.ts';
import { codeOf, isDiskFull, messageOf } from '../../../store/errors.ts';
import {
  type Baseline,
  type KnownFile,
  knownFile,
  nameOfKey,
  provideFolder,
  ResourceError,
  readBaseline,
  writeBaseline,
} from './job-folder.ts';
import { inParallel } from './parallel.ts';
import type { ResourceSource } from './plan-types.ts';

const PAGE = 1000;
const COPIES_AT_ONCE = 8;

/** An object with its place in the job folder. */
interface Placed {
  readonly bucket: string;
  readonly object: ListedObject;
  readonly name: string;
}

/**
 * Copies resources into a job folder, later sources over earlier ones, and notes what lies there.
 * What the note says is there already, unchanged in the bucket, is not copied again; so it serves
 * for a refresh of a running instance too: what is gone from the bucket stays.
 *
 * @throws ResourceError when a bucket is missing or a key cannot be a file here.
 */
export async function provideResources(
  objects: ObjectStore,
  sources: readonly ResourceSource[],
  paths: WorkloadPaths,
  signal: AbortSignal,
): Promise<void> {
  const before = readBaseline(paths);
  const after: Record<string, KnownFile> = { ...before };
  const placed = placeAll(objects, sources);
  let copied = 0;
  await inParallel(placed.values(), COPIES_AT_ONCE, async (item) => {
    signal.throwIfAborted();
    if (before[item.name]?.etag === item.object.etag) return;
    copied += 1;
    const known = await copyIn(objects, item, paths).catch((error) => {
      throw describe(error, item);
    });
    if (known !== undefined) after[item.name] = known;
  });
  if (copied > 0) writeBaseline(paths, after satisfies Baseline);
}

function placeAll(objects: ObjectStore, sources: readonly ResourceSource[]): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const { bucket, prefix, stripPrefix } of sources) {
    for (const object of listAll(objects, bucket, prefix)) {
      const name = nameOfKey(object.key, stripPrefix);
      if (name !== undefined) placed.set(name, { bucket, object, name });
    }
  }
  return placed;
}

function* listAll(objects: ObjectStore, bucket: string, prefix: string): Generator<ListedObject> {
  let after: string | undefined;
  do {
    const page = objects.list(bucket, { prefix, limit: PAGE, ...(after && { after }) });
    yield* page.objects;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** Written under another name and renamed, for a program that may be reading the old one. */
async function copyIn(
  objects: ObjectStore,
  { bucket, object, name }: Placed,
  paths: WorkloadPaths,
): Promise<KnownFile | undefined> {
  const path = join(paths.work, name);
  if (object.key.endsWith('/')) {
    await provideFolder(paths.work, path);
    return undefined;
  }
  const stored = objects.get(bucket, object.key);
  // Deleted since it was listed.
  if (stored === undefined) return undefined;
  await provideFolder(paths.work, dirname(path));
  const temporary = join(paths.outputs, randomUUID());
  await objects.export(stored, temporary);
  // In the past, so that any change by the program shows.
  const time = stored.lastModified / 1000;
  await utimes(temporary, time, time);
  await rename(temporary, path);
  return knownFile(path, stored.etag);
}

function describe(error: unknown, { object, name }: Placed): unknown {
  if (error instanceof ResourceError || isDiskFull(error)) return error;
  if (['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes(codeOf(error))) {
    return new ResourceError(
      `The object "${object.key}" cannot be the file "${name}": another object needs a part of ` +
        'this path as a file or folder.',
    );
  }
  return new ResourceError(`The object "${object.key}" cannot be copied: ${messageOf(error)}`);
}
